"""Whom to call today: a unit's open sheets by deadline, in words."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import User
from accounts.workingdays import WorkingCalendar
from pledges.models import Handover

MINE, UNIT, UNASSIGNED = "mine", "enhed", "ledige"
TABS = {
    MINE: gettext_lazy("Mine"),
    UNIT: gettext_lazy("Hele enheden"),
    UNASSIGNED: gettext_lazy("Uden ansvarlig"),
}
OVERDUE, TODAY, SOON, LATER, WAITING = "overdue", "today", "soon", "later", "waiting"
GROUPS = {
    OVERDUE: gettext_lazy("Over fristen"),
    TODAY: gettext_lazy("I dag"),
    SOON: gettext_lazy("De næste dage"),
    LATER: gettext_lazy("Senere"),
    WAITING: gettext_lazy("Kontaktet eller på pause"),
}

A_WEEK = timedelta(days=7)


@dataclass
class Line:
    handover: Handover
    group: str
    due: str

    @property
    def is_urgent(self):
        return self.group in (OVERDUE, TODAY)

    @property
    def tone(self):
        return {OVERDUE: "bad", TODAY: "sun"}.get(self.group, "quiet")


def open_handovers(user: User):
    return Handover.objects.visible_to(user).open()


def counts(user: User, now: datetime) -> dict[str, dict[str, int]]:
    """{tab: {all, late, today}}: how many stand under each tab, and how many of them burn. One query."""
    to_call = Q(first_contact_at=None) & ~Q(status=Handover.Status.ON_HOLD)
    end = _end_of(timezone.localdate(now))
    kinds = {
        "all": Q(),
        "late": to_call & Q(contact_due__lt=now),
        "today": to_call & Q(contact_due__gte=now, contact_due__lte=end),
    }
    tabs = {MINE: Q(owner=user), UNIT: Q(), UNASSIGNED: Q(owner=None)}
    numbers = open_handovers(user).aggregate(
        **{
            f"{tab}_{kind}": Count("pk", filter=of_tab & of_kind)
            for tab, of_tab in tabs.items()
            for kind, of_kind in kinds.items()
        }
    )
    return {tab: {kind: numbers[f"{tab}_{kind}"] for kind in kinds} for tab in tabs}


def of_tab(user: User, tab: str):
    chosen = open_handovers(user)
    if tab == MINE:
        chosen = chosen.filter(owner=user)
    elif tab == UNASSIGNED:
        chosen = chosen.filter(owner=None)
    return chosen.with_sheets().prefetch_related("unit__closing_days").by_deadline()


def lines(handovers, now: datetime) -> list[Line]:
    calendars: dict[int, WorkingCalendar] = {}
    found = []
    for handover in handovers:
        calendar = calendars.setdefault(handover.unit_id, WorkingCalendar(handover.unit))
        found.append(Line(handover, group_of(handover, now), due_in_words(handover, calendar, now)))
    return found


def grouped(found: list[Line]) -> list[dict]:
    """[{key, title, lines}] in the order of urgency, without empty groups."""
    return [
        {"key": key, "title": title, "lines": of_group}
        for key, title in GROUPS.items()
        if (of_group := [line for line in found if line.group == key])
    ]


def group_of(handover: Handover, now: datetime) -> str:
    today = timezone.localdate(now)
    due = timezone.localdate(handover.contact_due)
    if handover.first_contact_at or handover.status == Handover.Status.ON_HOLD:
        return WAITING
    if handover.contact_due < now:
        return OVERDUE
    if due == today:
        return TODAY
    return SOON if due < today + A_WEEK else LATER


def due_in_words(handover: Handover, calendar: WorkingCalendar, now: datetime) -> str:
    """ "i dag", "1 arbejdsdag over fristen", "på torsdag", "25. november"; the status once contacted."""
    if group_of(handover, now) == WAITING:
        return handover.get_status_display()
    today, due = timezone.localdate(now), timezone.localdate(handover.contact_due)
    if handover.contact_due < now:
        late = calendar.between(due, today)
        if late == 0:
            return _("fristen er lige overskredet")
        return ngettext("%(n)s arbejdsdag over fristen", "%(n)s arbejdsdage over fristen", late) % {
            "n": late
        }
    if due == today:
        return _("i dag")
    if due == today + timedelta(days=1):
        return _("i morgen")
    if due < today + A_WEEK:
        # Translators: Django date format of a coming weekday, e.g. "på torsdag"
        return date_format(due, _(r"\p\å l"))
    return date_format(due, _("j. F"))


def _end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, datetime.max.time()))
