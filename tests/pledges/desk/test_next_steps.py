"""Deadlines and what to do, in words."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from pledges.desk import next_steps
from tests import factories

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
DUE = datetime(2027, 3, 24, 16, tzinfo=COPENHAGEN)  # Wednesday before Easter
NOW = datetime(2027, 3, 24, 9, tzinfo=COPENHAGEN)


def line(cast, now=NOW, call_way="phone", **fields):
    sheet = factories.sheet(cast.network, call_way=call_way, contact_email="a@example.org")
    handover = factories.handover(sheet, cast.unit, **({"contact_due": DUE} | fields))
    return next_steps.line_of(handover, now)


@pytest.mark.parametrize(
    ("now", "group", "words"),
    [
        pytest.param((2027, 3, 15, 9), "later", "24. marts", id="nine days before"),
        pytest.param((2027, 3, 22, 9), "soon", "på onsdag", id="two days before"),
        pytest.param((2027, 3, 23, 23), "soon", "i morgen", id="the evening before"),
        pytest.param((2027, 3, 24, 8), "today", "i dag", id="the same day"),
        pytest.param(
            (2027, 3, 24, 17), "overdue", "fristen er lige overskredet", id="an hour late"
        ),
        pytest.param((2027, 3, 29, 12), "overdue", "fristen er lige overskredet", id="all Easter"),
        pytest.param((2027, 3, 30, 9), "overdue", "1 arbejdsdag over fristen", id="after Easter"),
        pytest.param((2027, 4, 1, 9), "overdue", "3 arbejdsdage over fristen", id="three days"),
        pytest.param((2027, 6, 1, 9), "overdue", "over fristen siden 24. marts", id="months"),
    ],
)
def test_deadline_in_words(cast, now, group, words):
    found = line(cast, datetime(*now, tzinfo=COPENHAGEN))
    assert (found.group, str(found.due)) == (group, words)


REACHED = {"status": "contacted", "first_contact_at": DUE}


@pytest.mark.parametrize(
    ("fields", "sentence", "icon"),
    [
        ({}, "Ring senest i dag kl. 16.00", "phone"),
        ({"call_way": "email"}, "Skriv senest i dag kl. 16.00", "mail"),
        (
            {"contact_due": datetime(2027, 3, 23, 16, tzinfo=COPENHAGEN)},
            "Ring – 1 arbejdsdag over fristen",
            "phone",
        ),
        ({"introduction_due": DUE}, "Introduceres først senest i dag kl. 16.00", "handshake"),
        (REACHED | {"candidate_due": DUE}, "Svar om kandidat senest i dag kl. 16.00", "user-check"),
        (REACHED | {"visit_at": DUE}, "Besøg i dag kl. 16.00", "building-2"),
        (
            REACHED | {"visit_at": datetime(2027, 3, 23, 10, tzinfo=COPENHAGEN)},
            "Skriv om besøget – 1 arbejdsdag over fristen",
            "pencil",
        ),
        (
            REACHED | {"visit_at": datetime(2027, 3, 24, 8, tzinfo=COPENHAGEN)},
            "Skriv om besøget",
            "pencil",
        ),
        (
            {
                "contact_due": datetime(2027, 3, 25, 16, tzinfo=COPENHAGEN),
                "introduction_due": datetime(2027, 3, 24, 8, tzinfo=COPENHAGEN),
            },
            "Ring senest i morgen kl. 16.00",
            "phone",
        ),
        (
            {"status": "hired", "first_contact_at": DUE, "check_due": DUE},
            "Tjek, om jobbet holder senest i dag",
            "shield-check",
        ),
        (
            {"status": "on_hold", "paused_until": date(2027, 4, 12)},
            "På pause til 12. april",
            "pause",
        ),
        (REACHED, "Der er ikke noget, der haster lige nu", "hourglass"),
        (
            {"status": "withdrawn", "closed_at": datetime(2027, 3, 20, 9, tzinfo=COPENHAGEN)},
            "Afsluttet 20. marts: trukket tilbage",
            "flag",
        ),
    ],
)
def test_what_to_do_next(cast, fields, sentence, icon):
    found = line(cast, **fields)
    assert (next_steps.sentence(found, NOW), found.icon) == (sentence, icon)


@pytest.mark.parametrize(
    ("fields", "waits"),
    [
        ({}, False),
        ({"reported_at": NOW}, True),
        ({"reported_at": NOW, "first_contact_at": NOW}, True),
        ({"reported_at": NOW, "status": "withdrawn", "closed_at": DUE}, False),
    ],
)
def test_company_that_waits_for_a_call_is_marked_until_somebody_calls(cast, fields, waits):
    assert line(cast, **fields).company_waits is waits


def test_groups_come_by_urgency_and_never_empty(cast):
    late, today = line(cast, datetime(2027, 4, 1, 9, tzinfo=COPENHAGEN)), line(cast)
    assert [group.key for group in next_steps.grouped([today, late])] == ["overdue", "today"]
