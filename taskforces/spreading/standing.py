"""How far a talk or an article has come, and what counts in the year's sums."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from taskforces.models import Outreach

Result = Outreach.Result


class Standing(models.TextChoices):
    PLANNED = "planned", _("planlagt")
    ASKED = "asked", _("venter på svar")
    CONFIRMED = "confirmed", _("bekræftet")
    DECLINED = "declined", _("sagt nej")
    UNTOLD = "untold", _("blev det til noget?")
    HELD = "held", _("er sket")
    CALLED_OFF = "called_off", _("blev ikke til noget")


TONES = {
    Standing.CONFIRMED: "good",
    Standing.HELD: "good",
    Standing.DECLINED: "bad",
    Standing.UNTOLD: "warn",
    Standing.ASKED: "info",
}


def standing(
    *, result: str, happens_on: date, asked: bool, says_yes: bool | None, today: date
) -> Standing:
    """What was written down counts first; then the day, and then what the one who talks said."""
    if result != Result.PLANNED:
        return Standing(result)
    if happens_on < today:
        return Standing.UNTOLD
    if says_yes is not None:
        return Standing.CONFIRMED if says_yes else Standing.DECLINED
    return Standing.ASKED if asked else Standing.PLANNED


def standing_of(entry: Outreach, today: date) -> Standing:
    return standing(
        result=entry.result,
        happens_on=entry.happens_on,
        asked=entry.asked_at is not None,
        says_yes=entry.says_yes,
        today=today,
    )


@dataclass(frozen=True)
class Sums:
    """`by_kind` has those kinds alone that somebody used, as (label, number, reach)."""

    times: int
    reach: int
    companies: int
    by_kind: tuple[tuple[str, int, int], ...]


def sums(entries: Iterable[Outreach]) -> Sums:
    """Only what has happened counts; what nobody estimated the reach of reached nobody that we know of."""
    held = [entry for entry in entries if entry.result == Result.HELD]
    by_kind = []
    for kind in Outreach.Kind:
        if of_kind := [entry for entry in held if entry.kind == kind]:
            by_kind.append((str(kind.label), len(of_kind), _reach(of_kind)))
    told = {entry.member_id for entry in held} - {None}
    return Sums(len(held), _reach(held), len(told), tuple(by_kind))


def _reach(entries):
    return sum(entry.reach or 0 for entry in entries)
