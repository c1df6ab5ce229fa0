"""Persons by where they stand on a day, from the rows: the figure and, one by one, what it counts."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from pledges.figures.funnel import EVERYTHING, Scope, chosen_placements
from pledges.figures.standings import IN_JOB, Mark, Stand, Standing, Work, stand
from pledges.models import Candidate, CandidateStage, Placement, PlacementStep, RetentionCheck
from pledges.models.candidates import Stage

DECISIVE = (Stage.SELF_SUPPORTING, Stage.EDUCATION, Stage.RETURNED)


@dataclass(frozen=True)
class Person:
    """A candidate on the day. `moved`: went on to another company in the network, weeks and all."""

    candidate: int
    stand: Stand
    moved: bool = False
    lasted: frozenset[int] = frozenset()  # weeks


@dataclass
class Count:
    """How many stand there, and their hours a week."""

    standing: Standing
    persons: int = 0
    paid: Decimal = Decimal(0)
    unpaid: Decimal = Decimal(0)


@dataclass(frozen=True)
class AtWork:
    """Everybody once; `flex` are those of the self-supporting who are in a flex job."""

    day: date
    people: list[Person] = field(default_factory=list)

    @property
    def counts(self) -> list[Count]:
        counts = {standing: Count(standing) for standing in Standing}
        for person in self.people:
            count = counts[person.stand.standing]
            count.persons += 1
            count.paid += person.stand.paid
            count.unpaid += person.stand.unpaid
        return list(counts.values())

    @property
    def persons(self) -> int:
        return len(self.people)

    @property
    def in_job(self) -> int:
        return sum(person.stand.standing in IN_JOB for person in self.people)

    @property
    def paid_hours(self) -> Decimal:
        return sum((person.stand.paid for person in self.people), Decimal(0))

    @property
    def flex(self) -> int:
        supported = Standing.SELF_SUPPORTING
        return sum(p.stand.flex for p in self.people if p.stand.standing == supported)

    @property
    def moved(self) -> int:
        return sum(person.moved for person in self.people)

    def lasted(self, weeks: int) -> int:
        return sum(weeks in person.lasted for person in self.people)

    @property
    def lasted_13(self) -> int:
        return self.lasted(13)

    @property
    def lasted_26(self) -> int:
        return self.lasted(26)


def at_work(scope: Scope = EVERYTHING, day: date | None = None) -> AtWork:
    """Of the scope's sheets and openings, whenever they came in: everybody who had begun by the day, and who is decided on."""
    day = day or timezone.localdate()
    rows = _placements(scope, day)
    works, moved, ids = defaultdict(list), set(), {}
    for row in rows:
        candidate = row.pop("candidate")
        if row.pop("moved_from"):
            moved.add(candidate)
        ids[row.pop("pk")] = candidate
        works[candidate].append(Work(**row))
    marks = _marks(scope, day, list(works))
    lasted = _lasted(ids, day)
    people = [
        Person(candidate, found, candidate in moved, frozenset(lasted[candidate]))
        for candidate in sorted({*works, *marks})
        if (found := stand(works[candidate], marks[candidate], day))
    ]
    return AtWork(day, people)


def candidates_at(found: AtWork, standing: str) -> dict[int, Person]:
    """Exactly those whom the figure counts, by the candidate's id."""
    return {
        person.candidate: person
        for person in found.people
        if standing == "alle" or person.stand.standing == standing
    }


def _placements(scope, day):
    """Each with the hours and the scheme of its last step by the day."""
    begun = PlacementStep.objects.filter(placement=OuterRef("pk"), starts_on__lte=day)
    last = begun.order_by("-starts_on")
    rows = Placement.objects.order_by("pk").filter(starts_on__lte=day, candidate__isnull=False)
    if scope != EVERYTHING:
        rows = chosen_placements(replace(scope, since=None, until=None), rows)
    return rows.values(
        "pk", "candidate", "moved_from", "starts_on", "ended_on", "end_reason"
    ).annotate(
        paid=Coalesce(Subquery(last.values("paid_hours")[:1]), Decimal(0)),
        unpaid=Coalesce(Subquery(last.values("unpaid_hours")[:1]), Decimal(0)),
        scheme=Coalesce(Subquery(last.values("scheme__code")[:1]), F("scheme__code")),
    )


def _marks(scope, day, at_work):
    """Of those who are at work in the scope, and of those who are followed in its networks."""
    marks = defaultdict(list)
    stages = CandidateStage.objects.filter(stage__in=DECISIVE, on__lte=day).order_by("on", "pk")
    if scope != EVERYTHING:
        followed = _followed(scope)
        stages = stages.filter(Q(candidate__in=at_work) | Q(candidate__in=followed))
    for candidate, on, stage in stages.values_list("candidate", "on", "stage"):
        marks[candidate].append(Mark(on, stage))
    return marks


def _followed(scope):
    """Candidates of the scope's networks and units, with or without a placement; an event has none."""
    found = Candidate.objects.order_by()
    if scope.events is not None:
        return found.none()
    if scope.networks is not None:
        found = found.filter(network__in=scope.networks)
    if scope.units is not None:
        found = found.filter(unit__in=scope.units)
    if scope.sight is not None:
        mine = Q(unit__in=scope.sight.organisations) | Q(network__in=scope.sight.networks)
        found = found.filter(mine)
    return found.values("pk")


def _lasted(candidates, day):
    """Weeks by candidate: an answered check of a job, never a status."""
    found = defaultdict(set)
    checks = RetentionCheck.objects.filter(unit_says=RetentionCheck.Says.STILL, due_on__lte=day)
    of_step = PlacementStep.objects.filter(
        placement=OuterRef("placement"), starts_on__lte=OuterRef("due_on")
    ).order_by("-starts_on")
    checks = checks.alias(paid=Subquery(of_step.values("paid_hours")[:1])).filter(paid__gt=0)
    for placement, weeks in checks.values_list("placement", "weeks"):
        if placement in candidates:
            found[candidates[placement]].add(weeks)
    return found
