from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from events.calendar.months import month_of
from tests import factories

ZONE = ZoneInfo("Europe/Copenhagen")
NOVEMBER = date(2026, 11, 1)


def event(network, day, hour=18, **fields):
    start = datetime(2026, *day, hour, tzinfo=ZONE)
    return factories.event(network, starts_at=start, **fields)


def days_with(month):
    return {day.date.day: day.events for week in month.weeks for day in week if day.events}


def test_weeks_begin_on_monday_and_hold_whole_weeks(db):
    month = month_of(NOVEMBER, today=date(2026, 11, 25))
    assert [week[0].date.weekday() for week in month.weeks] == [0] * len(month.weeks)
    assert month.weeks[0][0].date == date(2026, 10, 26)
    assert [day.date.day for week in month.weeks for day in week if day.is_today] == [25]


def test_events_stand_on_their_danish_day(cast):
    late = event(cast.network, (11, 30), 23, ends_at=datetime(2026, 12, 1, tzinfo=ZONE))
    event(cast.network, (11, 10), public=False)
    event(cast.network, (12, 20))
    month = month_of(NOVEMBER)
    assert days_with(month) == {30: [late]}
    assert month.events == [late]


def test_an_event_of_three_days_stands_on_each(cast):
    fair = event(cast.network, (11, 10), ends_at=datetime(2026, 11, 12, 16, tzinfo=ZONE))
    assert days_with(month_of(NOVEMBER)) == {10: [fair], 11: [fair], 12: [fair]}


@pytest.mark.parametrize(
    ("first", "before", "after"),
    [
        (date(2026, 1, 1), date(2025, 12, 1), date(2026, 2, 1)),
        (date(2026, 12, 1), date(2026, 11, 1), date(2027, 1, 1)),
        (date(2027, 11, 1), date(2027, 10, 1), None),
        (date(2025, 11, 1), None, date(2025, 12, 1)),
    ],
)
def test_leafing_ends_a_year_from_now(db, first, before, after):
    month = month_of(first, today=date(2026, 11, 25))
    assert (month.before, month.after) == (before, after)
