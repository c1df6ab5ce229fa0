"""The few ways in which somebody with one placement can stand, so that the database counts them.

Nobody is read to be counted then. What a way means is `standings.stand` alone: it is asked once for every way,
of somebody made up who stands so. Whoever has several placements is read one by one.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from itertools import product

from django.db.models import Case, Expression, F, IntegerField, OuterRef, Subquery, When
from django.db.models.functions import Cast, Coalesce
from django.db.models.lookups import Exact

from pledges.figures.standings import Mark, Stand, Work, stand
from pledges.models import CandidateStage, Placement, PlacementStep, Scheme
from pledges.models.candidates import DECISIVE
from pledges.persons import APPRENTICESHIPS

SCHEMES = (("ordinary",), ("flex_job",), APPRENTICESHIPS)  # whatever is not here is as the first
REASONS = ("", *Placement.EndReason.values)
MARKS = ("", *DECISIVE)
BEFORE, SAME_DAY, AFTER = WHEN = range(3)  # when the mark was written, as the last day sees it
OF_STEP = 2 * len(SCHEMES)
TENTHS = 1_000  # of an hour; more than anybody works in a week
DAY = date(2026, 1, 15)


@dataclass(frozen=True)
class Way:
    """All that decides where somebody with one placement stands."""

    over: bool
    reason: str
    mark: str
    when: int
    paid: bool
    scheme: str

    def stand(self) -> Stand:
        """Their hours say only whether there are any."""
        ended = DAY if self.over else None
        work = Work(DAY, ended, self.reason, Decimal(int(self.paid)), scheme=self.scheme)
        on = DAY + timedelta(days=self.when - SAME_DAY)
        marks = [Mark(on, self.mark)] if self.mark else []
        return stand([work], marks, DAY + timedelta(days=2))


@cache
def stands() -> tuple[Stand, ...]:
    """Where each way stands, by its number."""
    schemes = [codes[0] for codes in SCHEMES]
    ways = product((False, True), REASONS, MARKS, WHEN, (False, True), schemes)
    return tuple(Way(*digits).stand() for digits in ways)


def numbers_of(standing: str) -> list[int]:
    return [number for number, found in enumerate(stands()) if found.standing == standing]


def with_ways(placements, day: date):
    """With `way`, and with `head` and `step`, which it is made of and which `read` takes apart.

    Two look-ups for each: the step that holds on the day, and the last decisive stage by then.
    """
    ended = Case(When(ended_on__lt=day, then=len(REASONS) + _place("end_reason", REASONS)))
    return placements.annotate(
        head=Coalesce(ended, 0) * len(MARKS) * len(WHEN) + _mark(day), step=_step(day)
    ).annotate(way=F("head") * OF_STEP + F("step") % OF_STEP)


def read(head: int, step: int) -> Stand:
    """Where they stand, with their hours that week."""
    found = stands()[head * OF_STEP + step % OF_STEP]
    if head >= len(REASONS) * len(MARKS) * len(WHEN):  # it is over
        return found
    paid, unpaid = divmod(step // OF_STEP, TENTHS)
    return replace(found, paid=Decimal(paid) / 10, unpaid=Decimal(unpaid) / 10)


def _step(day):
    steps = PlacementStep.objects.filter(placement=OuterRef("pk"), starts_on__lte=day)
    scheme = Coalesce("scheme", OuterRef("scheme"))
    ids = dict(Scheme.objects.values_list("code", "pk"))
    known = [
        When(Exact(scheme, ids[code]), then=place)
        for place, codes in enumerate(SCHEMES)
        for code in codes
        if place and code in ids
    ]
    hours = F("paid_hours") * 10 * TENTHS + F("unpaid_hours") * 10
    paid = Case(When(paid_hours__gt=0, then=1), default=0)
    code = Cast(hours, IntegerField()) * OF_STEP + paid * len(SCHEMES) + Case(*known, default=0)
    return _last(steps.order_by("-starts_on"), code)


def _mark(day):
    stages = CandidateStage.objects.filter(
        candidate=OuterRef("candidate"), stage__in=DECISIVE, on__lte=day
    )
    when = Case(
        When(on__lt=OuterRef("ended_on"), then=BEFORE),
        When(on=OuterRef("ended_on"), then=SAME_DAY),
        default=AFTER,
    )
    return _last(stages.order_by("-on", "-pk"), _place("stage", MARKS) * len(WHEN) + when)


def _last(rows, code) -> Expression:
    return Coalesce(Subquery(rows.annotate(code=code).values("code")[:1]), 0)


def _place(field, values):
    places = [When(**{field: value}, then=at) for at, value in enumerate(values) if value]
    return Case(*places, default=0, output_field=IntegerField())
