"""The next step that somebody wrote on a handover, an opening or a candidate, with a day of their own."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.refusals import Refused
from pledges.followup.changes import changing
from pledges.followup.deadlines import OVERDUE, TODAY, own_step_group
from pledges.models import FollowUpEntry, Handover
from pledges.wording import day_in_words, in_danish

_TONES = {OVERDUE: "bad", TODAY: "sun"}


class StepRefused(Refused):
    class Code(models.TextChoices):
        WORDS = "words", _("Skriv, hvad der skal ske den dag.")


@dataclass(frozen=True)
class OwnStep:
    """As pages and lists show it."""

    text: str
    day: date | None
    group: str
    tone: str


def own_step(thing, now: datetime) -> OwnStep | None:
    """Of anything with `next_step` and `next_step_on`; None where nothing is written."""
    if not thing.next_step:
        return None
    group = own_step_group(thing.next_step_on, now)
    return OwnStep(thing.next_step, thing.next_step_on, group, _TONES.get(group, "quiet"))


def set_next_step(
    handover: Handover,
    *,
    next_step: str,
    next_step_on: date | None,
    by: User,
    expected_version: int | None = None,
) -> Handover:
    """What is next and when; with nothing written the step that stood there is done, and the log says so."""
    if next_step_on and not next_step:
        raise StepRefused(StepRefused.Code.WORDS)
    with changing(
        handover,
        kind=FollowUpEntry.Kind.NOTE,
        by=by,
        text=_in_words(handover.next_step, next_step, next_step_on),
        expected_version=expected_version,
    ) as fresh:
        fresh.next_step, fresh.next_step_on = next_step, next_step_on
    return fresh


def _in_words(before, step, day):
    if not step:
        return in_danish(lambda: _("Gjort: %(step)s") % {"step": before or "–"})
    said = f"{step}, {in_danish(lambda: day_in_words(day))}" if day else step
    return in_danish(lambda: _("Næste skridt: %(step)s") % {"step": said})
