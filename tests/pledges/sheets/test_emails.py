import pytest

from outbox.models import Message, Suppression
from pledges.models import PledgeLine
from pledges.sheets.emails import promised_in_words, send_receipt
from tests import factories


@pytest.fixture
def sheet(cast):
    sheet = factories.sheet(
        cast.network, tasks=("cleaning",), contact_email="soren@example.org", wants_visit=True
    )
    factories.handover(sheet, cast.unit, owner=cast.consultant)
    return sheet


def test_receipt_comes_from_the_host_with_promise_and_link(cast, sheet):
    message = send_receipt(sheet)
    assert (message.organisation, message.recipient) == (cast.nordby, "soren@example.org")
    assert message.reference == f"sheet:{sheet.pk}"
    assert sheet.get_receipt_url() in message.text
    assert sheet.get_receipt_url() in message.html
    assert "consultant ringer senest" in message.text


def test_no_address_no_mail(cast, sheet):
    sheet.contact_email = ""
    assert send_receipt(sheet) is None


def test_suppressed_address_gets_nothing(cast, sheet):
    Suppression.objects.create(
        organisation=cast.nordby, address="soren@example.org", reason="unsubscribed"
    )
    assert send_receipt(sheet) is None
    assert Message.objects.count() == 0


def test_names_that_were_typed_are_no_links(cast, sheet):
    sheet.contact_name = "Vind på https://evil.example/nu"
    sheet.remark = "http://evil.example"
    message = send_receipt(sheet)
    assert "https://evil" not in message.text + message.html
    assert "evil.example" not in message.text + message.html


def test_promise_in_words(cast, sheet):
    PledgeLine.objects.create(sheet=sheet, task="kitchen", hours="5-9", positions=1)
    assert promised_in_words(sheet) == [
        "2 småjob, 5–9 timer om ugen: Rengøring, Køkken og café",
        "Et besøg hos jer",
    ]


def test_visit_alone_in_words(cast):
    sheet = factories.sheet(cast.network, tasks=(), wants_visit=True)
    assert promised_in_words(sheet) == ["Et besøg hos jer"]
