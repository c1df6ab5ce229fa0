"""Jobs that come back: each slot once, and a tick that fails is told of and followed by the next."""

import threading

import pytest

from outbox import periodic
from outbox.management.commands import worker


@pytest.fixture
def jobs(monkeypatch):
    monkeypatch.setattr(periodic, "_jobs", {})
    started = []
    periodic.register("job", every=30, enqueue=lambda: started.append("job"))
    return started


def test_a_slot_is_started_once_however_many_workers_ask(db, jobs):
    assert [periodic.tick(now) for now in (60, 60, 89, 90)] == [["job"], [], [], ["job"]]
    assert jobs == ["job", "job"]


def test_a_slot_that_could_not_be_enqueued_is_tried_again(db, monkeypatch):
    monkeypatch.setattr(periodic, "_jobs", {})

    def fails():
        raise OSError("no queue")

    periodic.register("job", every=30, enqueue=fails)
    with pytest.raises(OSError, match="no queue"):
        periodic.tick(60)
    periodic.register("job", every=30, enqueue=lambda: None)
    assert periodic.tick(60) == ["job"]


def test_a_tick_that_fails_is_logged_and_the_ticker_goes_on(db, monkeypatch, caplog):
    stop, ticks = threading.Event(), []

    def tick():
        ticks.append(1)
        if len(ticks) == 1:
            raise RuntimeError("the database is away")
        stop.set()

    monkeypatch.setattr(worker, "TICK_SECONDS", 0.001)
    monkeypatch.setattr(periodic, "tick", tick)
    ticker = threading.Thread(target=worker.Command()._tick, args=(stop,))
    ticker.start()
    ticker.join(timeout=5)
    assert len(ticks) == 2
    assert [record.getMessage() for record in caplog.records] == [
        "a tick failed; the next one tries again"
    ]
