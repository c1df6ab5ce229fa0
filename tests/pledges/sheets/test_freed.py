import pytest

from pledges.sheets.freed import USUAL_RATE, freed, hours_table
from pledges.taxonomy import TASK_CARDS, Task


@pytest.mark.parametrize(
    ("band", "positions", "rate", "hours", "worth"),
    [
        ("1-4", 1, 300, 2, 600),
        ("5-9", 1, 300, 7, 2100),
        ("5-9", 2, 450, 14, 6300),
        ("10-14", 1, 0, 12, 0),
        ("15-19", 5, 300, 85, 25500),
        ("20+", 1, 300, 20, 6000),
    ],
)
def test_hours_times_rate(band, positions, rate, hours, worth):
    found = freed(band, positions, rate=rate)
    assert (found.hours, found.worth) == (hours, worth)


def test_a_phone_has_the_same_hours():
    table = hours_table()
    assert table["1-4"] == [2, 5, 7, 10, 12]
    assert {band: hours[0] for band, hours in table.items()} == {
        band: freed(band, 1).hours for band in table
    }
    assert freed("5-9", 1).rate == USUAL_RATE


@pytest.mark.parametrize("task", Task)
def test_each_task_says_what_it_frees(task):
    assert str(TASK_CARDS[task].frees).endswith(".")
