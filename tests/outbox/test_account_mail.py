"""Mails of the log-in: in the outbox, of no organisation, soon worth nothing, and only to addresses that we know."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client
from django.utils import timezone

from accounts import addresses
from outbox import delivery, tasks
from outbox.account_mail import GOOD_FOR, OURS, queue_account_mail
from outbox.models import Message
from tests import factories

NOBODY = "ingen@nordby.example"
TASKS_LATER = {
    "default": {
        "BACKEND": "django_tasks.backends.dummy.DummyBackend",
        "QUEUES": ["default", "mail"],
    }
}


def the_mail():
    """What the worker makes of the only message."""
    delivery.deliver(Message.objects.get().pk)
    (sent,) = mail.outbox
    return sent


def ask_for_code(client, email, **headers):
    return client.post("/konto/login/code/", {"email": email}, **headers)


def ask_for_link(client, email, **headers):
    return client.post("/konto/password/reset/", {"email": email}, **headers)


ASKED = pytest.mark.parametrize("ask", [ask_for_code, ask_for_link])


@ASKED
def test_the_request_ends_before_a_mail_server_is_asked(
    client, cast, settings, django_capture_on_commit_callbacks, ask
):
    settings.TASKS = TASKS_LATER
    with django_capture_on_commit_callbacks(execute=True):
        assert ask(client, cast.owner.email).status_code == 302
    assert mail.outbox == []
    message = Message.objects.get()
    assert (message.state, message.organisation, message.recipient) == (
        Message.State.QUEUED,
        None,
        cast.owner.email,
    )


@ASKED
def test_allauths_own_adapter_would_ask_it_at_once(client, cast, settings, ask):
    """The negative control."""
    settings.ACCOUNT_ADAPTER = "allauth.account.adapter.DefaultAccountAdapter"
    ask(client, cast.owner.email)
    assert len(mail.outbox) == 1


@ASKED
def test_an_unknown_address_gets_no_mail_and_the_same_answer(client, cast, ask):
    known, unknown = ask(client, cast.owner.email), ask(client, NOBODY)
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert [message.recipient for message in Message.objects.all()] == [cast.owner.email]


@ASKED
def test_without_the_rule_a_stranger_would_get_one(client, cast, settings, ask):
    """The negative control."""
    settings.ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True
    ask(client, NOBODY)
    assert Message.objects.get().recipient == NOBODY


def test_the_link_leads_to_our_own_address(client, cast, settings):
    settings.BASE_URL = "https://haandslag.example"
    settings.ALLOWED_HOSTS = settings.HOSTS = ["*"]
    ask_for_link(client, cast.owner.email, headers={"host": "evil.example"})
    body = the_mail().body
    assert "https://haandslag.example/konto/password/reset/key/" in body
    assert "evil.example" not in body
    path = re.search(r"https://haandslag\.example(\S+/key/\S+)", body)[1]
    assert "password1" in client.get(path, follow=True).content.decode()


def test_nobody_reads_it_in_the_outbox(client, cast, site_root):
    ask_for_code(Client(), cast.consultant.email)
    pk = Message.objects.get().pk
    for user in (cast.owner, cast.lead, factories.user("root", is_superuser=True)):
        client.force_login(user)
        assert cast.consultant.email not in client.get("/arbejdsbord/udbakke/").content.decode()
        assert client.get(f"/arbejdsbord/udbakke/{pk}/").status_code in (403, 404)


def test_its_words_are_gone_when_it_is_out(client, cast):
    ask_for_code(client, cast.owner.email)
    assert len(the_mail().body) > 50
    message = Message.objects.get()
    assert (message.state, message.text, message.html) == (Message.State.SENT, "", "")


def queued(**fields):
    message = queue_account_mail("a@example.org", name="login_code", subject="Kode", text="ABC")
    Message.objects.filter(pk=message.pk).update(**fields)
    message.refresh_from_db()
    return message


def test_too_late_it_is_never_sent(db):
    message = queued()
    with time_machine.travel(timezone.now() + GOOD_FOR + timedelta(seconds=1)):
        tasks.sweep_outbox.call()
    message.refresh_from_db()
    assert mail.outbox == []
    assert (message.state, message.error, message.text) == (Message.State.FAILED, "TooLate", "")


def test_in_time_it_is(db):
    """The negative control."""
    queued()
    tasks.sweep_outbox.call()
    assert len(mail.outbox) == 1


def test_it_goes_before_the_letters_of_a_round(db, cast):
    letters = [factories.message(cast.nordby) for _n in range(3)]
    code = queued()
    assert delivery.sweep() == [code.pk, *(letter.pk for letter in letters)]


def test_a_header_cannot_be_smuggled_in(db):
    with pytest.raises(ValueError, match="Header"):
        queue_account_mail("a@example.org", name="x", subject="Kode\nBcc: b@example.org", text="")


def test_a_code_typed_proves_the_address(client, cast):
    addresses.expect(cast.owner)
    assert not addresses.is_proved(cast.owner)
    ask_for_code(client, cast.owner.email)
    code = re.search(r"^\s*([A-Z0-9-]{6,9})\s*$", the_mail().body, re.MULTILINE)[1]
    client.post("/konto/login/code/confirm/", {"code": code})
    assert addresses.is_proved(cast.owner)


def test_it_is_from_us(client, cast):
    ask_for_code(client, cast.owner.email)
    sent = the_mail()
    assert OURS.name in sent.from_email
    assert sent.subject == "Din kode til Håndslag"


def test_what_nobody_needs_is_deleted(cast):
    log_in_mail, letter = queued(), factories.message(cast.nordby)
    with time_machine.travel(timezone.now() + tasks.LOG_INS_KEPT + timedelta(days=1)):
        ends = [timezone.now() + timedelta(days=n) for n in (-1, 1)]
        old, kept = (
            Session.objects.create(session_key=f"s{end:%d}", expire_date=end) for end in ends
        )
        tasks.forget_log_ins.call()
    assert list(Session.objects.all()) == [kept]
    assert list(Message.objects.all()) == [letter]
    assert {old, log_in_mail}.isdisjoint({kept, letter})
