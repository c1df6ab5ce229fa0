"""A wave of refusals for our own sake stops all mail, and a person starts it again."""

import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from outbox import delivery, reputation, tasks, watchdog
from outbox.models import Message, Suppression
from outbox.reputation import Lately, is_wave
from tests import factories
from tests.outbox.test_returns import came_back, sent_to

MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("refused", "domains", "tried", "wave"),
    [
        (5, 3, 5, True),
        (4, 3, 4, False),
        (5, 2, 5, False),
        (200, 1, 200, False),
        (5, 3, 50, True),
        (5, 3, 51, False),
        (0, 0, 0, False),
    ],
)
def test_what_a_wave_is(refused, domains, tried, wave):
    assert is_wave(Lately(refused, domains, tried)) is wave


@pytest.fixture
def now(db, time_machine):
    time_machine.move_to("2026-11-25T10:00:00+01:00", tick=False)
    return timezone.now()


def refuse(cast, count, status="5.7.1"):
    for number in range(count):
        came_back(sent_to(cast, f"leder@firma{number}.example"), status)


def test_a_wave_stops_all_mail_and_blocks_nobody(cast, now):
    refuse(cast, 5)
    waits = factories.message(cast.sonderby)
    tasks.sweep_outbox.call()
    tasks.deliver_message.call(waits.pk)
    assert (mail.outbox, Suppression.objects.count()) == ([], 0)
    waits.refresh_from_db()
    assert (waits.state, waits.attempts) == ("queued", 0)
    assert [late.name for late in watchdog.late_jobs(now)] == ["mail.reputation"]


@pytest.mark.parametrize(("count", "status"), [(4, "5.7.1"), (8, "5.1.1"), (8, "5.3.4")])
def test_few_and_whatever_is_not_about_us_stop_nothing(cast, now, count, status):
    """Negative control: the same way in, and mail goes on."""
    refuse(cast, count, status)
    factories.message(cast.nordby)
    tasks.sweep_outbox.call()
    assert (len(mail.outbox), reputation.stopped_since()) == (1, None)


def test_a_good_hour_stands_against_a_few_refusals(cast, now):
    for _good in range(60):
        sent_to(cast)
    refuse(cast, 6)
    assert reputation.stopped_since() is None


def test_a_person_starts_it_again_and_the_old_refusals_do_not_count(cast, now, time_machine):
    refuse(cast, 5)
    time_machine.move_to(now + MINUTE, tick=False)
    assert reputation.start_again(timezone.now())
    assert not reputation.start_again(timezone.now())
    factories.message(cast.nordby)
    tasks.sweep_outbox.call()
    assert len(mail.outbox) == 1
    time_machine.move_to(now + 2 * MINUTE, tick=False)
    refuse(cast, 4)
    assert reputation.stopped_since() is None
    came_back(sent_to(cast, "kaj@en-til.example"), "5.7.1")
    assert reputation.stopped_since() == timezone.now()


def test_what_our_own_server_refuses_counts_too(cast, now, monkeypatch):
    def no(self, mails):
        raise smtplib.SMTPRecipientsRefused({"x": (554, b"5.7.1 Service refused, spam")})

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", no)
    messages = [
        factories.message(cast.nordby, recipient=f"a@firma{number}.example") for number in range(8)
    ]
    for message in messages:
        delivery.deliver(message.pk)
    states = list(Message.objects.order_by("pk").values_list("state", "undelivered"))
    assert states == [("failed", "refused")] * 5 + [("queued", "")] * 3
