"""The next step of a handover in words, and how urgent it is."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.workingdays import WorkingCalendar
from pledges.models import Handover
from pledges.taxonomy import CallWay

Due = Handover.Due

OVERDUE, TODAY, SOON, LATER, WAITING, CLOSED = (
    "overdue",
    "today",
    "soon",
    "later",
    "waiting",
    "closed",
)
GROUPS = {
    OVERDUE: gettext_lazy("Over fristen"),
    TODAY: gettext_lazy("I dag"),
    SOON: gettext_lazy("De næste dage"),
    LATER: gettext_lazy("Senere"),
    WAITING: gettext_lazy("Venter"),
    CLOSED: gettext_lazy("Afsluttet"),
}
A_WEEK = timedelta(days=7)
# After that nobody thinks in working days any more, and counting them is slow.
COUNTED_FOR = timedelta(days=60)

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

    @property
    def is_urgent(self):
        return self.group in (OVERDUE, TODAY)

    @property
    def tone(self):
        return {OVERDUE: "bad", TODAY: "sun"}.get(self.group, "quiet")

    @property
    def company_waits(self):
        """The company said that nobody called, and nobody has reached it since."""
        return bool(self.handover.reported_at and not self.handover.closed_at)


def lines(handovers, now: datetime) -> list[Line]:
    calendars: dict[int, WorkingCalendar] = {}
    return [_line(handover, calendars, now) for handover in handovers]


def line_of(handover: Handover, now: datetime) -> Line:
    return lines([handover], now)[0]


def grouped(found: list[Line]) -> list[dict]:
    """[{key, title, lines}] in the order of urgency, without empty groups."""
    return [
        {"key": key, "title": title, "lines": of_group}
        for key, title in GROUPS.items()
        if (of_group := [line for line in found if line.group == key])
    ]


def group_of(handover: Handover, now: datetime) -> str:
    if handover.closed_at:
        return CLOSED
    if handover.due_at is None:
        return WAITING
    today, due = timezone.localdate(now), timezone.localdate(handover.due_at)
    if due < today or (handover.due_at < now and handover.due_for != Due.VISIT):
        return OVERDUE
    if handover.due_for in (Due.INTRODUCTION, Due.RETURN):
        return WAITING
    if due == today:
        return TODAY
    return SOON if due < today + A_WEEK else LATER


def step_of(handover: Handover, now: datetime) -> tuple[str, str]:
    """(what to do, icon)"""
    if handover.closed_at:
        return handover.get_status_display(), "flag"
    if handover.due_for == Due.NOTHING:
        return handover.get_status_display(), "hourglass"
    if handover.due_for == Due.CONTACT and handover.sheet.call_way == CallWay.EMAIL:
        return _("Skriv"), "mail"
    if handover.due_for == Due.VISIT and handover.due_at < now:
        return _("Skriv om besøget"), "pencil"
    step, icon = STEPS[Due(handover.due_for)]
    return str(step), icon


def due_in_words(handover: Handover, calendar: WorkingCalendar, now: datetime) -> str:
    """ "i dag", "1 arbejdsdag over fristen", "på torsdag", "25. november"; nothing when nothing is due."""
    if handover.closed_at:
        return date_format(timezone.localtime(handover.closed_at), _("j. F"))
    if handover.due_at is None:
        return ""
    if handover.due_for == Due.VISIT:
        return _visit_in_words(handover, now)
    if handover.due_at < now - COUNTED_FOR:
        return _("over fristen siden %(day)s") % {"day": day_in_words(handover.due_at, now)}
    if handover.due_at < now:
        late = calendar.between(timezone.localdate(handover.due_at), timezone.localdate(now))
        if late == 0:
            return _("fristen er lige overskredet")
        return ngettext("%(n)s arbejdsdag over fristen", "%(n)s arbejdsdage over fristen", late) % {
            "n": late
        }
    words = day_in_words(handover.due_at, now)
    return _("til %(day)s") % {"day": words} if handover.due_for == Due.RETURN else words


def sentence(line: Line, now: datetime) -> str:
    """The one thing to do, as a heading: "Ring senest i dag kl. 16.00"."""
    handover = line.handover
    if handover.closed_at:
        return _("Afsluttet %(day)s: %(status)s") % {"day": line.due, "status": line.step}
    if handover.due_at is None:
        return _("Intet haster her lige nu")
    if handover.due_for == Due.VISIT:
        return f"{line.step} {line.due}" if handover.due_at >= now else line.step
    if handover.due_for == Due.RETURN:
        return f"{line.step} {line.due}"
    if handover.due_at < now:
        return f"{line.step} – {line.due}"
    by = f"{day_in_words(handover.due_at, now)} {_clock(handover.due_at)}"
    return _("%(step)s senest %(by)s") % {"step": line.step, "by": by}


def day_in_words(moment: datetime, now: datetime) -> str:
    today, day = timezone.localdate(now), timezone.localdate(moment)
    if day == today:
        return _("i dag")
    if day == today + timedelta(days=1):
        return _("i morgen")
    if today < day < today + A_WEEK:
        # Translators: Django date format of a coming weekday, e.g. "på torsdag"
        return date_format(day, _(r"\p\å l"))
    return date_format(day, _("j. F"))


def _visit_in_words(handover: Handover, now: datetime) -> str:
    return f"{day_in_words(handover.due_at, now)} {_clock(handover.due_at)}"


def _clock(moment: datetime) -> str:
    # Translators: Django time format, e.g. "kl. 18.40"
    return date_format(timezone.localtime(moment), _(r"\k\l. H.i"))


def _line(handover: Handover, calendars: dict, now: datetime) -> Line:
    if handover.unit_id not in calendars:
        calendars[handover.unit_id] = WorkingCalendar(handover.unit)
    step, icon = step_of(handover, now)
    due = due_in_words(handover, calendars[handover.unit_id], now)
    return Line(handover, group_of(handover, now), step, icon, due)
