import re

import pytest
from django.conf import settings
from django.core import mail
from icalendar import Calendar

from events.seats.emails import when
from outbox.models import Message, Suppression
from tests import factories
from tests.factories import answer
from tests.mails import calendar_of

# What mail programs turn into links by themselves: addresses with a scheme, and bare domains.
LINKS = re.compile(
    r"\b(?:[a-z]+://[^\s\"<>)]+|(?:[\w-]+\.)+(?:dk|com|org|example)\b)", re.IGNORECASE
)
EVIL = [
    "[Din præmie](https://evil.dk)",
    '<a href="https://evil.dk">Klik her</a>',
    "https://evil.dk",
    "www.evil.dk",
    "Hej\n\nBetal her: evil.dk\r\nBcc: alle@evil.dk",
    "{{ link }}{% debug %}",
    "<img src=https://evil.dk/x.png>",
]


@pytest.fixture
def event(cast):
    cast.nordby.phone, cast.nordby.sender_email = "12345678", "borgmester@example.org"
    cast.nordby.save()
    return factories.event(cast.network, capacity=1)


def reply(invitation, given, **more):
    answer(invitation, answer=given, source="link", **more)
    return list(Message.objects.order_by("pk"))


def links(message):
    """Every link in both parts, the style sheet's words left out."""
    html = re.sub(r"<style>.*?</style>", "", message.html, flags=re.DOTALL)
    return set(LINKS.findall(message.text)) | set(LINKS.findall(html))


def test_yes_gets_the_ticket_and_the_calendar(event):
    invitation = factories.invitation(event)
    (message,) = reply(invitation, "yes", companions=0)
    for part in (message.text, message.html):
        assert invitation.printed_code in part
        assert f"{settings.BASE_URL}/i/{invitation.code}/" in part
        assert when(event) in part
        assert invitation.contact.name in part
    attached = message.attachments.get(name="arrangement.ics")
    assert (attached.name, attached.content_type) == (
        "arrangement.ics",
        "text/calendar; method=REQUEST",
    )
    assert len(Calendar.from_ical(bytes(attached.content)).walk("VEVENT")) == 1


@pytest.mark.django_db(transaction=True)
def test_mail_leaves_once_the_answer_is_committed(site_root):
    host = factories.organisation("Nordby Kommune", sender_email="borgmester@example.org")
    invitation = factories.invitation(factories.event(factories.network(host)))
    reply(invitation, "yes")
    (sent,) = mail.outbox
    assert sent.to == [invitation.contact.email]
    assert sent.reply_to == ["borgmester@example.org"]
    calendar, ticket = sent.attachments
    assert (calendar[0], ticket.get_filename()) == ("arrangement.ics", "billet.png")


def test_waiting_list_says_the_number_and_brings_no_ticket(event):
    reply(factories.invitation(event), "yes")
    message = reply(factories.invitation(event), "yes")[-1]
    assert "nummer 1 på ventelisten" in message.text
    assert "nummer 1 på ventelisten" in message.html
    assert message.attachments.count() == 0


def test_regret_thanks_and_leaves_the_door_open(event):
    (message,) = reply(factories.invitation(event), "no")
    assert "Kan du alligevel?" in message.text
    assert message.attachments.count() == 0


def test_stand_in_gets_the_ticket_and_the_invited_the_word(event):
    invitation = factories.invitation(event)
    to_guest, to_stand_in = reply(
        invitation, "stand_in", stand_in_name="Åse Østergård", stand_in_email="aase@example.org"
    )
    assert to_guest.attachments.count() == 0
    assert "Så kommer Åse Østergård" in to_guest.text
    assert calendar_of(to_stand_in) == ("REQUEST", 0)
    assert f"{invitation.contact.name} fra Ågård Maskinfabrik har meldt dig til" in to_stand_in.text


def test_who_moves_up_gets_the_ticket(event):
    first, second = factories.invitation(event), factories.invitation(event)
    reply(first, "yes")
    reply(second, "yes")
    moved = next(m for m in reply(first, "no") if m.subject.startswith("Du har fået plads"))
    assert moved.recipient == second.contact.email
    assert calendar_of(moved) == ("REQUEST", 1)
    assert second.printed_code in moved.text


def test_no_address_means_no_mail(cast, event):
    contact = factories.contact(cast.nordby, email="")
    assert reply(factories.invitation(event, contact=contact), "yes") == []


def test_suppressed_address_is_left_alone(cast, event):
    invitation = factories.invitation(event)
    Suppression.objects.create(
        organisation=cast.nordby, address=invitation.contact.email.upper(), reason="unsubscribed"
    )
    assert reply(invitation, "yes") == []


@pytest.mark.parametrize("evil", EVIL)
def test_a_name_is_never_a_link_or_a_line(cast, event, evil):
    contact = factories.contact(
        cast.nordby, name=f"Søren {evil}", company=factories.company(evil), email="a@b.example"
    )
    invitation = factories.invitation(event, contact=contact)
    for message in reply(invitation, "stand_in", stand_in_name=evil, stand_in_email="c@d.example"):
        own = f"{settings.BASE_URL}/i/{invitation.code}/"
        assert links(message) == {own}
        assert set(re.findall(r'<img src="([^"]*)"', message.html)) <= {"cid:billet.png"}
        assert "<img src=http" not in message.html
        assert re.findall(r'href="([^"]*)"', message.html) == [own]
        assert "\nBetal" not in message.text
        assert "\n" not in message.subject


def test_the_link_finder_finds_links():
    """The negative control of the test above."""
    assert set(LINKS.findall("se https://evil.dk/a, www.evil.dk og evil.dk")) == {
        "https://evil.dk/a,",
        "www.evil.dk",
        "evil.dk",
    }


@pytest.mark.parametrize("given", ["yes", "no", "stand_in"])
def test_both_parts_are_finished_danish(event, given):
    for message in reply(
        factories.invitation(event), given, stand_in_name="Åse", stand_in_email="aase@example.org"
    ):
        for part in (message.text, message.html):
            assert "{" not in re.sub(r"<style>.*?</style>", "", part, flags=re.DOTALL)
            assert "None" not in part
        assert "&" not in message.text
