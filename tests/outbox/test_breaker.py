"""A mail server that hangs or refuses us is left in peace for a while, by all workers at once."""

import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from outbox import breaker, delivery, tasks
from outbox.models import CircuitBreaker, Message
from outbox.smtp import ServerFault
from tests import factories
from tests.outbox.scripted import Scripted

MINUTE = timedelta(minutes=1)


@pytest.fixture
def now(db, time_machine):
    time_machine.move_to("2026-11-25T10:00:00+01:00", tick=False)
    return timezone.now()


def fail(now, reason=ServerFault.NO_ANSWER, *, at_once=True):
    breaker.note_failure(reason, now, at_once=at_once)


def test_it_is_closed_until_something_fails(now):
    assert breaker.take_turn(now)
    assert breaker.tripped() is None


def test_the_pauses_grow_and_the_first_failure_is_remembered(now):
    pauses, moment = [], now
    for _attempt in range(6):
        assert breaker.take_turn(moment)
        fail(moment)
        until = breaker.tripped().open_until
        pauses.append((until - moment) // MINUTE)
        assert not breaker.take_turn(until - timedelta(seconds=1))
        moment = until
    assert pauses == [1, 2, 5, 15, 15, 15]
    assert breaker.tripped().since == now


def test_after_the_pause_one_may_try_and_the_rest_wait(now):
    fail(now)
    turns = [breaker.take_turn(now + MINUTE) for _worker in range(3)]
    assert turns == [True, False, False]


def test_a_worker_that_died_in_its_turn_leaves_it_to_another(now):
    fail(now)
    assert breaker.take_turn(now + MINUTE)
    assert not breaker.take_turn(now + MINUTE + breaker.TURN - timedelta(seconds=1))
    assert breaker.take_turn(now + MINUTE + breaker.TURN)


def test_an_answer_closes_it_and_the_log_tells(now, caplog):
    fail(now, ServerFault.REFUSED)
    breaker.take_turn(now + MINUTE)
    breaker.note_answer()
    assert breaker.tripped() is None
    assert breaker.take_turn(now + MINUTE)
    fail(now + 2 * MINUTE)
    assert breaker.tripped().open_until == now + 3 * MINUTE  # it counts from the start again
    assert [record.getMessage() for record in caplog.records] == [
        "mail server refuses us (AUTH/MAIL) since 2026-11-25T09:00:00+00:00",
        "mail server answers again",
        "mail server does not answer since 2026-11-25T09:02:00+00:00",
    ]


def test_two_workers_that_fail_at_once_are_one_failure(now):
    fail(now)
    fail(now)
    assert breaker.tripped().failures == 1


def test_a_cut_at_the_end_opens_it_at_the_third_in_a_row(now):
    for number in range(3):
        assert breaker.tripped() is None, number
        fail(now, at_once=False)
    assert breaker.is_open(now)


def test_a_mail_that_goes_between_two_cuts_starts_the_row_anew(now):
    for _number in range(4):
        fail(now, at_once=False)
        fail(now, at_once=False)
        breaker.note_answer()
    assert breaker.tripped() is None


@pytest.fixture
def silent(settings):
    settings.EMAIL_BACKEND = "outbox.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_TIMEOUT = "127.0.0.1", 0.2

    def at(step):
        server = Scripted(silent_at=step)
        settings.EMAIL_PORT = server.port
        return server

    return at


@pytest.fixture
def messages(cast):
    return [factories.message(cast.nordby) for _message in range(5)]


def states():
    return sorted(Message.objects.values_list("state", "attempts"))


@pytest.mark.parametrize("step", ["connect", "MAIL"])
def test_a_server_that_hangs_costs_one_try_and_no_attempt(now, messages, silent, step):
    with silent(step) as server:
        tasks.sweep_outbox.call()
        tasks.sweep_outbox.call()
        for message in messages:
            tasks.deliver_message.call(message.pk)
    assert server.calls == 1
    assert states() == [("queued", 0)] * 5


def test_without_the_breaker_each_message_would_hang(now, messages, silent, monkeypatch):
    """Negative control."""
    monkeypatch.setattr(breaker, "note_failure", lambda *args, **more: None)
    with silent("connect") as server:
        tasks.sweep_outbox.call()
    assert server.calls == 5


def test_a_server_that_hangs_after_the_final_dot_leaves_three_uncertain(now, messages, silent):
    with silent(".") as server:
        tasks.sweep_outbox.call()
    assert server.calls == 3
    assert states() == [("queued", 0)] * 2 + [("uncertain", 1)] * 3


def test_when_it_answers_again_all_go(now, messages, silent, settings, time_machine):
    with silent("connect"):
        tasks.sweep_outbox.call()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    tasks.sweep_outbox.call()
    assert mail.outbox == []
    time_machine.move_to(now + MINUTE, tick=False)
    tasks.sweep_outbox.call()
    assert len(mail.outbox) == 5
    assert (states(), breaker.tripped()) == ([("sent", 1)] * 5, None)


def test_a_no_to_a_message_is_an_answer_of_the_server(now, messages, monkeypatch):
    fail(now)

    def refuse(self, mails):
        raise smtplib.SMTPRecipientsRefused({"soren@example.org": (550, b"no such user")})

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)
    monkeypatch.setattr(timezone, "now", lambda: now + MINUTE)
    delivery.deliver(messages[0].pk)
    assert breaker.tripped() is None


def test_with_no_mail_to_try_a_hello_tells_that_it_is_back(now):
    fail(now)
    tasks.sweep_outbox.call()
    assert breaker.is_open(now)
    CircuitBreaker.objects.update(open_until=now)
    tasks.sweep_outbox.call()
    assert breaker.tripped() is None


def test_a_hello_without_an_answer_is_a_failure(now, silent):
    fail(now)
    CircuitBreaker.objects.update(open_until=now)
    with silent("connect") as server:
        tasks.sweep_outbox.call()
        tasks.sweep_outbox.call()
    assert (server.calls, breaker.tripped().failures) == (1, 2)


def test_the_row_is_one_for_all(now):
    for _failure in range(3):
        fail(now)
    assert CircuitBreaker.objects.count() == 1
