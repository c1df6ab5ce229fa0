"""How far an entry has come, and what counts in the year's sums."""

from datetime import date, timedelta

import pytest

from taskforces.models import Outreach
from taskforces.spreading.standing import Standing, standing, sums

TODAY = date(2026, 11, 30)
AHEAD, PASSED = TODAY + timedelta(days=1), TODAY - timedelta(days=1)


@pytest.mark.parametrize(
    ("result", "day", "asked", "says_yes", "stands"),
    [
        ("planned", AHEAD, False, None, Standing.PLANNED),
        ("planned", TODAY, True, None, Standing.ASKED),
        ("planned", AHEAD, True, True, Standing.CONFIRMED),
        ("planned", AHEAD, True, False, Standing.DECLINED),
        ("planned", PASSED, True, True, Standing.UNTOLD),
        ("planned", PASSED, False, None, Standing.UNTOLD),
        ("held", PASSED, True, False, Standing.HELD),
        ("held", AHEAD, False, None, Standing.HELD),
        ("called_off", AHEAD, True, True, Standing.CALLED_OFF),
    ],
)
def test_how_far_it_has_come(result, day, asked, says_yes, stands):
    found = standing(result=result, happens_on=day, asked=asked, says_yes=says_yes, today=TODAY)
    assert found is stands


def test_only_what_happened_counts():
    entries = [
        Outreach(kind="talk", result="held", reach=40, member_id=1),
        Outreach(kind="talk", result="held", reach=None, member_id=1),
        Outreach(kind="media", result="held", reach=12_000),
        Outreach(kind="talk", result="planned", reach=99, member_id=2),
        Outreach(kind="fair", result="called_off", reach=500),
    ]
    found = sums(entries)
    assert (found.times, found.reach, found.companies) == (3, 12_040, 1)
    assert found.by_kind == (("oplæg", 2, 40), ("artikel eller indslag", 1, 12_000))


def test_nothing_is_no_sum():
    assert sums([]).by_kind == ()
