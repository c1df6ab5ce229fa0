"""Who was hired and who lasted, counted in persons with their own hours: never in promises, never in sheets."""

from django.db.models import Count, F, IntegerField, Q, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from pledges.models.placement_steps import paid_hours_kept
from pledges.models.placements import BEGAN

NOBODY = {"sheets": 0, "positions": 0, "hours": 0, "companies": 0}


def person_of() -> Coalesce:
    """What tells one person from another, of a placement.

    A candidate is one reference of one unit. What an older version wrote has none yet, and is somebody.
    """
    return Coalesce(F("candidate"), -F("pk"), output_field=IntegerField())


def employed(placements, *by: str) -> dict[int | None, dict[str, dict[str, int]]]:
    """Hired and retained of these placements: persons, their companies, their paid hours today.

    By the value of the column `by` of the placement, or all under None. One query, of one index.
    """
    today = timezone.localdate()
    at_work = Q(ended_on=None) | Q(ended_on__gte=today)
    numbers = {}
    for key, step in (
        ("hired", Q(BEGAN, job_from__lte=today)),
        ("retained", Q(lasted_on__lte=today)),
    ):
        numbers |= {
            f"{key}_sheets": Count(person_of(), distinct=True, filter=step),
            f"{key}_companies": Count("company_key", distinct=True, filter=step),
            f"{key}_hours": Sum("paid_now", filter=step & at_work, default=0),
        }
    rows = placements.annotate(paid_now=paid_hours_kept(today))
    lines = rows.values(*by).annotate(**numbers) if by else [rows.aggregate(**numbers)]
    return {
        line[by[0]] if by else None: {key: _of(line, key) for key in ("hired", "retained")}
        for line in lines
    }


def _of(line, key):
    persons, companies, hours = (line[f"{key}_{name}"] for name in ("sheets", "companies", "hours"))
    return {"sheets": persons, "positions": persons, "hours": int(hours), "companies": companies}
