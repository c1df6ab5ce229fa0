"""The oldest that waits is looked at, whatever the worker's heart beats."""

from datetime import timedelta
from functools import partial

import pytest
from django.core import mail
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from outbox import breaker, periodic, probes, tasks, watchdog
from outbox.models import PeriodicRun
from outbox.smtp import ServerFault
from tests import factories

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


@pytest.fixture
def now(cast, time_machine):
    time_machine.move_to("2026-11-25T10:00:00+01:00", tick=False)
    return timezone.now()


@pytest.fixture
def message(now, cast):
    return partial(factories.message, cast.nordby)


def test_a_message_that_waits_for_over_an_hour_is_seen(now, message):
    message(next_attempt_at=now - 2 * HOUR, state="failed")
    message(next_attempt_at=now)
    assert probes.oldest_message(now + HOUR) is None
    assert probes.oldest_message(now + HOUR + MINUTE) == now


def test_one_that_is_to_be_tried_later_does_not_wait(now, message):
    message(created_at=now - 48 * HOUR, next_attempt_at=now + MINUTE, state="retry")
    assert probes.oldest_message(now) is None


@pytest.mark.parametrize(("waited", "seen"), [(11 * HOUR, False), (13 * HOUR, True)])
def test_in_a_long_round_that_goes_on_none_is_late_for_half_a_day(now, message, waited, seen):
    message(state="sent", sent_at=now - MINUTE)
    message(next_attempt_at=now - waited)
    assert bool(probes.oldest_message(now)) is seen


@pytest.mark.parametrize(
    ("task", "queue"), [(tasks.sweep_outbox, "mail"), (tasks.sweep_webhooks, "default")]
)
def test_a_queue_that_stands_still_is_seen_by_its_oldest_task(now, kept_tasks, task, queue):
    task.enqueue()
    other = {"mail": "default", "default": "mail"}[queue]
    later = now + HOUR + MINUTE
    assert probes.oldest_task(queue, now + HOUR) is None
    assert probes.oldest_task(queue, later) == now
    assert probes.oldest_task(other, later) is None
    DBTaskResult.objects.update(status="RUNNING")
    assert probes.oldest_task(queue, later) is None


def test_a_heart_that_beats_hides_nothing(now, message, kept_tasks):
    """Every job was put in its queue just now; nobody works on them."""
    tasks.sweep_outbox.enqueue()
    tasks.sweep_webhooks.enqueue()
    message(next_attempt_at=now)
    later = now + 2 * HOUR
    for job in periodic.periods():
        PeriodicRun.objects.create(job=job, slot=1, started_at=later)
    assert [(one.name, one.since) for one in watchdog.late_jobs(later)] == [
        ("mail.late", now),
        ("queue.default", now),
        ("queue.mail", now),
    ]


@pytest.mark.parametrize(
    ("reason", "minutes", "reported"),
    [
        ("no_answer", 10, []),
        ("no_answer", 11, ["mail.no_answer"]),
        ("refused", 0, ["mail.refused"]),
    ],
)
def test_a_mail_server_at_fault_is_reported(now, reason, minutes, reported):
    breaker.note_failure(ServerFault(reason), now, at_once=True)
    assert [(one.name, one.since) for one in watchdog.late_jobs(now + minutes * MINUTE)] == [
        (name, now) for name in reported
    ]


def test_the_alarm_says_it_in_words(now):
    factories.user("Drift", is_superuser=True)
    breaker.note_failure(ServerFault.REFUSED, now, at_once=True)
    watchdog.check(now)
    [alarm] = mail.outbox
    assert "- mailserveren afviser os (login eller afsender): 25. november kl. 10.00" in alarm.body
