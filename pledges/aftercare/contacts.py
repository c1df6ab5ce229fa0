"""Plans contacts after a start, and writes down those that were held."""

from datetime import date, timedelta

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.models import User
from accounts.refusals import Refused
from pledges.models import AftercareContact, Placement

MOST = 26  # contacts planned at once


class AftercareRefused(Refused):
    class Code(models.TextChoices):
        ENDED = "ended", _("Forløbet er slut, så der er ikke mere at planlægge.")
        HELD = "held", _("Kontakten er skrevet ned og bliver stående.")


Code = AftercareRefused.Code


def days_of(first: date, *, every_weeks: int, times: int) -> list[date]:
    """The days of a plan: `times` contacts, so many weeks apart."""
    return [first + timedelta(weeks=every_weeks * n) for n in range(times)]


def plan_contacts(
    placement: Placement, *, side: str, days: list[date], owner: User | None, by: User
) -> list[AftercareContact]:
    """A day that already has a contact with that side is left as it is. Raises AftercareRefused after the end."""
    with transaction.atomic():
        fresh = Placement.objects.select_for_update(of=("self",)).get(pk=placement.pk)
        if fresh.state == Placement.State.ENDED:
            raise AftercareRefused(Code.ENDED)
        taken = set(
            fresh.aftercare_contacts.filter(side=side, due_on__in=days).values_list(
                "due_on", flat=True
            )
        )
        made = AftercareContact.objects.bulk_create(
            AftercareContact(placement=fresh, side=side, due_on=day, owner=owner)
            for day in days
            if day not in taken
        )
        _tell(placement, "planned", by, after={"side": side, "contacts": len(made)})
    return made


def hold_contact(
    contact: AftercareContact, *, held_on: date, minutes: int | None, note: str, by: User
) -> AftercareContact:
    """Whoever held it is its owner from then on."""
    with transaction.atomic():
        fresh = AftercareContact.objects.select_for_update().get(pk=contact.pk)
        fresh.held_on, fresh.minutes, fresh.note, fresh.owner = held_on, minutes, note, by
        fresh.save(update_fields=["held_on", "minutes", "note", "owner"])
        _tell(contact.placement, "held", by, after={"side": fresh.side})
    return fresh


def log_contact(
    placement: Placement, *, side: str, held_on: date, minutes: int | None, note: str, by: User
) -> AftercareContact:
    """One that nobody had planned."""
    with transaction.atomic():
        made = AftercareContact.objects.create(
            placement=placement,
            side=side,
            due_on=held_on,
            held_on=held_on,
            minutes=minutes,
            note=note,
            owner=by,
        )
        _tell(placement, "held", by, after={"side": side})
    return made


def drop_contact(contact: AftercareContact, *, by: User) -> None:
    """Raises AftercareRefused for one that was held."""
    with transaction.atomic():
        fresh = AftercareContact.objects.select_for_update().get(pk=contact.pk)
        if fresh.held_on:
            raise AftercareRefused(Code.HELD)
        _tell(contact.placement, "dropped", by, before={"side": fresh.side})
        fresh.delete()


def _tell(placement, verb, by, *, before=None, after=None):
    audit.record(
        placement.unit,
        by=by,
        verb=f"aftercare.{verb}",
        thing=placement,
        before=before,
        after=after,
    )
