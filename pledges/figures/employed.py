"""Who was hired and who lasted, counted in persons with their own hours: never in promises, never in sheets."""

from django.db.models import Count, F, IntegerField, OuterRef, Q, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from pledges.models import RetentionCheck
from pledges.models.placements import paid_hours_on

NOBODY = {"sheets": 0, "positions": 0, "hours": 0, "companies": 0}


def person_of(placement: str = "") -> Coalesce:
    """What tells one person from another; `placement` is the way to it, with its last two underscores.

    A candidate is one reference of one unit. What an older version wrote has none yet, and is somebody.
    """
    return Coalesce(F(f"{placement}candidate"), -F(f"{placement}pk"), output_field=IntegerField())


def employed(placements, *by: str) -> dict[int | None, dict[str, dict[str, int]]]:
    """Hired and retained of these placements: persons, their companies, their paid hours today.

    By the value of the column `by` of the placement, or all under None. Two queries.
    """
    today = timezone.localdate()
    hired = placements.jobs_begun(today)
    stayed = (
        RetentionCheck.objects.order_by()
        .alias(paid_then=paid_hours_on(OuterRef("due_on"), OuterRef("placement")))
        .filter(placement__in=placements, weeks=13, unit_says=RetentionCheck.Says.STILL)
        .filter(due_on__lte=today, paid_then__gt=0)
    )
    found = {}
    for key, rows, way in (("hired", hired, ""), ("retained", stayed, "placement__")):
        for of, numbers in _counted(rows, way, today, by):
            found.setdefault(of, {"hired": dict(NOBODY), "retained": dict(NOBODY)})[key] = numbers
    return found


def _counted(rows, way, today, by):
    group = [f"{way}{name}" for name in by]
    at_work = Q(**{f"{way}ended_on": None}) | Q(**{f"{way}ended_on__gte": today})
    rows = rows.annotate(paid_now=paid_hours_on(today, OuterRef(f"{way}pk")))
    numbers = {
        "persons": Count(person_of(way), distinct=True),
        "companies": Count(
            Coalesce(f"{way}handover__company_key", f"{way}opening__company"), distinct=True
        ),
        "hours": Sum("paid_now", filter=at_work, default=0),
    }
    lines = rows.values(*group).annotate(**numbers) if group else [rows.aggregate(**numbers)]
    for line in lines:
        persons = line["persons"]
        yield (
            line[group[0]] if group else None,
            {
                "sheets": persons,
                "positions": persons,
                "hours": int(line["hours"] or 0),
                "companies": line["companies"],
            },
        )
