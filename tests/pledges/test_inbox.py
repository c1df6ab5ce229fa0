from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from pledges import inbox
from tests import factories

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
DUE_IN = {"contact_due": datetime(2027, 3, 24, 16, tzinfo=COPENHAGEN)}  # Wednesday before Easter


def line(cast, now, **fields):
    handover = factories.handover(factories.sheet(cast.network), cast.unit, **(DUE_IN | fields))
    return inbox.lines([handover], datetime(*now, tzinfo=COPENHAGEN))[0]


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
    ],
)
def test_deadline_in_words(cast, now, group, words):
    found = line(cast, now)
    assert (found.group, str(found.due)) == (group, words)


def test_contacted_and_paused_ones_wait_and_show_their_status(cast):
    now = (2027, 4, 1, 9)
    called = line(cast, now, status="contacted", first_contact_at=DUE_IN["contact_due"])
    paused = line(cast, now, status="on_hold")
    assert [(x.group, str(x.due)) for x in (called, paused)] == [
        ("waiting", "kontaktet"),
        ("waiting", "sat i bero"),
    ]


def test_groups_come_by_urgency_and_never_empty(cast):
    late, today = line(cast, (2027, 4, 1, 9)), line(cast, (2027, 3, 24, 8))
    assert [group["key"] for group in inbox.grouped([today, late])] == ["overdue", "today"]


def test_counts_of_each_tab_in_one_query(cast, django_assert_num_queries):
    def add(**fields):
        factories.handover(factories.sheet(cast.network), cast.unit, **(DUE_IN | fields))

    add(owner=cast.consultant)
    add(owner=cast.consultant, status="contacted", first_contact_at=DUE_IN["contact_due"])
    add()
    add(status="expired", closed_at=DUE_IN["contact_due"])
    with django_assert_num_queries(1):
        counts = inbox.counts(cast.consultant, datetime(2027, 3, 24, 17, tzinfo=COPENHAGEN))
    assert counts == {
        "mine": {"all": 2, "late": 1, "today": 0},
        "enhed": {"all": 3, "late": 2, "today": 0},
        "ledige": {"all": 1, "late": 1, "today": 0},
    }


def test_oldest_promise_stands_on_top(cast):
    def add(name, day, **fields):
        sheet = factories.sheet(cast.network, company_name=name)
        due = datetime(2027, 3, day, 16, tzinfo=COPENHAGEN)
        factories.handover(sheet, cast.unit, contact_due=due, **fields)

    add("senere", 26)
    add("ringet", 1, status="contacted", first_contact_at=DUE_IN["contact_due"])
    add("først", 2)
    found = inbox.of_tab(cast.consultant, inbox.UNIT)
    assert [handover.sheet.company_name for handover in found] == ["først", "senere", "ringet"]
