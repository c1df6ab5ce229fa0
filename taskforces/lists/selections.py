"""Rules kept under a name, for oneself or for all: saved, renamed, shown first, removed; the same for every list."""

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.models import Organisation, User
from accounts.refusals import Refused
from taskforces.models import SavedSelection


class SelectionRefused(Refused):
    class Code(models.TextChoices):
        TAKEN = "taken", _("Det navn har et andet udvalg.")


@transaction.atomic
def save_selection(
    organisation: Organisation,
    subject: str,
    *,
    name: str,
    filters: dict,
    by: User,
    person: User | None = None,
) -> SavedSelection:
    """Under a name that is taken it takes the other's place; `person` alone sees it, or with None everybody."""
    saved, _new = SavedSelection.objects.update_or_create(
        organisation=organisation,
        subject=subject,
        person=person,
        name=name,
        defaults={"filters": filters, "created_by": by},
    )
    audit.record(organisation, by=by, verb="save_selection", thing=saved)
    return saved


@transaction.atomic
def change_selection(saved: SavedSelection, *, name: str, opens_first: bool, by: User) -> None:
    """Of those that the same people see, one at most is shown first. Raises SelectionRefused."""
    alike = SavedSelection.objects.select_for_update().filter(
        organisation=saved.organisation_id, subject=saved.subject, person=saved.person_id
    )
    others = [each for each in alike if each.pk != saved.pk]
    if name in {each.name for each in others}:
        raise SelectionRefused(SelectionRefused.Code.TAKEN)
    if opens_first:
        alike.exclude(pk=saved.pk).update(opens_first=False)
    saved.name, saved.opens_first = name, opens_first
    saved.save(update_fields=["name", "opens_first"])
    audit.record(saved.organisation, by=by, verb="change_selection", thing=saved)


@transaction.atomic
def remove_selection(saved: SavedSelection, *, by: User) -> None:
    audit.record(saved.organisation, by=by, verb="remove_selection", thing=saved)
    saved.delete()


def opening_one(saved: list[SavedSelection]) -> SavedSelection | None:
    """What a list opens with: one's own choice, else the organisation's."""
    chosen = [each for each in saved if each.opens_first]
    return min(chosen, key=lambda each: (each.person_id is None, each.pk), default=None)
