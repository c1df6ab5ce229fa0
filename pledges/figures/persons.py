"""Unique persons: however many placements somebody has, they are one.

A person is known here only as a unit and its own reference; the same reference in two units is two persons.
"""

from dataclasses import dataclass, replace

from django.db.models import Count
from django.utils import timezone

from pledges.figures.employed import person_of
from pledges.figures.scopes import EVERYTHING, Scope, chosen_placements
from pledges.models import Placement


@dataclass(frozen=True)
class Persons:
    """Who has begun at a company, and who of them has been paid for at least some hours."""

    placed: int = 0
    hired: int = 0


def unique_persons(scope: Scope = EVERYTHING) -> Persons:
    """In the whole of the scope, each once."""
    placed, hired = _placed_and_hired(scope)
    number = {"n": Count(person_of(), distinct=True)}
    return Persons(placed.aggregate(**number)["n"], hired.aggregate(**number)["n"])


def unique_persons_of_networks(scope: Scope) -> dict[int, Persons]:
    """In each network of the scope; who is in two of them is counted in both."""
    number = {"n": Count(person_of(), distinct=True)}
    placed, hired = (
        dict(rows.values_list("network").annotate(**number)) for rows in _placed_and_hired(scope)
    )
    return {pk: Persons(n, hired.get(pk, 0)) for pk, n in placed.items()} | {
        pk: Persons(0, n) for pk, n in hired.items() if pk not in placed
    }


def _placed_and_hired(scope):
    """By the first day at the company, and by the first day with paid hours; who moves on is hired once."""
    today = timezone.localdate()
    rows = Placement.objects.order_by()
    if scope != EVERYTHING:
        whole_time = replace(scope, since=None, until=None)
        rows = chosen_placements(whole_time, rows)
    jobs = rows.jobs_begun(today)
    began = jobs.exclude(moved_from__in=Placement.objects.jobs_begun(today))
    return (
        _in_period(rows.filter(starts_on__lte=today), "starts_on", scope),
        _in_period(began, "job_from", scope),
    )


def _in_period(rows, day, scope):
    if scope.since:
        rows = rows.filter(**{f"{day}__gte": timezone.localdate(scope.since)})
    return rows.filter(**{f"{day}__lt": timezone.localdate(scope.until)}) if scope.until else rows
