from datetime import UTC, datetime, timedelta

import pytest

from accounts import periods
from accounts.models import Organisation
from accounts.periods import Period, months_before

NOW = datetime(2027, 3, 31, 10, tzinfo=UTC)
OURS = Organisation(sheet_retention_months=1)


@pytest.mark.parametrize(
    ("period", "organisation", "expected"),
    [
        (Period("", days=14), None, "2027-03-17 11:00"),  # before the clocks changed
        (Period("", months=1), None, "2027-02-28 12:00"),
        (Period("", months=13), OURS, "2026-02-28 12:00"),
        (Period("", setting="sheet_retention_months"), OURS, "2027-02-28 12:00"),
        (Period("", setting="sheet_retention_months"), None, "2025-03-31 12:00"),
        (Period("", months=5), None, "2026-10-31 12:00"),
    ],
)
def test_when_a_period_began(period, organisation, expected):
    cut_off = period.cut_off(NOW, organisation)
    assert f"{cut_off.astimezone(months_before(NOW, 0).tzinfo):%Y-%m-%d %H:%M}" == expected


def test_what_has_no_end_is_never_cut_off():
    assert not periods.WHILE_IN_USE.ends
    with pytest.raises(ValueError, match="no end"):
        periods.WHILE_IN_USE.cut_off(NOW)


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (periods.SHEETS, "1 måned efter at sagen er afsluttet"),
        (periods.ATTENDANCE, "12 måneder efter arrangementet"),
        (periods.IMPORTS, "1 dag efter at filen er lagt op"),
        (periods.WHILE_IN_USE, "så længe det bruges"),
    ],
)
def test_what_is_told_is_what_is_done(period, expected):
    assert period.in_words(OURS) == expected


def test_a_whole_day_is_a_whole_day():
    assert NOW - periods.IMPORTS.cut_off(NOW) == timedelta(days=1)
