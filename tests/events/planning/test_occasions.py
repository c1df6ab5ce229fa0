from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from events.models.occasions import EVENING, MEETING, occasion_at

COPENHAGEN, UTC = ZoneInfo("Europe/Copenhagen"), ZoneInfo("UTC")


@pytest.mark.parametrize(
    ("begins", "expected"),
    [
        ("08:00", MEETING),
        ("12:30", MEETING),
        ("16:59", MEETING),
        ("17:00", EVENING),
        ("19:00", EVENING),
        ("01:00", EVENING),
        ("04:00", MEETING),
    ],
)
def test_what_begins_at_eight_in_the_morning_is_no_evening(begins, expected):
    day = datetime.fromisoformat(f"2026-11-25T{begins}").replace(tzinfo=COPENHAGEN)
    assert occasion_at(day) is expected


def test_the_clock_is_the_one_on_the_wall():
    assert occasion_at(datetime(2026, 11, 25, 16, 0, tzinfo=UTC)) is EVENING
    assert occasion_at(datetime(2026, 11, 25, 15, 59, tzinfo=UTC)) is MEETING
