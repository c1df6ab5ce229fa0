"""Jobs that come back: each slot once, and a tick that fails is told of and followed by the next."""

import threading
from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from outbox import periodic, queues, tasks
from outbox.management.commands import worker

SWEEPS = ["outbox.tasks.sweep_outbox", "outbox.tasks.sweep_webhooks"]


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


def test_finished_tasks_are_forgotten_after_a_while(db, kept_tasks):
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


def test_a_sweep_is_queued_once_however_long_its_queue_stands_still(db, kept_tasks):
    assert [queues.enqueue_once(tasks.sweep_outbox) for _tick in range(3)] == [True, False, False]
    assert queues.enqueue_once(tasks.sweep_webhooks)
    DBTaskResult.objects.update(status="RUNNING")
    assert queues.enqueue_once(tasks.sweep_outbox)  # what has begun may have passed the newest row


def test_our_own_sweeps_do_not_stack(db, kept_tasks):
    for tick in range(3):
        periodic.tick(tick * 86_400)
    ours = DBTaskResult.objects.filter(task_path__in=SWEEPS)
    assert sorted(ours.values_list("task_path", flat=True)) == sorted(SWEEPS)


def test_mail_waits_in_a_queue_of_its_own(db, kept_tasks):
    for task in (tasks.sweep_outbox, tasks.read_bounces, tasks.sweep_webhooks):
        task.enqueue()
    tasks.deliver_message.enqueue(1)
    named = {
        each.task_path.rpartition(".")[2]: each.queue_name for each in DBTaskResult.objects.all()
    }
    assert named == {
        "sweep_outbox": "mail",
        "read_bounces": "mail",
        "deliver_message": "mail",
        "sweep_webhooks": "default",
    }


def test_the_settings_know_every_queue():
    assert set(settings.TASKS["default"]["QUEUES"]) == set(queues.ALL)
