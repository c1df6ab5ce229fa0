"""The steps of a match from wish to lasting job: which are done, which is next, and whose each of them is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from pledges.matches.done import Done, Progress, progress_of
from pledges.matches.giving import given_of
from pledges.models import Referral
from pledges.models.given_steps import MatchStep


class Side(models.TextChoices):
    """Who has a step: whoever knows the candidate, whoever knows the company, or both together."""

    BROKER = "broker", _("jobformidleren")
    CONSULTANT = "consultant", _("virksomhedskonsulenten")
    BOTH = "both", _("begge")


# Whose each is while nobody was given it by hand.
SIDES = {
    MatchStep.TALK: Side.BROKER,
    MatchStep.WISH: Side.BROKER,
    MatchStep.COMPANY: Side.CONSULTANT,
    MatchStep.PRESENTED: Side.BROKER,
    MatchStep.FIT: Side.BROKER,
    MatchStep.MEETING: Side.BOTH,
    MatchStep.ANSWER: Side.CONSULTANT,
    MatchStep.START: Side.BOTH,
    MatchStep.AFTERCARE: Side.BROKER,
    MatchStep.WEEKS_13: Side.CONSULTANT,
    MatchStep.WEEKS_26: Side.CONSULTANT,
}


@dataclass(frozen=True)
class Given:
    """To whom a step was given by hand, and by when."""

    who: str
    due_on: date


@dataclass(frozen=True)
class Step:
    """`who` did it, or is to; `state` is done, next, ahead or skipped. `due_on` stands where it was given by hand."""

    key: str
    label: str
    side: str
    who: str
    state: str
    on: date | None = None
    due_on: date | None = None

    @property
    def may_be_given(self) -> bool:
        return self.state in ("next", "ahead")


def place_steps(
    done: Mapping[str, Done],
    people: Mapping[str, str],
    given: Mapping[str, Given] | None = None,
    *,
    ended: bool,
) -> list[Step]:
    """Pure. What was passed over is skipped; the first one after all that is done is next, unless it ended.

    Who did a step is known, or it is whom it was given to, or whose it is by its side.
    """
    given = given or {}
    progress, found = Progress(done, ended), []
    for place, (step, side) in enumerate(SIDES.items()):
        key, label = step.value, str(step.label)
        by_hand, was = given.get(key), done.get(key)
        who = by_hand.who if by_hand else people[side]
        if was:
            found.append(Step(key, label, side, was.by or who, "done", was.on))
            continue
        if place < progress.reached:
            found.append(Step(key, label, side, who, "skipped"))
        elif progress.is_open(key):
            state = "next" if place == progress.reached + 1 else "ahead"
            due_on = by_hand.due_on if by_hand else None
            found.append(Step(key, label, side, who, state, due_on=due_on))
    return found


def steps_of(referral: Referral) -> list[Step]:
    """Of one match, read anew."""
    return steps_of_many([referral])[referral.pk]


def steps_of_many(referrals: Iterable[Referral]) -> dict[int, list[Step]]:
    """By the id of the referral; whoever no longer works there has no step."""
    referrals = list(referrals)
    progress, given = progress_of(referrals), given_of(referrals)
    return {
        one.pk: place_steps(
            progress[one.pk].done,
            people_of(one),
            {row.step: Given(row.person.name, row.due_on) for row in given.get(one.pk, ())},
            ended=progress[one.pk].ended,
        )
        for one in referrals
    }


def people_of(referral: Referral) -> dict[str, str]:
    """By name where somebody has it; else the unit that is to find one."""
    broker = _named(referral.candidate.known_by, referral.candidate.unit)
    consultant = _named(referral.opening.responsible, referral.opening.unit)
    both = broker if broker == consultant else f"{broker} · {consultant}"
    return {Side.BROKER: broker, Side.CONSULTANT: consultant, Side.BOTH: both}


def _named(person, unit):
    return person.name if person else unit.name
