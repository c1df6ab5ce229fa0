"""By when a company is answered, and at which meeting its input is read aloud."""

from datetime import datetime

import pytest
from django.utils import timezone

from accounts.access import Ability
from accounts.workingdays import WorkingCalendar
from pledges.questions.rules import ability_to_answer, answer_due, is_listed


def at(day, hour=12, month=12):
    return timezone.make_aware(datetime(2026, month, day, hour))


@pytest.mark.parametrize(
    ("asked", "topic", "due"),
    [
        (at(1), "support", at(3, 16)),  # Tuesday: two working days
        (at(4), "needs", at(8, 16)),  # Friday: the weekend does not count
        (at(5), "start", at(8, 16)),  # Saturday
        (at(23, month=12), "other", at(29, 16)),  # Christmas
        (at(1), "input", at(8, 16)),  # five working days
        (at(1, 23), "support", at(3, 16)),
    ],
)
def test_when_an_answer_is_due(cast, asked, topic, due):
    calendar = WorkingCalendar(cast.unit)
    assert answer_due(asked, topic, calendar=calendar, contact_days=2, candidate_days=5) == due


@pytest.mark.parametrize(
    ("topic", "ability"),
    [("support", Ability.SEE_SHEETS), ("other", Ability.SEE_SHEETS), ("input", Ability.STEER)],
)
def test_who_answers(topic, ability):
    assert ability_to_answer(topic) is ability


BEFORE, PREVIOUS, BETWEEN, MEETING, AFTER = at(1), at(8), at(10), at(15), at(20)


@pytest.mark.parametrize(
    ("asked", "answered", "previous", "listed"),
    [
        (BETWEEN, None, PREVIOUS, True),
        (BETWEEN, BETWEEN, PREVIOUS, True),
        (BEFORE, None, PREVIOUS, True),  # still open: read aloud until it is answered
        (BEFORE, BETWEEN, PREVIOUS, True),  # answered since
        (BEFORE, BEFORE, PREVIOUS, False),  # was read aloud with its answer last time
        (AFTER, None, PREVIOUS, False),
        (BEFORE, BEFORE, None, True),  # the first meeting of all
        (MEETING, None, PREVIOUS, True),
    ],
)
def test_what_is_read_aloud_at_a_meeting(asked, answered, previous, listed):
    assert is_listed(asked, answered, meeting=MEETING, previous=previous) is listed
