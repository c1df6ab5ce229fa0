"""What the calendar of times is drawn of, by the clock on the wall."""

from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from accounts.models import ClosingDay
from pledges.visits.weeks import EARLIEST, LATEST, on_the_wall, to_choose_from
from tests import factories

MONDAY = "2026-11-23T09:00:00+01:00"
A_DAY = timedelta(days=1)


def at(wall):
    return timezone.make_aware(datetime.fromisoformat(wall))


@pytest.fixture
def handover(cast):
    sheet = factories.sheet(cast.network, wants_visit=True)
    return factories.handover(sheet, cast.unit, owner=cast.consultant)


def calendar(cast, **how):
    found = to_choose_from([cast.unit], cast.consultant, timezone.now(), **how)
    return found["units"][cast.unit.pk]


def day_of(cast, day):
    days = [day for week in calendar(cast)["weeks"] for day in week["days"]]
    return next(one for one in days if one["day"] == day)


def taken(cast, handover=None):
    found = to_choose_from([cast.unit], cast.consultant, timezone.now(), handover=handover)
    return [(one["starts"], one["ends"], one["what"], one["text"]) for one in found["taken"]]


def another(cast, name="Krog Bageri", unit=None, **fields):
    sheet = factories.sheet(cast.network, company_name=name)
    return factories.handover(sheet, unit or cast.unit, **{"owner": cast.consultant} | fields)


@pytest.mark.parametrize(
    ("moment", "wall"),
    [
        ("2026-11-24T09:00:00+00:00", "2026-11-24T10:00"),  # winter
        ("2027-03-26T09:00:00+00:00", "2027-03-26T10:00"),  # the Friday before summer time
        ("2027-03-29T08:00:00+00:00", "2027-03-29T10:00"),  # the Monday after it
        ("2027-10-29T08:00:00+00:00", "2027-10-29T10:00"),
        ("2027-11-01T09:00:00+00:00", "2027-11-01T10:00"),
        ("2026-12-31T23:30:00+00:00", "2027-01-01T00:30"),
    ],
)
def test_a_moment_is_said_by_the_clock_on_the_wall(moment, wall):
    assert on_the_wall(datetime.fromisoformat(moment)) == wall


@pytest.mark.parametrize(
    ("now", "first", "weeks"),
    [
        (MONDAY, ("Uge 48", "2026-11-23"), 12),
        ("2026-11-27T17:00:00+01:00", ("Uge 48", "2026-11-23"), 12),
        ("2026-11-28T09:00:00+01:00", ("Uge 49", "2026-11-30"), 11),  # nothing is left of the week
        ("2026-12-30T09:00:00+01:00", ("Uge 53", "2026-12-28"), 12),
        ("2026-11-29T23:30:00+00:00", ("Uge 49", "2026-11-30"), 12),  # Monday already in Denmark
    ],
)
def test_weeks_begin_with_the_one_that_is_left(cast, now, first, weeks):
    with time_machine.travel(now, tick=False):
        found = calendar(cast)["weeks"]
    assert (found[0]["title"], found[0]["days"][0]["day"]) == first
    assert len(found) == weeks
    assert {len(week["days"]) for week in found} == {5}


@time_machine.travel("2027-03-24T09:00:00+01:00", tick=False)
def test_no_day_is_lost_or_told_twice_where_the_clocks_change(cast):
    days = [
        date.fromisoformat(day["day"]) for week in calendar(cast)["weeks"] for day in week["days"]
    ]
    monday = date(2027, 3, 22)
    assert days == [
        monday + timedelta(days=n) for n in range(84) if (monday + timedelta(days=n)).weekday() < 5
    ]


@time_machine.travel(MONDAY, tick=False)
def test_opening_hours_are_marked_and_the_usual_ones_where_none_are_known(cast):
    usual = calendar(cast)
    assert (usual["from"], usual["to"]) == (8, 16)
    assert day_of(cast, "2026-11-24")["open"] == [["08:00", "16:00"]]
    cast.unit.opening_hours = "Mandag til torsdag 7.30–16.30\nFredag 9–12\nLørdag 10–12"
    own = calendar(cast)
    assert (own["from"], own["to"]) == (7, 17)
    assert day_of(cast, "2026-11-24")["open"] == [["07:30", "16:30"]]
    assert day_of(cast, "2026-11-28")["open"] == [["10:00", "12:00"]]


@time_machine.travel(MONDAY, tick=False)
def test_the_calendar_never_shows_the_night(cast):
    cast.unit.opening_hours = "Alle dage 0–23.59"
    assert (calendar(cast)["from"], calendar(cast)["to"]) == (EARLIEST, LATEST)


@time_machine.travel(MONDAY, tick=False)
def test_quiet_days_and_days_away_are_marked_and_not_open(cast):
    ClosingDay.objects.create(
        organisation=cast.unit, day=date(2026, 12, 1), last_day=date(2026, 12, 2), reason="Kursus"
    )
    factories.absence(
        cast.unit, cast.consultant, starts_on=date(2026, 11, 1), ends_on=date(2026, 11, 24)
    )
    days = ["2026-11-24", "2026-11-25", "2026-12-01", "2026-12-02", "2026-12-25"]
    found = [day_of(cast, day) for day in days]
    assert [day["off"] for day in found] == ["du er væk", "", "Kursus", "Kursus", "Juledag"]
    assert [bool(day["open"]) for day in found] == [False, True, False, False, False]


@time_machine.travel(MONDAY, tick=False)
def test_own_visits_and_times_stand_there(cast, handover):
    factories.visit(another(cast), starts_at=at("2026-11-24T10:00"), minutes=60)
    factories.visit(handover, starts_at=at("2026-11-24T12:00"))
    for hour, of in ((8, handover), (9, None), (11, another(cast, "Nordby Stål"))):
        moment = at(f"2026-11-25T{hour:02}:00")
        factories.visit_time(cast.unit, cast.consultant, starts_at=moment, handover=of)
    assert taken(cast, handover) == [
        ("2026-11-24T10:00", "2026-11-24T11:00", "visit", "Krog Bageri"),
        ("2026-11-25T08:00", "2026-11-25T08:45", "offered", "tilbudt"),
        ("2026-11-25T09:00", "2026-11-25T09:45", "offered", "tilbudt"),
        ("2026-11-25T11:00", "2026-11-25T11:45", "other", "tilbudt"),
    ]
    assert [what for *_when, what, _text in taken(cast)] == [
        *("visit", "visit", "other", "offered", "other")
    ]


@time_machine.travel(MONDAY, tick=False)
def test_times_for_all_are_not_seen_by_a_company_that_wants_no_visit(cast):
    factories.visit_time(cast.unit, cast.consultant, starts_at=at("2026-11-25T09:00"))
    sheet = factories.sheet(cast.network, wants_visit=False)
    shut_out = factories.handover(sheet, cast.unit, owner=cast.consultant)
    assert [what for *_when, what, _text in taken(cast, shut_out)] == ["other"]


@time_machine.travel(MONDAY, tick=False)
def test_what_is_over_or_another_s_is_not_there(cast, handover):
    factories.visit(another(cast), starts_at=timezone.now() - A_DAY)
    factories.visit(another(cast, owner=cast.lead))
    factories.visit(another(cast), state="cancelled")
    factories.visit(another(cast, status="withdrawn", closed_at=timezone.now()))
    factories.visit_time(cast.unit, cast.lead)
    assert taken(cast, handover) == []


@time_machine.travel(MONDAY, tick=False)
def test_a_visit_of_a_unit_one_has_left_is_busy_without_its_name(cast, handover):
    factories.visit(another(cast, unit=cast.sonderby), starts_at=at("2026-11-24T10:00"))
    assert [text for *_when, text in taken(cast, handover)] == ["optaget"]
