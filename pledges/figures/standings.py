"""Where a person stands on a day: one of a few kinds, and their own hours. Pure; nothing is read here.

A person is one reference of one unit. However many placements they have, they stand in one place: at work
in the best way that any of them gives, or where the latest thing that was written says.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _

from pledges.models.candidates import Stage
from pledges.models.placements import Placement
from pledges.persons import APPRENTICESHIPS

EndReason = Placement.EndReason


class Standing(models.TextChoices):
    """In this order of precedence among placements of one day."""

    SELF_SUPPORTING = "selvforsoergende", _("selvforsørgende")
    FLEX_JOB = "fleksjob", _("fleksjob")
    APPRENTICE = "laere", _("i lære")
    PARTLY_PAID = "loennet", _("delvist lønnet")
    INTERNSHIP = "praktik", _("i praktik")
    ORDINARY = "ordinaert", _("gået over i ordinært job")
    EDUCATION = "uddannelse", _("i uddannelse")
    BETWEEN = "uden", _("uden plads nu")
    RETURNED = "tilbage", _("tilbage i jobcentret")


# Who of them has at least some paid hours on the day.
IN_JOB = (Standing.SELF_SUPPORTING, Standing.FLEX_JOB, Standing.APPRENTICE, Standing.PARTLY_PAID)
DEFINITIONS = {
    Standing.SELF_SUPPORTING: _(
        "Har lønnede timer på dagen, eller havde det til sidst, og er noteret som selvforsørgende."
    ),
    Standing.FLEX_JOB: _("Har lønnede timer i fleksjob på dagen."),
    Standing.APPRENTICE: _("Har lønnede timer som lærling på dagen."),
    Standing.PARTLY_PAID: _("Har mindst nogle lønnede timer på dagen, og er ikke noteret højere."),
    Standing.INTERNSHIP: _("Er hos en virksomhed på dagen uden en eneste lønnet time."),
    Standing.ORDINARY: _("Forløbet sluttede, fordi det gik over i ordinært job."),
    Standing.EDUCATION: _("Er begyndt på uddannelse."),
    Standing.BETWEEN: _("Har haft et forløb og er ikke i gang nu."),
    Standing.RETURNED: _("Er sendt tilbage til jobcentret med en grund."),
}
_AT_REST = {
    Stage.SELF_SUPPORTING: Standing.SELF_SUPPORTING,
    Stage.EDUCATION: Standing.EDUCATION,
    Stage.RETURNED: Standing.RETURNED,
}
_ENDED = {EndReason.ORDINARY_JOB: Standing.ORDINARY, EndReason.EDUCATION: Standing.EDUCATION}
# After these nobody is what they were noted as before.
_BREAKS = (EndReason.COMPANY, EndReason.PERSON)


@dataclass(frozen=True)
class Work:
    """A placement that had begun by the day, with the hours and the scheme of the day."""

    starts_on: date
    ended_on: date | None = None
    end_reason: str = ""
    paid: Decimal = Decimal(0)
    unpaid: Decimal = Decimal(0)
    scheme: str = "ordinary"


@dataclass(frozen=True)
class Mark:
    """A stage that was written of the person, of a day up to the one asked for."""

    on: date
    stage: str


@dataclass(frozen=True)
class Stand:
    standing: Standing
    paid: Decimal = Decimal(0)
    unpaid: Decimal = Decimal(0)
    flex: bool = False


def stand(works: Iterable[Work], marks: Iterable[Mark], day: date) -> Stand | None:
    """None is somebody who never began anywhere, of whom nothing decisive is written either."""
    works = [work for work in works if work.starts_on <= day]
    marks = [mark for mark in marks if mark.on <= day and mark.stage in _AT_REST]
    running = [work for work in works if work.ended_on is None or work.ended_on >= day]
    ended = [work for work in works if work not in running]
    return _at_work(running, marks, ended) if running else _at_rest(ended, marks)


def kind_of_work(work: Work) -> Standing:
    """What one placement is by its hours and scheme; an internship is no job."""
    if not work.paid:
        return Standing.INTERNSHIP
    if work.scheme == "flex_job":
        return Standing.FLEX_JOB
    return Standing.APPRENTICE if work.scheme in APPRENTICESHIPS else Standing.PARTLY_PAID


def _at_work(running, marks, ended):
    kinds = {kind_of_work(work) for work in running}
    paid = sum((work.paid for work in running), Decimal(0))
    unpaid = sum((work.unpaid for work in running), Decimal(0))
    flex = Standing.FLEX_JOB in kinds
    best = next(kind for kind in Standing if kind in kinds)
    last = _last_mark(marks, ended)
    if paid and last and last.stage == Stage.SELF_SUPPORTING:
        best = Standing.SELF_SUPPORTING
    return Stand(best, paid, unpaid, flex)


def _at_rest(works, marks):
    """The latest of what was written and how placements ended; of the same day what was written."""
    mark, end = _last_mark(marks, works), None
    for work in works:
        if work.end_reason in (*_ENDED, *_BREAKS) and (not end or work.ended_on >= end.ended_on):
            end = work
    if mark and (end is None or mark.on >= end.ended_on):
        return Stand(_AT_REST[mark.stage])
    if end is not None:
        return Stand(_ENDED.get(end.end_reason, Standing.BETWEEN))
    return Stand(Standing.BETWEEN) if works else None


def _last_mark(marks, ended):
    """The latest, if nobody stopped after it; of two on a day the one written last."""
    last = None
    for mark in marks:
        if last is None or mark.on >= last.on:
            last = mark
    stopped = [work.ended_on for work in ended if work.end_reason in _BREAKS]
    if last and last.stage == Stage.SELF_SUPPORTING and any(day > last.on for day in stopped):
        return None
    return last
