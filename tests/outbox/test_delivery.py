import smtplib
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from outbox import breaker, delivery, tasks
from outbox.models import Message
from outbox.suppressions import is_suppressed
from tests import factories

NOW = timezone.now().replace(microsecond=0)


class Broken(BaseEmailBackend):
    """A mail server that answers `step` of a delivery with the error that a test has put here."""

    step, error = "", None

    def open(self):
        self._at("open")

    def send_messages(self, messages):
        self._at("send")

    def close(self):
        self._at("close")

    def _at(self, step):
        if step == self.step:
            raise self.error


@pytest.fixture
def broken(settings):
    settings.EMAIL_BACKEND = "tests.outbox.test_delivery.Broken"

    def with_error(error, *, at="send"):
        Broken.step, Broken.error = at, error

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
    broken(smtplib.SMTPDataError(451, b"too many mails"))
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
    assert (message.state, message.error) == ("failed", "SMTPDataError")


def test_a_retry_is_not_sent_before_its_time(message, broken):
    broken(smtplib.SMTPDataError(451, b"too many mails"))
    delivery.deliver(message.pk)
    assert delivery.deliver(message.pk) is None
    assert delivery.sweep() == []
    with time_machine.travel(NOW + timedelta(minutes=1), tick=False):
        assert delivery.sweep() == [message.pk]


@pytest.mark.parametrize("error", [smtplib.SMTPServerDisconnected("x"), TimeoutError()])
def test_a_server_out_of_reach_has_taken_nothing_and_costs_no_attempt(message, broken, error):
    broken(error, at="open")
    delivery.deliver(message.pk)
    message.refresh_from_db()
    assert (message.state, message.attempts) == ("queued", 0)
    assert (message.error, message.lease_until) == (type(error).__name__, None)


@pytest.mark.parametrize(
    "error",
    [
        smtplib.SMTPAuthenticationError(535, b"bad password"),
        smtplib.SMTPSenderRefused(550, b"not from you", "post@example.org"),
    ],
)
def test_a_refusal_of_us_fails_nothing_for_days(message, broken, error):
    broken(error)
    for hour in range(72):
        with time_machine.travel(NOW + timedelta(hours=hour), tick=False):
            tasks.sweep_outbox.call()
    message.refresh_from_db()
    assert (message.state, message.attempts) == ("queued", 0)
    broken(None, at="")
    with time_machine.travel(NOW + timedelta(hours=73), tick=False):
        tasks.sweep_outbox.call()
    message.refresh_from_db()
    assert (message.state, message.attempts) == ("sent", 1)


def test_a_permanent_no_at_data_is_not_tried_for_days(message, broken):
    broken(smtplib.SMTPDataError(554, b"we take no such mail"))
    delivery.deliver(message.pk)
    message.refresh_from_db()
    assert (message.state, message.attempts) == ("failed", 1)
    assert breaker.tripped() is None


def test_after_failures_another_message_is_tried_first(message, cast, broken):
    second = factories.message(cast.nordby, next_attempt_at=NOW + timedelta(seconds=1))
    broken(TimeoutError(), at="open")
    assert delivery.deliver(message.pk).state == "queued"
    with time_machine.travel(NOW + timedelta(minutes=2), tick=False):
        assert delivery.sweep() == [second.pk, message.pk]
        breaker.note_answer()
        assert delivery.sweep() == [message.pk, second.pk]


def test_a_turn_that_finds_nothing_due_is_left_to_others(message, broken):
    broken(TimeoutError(), at="open")
    delivery.deliver(message.pk)
    with time_machine.travel(NOW + timedelta(minutes=2), tick=False):
        assert delivery.deliver(message.pk + 1000) is None
        assert delivery.deliver(message.pk) is not None


def test_a_rude_goodbye_does_not_change_what_was_sent(message, broken):
    broken(smtplib.SMTPServerDisconnected("x"), at="close")
    delivery.deliver(message.pk)
    message.refresh_from_db()
    assert (message.state, message.error) == ("sent", "")


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


def refused(code, words):
    return smtplib.SMTPRecipientsRefused({"soren@example.org": (code, words)})


@pytest.mark.parametrize(
    ("error", "state", "reason", "blocked"),
    [
        (refused(550, b"5.1.1 no such user"), "failed", "gone", True),
        (refused(550, b"5.7.1 relay access denied"), "failed", "refused", False),
        (smtplib.SMTPDataError(552, b"5.3.4 too big"), "failed", "too_large", False),
        (refused(552, b"5.2.2 mailbox full"), "retry", "full", False),
        (smtplib.SMTPDataError(451, b"4.7.1 greylisted"), "retry", "delayed", False),
    ],
)
def test_what_the_server_says_is_kept_as_in_a_bounce(
    message, broken, error, state, reason, blocked
):
    broken(error)
    delivery.deliver(message.pk)
    message.refresh_from_db()
    assert (message.state, message.undelivered, message.undelivered_at) == (state, reason, NOW)
    assert is_suppressed(message.organisation, message.recipient) is blocked


def test_what_goes_in_the_end_has_no_reason_left(message, broken):
    broken(refused(452, b"4.2.2 mailbox full"))
    delivery.deliver(message.pk)
    broken(None, at="")
    with time_machine.travel(NOW + timedelta(minutes=1), tick=False):
        delivery.deliver(message.pk)
    message.refresh_from_db()
    assert (message.state, message.undelivered, message.undelivered_at) == ("sent", "", None)


@pytest.mark.parametrize(
    "error",
    [
        smtplib.SMTPRecipientsRefused({"soren@example.org": (450, b"come back in five minutes")}),
        smtplib.SMTPDataError(451, b"too many mails"),
    ],
)
def test_a_no_for_now_is_tried_again(message, broken, error):
    broken(error)
    delivery.deliver(message.pk)
    message.refresh_from_db()
    assert (message.state, message.next_attempt_at) == ("retry", NOW + timedelta(minutes=1))


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


def test_the_sweep_sends_what_is_due_itself_and_adds_no_tasks(message):
    tasks.sweep_outbox.call()
    message.refresh_from_db()
    assert (message.state, len(mail.outbox)) == ("sent", 1)


def test_a_long_sweep_leaves_the_rest_to_the_next(message, cast, monkeypatch):
    factories.message(cast.nordby)
    monkeypatch.setattr(tasks, "SWEEP_SECONDS", -1)
    tasks.sweep_outbox.call()
    assert Message.objects.filter(state="sent").count() == 1


def test_no_more_a_minute_than_the_mail_server_takes(message, cast, settings):
    settings.MAILS_A_MINUTE = 2
    for _more in range(3):
        factories.message(cast.nordby)
    tasks.sweep_outbox.call()
    assert Message.objects.filter(state="sent").count() == 2
    assert Message.objects.filter(state="queued").count() == 2
    with time_machine.travel(NOW + timedelta(seconds=61), tick=False):
        tasks.sweep_outbox.call()
    assert Message.objects.filter(state="sent").count() == 4


def test_without_a_limit_all_go_at_once(message, cast):
    for _more in range(3):
        factories.message(cast.nordby)
    tasks.sweep_outbox.call()
    assert Message.objects.filter(state="sent").count() == 4
