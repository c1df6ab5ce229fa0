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


@pytest.mark.parametrize(
    ("moment", "days", "due"),
    [
        pytest.param((2026, 3, 27, 20), 2, (2026, 3, 31, 16), id="clocks forward: 29 March"),
        pytest.param((2026, 3, 28, 23, 30), 1, (2026, 3, 30, 16), id="the night before"),
        pytest.param((2026, 10, 23, 20), 2, (2026, 10, 27, 16), id="clocks back: 25 October"),
        pytest.param((2026, 4, 1, 20), 2, (2026, 4, 8, 16), id="Easter 2026: 2, 3 and 6 April"),
        pytest.param((2027, 3, 26, 0, 5), 1, (2027, 3, 30, 16), id="on Good Friday"),
        pytest.param((2028, 2, 28, 20), 1, (2028, 2, 29, 16), id="leap day is a Tuesday"),
        pytest.param((2028, 2, 29, 20), 1, (2028, 3, 1, 16), id="after the leap day"),
        pytest.param((2027, 2, 26, 20), 1, (2027, 3, 1, 16), id="no leap year"),
        pytest.param((2026, 12, 30, 20), 1, (2027, 1, 4, 16), id="year end: 31, 1 and a weekend"),
        pytest.param((2026, 12, 31, 23, 59), 1, (2027, 1, 4, 16), id="the last minute of a year"),
        pytest.param((2026, 12, 23, 9), 3, (2026, 12, 30, 16), id="between Christmas and New Year"),
        pytest.param((2027, 5, 5, 9), 3, (2027, 5, 11, 16), id="over Ascension Day"),
    ],
)
def test_deadlines(calendar, moment, days, due):
    found = calendar.deadline(datetime(*moment, tzinfo=COPENHAGEN), days)
    assert found.astimezone(COPENHAGEN) == datetime(*due, tzinfo=COPENHAGEN)


@pytest.mark.parametrize(("month", "hours"), [(3, 2), (10, 1)])
def test_a_deadline_over_the_change_of_clocks_is_at_four_in_the_new_time(calendar, month, hours):
    friday = datetime(2026, month, 27 if month == 3 else 23, 20, tzinfo=COPENHAGEN)
    due = calendar.deadline(friday, 1)
    assert (due.hour, due.utcoffset()) == (16, timedelta(hours=hours))


def test_the_day_of_a_moment_is_the_danish_one(calendar):
    """23:30 UTC on Monday is Tuesday here, in summer from 22:00 on."""
    late = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
    assert calendar.deadline(late, 1).date() == date(2026, 11, 25)
    summer = datetime(2026, 6, 8, 22, 30, tzinfo=UTC)
    assert calendar.deadline(summer, 1).date() == date(2026, 6, 10)


@pytest.mark.parametrize(
    ("day", "chosen"),
    [
        (date(2026, 5, 1), "05-01"),
        (date(2026, 6, 5), "06-05"),
        (date(2026, 12, 24), "12-24"),
        (date(2026, 12, 31), "12-31"),
        (date(2028, 2, 29), "02-29"),
    ],
)
def test_optional_days_are_off_when_chosen_and_working_days_when_not(db, day, chosen):
    off = WorkingCalendar(factories.organisation(optional_holidays=[chosen]))
    on = WorkingCalendar(factories.organisation(optional_holidays=[]))
    assert (off.is_working_day(day), on.is_working_day(day)) == (False, True)


def test_no_choice_makes_a_holiday_a_working_day(db):
    calendar = WorkingCalendar(factories.organisation(optional_holidays=[]))
    assert not calendar.is_working_day(date(2026, 12, 25))


def test_a_quiet_period_stops_the_clock_from_its_first_day_to_its_last(db):
    organisation = factories.organisation()
    ClosingDay.objects.create(
        organisation=organisation, day=date(2026, 7, 13), last_day=date(2026, 7, 31)
    )
    calendar = WorkingCalendar(organisation)
    assert calendar.add(date(2026, 7, 10), 1) == date(2026, 8, 3)
    assert calendar.add(date(2026, 7, 9), 2) == date(2026, 8, 3)
    assert calendar.between(date(2026, 7, 9), date(2026, 8, 3)) == 2
    assert [calendar.is_working_day(date(2026, 7, day)) for day in (10, 13, 31)] == [
        True,
        False,
        False,
    ]


def test_a_quiet_period_over_new_year_counts_in_both_years(db):
    organisation = factories.organisation(optional_holidays=[])
    ClosingDay.objects.create(
        organisation=organisation, day=date(2026, 12, 21), last_day=date(2027, 1, 8)
    )
    assert WorkingCalendar(organisation).add(date(2026, 12, 18), 1) == date(2027, 1, 11)


def test_the_days_off_to_come_are_told_with_their_reason(db):
    organisation = factories.organisation(optional_holidays=["12-24", "04-20"])
    ClosingDay.objects.create(
        organisation=organisation, day=date(2026, 12, 28), reason="Julelukket"
    )
    ClosingDay.objects.create(organisation=organisation, day=date(2026, 12, 29))
    found = WorkingCalendar(organisation).days_off(date(2026, 12, 24), 5)
    assert found == [
        (date(2026, 12, 24), "juleaftensdag, 24. december"),
        (date(2026, 12, 25), "Juledag"),
        (date(2026, 12, 28), "Julelukket"),
        (date(2026, 12, 29), "lukket"),
        (date(2027, 1, 1), "Nytårsdag"),
    ]


def test_a_day_that_only_one_unit_keeps_has_a_name_too(db):
    organisation = factories.organisation(optional_holidays=["04-20"])
    assert WorkingCalendar(organisation).days_off(date(2026, 4, 20), 1) == [
        (date(2026, 4, 20), "fridag")
    ]


def test_store_bededag_is_a_working_day(calendar):
    assert calendar.is_working_day(date(2026, 5, 1))
    assert calendar.is_working_day(date(2027, 4, 23))
    assert calendar.add(date(2024, 4, 25), 1) == date(2024, 4, 26)
    assert not calendar.is_working_day(date(2023, 5, 5))  # the last one


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
