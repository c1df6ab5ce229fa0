"""A provider's own word of what came back, posted as the provider posts it (Postmark's and Mailgun's published forms)."""

import base64

import pytest
from anymail.signals import tracking
from django.utils import timezone

from outbox.models import Message, Suppression
from outbox.provider_events import note_event
from tests import factories

OURS = "0123456789abcdef0123456789abcdef@nordby.example"
SECRET = "nordby:en-lang-hemmelighed"


@pytest.fixture
def sent(cast, settings):
    settings.ROOT_URLCONF = "tests.outbox.provider_urls"
    settings.ANYMAIL = {"WEBHOOK_SECRET": SECRET}
    tracking.connect(note_event)
    yield factories.message(
        cast.nordby,
        recipient="Leder@firma.example",
        message_id=f"<{OURS}>",
        state=Message.State.SENT,
        sent_at=timezone.now(),
    )
    tracking.disconnect(note_event)


def tell(client, event, *, secret=SECRET):
    pass_on = base64.b64encode(secret.encode()).decode()
    return client.post(
        "/post/postmark/tracking/",
        event,
        content_type="application/json",
        headers={"authorization": f"Basic {pass_on}"},
    )


def hard_bounce(**fields):
    return {
        "RecordType": "Bounce",
        "Type": "HardBounce",
        "TypeCode": 1,
        "ID": 4711,
        "MessageID": "883953f4-6105-42a2-a16a-77a8eac79483",
        "Metadata": {"Message-ID": f"<{OURS}>"},
        "Email": "leder@firma.example",
        "BouncedAt": "2026-11-05T16:33:54Z",
    } | fields


def test_a_hard_bounce_marks_the_message_and_the_address(client, sent):
    assert tell(client, hard_bounce()).status_code == 200
    sent.refresh_from_db()
    assert sent.bounced_at
    assert Suppression.objects.get().reason == Suppression.Reason.BOUNCED
    tell(client, hard_bounce())
    assert Suppression.objects.count() == 1


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        (hard_bounce(Details="smtp;550 5.7.1 not from you"), "refused"),
        (hard_bounce(Type="SoftBounce", TypeCode=4096), "other"),
        (hard_bounce(Type="SoftBounce", TypeCode=4096, Details="552 5.2.2 full"), "full"),
        (hard_bounce(Type="Blocked", TypeCode=100006), "refused"),
        (hard_bounce(Type="DMARCPolicy", TypeCode=100011), "refused"),
    ],
)
def test_a_no_that_is_not_the_addresss_own_blocks_nobody(client, sent, event, reason):
    assert tell(client, event).status_code == 200
    sent.refresh_from_db()
    assert (sent.bounced_at is None, sent.undelivered) == (False, reason)
    assert Suppression.objects.count() == 0


def test_what_comes_later_is_still_sent(client, sent):
    tell(client, hard_bounce(Type="Transient", TypeCode=2))
    sent.refresh_from_db()
    assert (sent.bounced_at, sent.undelivered) == (None, "delayed")
    tell(client, hard_bounce())
    sent.refresh_from_db()
    assert (sent.bounced_at is None, sent.undelivered) == (False, "gone")


@pytest.mark.parametrize(
    "event",
    [
        hard_bounce(Metadata={}),
        hard_bounce(Metadata={"Message-ID": "<fremmed@firma.example>"}),
        hard_bounce(Email="en.anden@firma.example"),
        {"RecordType": "Delivery", "Recipient": "leder@firma.example", "MessageID": OURS},
    ],
    ids=["no id", "foreign id", "another address", "arrived"],
)
def test_whatever_else_it_tells_changes_nothing(client, sent, event):
    tell(client, event)
    sent.refresh_from_db()
    assert (sent.bounced_at, sent.undelivered) == (None, "")
    assert Suppression.objects.count() == 0


def test_who_complains_gets_no_more(client, sent):
    complaint = hard_bounce(RecordType="SpamComplaint", Type="SpamComplaint", TypeCode=512)
    assert tell(client, complaint).status_code == 200
    sent.refresh_from_db()
    assert sent.bounced_at is None
    assert Suppression.objects.get().reason == Suppression.Reason.UNSUBSCRIBED


def test_a_stranger_tells_us_nothing(client, sent):
    """The negative control of the shared secret: the same words with it are believed."""
    assert tell(client, hard_bounce(), secret="nordby:gaettet-adgangskode").status_code == 400
    assert Suppression.objects.count() == 0
    assert tell(client, hard_bounce()).status_code == 200
    assert Suppression.objects.count() == 1
