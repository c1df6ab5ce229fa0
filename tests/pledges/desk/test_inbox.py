"""Which sheets stand where in the inbox, and how they are found."""

from datetime import datetime
from urllib.parse import quote
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from pledges.desk import inbox, next_steps
from pledges.desk.inbox_forms import InboxFilter
from pledges.models import Handover
from tests import factories
from tests.indexes import columns_of_index, columns_read

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
NOW = datetime(2027, 3, 24, 12, tzinfo=COPENHAGEN)  # Wednesday before Easter


def at(day, hour=16, month=3):
    return datetime(2027, month, day, hour, tzinfo=COPENHAGEN)


REACHED = {"status": "contacted", "first_contact_at": at(1)}
ONES = {
    "late call": {"contact_due": at(23)},
    "call today": {"contact_due": at(24)},
    "call tomorrow": {"contact_due": at(25)},
    "introduced": {"contact_due": at(29), "introduction_due": at(24)},
    "introduction over": {"contact_due": at(29), "introduction_due": at(24, 9)},
    "introduction and call over": {"contact_due": at(24, 11), "introduction_due": at(23)},
    "paused": {"status": "on_hold", "paused_until": at(31).date(), "contact_due": at(1)},
    "candidate": REACHED | {"contact_due": at(1), "candidate_due": at(24, 11)},
    "answered": REACHED | {"contact_due": at(1)},
    "visit this morning": REACHED | {"contact_due": at(1), "visit_at": at(24, 9)},
    "visit on Friday": REACHED | {"contact_due": at(1), "visit_at": at(26, 9)},
    "visit not written up": REACHED | {"contact_due": at(1), "visit_at": at(22, 9)},
    "visit next week": REACHED | {"contact_due": at(1), "visit_at": at(31, 9)},
    "check of yesterday": REACHED
    | {"contact_due": at(1), "status": "hired", "check_due": at(23, 9)},
    "check of this morning": REACHED
    | {"contact_due": at(1), "status": "hired", "check_due": at(24, 9)},
    "ended": {"contact_due": at(1), "status": "withdrawn", "closed_at": at(20)},
}
IN = {
    inbox.OVERDUE: {
        "late call",
        "introduction and call over",
        "candidate",
        "visit not written up",
        "check of yesterday",
    },
    inbox.TODAY: {"call today", "visit this morning", "check of this morning"},
    inbox.WAITING: {"introduced", "paused", "answered"},
    inbox.VISITS: {"visit this morning", "visit on Friday", "visit not written up"},
    inbox.ALL: set(ONES) - {"ended"},
    inbox.CLOSED: {"ended"},
}


@pytest.fixture
def ones(cast):
    for name, fields in ONES.items():
        add(cast, name, **fields)


def add(cast, name, **fields):
    sheet = factories.sheet(cast.network, company_name=name)
    return factories.handover(sheet, cast.unit, **({"contact_due": at(24)} | fields))


def names(handovers):
    return [handover.sheet.company_name for handover in handovers]


def listed(cast, what, *, whose=inbox.UNIT, user=None):
    return inbox.chosen(
        inbox.of_units([cast.unit.pk]), user or cast.consultant, whose=whose, what=what, now=NOW
    )


@pytest.mark.parametrize("what", inbox.WHAT)
def test_each_tab_holds_its_own(cast, ones, what):
    assert set(names(listed(cast, what))) == IN[what]


def test_groups_of_the_whole_list_say_the_same_as_the_tabs(cast, ones):
    groups = next_steps.grouped(next_steps.lines(listed(cast, inbox.ALL).with_sheets(), NOW))
    found = {group.key: set(names(line.handover for line in group.lines)) for group in groups}
    assert found["soon"] == {"call tomorrow", "introduction over", "visit on Friday"}
    assert list(found) == ["overdue", "today", "soon", "later", "waiting"]
    assert found["overdue"] == IN[inbox.OVERDUE]
    assert found["today"] == IN[inbox.TODAY]
    assert found["waiting"] == IN[inbox.WAITING]


def test_counts_of_every_tab_in_one_query(cast, ones, django_assert_num_queries):
    add(cast, "mine", owner=cast.consultant)
    with django_assert_num_queries(1):
        counts = inbox.counts(inbox.of_units([cast.unit.pk]), cast.consultant, NOW)
    assert counts[inbox.UNIT] == {
        what: len(IN[what]) + (what in (inbox.ALL, inbox.TODAY)) for what in inbox.OPEN
    }
    assert counts[inbox.MINE] == {
        "alle": 1,
        "over-fristen": 0,
        "i-dag": 1,
        "besoeg": 0,
        "venter": 0,
    }
    assert counts[inbox.UNASSIGNED] == {what: len(IN[what]) for what in inbox.OPEN}


def test_counts_read_nothing_but_the_index_of_the_open_ones(cast):
    with CaptureQueriesContext(connection) as captured:
        inbox.counts(inbox.of_units([cast.unit.pk]), cast.consultant, NOW)
    read = columns_read(Handover, captured)
    assert read <= columns_of_index(Handover, "handover_open")
    assert "contact_due" in read


def test_whose(cast):
    add(cast, "mine", owner=cast.consultant)
    add(cast, "hers", owner=cast.lead)
    add(cast, "nobody's")
    for whose, expected in [("mine", {"mine"}), ("ledige", {"nobody's"})]:
        assert set(names(listed(cast, inbox.ALL, whose=whose))) == expected
    assert len(listed(cast, inbox.ALL)) == 3


def test_oldest_promise_stands_on_top_and_what_waits_for_nothing_last(cast):
    add(cast, "later", contact_due=at(26))
    add(cast, "answered", **REACHED, contact_due=at(1))
    add(cast, "first", contact_due=at(2))
    assert names(listed(cast, inbox.ALL)) == ["first", "later", "answered"]


def test_newest_end_stands_on_top(cast):
    for day in (3, 9, 6):
        add(cast, str(day), status="withdrawn", closed_at=at(day))
    assert names(listed(cast, inbox.CLOSED)) == ["9", "6", "3"]


def test_pages_need_no_count(cast, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(inbox, "PER_PAGE", 2)
    for n in range(5):
        add(cast, str(n), contact_due=at(24, 10 + n))
    pages = [inbox.page_of(listed(cast, inbox.ALL), number) for number in (1, 2, 3, 4)]
    assert [names(page.object_list) for page in pages] == [["0", "1"], ["2", "3"], ["4"], []]
    assert [page.has_next() for page in pages] == [True, True, False, False]
    assert [page.has_previous() for page in pages] == [False, True, True, True]
    rows = listed(cast, inbox.ALL)
    with django_assert_num_queries(4):  # the rows, their lines, the unit and its closing days
        page = inbox.page_of(rows, 1)
        assert (page.has_other_pages(), page.next_page_number()) == (True, 2)


# --- Search and filters ----------------------------------------------------------------------


def narrowed(cast, query):
    form = InboxFilter(QueryDict(query), units=[cast.unit.pk])
    return set(names(form.narrow(inbox.of_units([cast.unit.pk]).open()))), form


def wanted(cast):
    """One handover that every filter below finds, and one that none of them does."""
    event = factories.event(cast.network)
    sheet = factories.sheet(
        cast.network,
        tasks=("kitchen",),
        event=event,
        company_name="Krog Bageri",
        contact_name="Åse Krog",
        contact_phone="+45 22 33 44 55",
        municipality_code="0846",
        wants_visit=True,
    )
    sheet.lines.update(hours="20+")
    fields = {"owner": cast.lead, "status": "assigned"}
    add(cast, "Anden")
    other = factories.network(cast.nordby, cast.unit)
    Handover.objects.update(sheet=factories.sheet(other, company_name="Anden"))
    return factories.handover(sheet, cast.unit, **fields)


@pytest.mark.parametrize(
    "q", ["krog", "bageri", "Åse", "22334455", "33 44", "+45 22 33", "004522334455"]
)
def test_search(cast, q):
    wanted(cast)
    assert narrowed(cast, f"q={quote(q)}")[0] == {"Krog Bageri"}


@pytest.mark.parametrize("q", ["findes ikke", "99 99", "%", "_"])
def test_search_without_a_hit(cast, q):
    wanted(cast)
    assert narrowed(cast, f"q={quote(q)}")[0] == set()


@pytest.mark.parametrize(
    "name", ["event", "network", "status", "task", "hours", "municipality", "owner", "visit"]
)
def test_filter(cast, name):
    handover = wanted(cast)
    value = {
        "event": handover.sheet.event_id,
        "network": handover.sheet.network_id,
        "status": "assigned",
        "task": "kitchen",
        "hours": "20%2B",
        "municipality": "0846",
        "owner": cast.lead.pk,
        "visit": "on",
    }[name]
    assert narrowed(cast, f"{name}={value}")[0] == {"Krog Bageri"}


def test_foreign_ids_in_the_address_show_nothing(cast):
    wanted(cast)
    foreign = factories.network(cast.sonderby)
    event = factories.event(foreign)
    factories.sheet(foreign, event=event)
    for query in (f"event={event.pk}", f"network={foreign.pk}", f"owner={cast.stranger.pk}"):
        found, form = narrowed(cast, query)
        assert found == set()
        assert form.errors
    for query in ("status=nonsense", "event=' OR 1=1", "municipality=0999", "q=%00"):
        assert narrowed(cast, query)[0] == set()
    assert len(narrowed(cast, "")[0]) == 2


def test_an_event_whose_sheets_have_ended_can_still_be_asked_for(cast):
    handover = wanted(cast)
    Handover.objects.filter(pk=handover.pk).update(status="withdrawn", closed_at=at(20))
    _found, form = narrowed(cast, f"event={handover.sheet.event_id}")
    assert not form.errors
    _found, form = narrowed(cast, "")
    assert handover.sheet.event not in form.fields["event"].queryset


def test_an_address_of_digits_beyond_every_integer_is_refused(cast):
    assert narrowed(cast, "event=99999999999999999999")[0] == set()


@time_machine.travel(NOW, tick=False)
def test_of_units_shows_no_foreign_unit(cast, ones):
    foreign = factories.organisation("Anden enhed", kind="employment_unit")
    factories.handover(factories.sheet(cast.network, company_name="Fremmed"), foreign)
    assert "Fremmed" not in names(inbox.open_handovers(cast.consultant))
    assert len(inbox.open_handovers(cast.consultant)) == len(ONES) - 1
