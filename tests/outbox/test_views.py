from email.utils import formataddr

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import AuditEntry
from outbox.models import Attachment, Message


def message(organisation, number=1, **fields):
    return Message.objects.create(
        **{
            "organisation": organisation,
            "reference": "invitation:1",
            "sender": "Nordby <post@example.org>",
            "recipient": f"leder{number}@example.org",
            "subject": f"Brev {number}",
            "text": "Kære <b>Søren</b>",
            "html": "<p>Kære Søren</p>",
            "sha256": "ab" * 32,
            "message_id": f"<{organisation.pk}-{number}@example.org>",
        }
        | fields
    )


@pytest.fixture
def secretary(client, cast):
    client.force_login(cast.secretary)
    return client


def url(name, *args):
    return reverse(f"outbox:{name}", args=args)


def test_the_list_shows_ones_own_and_what_waits(secretary, cast):
    message(cast.nordby, state="uncertain")
    message(cast.sonderby, 2, subject="Fremmed")
    page = secretary.get(url("list")).content.decode()
    assert "Brev 1" in page
    assert "1 besked venter på dig" in page
    assert "Fremmed" not in page


def test_the_list_costs_the_same_with_many(secretary, cast):
    message(cast.nordby)
    secretary.get(url("list"))
    with CaptureQueriesContext(connection) as one:
        secretary.get(url("list"))
    for number in range(2, 5):
        message(cast.nordby, number)
    with CaptureQueriesContext(connection) as many:
        secretary.get(url("list"))
    assert len(many) == len(one)


def test_a_message_is_shown_as_it_was_and_never_run(secretary, cast):
    found = message(cast.nordby, sender=formataddr(("Åse Bødker", "post@example.org")))
    Attachment.objects.create(
        message=found, name="arrangement.ics", content_type="text/calendar", content=b"x"
    )
    page = secretary.get(url("message", found.pk)).content.decode()
    assert "Kære &lt;b&gt;Søren&lt;/b&gt;" in page
    assert "arrangement.ics" in page
    assert "Åse Bødker &lt;post@example.org&gt;" in page
    assert "ab" * 32 in page
    assert url("resend", found.pk) not in page


@pytest.mark.parametrize("state", ["failed", "uncertain"])
def test_an_unresolved_message_goes_again_with_an_entry_in_the_log(
    secretary, cast, state, django_capture_on_commit_callbacks
):
    found = message(cast.nordby, state=state)
    assert url("resend", found.pk) in secretary.get(url("message", found.pk)).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        secretary.post(url("resend", found.pk))
    found.refresh_from_db()
    entry = AuditEntry.objects.get()
    assert (found.state, len(mail.outbox)) == ("sent", 1)
    assert (entry.verb, entry.before, entry.by) == ("resend", {"state": state}, cast.secretary)


def test_an_uncertain_message_is_marked_sent_without_sending(secretary, cast):
    found = message(cast.nordby, state="uncertain")
    secretary.post(url("mark_sent", found.pk))
    found.refresh_from_db()
    assert (found.state, mail.outbox) == ("sent", [])
    assert AuditEntry.objects.get().after == {"state": "sent"}


@pytest.mark.parametrize("state", ["queued", "inflight", "retry"])
def test_what_is_on_its_way_is_left_alone(secretary, cast, state):
    found = message(cast.nordby, state=state)
    for name in ("resend", "mark_sent"):
        secretary.post(url(name, found.pk))
    found.refresh_from_db()
    assert (found.state, AuditEntry.objects.count()) == (state, 0)


def test_a_strangers_message_is_not_there(client, cast):
    found = message(cast.nordby)
    client.force_login(cast.stranger)
    assert client.get(url("message", found.pk)).status_code == 404
    assert client.post(url("resend", found.pk)).status_code == 404
    client.force_login(cast.reader)
    assert client.get(url("message", found.pk)).status_code == 403
