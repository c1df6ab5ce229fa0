"""Workload: how many of a network's sheets each person follows up."""

import math
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from pledges.figures.scopes import Scope


@dataclass(frozen=True)
class Workload:
    """`unit` is named where it is not the network's own.

    `median` is in working hours to first contact, of the period's sheets; None where there are none.
    """

    name: str
    unit: str
    open: int
    late: int
    visits: int
    median: float | None


def workload(handovers, *, scope: Scope, late: Q, now: datetime) -> list[Workload]:
    """Whoever has open sheets, most late on top; what nobody has taken is a line of its unit. Two queries."""
    rows = (
        handovers.open()
        .order_by()
        .values("unit", "unit__name", "network__unit", "owner", "owner__name")
        .annotate(
            all=Count("pk"),
            late=Count("pk", filter=late),
            visits=Count("pk", filter=Q(visit_at__gt=now)),
        )
        .order_by("-late", "-all", "owner__name", "unit")
    )
    hours = _hours(handovers, scope)
    return [
        Workload(
            name=row["owner__name"] or _("Enhedens fælles kø"),
            unit="" if row["unit"] == row["network__unit"] else row["unit__name"],
            open=row["all"],
            late=row["late"],
            visits=row["visits"],
            median=_median(hours.get((row["unit"], row["owner"]), [])),
        )
        for row in rows
    ]


def _hours(handovers, scope):
    """A period of one network is some thousands of numbers at most."""
    rows = handovers.filter(created_at__gte=scope.since, created_at__lt=scope.until)
    found: dict[tuple, list[float]] = {}
    for unit, owner, hours in rows.exclude(contact_hours=None).values_list(
        "unit", "owner", "contact_hours"
    ):
        found.setdefault((unit, owner), []).append(hours)
    return found


def _median(hours):
    """The smallest value that at least half do not exceed, as in `contact_times`."""
    return sorted(hours)[math.ceil(len(hours) / 2) - 1] if hours else None
