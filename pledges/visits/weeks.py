"""The weeks that a consultant chooses times from: when the unit is open, and what stands there already.

Everything is said by the clock on the wall in Denmark, as it stands in the fields of the form, so that a browser in
another zone shows the same hours, and a change of clocks moves none of them.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import opening_hours
from accounts.access import Ability, organisations_with
from accounts.models import Organisation, User
from accounts.opening_hours import Hours
from accounts.workingdays import DAY_BEGINS, DAY_ENDS, WorkingCalendar
from pledges.models import Absence, Handover, Visit, VisitTime
from pledges.visits.times import offered_to
from pledges.wording import day_in_words

WEEKS = 12
STEP = 30  # minutes between two times to choose from
EARLIEST, LATEST = 7, 18  # outside them a time is a slip more often than a wish
USUAL: Hours = {weekday: [(DAY_BEGINS, DAY_ENDS)] for weekday in range(5)}


def to_choose_from(
    units: Iterable[Organisation], user: User, now: datetime, *, handover: Handover | None = None
) -> dict:
    """What the page's script draws: one calendar a unit, and what this person has in theirs."""
    units = list(units)
    away = _away(user, units, now)
    return {
        "now": on_the_wall(now),
        "step": STEP,
        "units": {unit.pk: _calendar(unit, away.get(unit.pk, set()), now) for unit in units},
        "taken": taken(user, now, handover=handover),
    }


def weeks(hours: Hours, off: WorkingCalendar, away: set[date], now: datetime) -> list[dict]:
    """[{title, days: [{day, said, open, off}]}] from this week on; a weekend is there where the unit opens on it."""
    today = timezone.localdate(now)
    monday = today - timedelta(days=today.weekday())
    weekdays = sorted({*range(5), *hours})
    found = []
    for number in range(WEEKS):
        first = monday + timedelta(weeks=number)
        days = [first + timedelta(days=weekday) for weekday in weekdays]
        if days[-1] >= today:
            title = _("Uge %(number)s") % {"number": first.isocalendar().week}
            found.append({"title": title, "days": [_day(day, hours, off, away) for day in days]})
    return found


def taken(user: User, now: datetime, *, handover: Handover | None = None) -> list[dict]:
    """[{starts, ends, what, text}] of one's visits and of the times one offers.

    `what` is "visit" where nothing else can be, "offered" for a time that this company (without one: every company)
    sees already, and "other" for one that others see: it may be offered twice, for whoever is first has it.
    """
    today = timezone.make_aware(datetime.combine(timezone.localdate(now), time.min))
    visits = Visit.objects.filter(
        consultant=user,
        state=Visit.State.CONFIRMED,
        handover__closed_at=None,
        starts_at__gte=today,
    ).select_related("handover__sheet")
    if handover:
        visits = visits.exclude(handover=handover)
    still = organisations_with(user, Ability.WORK_SHEETS).filter(pk=OuterRef("handover__unit"))
    found = [
        _span(visit, "visit", visit.handover.sheet.company_name if visit.may_see else _("optaget"))
        for visit in visits.annotate(may_see=Exists(still))
    ]
    seen = set(offered_to(handover).values_list("pk", flat=True)) if handover else set()
    for one in VisitTime.objects.filter(consultant=user).free(now):
        is_seen = one.pk in seen if handover else one.handover_id is None
        found.append(_span(one, "offered" if is_seen else "other", _("tilbudt")))
    return sorted(found, key=lambda span: (span["starts"], span["what"]))


def on_the_wall(moment: datetime) -> str:
    """As a field of a form writes it: "2026-11-24T10:00"."""
    return f"{timezone.localtime(moment):%Y-%m-%dT%H:%M}"


def _calendar(unit: Organisation, away: set[date], now: datetime) -> dict:
    hours = opening_hours.read(unit.opening_hours) or USUAL
    spans = [span for of_day in hours.values() for span in of_day]
    first = min([DAY_BEGINS, *(opens for opens, _closes in spans)])
    last = max([DAY_ENDS, *(closes for _opens, closes in spans)])
    return {
        "from": max(EARLIEST, first.hour),
        "to": min(LATEST, last.hour + bool(last.minute)),
        "weeks": weeks(hours, WorkingCalendar(unit), away, now),
    }


def _day(day, hours, off, away) -> dict:
    why = _("du er væk") if day in away else off.why_off(day)
    is_open = [] if why else hours.get(day.weekday(), [])
    return {
        "day": day.isoformat(),
        "said": day_in_words(day),
        "off": why,
        "open": [[f"{opens:%H:%M}", f"{closes:%H:%M}"] for opens, closes in is_open],
    }


def _away(user, units, now) -> dict[int, set[date]]:
    """{unit: days} on which the consultant is away from it."""
    today = timezone.localdate(now)
    last = today + timedelta(weeks=WEEKS)
    found: dict[int, set[date]] = {}
    absences = Absence.objects.filter(user=user, unit__in=units, ends_on__gte=today)
    for absence in absences.filter(starts_on__lte=last):
        first, until = max(absence.starts_on, today), min(absence.ends_on, last)
        days = (first + timedelta(days=n) for n in range((until - first).days + 1))
        found.setdefault(absence.unit_id, set()).update(days)
    return found


def _span(slot, what, text) -> dict:
    starts, ends = on_the_wall(slot.starts_at), on_the_wall(slot.ends_at)
    return {"starts": starts, "ends": ends, "what": what, "text": text}
