from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from accounts.workingdays import WorkingCalendar
from pledges.wording import late_in_words

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
DUE = datetime(2027, 3, 24, 16, tzinfo=COPENHAGEN)  # Wednesday before Easter


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
