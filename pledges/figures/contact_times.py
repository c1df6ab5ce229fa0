"""How soon companies were called: in working hours of the unit, and against the promised deadline."""

import math
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import Aggregate, Count, F, FloatField, Q
from django.utils import timezone

from pledges.figures.scopes import EVERYTHING, Scope, chosen_handovers
from pledges.followup.deadlines import FIRST_CALL, late


@dataclass(frozen=True)
class ContactCounts:
    """`due` are the calls whose time has come: made, or not made by the deadline of an open sheet."""

    contacted: int
    in_time: int
    due: int

    @property
    def share(self) -> int | None:
        """Whole per cent within the deadline; None before any call was due."""
        return math.floor(100 * self.in_time / self.due) if self.due else None


@dataclass(frozen=True)
class Calls(ContactCounts):
    """`late` are the first calls that should have been made by now and were not."""

    late: int


@dataclass(frozen=True)
class ContactTimes(ContactCounts):
    """In working hours."""

    median: float | None
    p90: float | None


class _Percentile(Aggregate):
    """The smallest value that at least this share of the rows does not exceed; PostgreSQL only."""

    function = "PERCENTILE_DISC"
    template = "%(function)s(%(share)s) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = FloatField()


def contact_times(scope: Scope = EVERYTHING, now: datetime | None = None) -> ContactTimes:
    called = chosen_handovers(scope).exclude(contact_hours=None)
    median, p90 = _percentiles(called, (0.5, 0.9))
    return ContactTimes(**vars(contact_counts(scope, now)), median=median, p90=p90)


def contact_counts(scope: Scope = EVERYTHING, now: datetime | None = None) -> ContactCounts:
    """Whoever withdrew before their deadline, or asked for a pause, counts neither for nor against.

    Counts a column of the index that it walks, so that no row itself is read.
    """
    return _counts(chosen_handovers(scope).aggregate(**_calls(now or timezone.now())))


def contact_counts_of_networks(scope: Scope, now: datetime | None = None) -> dict[int, Calls]:
    """The same for each network of the scope by itself, by its id, with those that wait too long right now."""
    now = now or timezone.now()
    waiting = Count("contact_due", filter=late(now, *FIRST_CALL))
    rows = chosen_handovers(scope).values("network").annotate(**_calls(now), waiting=waiting)
    return {row["network"]: Calls(**vars(_counts(row)), late=row["waiting"]) for row in rows}


def _calls(now):
    in_vain = Q(first_contact_at=None, closed_at__gt=F("contact_due"), contact_due__lt=now)
    return {
        "contacted": Count("contact_due", filter=Q(first_contact_at__isnull=False)),
        "in_time": Count("contact_due", filter=Q(first_contact_at__lte=F("contact_due"))),
        "missed": Count("contact_due", filter=late(now, *FIRST_CALL) | in_vain),
    }


def _counts(row):
    return ContactCounts(row["contacted"], row["in_time"], row["contacted"] + row["missed"])


def _percentiles(handovers, shares) -> list[float | None]:
    if connection.vendor == "postgresql":
        found = handovers.aggregate(
            **{f"p{n}": _Percentile("contact_hours", share=share) for n, share in enumerate(shares)}
        )
        return list(found.values())
    hours = handovers.order_by("contact_hours").values_list("contact_hours", flat=True)
    if not (count := handovers.count()):
        return [None for _share in shares]
    return [hours[math.ceil(share * count) - 1] for share in shares]
