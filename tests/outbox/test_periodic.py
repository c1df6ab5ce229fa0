"""Jobs that come back: each slot once, and a tick that fails is told of and followed by the next."""

import threading
from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from outbox import periodic, tasks
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


def test_finished_tasks_are_forgotten_after_a_while(db, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    now = timezone.now()
    for days in (8, 6):
        tasks.sweep_outbox.enqueue()
        DBTaskResult.objects.filter(finished_at=None).update(
            status="SUCCESSFUL", finished_at=now - timedelta(days=days)
        )
    tasks.sweep_outbox.enqueue()
    tasks.forget_finished_tasks.call()
    kept = DBTaskResult.objects.order_by("enqueued_at").values_list("status", flat=True)
    assert list(kept) == ["SUCCESSFUL", "READY"]


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
