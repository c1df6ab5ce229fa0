"""What came in, month by month."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Sum
from django.db.models.functions import TruncMonth
from django.utils import timezone

from pledges.figures.scopes import EVERYTHING, Scope, chosen_handovers

MOST = 36


@dataclass(frozen=True)
class Month:
    first_day: date
    sheets: int = 0
    positions: int = 0
    hours: int = 0
    companies: int = 0


def by_month(scope: Scope = EVERYTHING) -> list[Month]:
    """The newest months of the scope, empty ones between them too; a company counts once in each."""
    rows = (
        chosen_handovers(scope)
        .annotate(month=TruncMonth("created_at"))
        .values("month")
        .annotate(
            n=Count("*"),
            jobs=Sum("positions"),
            least=Sum("hours"),
            firms=Count("company_key", distinct=True),
        )
        .order_by("month")
    )
    found = [
        Month(timezone.localdate(row["month"]), row["n"], row["jobs"], row["least"], row["firms"])
        for row in rows
    ]
    return _without_gaps(found)[-MOST:]


def _without_gaps(months):
    known = {month.first_day: month for month in months}
    day, filled = min(known, default=None), []
    while day and day <= max(known):
        filled.append(known.get(day, Month(day)))
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return filled
