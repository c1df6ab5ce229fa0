from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest
from django.utils import timezone

from outbox.bounces import note_bounce, read_bounce
from outbox.messages import is_suppressed
from outbox.models import Message, Suppression
from tests import factories

OURS = "<0123456789abcdef0123456789abcdef@nordby.example>"


def bounce(recipient="leder@firma.example", *, action="failed", status="5.1.1", message_id=OURS):
    """A delivery status notification (RFC 3464) as a server writes it."""
    report = MIMEMultipart("report", **{"report-type": "delivery-status"})
    report["Subject"] = "Undelivered Mail Returned to Sender"
    report.attach(MIMEText("I am sorry to inform you…"))
    status_part = EmailMessage()
    del status_part["MIME-Version"]
    status_part["Content-Type"] = "message/delivery-status"
    fields = f"Final-Recipient: rfc822; {recipient}\nAction: {action}\nStatus: {status}\n"
    status_part.set_payload([_part("Reporting-MTA: dns; mx.firma.example\n"), _part(fields)])
    report.attach(status_part)
    original = MIMEText(f"Message-ID: {message_id}\nTo: {recipient}\n")
    report.attach(original)
    return report.as_bytes()


def _part(fields):
    part = EmailMessage()
    for line in fields.strip().splitlines():
        name, _colon, value = line.partition(": ")
        part[name] = value
    return part


@pytest.fixture
def sent(cast):
    return factories.message(
        cast.nordby,
        recipient="Leder@firma.example",
        message_id=OURS,
        state=Message.State.SENT,
        sent_at=timezone.now(),
    )


def test_a_mail_that_came_back_says_so_and_the_address_is_suppressed(cast, sent):
    assert note_bounce(read_bounce(bounce())) == [sent]
    sent.refresh_from_db()
    assert sent.bounced_at is not None
    assert is_suppressed(cast.nordby, "leder@firma.example")
    assert not is_suppressed(cast.sonderby, "leder@firma.example")
    assert Suppression.objects.get().reason == "bounced"


def test_a_repeat_changes_nothing(sent):
    note_bounce(read_bounce(bounce()))
    assert note_bounce(read_bounce(bounce())) == []
    assert Suppression.objects.count() == 1


def test_a_full_mailbox_is_told_and_may_be_tried_again(cast, sent):
    assert note_bounce(read_bounce(bounce(action="delayed", status="4.2.2"))) == [sent]
    assert not is_suppressed(cast.nordby, "leder@firma.example")


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"From: x\n\nHej, jeg kommer desv\xe6rre ikke.",
        bounce(recipient="en-anden@firma.example"),
        bounce(message_id="<ffffffffffffffffffffffffffffffff@nordby.example>"),
    ],
)
def test_what_is_not_about_our_mail_changes_nothing(sent, raw):
    assert note_bounce(read_bounce(raw)) == []
    sent.refresh_from_db()
    assert (sent.bounced_at, Suppression.objects.count()) == (None, 0)


def test_a_mail_that_was_never_sent_cannot_come_back(cast):
    factories.message(cast.nordby, recipient="leder@firma.example", message_id=OURS)
    assert note_bounce(read_bounce(bounce())) == []
