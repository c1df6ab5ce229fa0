"""A month of public events as weeks of days, Monday first."""

from calendar import Calendar
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.utils import timezone

from events.models import Event

MONTHS_AROUND = 12  # as far as anybody, and any robot, can leaf


@dataclass(frozen=True)
class Day:
    date: date
    is_in_month: bool
    is_today: bool
    events: list[Event] = field(default_factory=list)


@dataclass(frozen=True)
class Month:
    first: date
    weeks: list[list[Day]]
    events: list[Event]
    before: date | None
    after: date | None


def is_shown(first: date, today: date) -> bool:
    months = (first.year - today.year) * 12 + first.month - today.month
    return abs(months) <= MONTHS_AROUND


def month_of(first: date, *, today: date | None = None) -> Month:
    """One query. An event of several days stands on each of them."""
    today = today or timezone.localdate()
    days = list(Calendar().itermonthdates(first.year, first.month))
    events = list(_between(days[0], days[-1]))
    by_day = defaultdict(list)
    for event in events:
        for day in _days_of(event):
            by_day[day].append(event)
    grid = [Day(day, day.month == first.month, day == today, by_day[day]) for day in days]
    before, after = first - timedelta(days=1), (first + timedelta(days=31))
    neighbours = [day.replace(day=1) for day in (before, after)]
    before, after = (day if is_shown(day, today) else None for day in neighbours)
    inside = [event for event in events if any(d.month == first.month for d in _days_of(event))]
    return Month(first, [grid[i : i + 7] for i in range(0, len(grid), 7)], inside, before, after)


def _between(first, last):
    start, end = (
        timezone.make_aware(datetime.combine(day, datetime.min.time()))
        for day in (first, last + timedelta(days=1))
    )
    public = Event.objects.public().select_related("network__host")
    return public.filter(starts_at__lt=end, ends_at__gte=start).order_by("starts_at")


def _days_of(event):
    first = timezone.localtime(event.starts_at).date()
    # What ends at midnight does not stand on the day that begins then.
    last = (timezone.localtime(event.ends_at) - timedelta(microseconds=1)).date()
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]
