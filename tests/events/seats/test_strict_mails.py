"""Every mail to a guest, read by the parser that forgives nothing."""

import email
from datetime import timedelta
from email.errors import MessageDefect
from email.message import EmailMessage
from email.policy import strict
from io import BytesIO

import pytest
import zxingcpp
from django.utils import timezone
from PIL import Image

from events.answers.answers import withdraw
from events.answers.reminder_emails import queue_reminder
from events.letters.emails import queue_invitation
from events.models import GuestReminder, Registration
from events.planning.changes import call_off, change_event
from events.seats.offers import expire_offers
from events.tickets import ticket_url
from outbox.models import Message
from taskforces.models import MayorInvitationPage
from tests import factories
from tests.factories import answer
from tests.mails import received


@pytest.fixture
def guest(cast):
    cast.nordby.sender_name = "Borgmester Åse Bækmark Østergaard-Løvenskiold, Nordby Kommune"
    cast.nordby.sender_email = "borgmester@example.org"
    cast.nordby.privacy_text = "Vi passer på dine oplysninger."
    cast.nordby.save()
    title = "Mød os i værkstedet til en lang aften om småjob, mad og gode historier på Ærø"
    event = factories.event(cast.network, title, capacity=3, address="Bækvej 1", offer_hours=48)
    return factories.invitation(event, factories.contact(cast.nordby, "Søren Ågård"))


def every_mail(guest, cast):
    event = guest.event
    stand_in = {"stand_in_name": "Åse Ø", "stand_in_email": "aase@example.org"}
    queue_invitation(guest, page=MayorInvitationPage.objects.get())
    answer(guest, answer="yes", companions=1)
    answer(factories.invitation(event), answer="yes")
    couple, single = factories.invitation(event), factories.invitation(event)
    answer(couple, answer="yes", companions=1)
    answer(single, answer="yes")
    answer(guest, answer="yes")  # one seat free: the couple is passed over
    Registration.objects.filter(invitation=single).update(offered_until=timezone.now())
    expire_offers(timezone.now() + timedelta(minutes=1))
    for said in ({"answer": "stand_in"} | stand_in, {"answer": "no"}, {"answer": "yes"}):
        answer(guest, **said)
    last = factories.invitation(event)
    answer(last, answer="stand_in", stand_in_name="Åse Ø")
    withdraw(last, by=cast.owner)
    for kind in GuestReminder.Kind.values:
        queue_reminder(guest, kind=kind, plan=None)
    change_event(event, by=cast.owner, fields={"place": "Hallen på Ærø"})
    call_off(event, by=cast.owner, reason="Sne")


def test_every_kind_of_mail_is_well_formed(guest, cast):
    every_mail(guest, cast)
    subjects = set()
    for message in Message.objects.all():
        mail = received(message)
        assert " ".join(mail["subject"].split()) == message.subject
        assert mail["from"].addresses[0].display_name == cast.nordby.sender_name
        html = mail.get_body(("html",)).get_content()
        plain = mail.get_body(("plain",)).get_content()
        assert html.splitlines() == message.html.splitlines()
        assert plain.splitlines() == message.text.splitlines()
        pictures = [part["content-id"] for part in mail.walk() if part["content-id"]]
        assert pictures == ["<billet.png>"] * html.count("cid:billet.png")
        subjects.add(message.subject.partition(":")[0].partition(" den ")[0])
    assert len(subjects) >= 14, subjects


def test_the_picture_in_the_mail_opens_the_door(guest):
    answer(guest, answer="yes")
    picture = Message.objects.get().attachments.get(name="billet.png")
    (read,) = zxingcpp.read_barcodes(Image.open(BytesIO(bytes(picture.content))).convert("L"))
    assert read.text == ticket_url(guest)
    assert len(picture.content) < 2000


def test_the_strict_parser_refuses_a_bent_mail():
    """The negative control."""
    bent = b"Content-Type: multipart/mixed; boundary=x\r\n\r\nno part at all\r\n"
    with pytest.raises(MessageDefect):
        assert isinstance(email.message_from_bytes(bent, policy=strict), EmailMessage)
