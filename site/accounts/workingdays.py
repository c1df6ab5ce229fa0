"""Deadlines in working days by an organisation's own calendar.

Danish public holidays (Store Bededag is gone since 2024, Act 214 of 2023), the optional days that the
organisation chose (5 June, 24 and 31 December unless changed) and its own closing days.
"""

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import islice

import holidays
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Organisation

DAY_BEGINS, DAY_ENDS = time(8, 0), time(16, 0)

# Days that many close on though no law says so; each unit chooses its own.
OPTIONAL_DAYS = {
    "01-02": gettext_lazy("2. januar"),
    "05-01": gettext_lazy("1. maj"),
    "06-05": gettext_lazy("grundlovsdag, 5. juni"),
    "12-23": gettext_lazy("lillejuleaften, 23. december"),
    "12-24": gettext_lazy("juleaftensdag, 24. december"),
    "12-31": gettext_lazy("nytårsaftensdag, 31. december"),
}


@lru_cache(maxsize=64)
def public_holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.Denmark(years=year))


@lru_cache(maxsize=64)
def _holiday_names(year: int, language: str) -> dict[date, str]:
    return dict(holidays.Denmark(years=year, language="da" if language == "da" else "en_US"))


class WorkingCalendar:
    """The working days of one organisation; made once and asked many times."""

    def __init__(self, organisation: Organisation):
        self.optional = frozenset(organisation.optional_holidays)
        closed = organisation.closing_days.all()
        self.closed = {day: period.reason for period in closed for day in period.days}

    def is_working_day(self, day: date) -> bool:
        return (
            day.weekday() < 5
            and day not in public_holidays(day.year)
            and day not in self.closed
            and f"{day:%m-%d}" not in self.optional
        )

    def add(self, day: date, working_days: int) -> date:
        """The date that lies `working_days` working days after `day`, which itself does not count."""
        while working_days > 0:
            day += timedelta(days=1)
            working_days -= self.is_working_day(day)
        return day

    def deadline(self, moment: datetime, working_days: int) -> datetime:
        """The end of the last working day (16:00 Danish time) after an aware `moment`."""
        due = self.add(timezone.localdate(moment), working_days)
        return timezone.make_aware(datetime.combine(due, DAY_ENDS))

    def between(self, start: date, end: date) -> int:
        """How many working days lie after `start` up to and including `end`; negative when reversed."""
        if end < start:
            return -self.between(end, start)
        days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
        return sum(self.is_working_day(day) for day in days)

    def days_off(self, start: date, count: int) -> list[tuple[date, str]]:
        """The next weekdays off from `start` on, with why, as far as two years ahead."""
        ahead = (start + timedelta(days=n) for n in range(730))
        off = (day for day in ahead if day.weekday() < 5 and not self.is_working_day(day))
        return [(day, self.why_off(day)) for day in islice(off, count)]

    def why_off(self, day: date) -> str:
        """ "" where nothing but a weekend keeps the day off."""
        if day in public_holidays(day.year):
            return _holiday_names(day.year, translation.get_language() or "da")[day]
        if day in self.closed:
            return self.closed[day] or _("lukket")
        if (yearly := f"{day:%m-%d}") in self.optional:
            return str(OPTIONAL_DAYS.get(yearly, _("fridag")))
        return ""


def working_hours_between(calendar: WorkingCalendar, start: datetime, end: datetime) -> float:
    """Hours from 8 to 16 Danish time on working days between two aware moments; 0 when reversed.

    The clocks change on Sunday nights, so a working day always has eight hours.
    """
    day, last = timezone.localdate(start), timezone.localdate(end)
    seconds = 0.0
    while day <= last:
        if calendar.is_working_day(day):
            opens, closes = (
                timezone.make_aware(datetime.combine(day, clock))
                for clock in (DAY_BEGINS, DAY_ENDS)
            )
            seconds += max(0.0, (min(closes, end) - max(opens, start)).total_seconds())
        day += timedelta(days=1)
    return seconds / 3600
