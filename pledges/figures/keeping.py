"""Keeps in a candidate's row where they stand, from one day until another, so that nobody is read to be counted.

What is kept follows from the rows by `standings.stand` alone. Whoever changes one of those rows forgets it
(`forget_standing`); a figure then reads that person one by one, until the worker has kept it again.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from pledges.figures.standings import Mark, Stand, Work, stand
from pledges.models import Candidate, CandidateStage, Placement, PlacementStep
from pledges.models.candidates import DECISIVE

BATCH = 500
COLUMNS = (
    *("stands_from", "stands_until", "standing", "paid_hours", "unpaid_hours", "in_flex_job"),
    *("of_one_unit", "of_one_network"),
)
NOBODY = Stand("")


@dataclass
class Life:
    """All that was ever written of one person: placements with their steps by day, and decisive stages in order."""

    works: dict[int, Work] = field(default_factory=dict)
    steps: dict[int, list[tuple[date, Decimal, Decimal, str | None]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    marks: list[Mark] = field(default_factory=list)
    places: set[tuple[int | None, int | None]] = field(default_factory=set)

    def works_on(self, day: date) -> list[Work]:
        """With the hours and the scheme of the step that holds on the day."""
        return [
            self._with_hours(work, self.steps[pk], day)
            for pk, work in self.works.items()
            if work.starts_on <= day
        ]

    def turns(self) -> set[date]:
        """The days on which they may come to stand elsewhere."""
        days = {mark.on for mark in self.marks}
        for pk, work in self.works.items():
            days |= {work.starts_on, *(step[0] for step in self.steps[pk])}
            if work.ended_on:
                days.add(work.ended_on + timedelta(days=1))
        return days

    def _with_hours(self, work, steps, day):
        begun = [step for step in steps if step[0] <= day]
        if not begun:
            return work
        _on, paid, unpaid, scheme = max(begun, key=lambda step: step[0])
        return replace(work, paid=paid, unpaid=unpaid, scheme=scheme or work.scheme)


def around(life: Life, day: date) -> tuple[Stand | None, date, date | None]:
    """Where they stand on the day, since when at least, and the first day on which that may be over."""
    turns = life.turns()
    since = max((turn for turn in turns if turn <= day), default=date.min)
    until = min((turn for turn in turns if turn > day), default=None)
    return stand(life.works_on(day), life.marks, day), since, until


def keep(candidates: Collection[int], day: date) -> int:
    """Writes where these stand on the day, under their locks; how many rows that changed."""
    with transaction.atomic():
        locked = Candidate.objects.select_for_update(of=("self",)).filter(pk__in=candidates)
        rows = list(locked.order_by("pk"))
        lives, changed = _lives(candidates), []
        for row in rows:
            before = [getattr(row, name) for name in COLUMNS]
            _write(row, lives[row.pk], day)
            if [getattr(row, name) for name in COLUMNS] != before:
                changed.append(row)
        # All rows are there, and locked: an update of many rows at once, each with values of its own.
        Candidate.objects.bulk_create(
            changed, update_conflicts=True, unique_fields=["pk"], update_fields=COLUMNS
        )
    return len(changed)


def keep_due(*, limit: int, day: date | None = None) -> int:
    """Those of whom nothing is kept, or only up to an earlier day; how many there were."""
    day = day or timezone.localdate()
    due = Candidate.objects.filter(Q(stands_from=None) | Q(stands_until__lte=day)).order_by()
    ids = list(due.values_list("pk", flat=True)[:limit])
    for some in _batches(ids):
        keep(some, day)
    return len(ids)


def keep_all(day: date | None = None) -> int:
    """Everybody anew; how many were kept otherwise than their rows say. None, unless somebody wrote past the models.

    Whose standing was not kept, or no longer holds, is kept first and not counted.
    """
    day = day or timezone.localdate()
    while keep_due(limit=BATCH, day=day):
        pass
    ids = list(Candidate.objects.order_by("pk").values_list("pk", flat=True))
    return sum(keep(some, day) for some in _batches(ids))


def _write(row, life, day):
    found, row.stands_from, row.stands_until = around(life, day)
    found = found or NOBODY
    row.standing = str(found.standing)
    row.paid_hours, row.unpaid_hours, row.in_flex_job = found.paid, found.unpaid, found.flex
    row.of_one_unit = {unit for unit, _network in life.places} <= {row.unit_id}
    row.of_one_network = {network for _unit, network in life.places} <= {row.network_id}


def _lives(candidates) -> dict[int, Life]:
    lives = defaultdict(Life)
    placements = Placement.objects.filter(candidate__in=candidates).order_by("pk")
    columns = ("pk", "candidate", "unit", "network", "starts_on", "ended_on", "end_reason")
    for pk, candidate, unit, network, *dates, code in placements.values_list(
        *columns, "scheme__code"
    ):
        lives[candidate].works[pk] = Work(*dates, scheme=code)
        lives[candidate].places.add((unit, network))
    steps = PlacementStep.objects.filter(placement__candidate__in=candidates).order_by()
    for candidate, pk, *step in steps.values_list(
        *("placement__candidate", "placement", "starts_on"),
        *("paid_hours", "unpaid_hours", "scheme__code"),
    ):
        lives[candidate].steps[pk].append(tuple(step))
    stages = CandidateStage.objects.filter(candidate__in=candidates, stage__in=DECISIVE)
    for candidate, on, stage in stages.order_by("on", "pk").values_list("candidate", "on", "stage"):
        lives[candidate].marks.append(Mark(on, stage))
    return lives


def _batches(ids: list[int]) -> Iterable[list[int]]:
    return (ids[at : at + BATCH] for at in range(0, len(ids), BATCH))
