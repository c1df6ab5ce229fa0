"""Guests talk around the event, and never in two places at once."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from events.networking.times import collide, talk_times

START = timezone.make_aware(datetime(2026, 12, 1, 17))
END = START + timedelta(hours=2)


def clock(moment):
    return f"{timezone.localtime(moment):%H.%M}"


@pytest.mark.parametrize(
    ("now", "times"),
    [
        (START - timedelta(days=1), ["16.30", "16.45", "19.00", "19.15"]),
        (START - timedelta(minutes=30), ["16.45", "19.00", "19.15"]),
        (START, ["19.00", "19.15"]),
        (END + timedelta(minutes=15), []),
    ],
)
def test_which_times_are_left(now, times):
    assert [clock(time) for time in talk_times(START, END, now=now)] == times


@pytest.mark.parametrize(
    ("minutes", "both"), [(0, True), (14, True), (-14, True), (15, False), (-15, False)]
)
def test_two_talks_at_once(minutes, both):
    assert collide(START, START + timedelta(minutes=minutes)) is both
