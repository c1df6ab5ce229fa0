"""Deadlines in working days by an organisation's own calendar.

Danish public holidays (Store Bededag is gone since 2024, Act 214 of 2023), the optional days that the
organisation chose (5 June, 24 and 31 December unless changed) and its own closing days.
"""

from datetime import date, datetime, time, timedelta
from functools import lru_cache

import holidays
from django.utils import timezone

from accounts.models import Organisation

DAY_BEGINS, DAY_ENDS = time(8, 0), time(16, 0)


@lru_cache(maxsize=64)
def public_holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.Denmark(years=year))


class WorkingCalendar:
    """The working days of one organisation; made once and asked many times."""

    def __init__(self, organisation: Organisation):
        self.optional = frozenset(organisation.optional_holidays)
        closed = organisation.closing_days.all()
        self.closed = frozenset(day for period in closed for day in period.days)

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
