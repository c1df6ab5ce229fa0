"""The next step of a handover in words, and how urgent it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.workingdays import WorkingCalendar
from pledges.followup import deadlines
from pledges.followup.deadlines import LATER, OVERDUE, SOON, TODAY, WAITING
from pledges.followup.own_steps import OwnStep, own_step
from pledges.followup.statuses import moves_by_a_press
from pledges.models import Handover
from pledges.taxonomy import CallWay
from pledges.wording import day_in_words, late_in_words, moment_in_words, until_in_words

Due = Handover.Due

CLOSED = "closed"
GROUPS = {
    OVERDUE: gettext_lazy("Over fristen"),
    TODAY: gettext_lazy("I dag"),
    SOON: gettext_lazy("De næste dage"),
    LATER: gettext_lazy("Senere"),
    WAITING: gettext_lazy("Venter"),
    CLOSED: gettext_lazy("Afsluttet"),
}

# What the clock runs for → (what to do, icon).
STEPS = {
    Due.INTRODUCTION: (gettext_lazy("Introduceres først"), "handshake"),
    Due.CONTACT: (gettext_lazy("Ring"), "phone"),
    Due.CANDIDATE: (gettext_lazy("Svar om kandidat"), "user-check"),
    Due.VISIT: (gettext_lazy("Besøg"), "building-2"),
    Due.CHECK: (gettext_lazy("Tjek, om jobbet holder"), "shield-check"),
    Due.RETURN: (gettext_lazy("På pause"), "pause"),
    Due.NOTHING: (gettext_lazy("Venter"), "hourglass"),
}


@dataclass
class Line:
    """A handover as it stands in the list: `step` is what to do, `due` by when, both in words."""

    handover: Handover
    group: str
    step: str
    icon: str
    due: str
    own_step: OwnStep | None = None
    following: int = 0  # the handover of the row below, 0 for none
    plain: Sequence[tuple] = ()  # (label, value) of the columns that somebody added to the table

    @property
    def is_urgent(self):
        return self.group in (OVERDUE, TODAY)

    @property
    def tone(self):
        return {OVERDUE: "bad", TODAY: "sun"}.get(self.group, "quiet")

    @property
    def moves(self):
        """[(status, label)] that one press on the board may bring."""
        return moves_by_a_press(self.handover)

    @property
    def company_waits(self):
        """The company said that nobody called, and nobody has reached it since."""
        return bool(self.handover.reported_at and not self.handover.closed_at)


@dataclass
class Group:
    """Lines under one heading."""

    key: str
    title: str
    lines: list[Line]


def lines(handovers, now: datetime) -> list[Line]:
    calendars: dict[int, WorkingCalendar] = {}
    return [_line(handover, calendars, now) for handover in handovers]


def line_of(handover: Handover, now: datetime) -> Line:
    return lines([handover], now)[0]


def grouped(found: list[Line]) -> list[Group]:
    """In the order of urgency, without empty groups."""
    return [
        Group(key, title, of_group)
        for key, title in GROUPS.items()
        if (of_group := [line for line in found if line.group == key])
    ]


def in_order(groups: Sequence) -> list[Line]:
    """The rows as they stand on the page from top to bottom; each knows which one follows."""
    found = [line for group in groups for line in group.lines]
    for line, following in pairwise(found):
        line.following = following.handover.pk
    return found


def group_of(handover: Handover, now: datetime) -> str:
    return CLOSED if handover.closed_at else deadlines.group_of(handover, now)


def step_of(handover: Handover, now: datetime) -> tuple[str, str]:
    """(what to do, icon)"""
    if handover.closed_at:
        return handover.get_status_display(), "flag"
    if handover.due_for == Due.NOTHING:
        return handover.get_status_display(), "hourglass"
    due = _due_now(handover, now)
    if due == Due.CONTACT and handover.sheet.call_way == CallWay.EMAIL:
        return _("Skriv"), "mail"
    if due == Due.VISIT and handover.due_at < now:
        return _("Skriv om besøget"), "pencil"
    step, icon = STEPS[due]
    return str(step), icon


def due_in_words(handover: Handover, calendar: WorkingCalendar, now: datetime) -> str:
    """ "i dag", "1 arbejdsdag over fristen", "på torsdag", "25. november"; nothing when nothing is due."""
    if handover.closed_at:
        return day_in_words(handover.closed_at, now, short=True)
    moment = deadlines.next_moment(handover, now)
    if moment is None:
        return ""
    if deadlines.is_late(handover, now):
        return late_in_words(moment, calendar, now)
    if handover.due_for == Due.VISIT:
        return moment_in_words(handover.due_at, now, short=True)
    if handover.due_for == Due.RETURN:
        return until_in_words(moment, now)
    return day_in_words(moment, now, short=True)


def sentence(line: Line, now: datetime) -> str:
    """The one thing to do, as a heading: "Ring senest i dag kl. 16.00"."""
    handover = line.handover
    if handover.closed_at:
        return _("Afsluttet %(day)s: %(status)s") % {"day": line.due, "status": line.step}
    moment = deadlines.next_moment(handover, now)
    if moment is None:
        return _("Der er ikke noget, der haster lige nu")
    if line.group == OVERDUE:
        return f"{line.step} – {line.due}"
    if handover.due_for == Due.VISIT:
        return f"{line.step} {line.due}" if moment >= now else line.step
    if handover.due_for == Due.RETURN:
        return f"{line.step} {line.due}"
    words = (
        day_in_words if handover.due_for == Due.CHECK else moment_in_words
    )  # a check has no hour
    return _("%(step)s senest %(by)s") % {"step": line.step, "by": words(moment, now, short=True)}


def _due_now(handover: Handover, now: datetime) -> Due:
    """When the turn of the one who introduces is over, the unit phones by itself."""
    is_over = deadlines.group_of(handover, now) != WAITING
    if handover.due_for == Due.INTRODUCTION and is_over:
        return Due.CONTACT
    return Due(handover.due_for)


def _line(handover: Handover, calendars: dict, now: datetime) -> Line:
    if handover.unit_id not in calendars:
        calendars[handover.unit_id] = WorkingCalendar(handover.unit)
    step, icon = step_of(handover, now)
    due = due_in_words(handover, calendars[handover.unit_id], now)
    return Line(handover, group_of(handover, now), step, icon, due, own_step(handover, now))
