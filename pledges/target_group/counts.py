"""Counts of a network's target group: registered, found, came. A day that is counted again is put right."""

from datetime import date

from django.db import transaction

from accounts import audit
from accounts.models import User
from pledges.models import TargetGroupCount
from taskforces.models import Network

NUMBERS = ("registered", "found", "came")


def share(part: int, whole: int) -> int | None:
    """Whole per cent; None where there is nothing to be a part of."""
    return 100 * part // whole if whole else None


def count_group(
    network: Network, *, counted_on: date, by: User, source: str = "", **numbers: int
) -> TargetGroupCount:
    """`numbers` are registered, found and came; the database refuses a part that is larger than its whole."""
    with transaction.atomic():
        before = TargetGroupCount.objects.filter(network=network, counted_on=counted_on).first()
        facts = numbers | {"source": source, "created_by": by}
        count, _made = TargetGroupCount.objects.update_or_create(
            network=network, counted_on=counted_on, defaults=facts
        )
        _tell(count, "counted", by, before=before and _numbers(before), after=_numbers(count))
    return count


def remove_count(count: TargetGroupCount, *, by: User) -> None:
    with transaction.atomic():
        _tell(count, "removed", by, before=_numbers(count))
        count.delete()


def _numbers(count):
    return {name: getattr(count, name) for name in NUMBERS}


def _tell(count, verb, by, *, before=None, after=None):
    audit.record(
        count.network.host,
        by=by,
        verb=f"target_group.{verb}",
        thing=count,
        before=before,
        after=after,
    )
