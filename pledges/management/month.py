"""A unit's month, network by network: what came in, what was called too late, and what became of it."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Count, F, Q
from django.utils import timezone

from accounts.models import Organisation
from pledges.followup.deadlines import FIRST_CALL, late
from pledges.models import FollowUpEntry, Handover
from taskforces.models import Network

REFERRED, HIRED = Handover.Status.REFERRED, Handover.Status.HIRED


@dataclass(frozen=True)
class NetworkMonth:
    """`late` are calls whose deadline lay in the month and that came after it, or not at all."""

    network: str
    sheets: int
    late: int
    referred: int
    hired: int


@dataclass(frozen=True)
class Month:
    first: date
    rows: tuple[NetworkMonth, ...]

    @property
    def total(self) -> NetworkMonth:
        sums = (
            sum(getattr(row, name) for row in self.rows)
            for name in ("sheets", "late", "referred", "hired")
        )
        return NetworkMonth("", *sums)


def month_before(day: date) -> date:
    """The first day of the month before the day's own."""
    return date(day.year - (day.month == 1), 12 if day.month == 1 else day.month - 1, 1)


def month_after(first: date) -> date:
    return date(first.year + (first.month == 12), first.month % 12 + 1, 1)


def month_of(unit: Organisation, first: date, now: datetime) -> Month:
    """Four queries, however many networks there are."""
    since, until = _midnight(first), _midnight(month_after(first))
    ours = Handover.objects.filter(unit=unit).order_by()
    came = _counted(ours.filter(created_at__gte=since, created_at__lt=until))
    due = ours.filter(contact_due__gte=since, contact_due__lt=min(until, now))
    in_vain = Q(first_contact_at=None, closed_at__gt=F("contact_due"))
    too_late = late(now, *FIRST_CALL) | in_vain | Q(first_contact_at__gt=F("contact_due"))
    missed = _counted(due.filter(too_late))
    steps = FollowUpEntry.objects.filter(
        handover__unit=unit, at__gte=since, at__lt=until, status_after__in=[REFERRED, HIRED]
    ).order_by()
    counted = steps.values_list("handover__network", "status_after")
    reached = {
        (network, status): number
        for network, status, number in counted.annotate(n=Count("handover", distinct=True))
    }
    named = Network.objects.filter(
        pk__in={*came, *missed, *(network for network, _status in reached)}
    )
    return Month(
        first,
        tuple(
            NetworkMonth(
                network.name,
                sheets=came[network.pk],
                late=missed[network.pk],
                referred=reached.get((network.pk, REFERRED), 0),
                hired=reached.get((network.pk, HIRED), 0),
            )
            for network in named.order_by("name")
        ),
    )


def _counted(handovers) -> Counter:
    return Counter(dict(handovers.values_list("network").annotate(n=Count("pk"))))


def _midnight(day):
    return timezone.make_aware(datetime.combine(day, time()))
