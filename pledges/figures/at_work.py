"""Persons by where they stand on a day, from the rows: the figure and, one by one, what it counts."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from pledges.figures import ways
from pledges.figures.scopes import EVERYTHING, Scope, chosen_placements
from pledges.figures.standings import IN_JOB, Mark, Stand, Standing, Work, stand
from pledges.models import Candidate, CandidateStage, Placement, PlacementStep, RetentionCheck
from pledges.models.candidates import DECISIVE
from pledges.models.placement_steps import paid_hours_on

ALL = "alle"
FEW = 1_000  # so many are read one by one sooner than set apart by the database
KEPT = ("paid_hours", "unpaid_hours", "in_flex_job")
OTHER = Placement.objects.filter(candidate=OuterRef("candidate")).exclude(pk=OuterRef("pk"))


@dataclass
class Count:
    """How many stand there, and their hours a week; `flex` of them are in a flex job."""

    standing: Standing
    persons: int = 0
    paid: Decimal = Decimal(0)
    unpaid: Decimal = Decimal(0)
    flex: int = 0

    def add(self, found: Stand, persons: int = 1) -> None:
        self.persons += persons
        self.paid += found.paid * persons
        self.unpaid += found.unpaid * persons
        self.flex += found.flex * persons


class AtWork:
    """Of the scope's sheets and openings, whenever they came in: everybody once who had begun by the day, or is decided on.

    Most stand in their own row (`keeping`) and are counted from there. A few others are read one by one. Where they
    are many, as on a day long ago, whoever has one placement alone is counted by the database (`ways`).
    """

    def __init__(self, scope: Scope, day: date):
        self.scope, self.day = scope, day

    @cached_property
    def counts(self) -> list[Count]:
        counts = {standing: Count(standing) for standing in Standing}
        kept = self._kept().order_by().values_list("standing", *KEPT)
        for standing, *of_each, persons in kept.annotate(n=models.Count("pk")):
            counts[standing].add(Stand(standing, *of_each), persons)
        for found in self._few.values():
            counts[found.standing].add(found)
        if self._are_few:
            return list(counts.values())
        alone = self._alone().values_list("head", "step").annotate(n=models.Count("pk"))
        for head, step, persons in alone:
            found = ways.read(head, step)
            counts[found.standing].add(found, persons)
        for stage, persons in self._noted().values_list("stage").annotate(n=models.Count("pk")):
            found = _noted_as(stage)
            counts[found.standing].add(found, persons)
        for found in self._several.values():
            counts[found.standing].add(found)
        return list(counts.values())

    @property
    def persons(self) -> int:
        return sum(count.persons for count in self.counts)

    @property
    def in_job(self) -> int:
        return sum(count.persons for count in self.counts if count.standing in IN_JOB)

    @property
    def paid_hours(self) -> Decimal:
        return sum((count.paid for count in self.counts), Decimal(0))

    @property
    def flex(self) -> int:
        """How many of the self-supporting are in a flex job."""
        return next(c.flex for c in self.counts if c.standing == Standing.SELF_SUPPORTING)

    @cached_property
    def moved(self) -> int:
        """Who went on to another company in the network, weeks and all."""
        moved = _begun(self.scope, self.day).filter(moved_from__isnull=False)
        return moved.aggregate(n=models.Count("candidate", distinct=True))["n"]

    @property
    def lasted_13(self) -> int:
        return self.lasted(13)

    @property
    def lasted_26(self) -> int:
        return self.lasted(26)

    def lasted(self, weeks: int) -> int:
        return self._lasted.get(weeks, 0)

    def candidates(self, standing: str = ALL) -> QuerySet[Candidate]:
        """Exactly those whom the figure counts."""
        kept = self._kept() if standing == ALL else self._kept().filter(standing=standing)
        if self._are_few:
            few = [pk for pk, found in self._few.items() if standing in (ALL, str(found.standing))]
            return kept | Candidate.objects.filter(pk__in=few) if few else kept
        alone, noted, several = self._alone(), self._noted(), self._several
        if standing != ALL:
            alone = alone.filter(way__in=ways.numbers_of(standing))
            noted = noted.filter(
                stage__in=[s for s in DECISIVE if _noted_as(s).standing == standing]
            )
            several = [pk for pk, found in several.items() if found.standing == standing]
        return Candidate.objects.filter(
            Q(pk__in=kept.order_by().values("pk"))
            | Q(pk__in=alone.values("candidate"))
            | Q(pk__in=noted.values("candidate"))
            | Q(pk__in=list(several))
        )

    def stands(self, candidates: QuerySet[Candidate] | Collection[int]) -> dict[int, Stand]:
        """Where each of these stands, who are among those whom the figure counts; read one by one."""
        works, marks = defaultdict(list), defaultdict(list)
        begun = _begun(self.scope, self.day).filter(candidate__in=candidates)
        for candidate, *row in _with_hours(begun.order_by("pk"), self.day):
            works[candidate].append(Work(*row))
        stages = _decisive(self.day).filter(candidate__in=candidates).order_by("on", "pk")
        for candidate, on, stage in stages.values_list("candidate", "on", "stage"):
            marks[candidate].append(Mark(on, stage))
        people = sorted({*works, *marks})
        return {pk: stand(works[pk], marks[pk], self.day) for pk in people}

    def _kept(self):
        """Those of the scope whose row says where they stand on the day, and that a figure counts them."""
        found = _of_scope(self._known(), self.scope)
        return found.exclude(standing="")

    def _known(self):
        """Whose row holds on the day and for the scope, which has all of their placements or none."""
        scope, known = self.scope, Candidate.objects.stand_kept(self.day)
        if scope.events is not None:
            return known.none()
        if scope.units is not None or scope.sight is not None:
            known = known.filter(of_one_unit=True)
        if scope.networks is not None or (scope.sight is not None and scope.sight.networks):
            known = known.filter(of_one_network=True)
        return known

    @cached_property
    def _others(self) -> list[int]:
        """Who may not be known, of whatever scope; one more than FEW at most. Each reason has an index."""
        everybody = Candidate.objects.order_by().values_list("pk", flat=True)
        if self.scope.events is not None:
            return list(everybody[: FEW + 1])
        reasons = (
            Q(stands_from=None),
            Q(stands_from__gt=self.day),
            Q(stands_until__lte=self.day),
            ~Q(of_one_unit=True, of_one_network=True),
        )
        first, *more = (everybody.filter(reason) for reason in reasons)
        return list(first.union(*more)[: FEW + 1])

    @property
    def _are_few(self) -> bool:
        return len(self._others) <= FEW

    @cached_property
    def _few(self) -> dict[int, Stand]:
        """Where the others stand whom the scope counts, when they are few."""
        if not self._others or not self._are_few:
            return {}
        known = self._known().order_by().filter(pk__in=self._others)
        others = set(self._others) - set(known.values_list("pk", flat=True))
        found = self.stands(others)
        begun = _begun(self.scope, self.day).filter(candidate__in=others)
        here = set(begun.values_list("candidate", flat=True))
        noted = set(_followed(self.scope).filter(pk__in=found.keys() - here))
        return {pk: one for pk, one in found.items() if pk in here or (pk,) in noted}

    def _alone(self):
        """The placement of each who has no other, whether of this scope or not."""
        return ways.with_ways(self._begun_by_others().exclude(Exists(OTHER)), self.day)

    def _begun_by_others(self):
        known = self._known().filter(pk=OuterRef("candidate"))
        return _begun(self.scope, self.day).exclude(Exists(known))

    @cached_property
    def _several(self) -> dict[int, Stand]:
        """Of those with several placements, one at least of this scope."""
        return self.stands(self._begun_by_others().filter(Exists(OTHER)).values("candidate"))

    def _noted(self):
        """The last decisive stage of each who is followed in the scope, but has not begun anywhere in it."""
        here = _begun(self.scope, self.day).filter(candidate=OuterRef("candidate"))
        later = _decisive(self.day).filter(
            Q(on__gt=OuterRef("on")) | Q(on=OuterRef("on"), pk__gt=OuterRef("pk")),
            candidate=OuterRef("candidate"),
        )
        known = self._known().filter(pk=OuterRef("candidate"))
        noted = _decisive(self.day).exclude(Exists(known))
        noted = noted.exclude(Exists(here)).exclude(Exists(later))
        if self.scope == EVERYTHING:
            return noted
        return noted.filter(candidate__in=_followed(self.scope))

    @cached_property
    def _lasted(self) -> dict[int, int]:
        """Persons by weeks: an answered check of a job, never a status."""
        checks = RetentionCheck.objects.order_by().filter(
            unit_says=RetentionCheck.Says.STILL,
            due_on__lte=self.day,
            placement__in=_begun(self.scope, self.day),
        )
        paid = paid_hours_on(OuterRef("due_on"), OuterRef("placement"))
        checks = checks.alias(paid=paid).filter(paid__gt=0).values_list("weeks")
        return dict(checks.annotate(n=models.Count("placement__candidate", distinct=True)))


def at_work(scope: Scope = EVERYTHING, day: date | None = None) -> AtWork:
    """What is asked of it is read when it is asked for."""
    return AtWork(scope, day or timezone.localdate())


def _begun(scope, day):
    rows = Placement.objects.order_by().filter(starts_on__lte=day, candidate__isnull=False)
    if scope == EVERYTHING:
        return rows
    return chosen_placements(replace(scope, since=None, until=None), rows)


def _with_hours(rows, day):
    """Each with the hours and the scheme of its last step by the day, as `Work` wants them."""
    begun = PlacementStep.objects.filter(placement=OuterRef("pk"), starts_on__lte=day)
    last = begun.order_by("-starts_on")
    return rows.annotate(
        paid=Coalesce(Subquery(last.values("paid_hours")[:1]), Decimal(0)),
        unpaid=Coalesce(Subquery(last.values("unpaid_hours")[:1]), Decimal(0)),
        code=Coalesce(Subquery(last.values("scheme__code")[:1]), F("scheme__code")),
    ).values_list("candidate", "starts_on", "ended_on", "end_reason", "paid", "unpaid", "code")


def _decisive(day):
    return CandidateStage.objects.filter(stage__in=DECISIVE, on__lte=day).order_by()


def _noted_as(stage):
    """Where somebody stands of whom that is written, and who never began anywhere."""
    return stand([], [Mark(date.min, stage)], date.max)


def _followed(scope):
    return _of_scope(Candidate.objects.order_by(), scope).values_list("pk")


def _of_scope(found, scope):
    """Candidates of the scope's networks and units, with or without a placement; an event has none."""
    if scope.events is not None:
        return found.none()
    if scope.networks is not None:
        found = found.filter(network__in=scope.networks)
    if scope.units is not None:
        found = found.filter(unit__in=scope.units)
    if scope.sight is not None:
        mine = Q(unit__in=scope.sight.organisations) | Q(network__in=scope.sight.networks)
        found = found.filter(mine)
    return found
