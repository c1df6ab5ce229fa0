from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from accounts.models import ClosingDay
from accounts.workingdays import WorkingCalendar
from tests import factories

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


@pytest.fixture
def calendar(db):
    return WorkingCalendar(factories.organisation())


@pytest.mark.parametrize(
    ("day", "days", "due"),
    [
        (date(2026, 11, 23), 2, date(2026, 11, 25)),
        (date(2026, 11, 27), 2, date(2026, 12, 1)),  # Friday
        (date(2026, 11, 29), 1, date(2026, 11, 30)),  # Sunday
        (date(2027, 3, 24), 2, date(2027, 3, 31)),  # Easter: 25, 26 and 29 March
        (date(2027, 5, 5), 1, date(2027, 5, 7)),  # Ascension Day
        (date(2027, 5, 14), 1, date(2027, 5, 18)),  # Whit Monday, 17 May
        (date(2027, 6, 4), 1, date(2027, 6, 7)),  # 5 June is a Saturday
        (date(2026, 12, 23), 2, date(2026, 12, 29)),  # 24 December is a chosen day off
        (date(2026, 4, 30), 1, date(2026, 5, 1)),  # 1 May is an ordinary day unless chosen
    ],
)
def test_working_days_are_counted_by_the_danish_calendar(calendar, day, days, due):
    assert calendar.add(day, days) == due


def test_store_bededag_is_a_working_day(calendar):
    assert calendar.is_working_day(date(2026, 5, 1))
    assert calendar.is_working_day(date(2027, 4, 23))


def test_closing_days_are_the_organisations_own(db):
    organisation = factories.organisation()
    ClosingDay.objects.create(organisation=organisation, day=date(2026, 11, 24))
    assert WorkingCalendar(organisation).add(date(2026, 11, 23), 1) == date(2026, 11, 25)


def test_the_deadline_is_the_end_of_the_day_in_danish_time_over_the_change_of_clocks(calendar):
    friday = datetime(2026, 10, 23, 20, 15, tzinfo=COPENHAGEN)
    due = calendar.deadline(friday, 1)
    assert due.astimezone(COPENHAGEN) == datetime(2026, 10, 26, 16, 0, tzinfo=COPENHAGEN)
    assert due.utcoffset().total_seconds() == 3600


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        (date(2026, 11, 20), date(2026, 11, 23), 1),
        (date(2026, 11, 23), date(2026, 11, 20), -1),
        (date(2026, 11, 23), date(2026, 11, 23), 0),
    ],
)
def test_working_days_between(calendar, start, end, days):
    assert calendar.between(start, end) == days
