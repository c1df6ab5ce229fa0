"""Days, times and counts in words."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import translation
from django.utils.translation import gettext_lazy

from accounts.workingdays import WorkingCalendar
from pledges.models import JobOrderDraft
from pledges.wording import (
    day_in_words,
    in_danish,
    jobs_in_words,
    late_in_words,
    moment_in_words,
    until_in_words,
)

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
NOW = datetime(2026, 11, 23, 9, tzinfo=COPENHAGEN)  # a Monday
DUE = datetime(2027, 3, 24, 16, tzinfo=COPENHAGEN)  # Wednesday before Easter


def at(*day):
    return datetime(*day, 16, tzinfo=COPENHAGEN)


@pytest.mark.parametrize(
    ("moment", "long", "short"),
    [
        (at(2026, 11, 23), "i dag", "i dag"),
        (at(2026, 11, 24), "i morgen", "i morgen"),
        (at(2026, 11, 25), "onsdag den 25. november", "på onsdag"),
        (at(2026, 11, 29), "søndag den 29. november", "på søndag"),
        (at(2026, 11, 30), "mandag den 30. november", "30. november"),
        (at(2026, 11, 22), "søndag den 22. november", "22. november"),
        (at(2027, 1, 4), "mandag den 4. januar 2027", "4. januar 2027"),
        (at(2025, 11, 23), "søndag den 23. november 2025", "23. november 2025"),
        (date(2026, 11, 24), "i morgen", "i morgen"),
    ],
)
def test_a_day_is_said_as_it_is_seen_from_now(moment, long, short):
    assert day_in_words(moment, NOW) == long
    assert day_in_words(moment, NOW, short=True) == short


@pytest.mark.parametrize(
    ("moment", "long", "short"),
    [
        (at(2026, 11, 23), "mandag den 23. november", "23. november"),
        (date(2026, 11, 24), "tirsdag den 24. november", "24. november"),
        (at(2027, 1, 4), "mandag den 4. januar 2027", "4. januar 2027"),
    ],
)
def test_what_is_read_on_another_day_names_the_date(moment, long, short):
    with time_machine.travel(NOW, tick=False):
        assert day_in_words(moment) == long
        assert day_in_words(moment, short=True) == short


def test_the_coming_weekdays_go_over_the_turn_of_the_year():
    new_years_eve = datetime(2026, 12, 31, 9, tzinfo=COPENHAGEN)
    assert day_in_words(date(2027, 1, 1), new_years_eve) == "i morgen"
    assert day_in_words(date(2027, 1, 4), new_years_eve, short=True) == "på mandag"


def test_a_day_is_that_of_denmark():
    late = datetime(2026, 11, 23, 23, 30, tzinfo=ZoneInfo("UTC"))
    assert day_in_words(late, NOW) == "i morgen"


@pytest.mark.parametrize(
    ("moment", "long", "short", "english"),
    [
        (at(2026, 11, 23), "i dag kl. 16.00", "i dag kl. 16.00", "today at 16:00"),
        (
            at(2026, 11, 26),
            "torsdag den 26. november kl. 16.00",
            "torsdag kl. 16.00",
            "Thursday at 16:00",
        ),
        (
            at(2026, 12, 3),
            "torsdag den 3. december kl. 16.00",
            "3. december kl. 16.00",
            "3 December at 16:00",
        ),
    ],
)
def test_a_moment_is_a_day_and_a_clock(moment, long, short, english):
    assert moment_in_words(moment, NOW) == long
    assert moment_in_words(moment, NOW, short=True) == short
    with translation.override("en"):
        assert moment_in_words(moment, NOW, short=True) == english


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 24), "til i morgen"),
        (date(2026, 11, 26), "til torsdag"),
        (date(2026, 12, 3), "til 3. december"),
    ],
)
def test_until_goes_without_a_second_preposition(day, words):
    assert until_in_words(day, NOW) == words


@pytest.mark.parametrize(
    ("jobs", "words"),
    [(1, "1 småjob, 5–9 timer om ugen: Køkken"), (2, "2 småjob, 5–9 timer om ugen: Køkken")],
)
def test_jobs_are_counted(jobs, words):
    assert jobs_in_words(jobs, "5–9", ["Køkken"]) == words


def test_the_log_is_danish_whoever_writes_it():
    order = JobOrderDraft(state="treated")
    with translation.override("en"):
        assert order.get_state_display() != "under behandling"
        assert in_danish(order.get_state_display) == "under behandling"
        assert in_danish(gettext_lazy("i dag")) == "i dag"


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ((2027, 3, 24, 17), "fristen er lige overskredet"),
        ((2027, 3, 29, 12), "fristen er lige overskredet"),  # Easter Monday
        ((2027, 3, 30, 9), "1 arbejdsdag over fristen"),
        ((2027, 4, 1, 9), "2 arbejdsdage over fristen"),  # the unit is closed on 31 March
        ((2027, 6, 1, 9), "over fristen siden 24. marts"),
    ],
)
def test_late_in_words_counts_the_working_days_of_the_unit(cast, now, words):
    cast.unit.closing_days.create(day="2027-03-31")
    cast.unit.refresh_from_db()
    calendar = WorkingCalendar(cast.unit)
    assert late_in_words(DUE, calendar, datetime(*now, tzinfo=COPENHAGEN)) == words
