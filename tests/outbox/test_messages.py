import hashlib

import pytest
from django.core import mail
from django.core.mail import BadHeaderError
from django.db import transaction

from outbox.envelope import fingerprint
from outbox.messages import Draft, queue_email
from outbox.models import Message, Suppression

CALENDAR = ("arrangement.ics", "text/calendar", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")


@pytest.fixture
def templates(settings, tmp_path):
    """A mail of two lines, so that these tests do not hang on anybody's wording."""
    (tmp_path / "prove.txt").write_text("Hej {{ name }}")
    (tmp_path / "prove.html").write_text("<p>Hej {{ name }}</p>")
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": [tmp_path]}]


def draft(**fields):
    return Draft(
        **{
            "recipient": "soren@example.org",
            "subject": "Kom og vær med",
            "reference": "invitation:1",
            "template": "prove",
            "context": {"name": "Søren"},
        }
        | fields
    )


def test_a_message_is_frozen_and_sent_after_the_commit(
    cast, templates, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        message = queue_email(cast.nordby, draft(attachments=[CALENDAR]))
        assert mail.outbox == []
    message.refresh_from_db()
    assert (message.state, message.text, message.html) == (
        "sent",
        "Hej Søren",
        "<p>Hej Søren</p>",
    )
    assert message.sent_at > message.created_at
    sent = mail.outbox[0]
    assert (sent.to, sent.subject, sent.body) == (
        ["soren@example.org"],
        "Kom og vær med",
        "Hej Søren",
    )
    assert sent.extra_headers["Message-ID"] == message.message_id
    assert [each[0] for each in sent.attachments] == ["arrangement.ics"]


def test_attachments_leave_in_the_order_they_were_given(
    cast, templates, django_capture_on_commit_callbacks
):
    second = ("program.ics", *CALENDAR[1:])
    with django_capture_on_commit_callbacks(execute=True):
        message = queue_email(cast.nordby, draft(attachments=[CALENDAR, second]))
        # PostgreSQL reads rows as they lie on the disk: the first one lies last now.
        first = message.attachments.earliest("pk")
        message.attachments.filter(pk=first.pk).delete()
        first.save(force_insert=True)
    assert [each[0] for each in mail.outbox[0].attachments] == [CALENDAR[0], second[0]]


def test_the_fingerprint_covers_all_that_was_sent(cast, templates):
    message = queue_email(cast.nordby, draft(attachments=[CALENDAR]))
    assert message.sha256 == fingerprint(message, [CALENDAR])
    for field in ("recipient", "subject", "text", "html"):
        changed = Message.objects.get(pk=message.pk)
        setattr(changed, field, "noget andet")
        assert fingerprint(changed, [CALENDAR]) != message.sha256
    assert fingerprint(message, []) != message.sha256
    assert len(message.sha256) == len(hashlib.sha256().hexdigest())


def queue_and_fail(organisation):
    queue_email(organisation, draft())
    raise ValueError("what caused the message could not be written")


def test_no_message_without_what_caused_it(cast, templates):
    with pytest.raises(ValueError, match="caused"), transaction.atomic():
        queue_and_fail(cast.nordby)
    assert Message.objects.count() == 0
    assert mail.outbox == []


def test_outside_the_transaction_the_message_would_have_stayed(cast, templates):
    """Negative control of the test above."""
    with pytest.raises(ValueError, match="caused"):
        queue_and_fail(cast.nordby)
    assert Message.objects.count() == 1


@pytest.mark.parametrize(
    "change",
    [
        {"subject": "Hej\r\nBcc: alle@example.org"},
        {"subject": "Hej\nBcc: alle@example.org"},
        {"recipient": "soren@example.org\r\nBcc: alle@example.org"},
    ],
)
def test_a_line_break_in_a_header_is_refused_before_anything_is_written(cast, templates, change):
    with pytest.raises(BadHeaderError):
        queue_email(cast.nordby, draft(**change))
    assert Message.objects.count() == 0


def test_a_line_break_in_the_senders_name_becomes_a_blank(cast, templates, settings):
    settings.DEFAULT_FROM_EMAIL = "Håndslag <post@haandslag.example>"
    cast.nordby.sender_name = "Bodil\r\nBcc: alle@example.org"
    message = queue_email(cast.nordby, draft())
    assert message.sender == '"Bodil Bcc: alle@example.org" <post@haandslag.example>'


def test_a_suppressed_address_gets_nothing_from_that_organisation(cast, templates):
    Suppression.objects.create(
        organisation=cast.nordby, address="SOREN@example.org", reason="unsubscribed"
    )
    assert queue_email(cast.nordby, draft()) is None
    assert queue_email(cast.sonderby, draft()) is not None


def test_the_sender_is_the_organisation_on_our_own_address(cast, templates, settings):
    settings.DEFAULT_FROM_EMAIL = "Håndslag <post@haandslag.example>"
    cast.nordby.sender_name, cast.nordby.sender_email = "Åse Bødker", "aase@nordby.example"
    message = queue_email(cast.nordby, draft())
    assert message.sender.endswith("<post@haandslag.example>")
    assert message.reply_to == "aase@nordby.example"
    assert message.message_id.endswith("@haandslag.example>")
