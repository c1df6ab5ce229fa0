import random
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from accounts.models import ClosingDay
from accounts.workingdays import WorkingCalendar, working_hours_between
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


def test_working_hours_count_only_the_units_day(calendar):
    def hours(start, end):
        return working_hours_between(
            calendar,
            datetime(*start, tzinfo=COPENHAGEN),
            datetime(*end, tzinfo=COPENHAGEN),
        )

    assert hours((2026, 11, 23, 9, 30), (2026, 11, 23, 11, 0)) == 1.5
    assert hours((2026, 11, 23, 20, 0), (2026, 11, 24, 9, 0)) == 1
    assert hours((2026, 11, 27, 15, 0), (2026, 11, 30, 9, 0)) == 2  # over a weekend
    assert hours((2026, 12, 23, 12, 0), (2026, 12, 28, 12, 0)) == 8  # over Christmas
    assert hours((2026, 10, 23, 16, 0), (2026, 10, 26, 8, 0)) == 0  # the clocks go back
    assert hours((2026, 3, 27, 8, 0), (2026, 3, 30, 16, 0)) == 16  # the clocks go forward
    assert hours((2026, 11, 24, 9, 0), (2026, 11, 23, 9, 0)) == 0


@pytest.mark.parametrize("seed", range(40))
def test_working_hours_are_those_counted_quarter_by_quarter(db, seed):
    """Against the dullest count there is, in UTC, over holidays, closing days and changed clocks."""
    chance = random.Random(seed)
    unit = factories.organisation()
    base = chance.choice(["2026-03-26", "2026-10-22", "2026-12-21", "2027-03-23", "2028-02-26"])
    first = datetime.fromisoformat(base).replace(tzinfo=UTC)
    closed = first.date() + timedelta(days=chance.randrange(8))
    ClosingDay.objects.create(
        organisation=unit, day=closed, last_day=closed + timedelta(days=chance.randrange(3))
    )
    quarter = timedelta(minutes=15)
    start = first + quarter * chance.randrange(4 * 24 * 3)
    end = start + quarter * chance.randrange(4 * 24 * 12)
    calendar = WorkingCalendar(unit)
    quarters, moment = 0, start
    while moment < end:
        local = moment.astimezone(COPENHAGEN)
        quarters += calendar.is_working_day(local.date()) and 8 <= local.hour < 16
        moment += quarter
    assert working_hours_between(calendar, start, end) == quarters / 4
