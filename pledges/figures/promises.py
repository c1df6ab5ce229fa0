"""What a promise counts: one rule for the goals of networks and programmes, the channels and the files.

A promise is a sheet, or an opening that a company told of without one.
"""

from dataclasses import dataclass

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from pledges.figures.scopes import Scope, chosen_openings
from pledges.models import Opening
from pledges.taxonomy import LEAST_HOURS


@dataclass(frozen=True)
class Promised:
    """How many promises, and the jobs in them."""

    promises: int = 0
    jobs: int = 0


LEAST = Case(
    *(When(hours=band, then=Value(least)) for band, least in LEAST_HOURS.items()),
    default=Value(0),
    output_field=IntegerField(),
)


def worth(*, positions, withdrawn, least):
    """(jobs, hours a week at least) of an opening without a sheet: what the company did not take back.

    `least` is the lower end of its band of hours. A sheet counts what was ticked on it. Numbers, or columns.
    """
    jobs = positions - withdrawn
    return jobs, jobs * least


def with_worth(rows: QuerySet) -> QuerySet:
    """Openings of `told()` with their `jobs` and `least_hours`, those of their parts too."""
    jobs, hours = worth(positions=F("positions"), withdrawn=F("withdrawn"), least=LEAST)
    return rows.order_by().annotate(jobs=_with_parts(jobs), least_hours=_with_parts(hours))


def told_in(scope: Scope) -> Promised:
    rows = with_worth(chosen_openings(scope))
    found = rows.aggregate(n=Count("pk"), promised=Sum("jobs", default=0))
    return Promised(found["n"], found["promised"])


def told_in_networks(scope: Scope) -> dict[int, Promised]:
    """The same for each network of the scope by itself, by its id."""
    rows = with_worth(chosen_openings(scope)).values_list("network")
    return {
        pk: Promised(n, jobs) for pk, n, jobs in rows.annotate(n=Count("pk"), promised=Sum("jobs"))
    }


def told_by_others(rows: QuerySet, sheets: QuerySet) -> QuerySet:
    """Of companies that none of these sheets is of, so that nobody is counted twice."""
    return rows.filter(~Exists(sheets.filter(company_key=OuterRef("company"))))


def _with_parts(number):
    parts = Opening.objects.filter(given_from=OuterRef("pk")).order_by().values("given_from")
    given = Subquery(parts.annotate(n=Sum(number)).values("n"), output_field=IntegerField())
    return number + Coalesce(given, 0)
