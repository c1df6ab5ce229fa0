import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from outbox import reputation
from outbox.suppressions import is_suppressed
from tests import factories
from tests.outbox.test_reputation import refuse


def url(name, *args):
    return reverse(f"outbox:{name}", args=args)


@pytest.fixture
def secretary(client, cast):
    client.force_login(cast.secretary)
    return client


def test_the_list_says_who_why_and_since_when_and_only_ones_own(secretary, cast):
    factories.suppression(cast.nordby, "ole@blåbærgrød.example")
    factories.suppression(cast.sonderby, "fremmed@firma.example")
    page = secretary.get(url("blocked")).content.decode()
    assert "ole@blåbærgrød.example" in page
    assert "adressen findes ikke" in page
    assert "Spærret siden" in page
    assert "fremmed" not in page


def test_the_list_costs_the_same_with_many(secretary, cast):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            secretary.get(url("blocked"))
        return len(captured)

    factories.suppression(cast.nordby)
    secretary.get(url("blocked"))
    one = queries()
    for number in range(3):
        factories.suppression(cast.nordby, f"leder{number}@firma.example")
    assert queries() == one


def test_a_block_is_lifted_with_a_reason_and_undone(secretary, cast):
    row = factories.suppression(cast.nordby)
    page = secretary.post(url("lift", row.pk), {"because": "Talt i telefon"}, follow=True)
    assert "Talt i telefon" in page.content.decode()
    assert not is_suppressed(cast.nordby, row.address)
    secretary.post(url("undo_lift", row.pk))
    assert is_suppressed(cast.nordby, row.address)


@pytest.mark.parametrize("because", ["", "010190-1234"])
def test_without_a_reason_or_with_a_cpr_number_nothing_is_lifted(secretary, cast, because):
    row = factories.suppression(cast.nordby)
    response = secretary.post(url("lift", row.pk), {"because": because})
    assert response.status_code == 422
    assert is_suppressed(cast.nordby, row.address)


@pytest.mark.parametrize(
    ("reason", "words"),
    [("unsubscribed", "selv frabedt sig"), ("bounced", "skrevet rigtigt"), ("full", "fuld")],
)
def test_the_page_of_a_block_says_what_to_think_of(secretary, cast, reason, words):
    row = factories.suppression(cast.nordby, reason=reason)
    assert words in secretary.get(url("lift", row.pk)).content.decode()


def test_a_lifted_block_is_not_lifted_twice(secretary, cast):
    row = factories.suppression(cast.nordby, lifted_at=timezone.now(), lifted_because="Fin igen")
    page = secretary.get(url("lift", row.pk)).content.decode()
    assert "Fin igen" in page
    assert "<textarea" not in page


def test_a_message_that_came_back_says_why_and_goes_again(secretary, cast):
    message = factories.message(
        cast.nordby,
        state="sent",
        sent_at=timezone.now(),
        bounced_at=timezone.now(),
        undelivered="full",
    )
    page = secretary.get(url("message", message.pk)).content.decode()
    assert "Postkassen er fuld, og mailen kom retur" in page
    secretary.post(url("resend", message.pk))
    message.refresh_from_db()
    assert (message.bounced_at, message.undelivered) == (None, "")


def test_a_message_to_a_blocked_address_is_not_sent_again_before_the_block_is_lifted(
    secretary, cast
):
    message = factories.message(cast.nordby, state="failed", undelivered="gone")
    row = factories.suppression(cast.nordby, message.recipient)
    page = secretary.get(url("message", message.pk)).content.decode()
    assert url("resend", message.pk) not in page
    assert url("lift", row.pk) in page
    secretary.post(url("resend", message.pk))
    message.refresh_from_db()
    assert message.state == "failed"


def test_what_came_back_waits_for_somebody_in_the_list(secretary, cast):
    factories.message(cast.nordby, state="sent", sent_at=timezone.now(), bounced_at=timezone.now())
    factories.message(cast.nordby, state="sent", sent_at=timezone.now())
    assert "1 besked venter på dig" in secretary.get(url("list")).content.decode()


def test_who_runs_the_site_starts_the_mail_again(client, cast):
    refuse(cast, 5)
    client.force_login(cast.owner)
    told = client.get(reverse("home:workspace")).content.decode()
    assert "Ingen mails er blevet sendt siden" in told
    assert url("start_again") not in told
    assert client.get("/sundhed").json()["mail"] == "reputation"
    client.force_login(factories.user("Drift", is_superuser=True))
    assert url("start_again") in client.get(reverse("home:workspace")).content.decode()
    client.post(url("start_again"))
    assert reputation.stopped_since() is None
    assert client.get("/sundhed").json()["mail"] == "ok"
