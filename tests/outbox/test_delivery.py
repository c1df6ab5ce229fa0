import smtplib
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from outbox import delivery
from outbox.models import Message

NOW = timezone.now().replace(microsecond=0)


class Broken(BaseEmailBackend):
    """A mail server that answers with the error that a test has put here."""

    error = OSError()

    def send_messages(self, messages):
        raise self.error


@pytest.fixture
def broken(settings):
    settings.EMAIL_BACKEND = "tests.outbox.test_delivery.Broken"

    def with_error(error):
        Broken.error = error

    return with_error


@pytest.fixture
def message(cast):
    return Message.objects.create(
        organisation=cast.nordby,
        reference="invitation:1",
        sender="Nordby <post@example.org>",
        recipient="soren@example.org",
        subject="Kom",
        text="Hej",
        html="<p>Hej</p>",
        sha256="0" * 64,
        message_id="<1@example.org>",
        next_attempt_at=NOW,
    )


@pytest.fixture(autouse=True)
def _frozen():
    with time_machine.travel(NOW, tick=False):
        yield


def test_a_message_is_sent_once_however_often_it_is_asked_for(message):
    delivery.deliver(message.pk)
    assert delivery.deliver(message.pk) is None
    message.refresh_from_db()
    assert (message.state, message.sent_at, message.attempts) == ("sent", NOW, 1)
    assert len(mail.outbox) == 1


def test_a_second_worker_finds_it_taken(message):
    assert delivery.claim(message.pk, now=NOW) is not None
    assert delivery.claim(message.pk, now=NOW) is None


def test_a_refusal_for_now_is_tried_again_later_and_later(message, broken):
    broken(ConnectionRefusedError())
    waits, moment = [], NOW
    for _attempt in range(len(delivery.BACKOFF_MINUTES)):
        with time_machine.travel(moment, tick=False):
            delivery.deliver(message.pk)
        message.refresh_from_db()
        assert message.state == "retry"
        waits.append((message.next_attempt_at - moment) // timedelta(minutes=1))
        moment = message.next_attempt_at
    with time_machine.travel(moment, tick=False):
        delivery.deliver(message.pk)
    message.refresh_from_db()
    assert waits == list(delivery.BACKOFF_MINUTES)
    assert (message.state, message.error) == ("failed", "ConnectionRefusedError")


def test_a_retry_is_not_sent_before_its_time(message, broken):
    broken(ConnectionRefusedError())
    delivery.deliver(message.pk)
    assert delivery.deliver(message.pk) is None
    assert delivery.sweep() == []
    with time_machine.travel(NOW + timedelta(minutes=1), tick=False):
        assert delivery.sweep() == [message.pk]


@pytest.mark.parametrize("error", [smtplib.SMTPServerDisconnected("x"), TimeoutError()])
def test_a_cut_line_leaves_it_uncertain_and_never_sends_by_itself(message, broken, error):
    broken(error)
    delivery.deliver(message.pk)
    message.refresh_from_db()
    assert message.state == "uncertain"
    with time_machine.travel(NOW + timedelta(days=3), tick=False):
        assert delivery.sweep() == []
        assert delivery.deliver(message.pk) is None


def test_an_unknown_address_has_failed_and_the_address_is_not_in_the_error(message, broken):
    broken(smtplib.SMTPRecipientsRefused({"soren@example.org": (550, b"no such user")}))
    delivery.deliver(message.pk)
    message.refresh_from_db()
    assert (message.state, message.error) == ("failed", "SMTPRecipientsRefused")


def test_what_a_lost_worker_left_is_uncertain_after_its_lease(message):
    delivery.claim(message.pk, now=NOW)
    with time_machine.travel(NOW + delivery.LEASE, tick=False):
        delivery.sweep()
    message.refresh_from_db()
    assert message.state == "inflight"
    with time_machine.travel(NOW + delivery.LEASE + timedelta(seconds=1), tick=False):
        assert delivery.sweep() == []
    message.refresh_from_db()
    assert (message.state, message.error) == ("uncertain", "WorkerLost")


def test_a_person_sends_again_or_settles(message):
    Message.objects.update(state="uncertain", attempts=3)
    message.refresh_from_db()
    delivery.resend(message)
    delivery.deliver(message.pk)
    message.refresh_from_db()
    assert (message.state, message.attempts) == ("sent", 1)
    Message.objects.update(state="uncertain", sent_at=None)
    message.refresh_from_db()
    assert delivery.settle(message).sent_at == NOW
    assert len(mail.outbox) == 1
