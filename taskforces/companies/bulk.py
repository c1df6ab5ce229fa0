"""One thing done with many at once is written down, so that it can be taken back."""

from collections.abc import Iterable

from django.apps import apps
from django.core import serializers
from django.db import IntegrityError, transaction

from accounts import audit
from accounts.models import Organisation, User
from taskforces.companies import moving
from taskforces.companies.moving import MoveRefused
from taskforces.models import BulkChange


def note(
    organisation: Organisation,
    what: str,
    *,
    by: User,
    number: int,
    label: str = "",
    added: Iterable = (),
    before: Iterable = (),
) -> BulkChange | None:
    """None where it changed nothing. `added`: rows that were made by it; `before`: what stood where it changed something."""
    if not number:
        return None
    made: dict[str, list[int]] = {}
    for row in added:
        made.setdefault(row._meta.label, []).append(row.pk)
    return BulkChange.objects.create(
        organisation=organisation,
        what=what,
        label=label,
        number=number,
        added=[[model, ids] for model, ids in made.items()],
        before=list(before),
        by=by,
    )


@transaction.atomic
def undo(change: BulkChange, *, by: User) -> BulkChange:
    """What was made goes, and what was changed or deleted is there again. Raises UndoRefused or MoveRefused."""
    change = moving.take_for_undoing(change)
    for model, ids in change.added:
        apps.get_model(model)._base_manager.filter(pk__in=ids).delete()
    _bring_back(change)
    moving.undo(change)
    audit.record(change.organisation, by=by, verb="undo_bulk", thing=change)
    return change


def _bring_back(change):
    try:
        with transaction.atomic():
            for deleted in change.deleted.order_by("pk"):
                for each in serializers.deserialize("json", deleted.content["rows"]):
                    each.save()
                for model, name, pk, ids in deleted.content["pointed"]:
                    rows = apps.get_model(model)._base_manager.filter(pk__in=ids)
                    rows.filter(**{name: None}).update(**{f"{name}_id": pk})
    except IntegrityError as error:
        raise MoveRefused(MoveRefused.Code.IN_THE_WAY) from error
    change.deleted.all().delete()
