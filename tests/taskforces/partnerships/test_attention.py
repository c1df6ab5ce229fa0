from datetime import date, timedelta

import pytest

from taskforces.partnerships.attention import Reason, attention, kept

TODAY = date(2026, 11, 30)
DAY = timedelta(days=1)
AGREED = {"state": "agreed", "answer_by": TODAY - 400 * DAY, "continues": ""}


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"state": "asked", "answer_by": TODAY + DAY}, Reason.NONE),
        ({"state": "asked", "answer_by": TODAY}, Reason.UNANSWERED),
        ({"state": "asked", "answer_by": TODAY - DAY}, Reason.UNANSWERED),
        ({"state": "declined", "answer_by": TODAY - DAY}, Reason.NONE),
        ({"state": "ended", "ends_on": TODAY, "next_talk_on": TODAY}, Reason.NONE),
        ({}, Reason.NONE),
        ({"ends_on": TODAY + 91 * DAY}, Reason.NONE),
        ({"ends_on": TODAY + 90 * DAY}, Reason.ENDING),
        ({"ends_on": TODAY - DAY}, Reason.ENDING),
        ({"ends_on": TODAY, "continues": "same"}, Reason.NONE),
        ({"next_talk_on": TODAY + DAY}, Reason.NONE),
        ({"next_talk_on": TODAY}, Reason.TALK),
        ({"ends_on": TODAY, "next_talk_on": TODAY}, Reason.ENDING),
    ],
)
def test_what_has_to_be_looked_at(facts, reason):
    known = {"ends_on": None, "next_talk_on": None} | AGREED | facts
    assert attention(**known, today=TODAY) == reason


@pytest.mark.parametrize(
    ("elements", "words"),
    [
        ([], "intet"),
        (["forum"], "møderne i forummet"),
        (["partners", "broker"], "jobformidleren, partnerne"),
        (["broker", "forum", "partners"], "det hele"),
        (["gone"], "intet"),
    ],
)
def test_what_a_unit_keeps_in_words(elements, words):
    assert kept(elements) == words
