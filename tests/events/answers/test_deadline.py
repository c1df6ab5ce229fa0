"""The deadline is one moment: letter, mails, page and refusal name it with its hour."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import translation

from events.answers.answers import refusal
from events.answers.reminder_emails import queue_reminder
from events.letters.emails import queue_invitation
from events.letters.text import letter_text
from outbox.models import Message
from taskforces.models import MayorInvitationPage
from tests import factories
from tests.factories import answer

CLOSES = datetime(2027, 1, 25, 11, tzinfo=UTC)
SAID = "mandag den 25. januar 2027 kl. 12.00"


@pytest.fixture
def invitation(cast, time_machine):
    time_machine.move_to(CLOSES - timedelta(days=10), tick=False)
    cast.nordby.privacy_text = "Vi passer på dine oplysninger."
    cast.nordby.save()
    start = CLOSES + timedelta(days=3)
    event = factories.event(cast.network, starts_at=start, answer_deadline=CLOSES, capacity=2)
    return factories.invitation(event)


def test_answering_closes_at_that_moment(invitation):
    assert refusal(invitation, now=CLOSES) is None
    assert refusal(invitation, now=CLOSES + timedelta(seconds=1)).code == "deadline_passed"


def test_the_letter_says_it_in_its_facts_and_where_its_words_ask_for_it(invitation):
    page = MayorInvitationPage.objects.get()
    page.title = "Svar senest {svarfrist}"
    text = letter_text(invitation, page)
    assert (text.title, dict(text.facts)["Svar senest"]) == (f"Svar senest {SAID}", SAID)


def test_the_page_says_it(client, invitation):
    for address in ("", "senere/"):
        send = client.post if address else client.get
        assert SAID in send(f"/i/{invitation.code}/{address}").content.decode()
    with translation.override("en"):
        english = client.get(f"/en/i/{invitation.code}/").content.decode()
    assert "Monday 25 January 2027" in english
    assert "12:00" in english


def test_every_mail_before_the_evening_says_it(invitation):
    queue_invitation(invitation, page=MayorInvitationPage.objects.get())
    queue_reminder(invitation, kind="answer", plan=None)
    answer(invitation, answer="yes", companions=1)
    answer(invitation, answer="no")
    answer(invitation, answer="stand_in", stand_in_name="Åse", stand_in_email="a@example.org")
    answer(factories.invitation(invitation.event), answer="yes", companions=1)
    messages = list(Message.objects.all())
    assert len(messages) == 7
    for message in messages:
        assert SAID in message.text, message.subject
        assert SAID in message.html, message.subject
