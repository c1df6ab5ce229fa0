"""Writers on SQLite wait for their turn, in the order they came, and only a stuck writer makes them give up."""

import gc
import time
from threading import Thread

import pytest
from django.db import connection, transaction
from django.db.utils import OperationalError

from accounts.models import User
from config.sqlite.turns import Turns
from tests.races import failures, race

ON_SQLITE = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="SQLite's own lock")


class Writer:
    """Somebody who may hold the pen."""


def test_turns_come_in_order():
    turns, order = Turns(), []
    first = Writer()
    assert turns.take(first, patience=1)
    waiting = []
    for number in range(5):

        def write(number=number):
            me = Writer()
            assert turns.take(me, patience=5)
            order.append(number)
            turns.leave(me)

        waiting.append(Thread(target=write))
        waiting[-1].start()
        while len(turns._waiting) <= number:
            time.sleep(0.001)
    turns.leave(first)
    for thread in waiting:
        thread.join()
    assert order == [0, 1, 2, 3, 4]


def test_who_waits_for_a_stuck_writer_gives_up_and_leaves_the_queue():
    turns, stuck, next_one = Turns(), Writer(), Writer()
    turns.take(stuck, patience=1)
    assert not turns.take(Writer(), patience=0.02)
    turns.leave(stuck)
    assert turns.take(next_one, patience=0.02)


def test_who_waits_is_patient_as_long_as_the_queue_moves():
    """Longer in all than its patience, which is for one writer."""
    turns, done = Turns(), []

    def write():
        me = Writer()
        if turns.take(me, patience=0.15):
            time.sleep(0.05)
            done.append(me)
            turns.leave(me)

    threads = [Thread(target=write) for _each in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(done) == 8


def test_a_writer_that_is_dropped_holds_nobody_up():
    turns = Turns()
    dropped = Writer()
    turns.take(dropped, patience=1)
    del dropped
    gc.collect()
    assert turns.take(Writer(), patience=0.02)


def test_leaving_without_a_turn_changes_nothing():
    turns, holder = Turns(), Writer()
    turns.take(holder, patience=1)
    turns.leave(Writer())
    assert not turns.take(Writer(), patience=0.02)


def write_slowly(number):
    with transaction.atomic():
        User.objects.create(email=f"{number}@example.org", name=str(number))
        time.sleep(0.08)


@ON_SQLITE
@pytest.mark.race
@pytest.mark.everywhere
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("in_turn", [True, False])
def test_nobody_is_told_that_the_database_is_locked(monkeypatch, in_turn):
    """Twenty slow writers wait longer in all than one may be waited for; without turns some give up."""
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "timeout", 0.6)
    if not in_turn:
        monkeypatch.setattr(Turns, "take", lambda *_args, **_how: True)
    refused = failures(race(write_slowly, range(20)))
    assert all(isinstance(each, OperationalError) for each in refused)
    assert bool(refused) is not in_turn
    assert User.objects.count() == 20 - len(refused)
