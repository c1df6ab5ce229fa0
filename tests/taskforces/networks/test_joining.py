"""A company asks to join: who hears of it, and what may not get through."""

import pytest

from home.seed.sitetree import add_page, load_pages
from outbox.models import Message
from taskforces.models import Network, NetworkIndexPage, NetworkPage
from tests import factories

FILLED = {
    "company": "Bageriet på Torvet",
    "name": "Åse Ærø",
    "email": "aase@example.org",
    "phone": "12345678",
    "remark": "Vi har brug for hænder.",
}
CPR = "070761-4285"


def send(client, network, **typed):
    return client.post(f"/bliv-med/{network.slug}/", FILLED | typed)


def test_coordinators_and_owners_hear_of_it(client, cast):
    response = send(client, cast.network)
    assert response.headers["Location"] == f"/bliv-med/{cast.network.slug}/tak/"
    mails = Message.objects.order_by("recipient")
    assert [mail.recipient for mail in mails] == sorted([cast.coordinator.email, cast.owner.email])
    assert mails[0].subject == f"Bageriet på Torvet vil gerne være med i {cast.network.name}"
    for words in ("Åse Ærø", "aase@example.org", "12345678", "Vi har brug for hænder."):
        assert words in mails[0].text
    assert client.get(response.headers["Location"]).status_code == 200


def test_hosts_own_address_comes_first(cast):
    cast.nordby.sender_email = "kontor@nordby.example"
    cast.nordby.save()
    assert Network.objects.get(pk=cast.network.pk).join_addresses == ["kontor@nordby.example"]


def test_network_without_anybody_to_ask_has_no_form(client, db):
    network = factories.network(factories.organisation("Code of Care", kind="host"))
    assert client.get(f"/bliv-med/{network.slug}/").status_code == 404
    assert send(client, network).status_code == 404


@pytest.mark.parametrize("name", ["company", "name", "remark"])
def test_a_cpr_number_is_refused_and_never_shown_again(client, cast, name):
    response = send(client, cast.network, **{name: f"Det er {CPR}"})
    assert response.status_code == 422
    assert CPR not in response.content.decode()
    assert not Message.objects.exists()


@pytest.mark.parametrize("missing", ["company", "name", "email"])
def test_what_we_need_is_asked_for(client, cast, missing):
    assert send(client, cast.network, **{missing: ""}).status_code == 422
    assert not Message.objects.exists()


def test_names_can_be_no_link_and_no_second_header(client, cast):
    send(client, cast.network, company="Firma\r\nBcc: x@evil.dk", name="https://evil.dk/login")
    mail = Message.objects.first()
    assert "\n" not in mail.subject
    assert "https://evil.dk" not in mail.text + mail.html


def test_the_sixth_within_ten_minutes_waits(client, cast):
    statuses = [send(client, cast.network).status_code for _ in range(6)]
    assert statuses == [302] * 5 + [429]
    assert Message.objects.count() == 10


@pytest.mark.slow
def test_network_page_leads_to_the_form_where_somebody_answers(client, cast):
    load_pages()
    index = NetworkIndexPage.objects.get(locale__language_code="da")
    silent = factories.network(factories.organisation("Code of Care", kind="host"))
    for slug, network in (("nordby", cast.network), ("stille", silent)):
        fields = {"title": slug, "lead": "Vi", "network": network}
        add_page(index, NetworkPage, key=slug, slug=slug, **fields)
    address = f"/bliv-med/{cast.network.slug}/"
    assert address in client.get("/netvaerk/nordby/").content.decode()
    assert "/bliv-med/" not in client.get("/netvaerk/stille/").content.decode()
