from datetime import UTC, datetime

import pytest

from events.door.arrivals_curve import MOST_POINTS, arrivals_chart, arrivals_curve
from tests import factories


def at(clock):
    return datetime.fromisoformat(f"2026-11-25T{clock}+00:00")


@pytest.mark.parametrize(
    ("came", "expected"),
    [
        ([], []),
        ([("17:42", 3)], [("17:40", 0), ("17:45", 3)]),
        ([("17:40", 1), ("17:40", 2)], [("17:40", 0), ("17:45", 3)]),
        (
            [("17:51", 1), ("17:42", 2), ("17:44", 1)],
            [("17:40", 0), ("17:45", 3), ("17:50", 3), ("17:55", 4)],
        ),
    ],
)
def test_persons_add_up_at_whole_steps_of_the_clock(came, expected):
    curve = arrivals_curve((at(clock), persons) for clock, persons in came)
    assert [(moment.astimezone(UTC).strftime("%H:%M"), n) for moment, n in curve] == expected


@pytest.mark.parametrize(
    ("last", "minutes", "points"), [("18:30", 5, 13), ("21:00", 10, 23), ("23:30", 30, 14)]
)
def test_a_long_arrival_has_longer_steps(last, minutes, points):
    curve = arrivals_curve([(at("17:35"), 1), (at(last), 1)])
    assert (curve[1][0] - curve[0][0]).seconds == minutes * 60
    assert len(curve) == points <= MOST_POINTS
    assert curve[-1][1] == 2


def test_whoever_comes_a_day_late_is_still_counted():
    curve = arrivals_curve([(at("01:00"), 1), (datetime(2026, 11, 27, 9, tzinfo=UTC), 4)])
    assert (len(curve), curve[-1][1]) == (MOST_POINTS, 5)


def test_the_chart_counts_companions_and_is_away_while_nobody_is_in(cast):
    event = factories.event(cast.network)
    guest = factories.registration(event, party_size=2)
    assert arrivals_chart(event) is None
    guest.arrived_at, guest.arrived_persons = at("17:42"), 2
    guest.save()
    assert arrivals_chart(event).rows == (("18.40", "0"), ("18.45", "2"))
