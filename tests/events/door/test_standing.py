"""How the evening stands: doors, conflicts, and what is not counted again."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from time import sleep
from types import SimpleNamespace

import pytest
from django.core.cache import caches

from events.door import standing as standings
from events.door.checkin import check_in
from events.models import Scan
from tests import factories
from tests.events.door.test_checkin import NOW, Result, coming, evening, item, scan

__all__ = ["evening"]


@pytest.fixture
def doors(evening):
    event, first = evening
    second, _key = factories.device(event, "Dør B", created_at=NOW - timedelta(hours=1))
    return event, first, second


@pytest.fixture
def watch(monkeypatch):
    """The clock by which a standing grows old: it goes only as the test says."""
    watch = SimpleNamespace(seconds=1000.0)
    watch.monotonic = lambda: watch.seconds
    monkeypatch.setattr(standings, "time", watch)
    return watch


def counted(event):
    return standings.count(event).as_json()


def offline(device, registration, minutes, shown=Result.ADMITTED):
    at = NOW - timedelta(minutes=minutes)
    return scan(device, registration, at=at, shown=shown)


def test_each_door_counts_the_persons_it_saw_first(doors):
    event, a, b = doors
    party = coming(event, party_size=2)
    scan(a, party, at=NOW - timedelta(minutes=1))
    check_in(b, item("companion", registration=party.pk, number=1))
    scan(b, party)
    scan(b, coming(event))
    assert counted(event)["doors"] == [
        {"label": "Dør A", "arrived": 1},
        {"label": "Dør B", "arrived": 2},
    ]
    assert counted(event)["counts"] == {"registered": 3, "arrived": 3}


@pytest.mark.parametrize("sent_first", ["a", "b"])
def test_two_doors_without_a_network_are_one_arrival_and_one_conflict(doors, sent_first):
    """Whichever phone is heard first, the earlier scan is the arrival and stands first."""
    event, a, b = doors
    guest = coming(event, company_name="Ågård A/S")
    scans = [(a, 20), (b, 5)]
    for device, minutes in scans if sent_first == "a" else reversed(scans):
        offline(device, guest, minutes)
    guest.refresh_from_db()
    assert (guest.arrived_at, guest.arrived_persons) == (NOW - timedelta(minutes=20), 1)
    (conflict,) = counted(event)["conflicts"]
    conflict.pop("id")
    assert conflict == {
        "person": "Søren Ågård",
        "company": "Ågård A/S",
        "number": 0,
        "first": {"device": "Dør A", "at": NOW - timedelta(minutes=20)},
        "second": {"device": "Dør B", "at": NOW - timedelta(minutes=5)},
    }
    assert [door["arrived"] for door in counted(event)["doors"]] == [1, 0]


def test_a_companion_let_in_twice_is_a_conflict_of_his_own(doors):
    event, a, b = doors
    party = coming(event, party_size=2)
    scan(a, party)
    for device in (a, b):
        check_in(device, item("companion", registration=party.pk, number=1, shown=Result.ADMITTED))
    assert [conflict["number"] for conflict in counted(event)["conflicts"]] == [1]


@pytest.mark.parametrize("shown_by_phone", ["", Result.DUPLICATE])
def test_a_duplicate_that_the_phone_saw_itself_is_no_conflict(doors, shown_by_phone):
    event, a, b = doors
    guest = coming(event)
    offline(a, guest, 9)
    offline(b, guest, 5, shown=shown_by_phone)
    assert counted(event)["conflicts_total"] == 0


def test_a_conflict_that_was_taken_back_is_over(doors):
    event, a, b = doors
    guest = coming(event)
    offline(a, guest, 9)
    offline(b, guest, 5)
    assert counted(event)["conflicts_total"] == 1
    conflict = Scan.objects.conflicts().get()
    check_in(b, item("undo", undoes=conflict.pk))
    assert (counted(event)["conflicts"], counted(event)["conflicts_total"]) == ([], 0)


def test_two_hundred_conflicts_are_listed_and_all_are_counted(doors, monkeypatch):
    monkeypatch.setattr(standings, "MOST_CONFLICTS", 2)
    event, a, b = doors
    for _ in range(3):
        guest = coming(event)
        offline(a, guest, 9)
        offline(b, guest, 5)
    assert (len(counted(event)["conflicts"]), counted(event)["conflicts_total"]) == (2, 3)


def test_a_strangers_evening_is_not_counted(cast, doors):
    event, _a, _b = doors
    theirs = factories.event(factories.network(cast.sonderby))
    device, _key = factories.device(theirs, "Dør C", created_at=NOW - timedelta(hours=1))
    scan(device, coming(theirs))
    assert counted(event)["counts"] == {"registered": 0, "arrived": 0}
    assert [door["label"] for door in counted(event)["doors"]] == ["Dør A", "Dør B"]


def test_what_was_counted_a_moment_ago_is_told_without_a_query(
    doors, watch, django_assert_num_queries
):
    event, a, _b = doors
    standings.standing(event)
    outcome = scan(a, coming(event))
    with django_assert_num_queries(0):
        standings.note(a, [(item(), outcome)])
        known = standings.standing(event).as_json()
    assert known["counts"]["arrived"] == 1
    assert known["doors"][0]["arrived"] == 1


def test_a_second_later_all_is_counted_anew(doors, watch):
    event, a, _b = doors
    standings.standing(event)
    scan(a, coming(event))  # by another process: nothing is noted here
    assert standings.standing(event).arrived == 0
    watch.seconds += standings.FRESH
    assert standings.standing(event).arrived == 1


def test_what_was_counted_too_long_ago_is_not_added_to(doors, watch):
    event, a, _b = doors
    standings.standing(event)
    outcome = scan(a, coming(event))
    watch.seconds += standings.FRESH
    standings.note(a, [(item(), outcome)])
    assert standings.standing(event).arrived == 1


def test_what_was_taken_back_is_counted_anew_at_once(doors, watch):
    event, a, _b = doors
    entry = scan(a, coming(event))
    assert standings.standing(event).arrived == 1
    undo = item("undo", undoes=Scan.objects.get().pk)
    standings.note(a, [(undo, check_in(a, undo))])
    assert entry.came == 1
    assert standings.standing(event).arrived == 0


def test_an_event_is_forgotten_with_the_cache_of_the_process(doors, watch):
    event, a, _b = doors
    standings.standing(event)
    scan(a, coming(event))
    caches["process"].clear()
    assert standings.standing(event).arrived == 1


def test_scans_that_two_threads_note_at_once_are_all_added(doors, watch, monkeypatch):
    event, a, b = doors
    standings.standing(event)
    one = SimpleNamespace(came=1, result=Result.ADMITTED)

    def note(device):
        for _ in range(20):
            standings.note(device, [(item(), one)])

    keep = standings._keep

    def keep_late(*args):
        sleep(0.001)  # the other thread has its turn within a note
        keep(*args)

    monkeypatch.setattr(standings, "_keep", keep_late)
    with ThreadPoolExecutor() as pool:
        list(pool.map(note, (a, b)))
    known = standings.standing(event)
    assert known.arrived == known.by_device[a.pk] + known.by_device[b.pk] == 40
