"""Input that no honest browser sends: each piece gets a plain refusal, never a crash, and writes nothing."""

import time
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from accounts.addresses import vouch_for
from accounts.models import Role, User
from events.models import Event, Invitation, InvitationRound
from outbox.models import Message
from pledges.models import Sheet
from tests import factories

pytestmark = pytest.mark.django_db

HUGE = "9" * 400
LONG = 100_000
PLAN = {
    "kind": "kick_off",
    "title": "Mød os",
    "place": "Værkstedet",
    "starts_at": "2027-01-01T10:00",
    "ends_at": "2027-01-01T12:00",
    "answer_deadline": "2026-12-30T10:00",
    "companions_allowed": "1",
    "registration_mode": "invitation",
}
SHEET = {
    "tasks": ["cleaning"],
    "hours": "5-9",
    "positions": "1",
    "pattern": "weekly",
    "call_way": "phone",
    "call_time": "any",
    "contact_name": "Bo Holm",
    "company_name": "Ågård",
    "phone": "12345678",
}


@pytest.fixture
def event(cast, site_root):
    return factories.event(cast.network, registration_mode="open")


@pytest.fixture
def owner(cast):
    client = Client()
    client.force_login(cast.owner)
    return client


def sheet_data(**typed):
    return SHEET | {"client_id": str(uuid4())} | typed


@pytest.mark.parametrize("contacts", [HUGE, "-1", "0", "x", "1\0", str(2**63)])
def test_ids_that_no_list_holds_are_refused(owner, event, contacts):
    letter = factories.letter(event.network)
    factories.contact(event.network.host)
    data = {"letter": letter.pk, "name": "Første", "chosen": "ticked", "contacts": [contacts]}
    response = owner.post(reverse("events:round_create", args=[event.pk]), data)
    assert (response.status_code, InvitationRound.objects.count()) == (422, 0)
    assert "Listen kunne ikke læses" in response.content.decode()


@pytest.mark.parametrize("letter", [HUGE, "1\0", "x", "-1"])
def test_a_letter_that_is_not_on_the_list_is_refused(owner, event, letter):
    contact = factories.contact(event.network.host)
    data = {"letter": letter, "name": "Første", "chosen": "ticked", "contacts": [contact.pk]}
    response = owner.post(reverse("events:round_create", args=[event.pk]), data)
    assert (response.status_code, InvitationRound.objects.count()) == (422, 0)


@pytest.mark.parametrize(
    "typed",
    [
        {"starts_at": "0001-01-01T00:00"},
        {"ends_at": "9999-12-31T23:59"},
        {"answer_deadline": "0001-01-01T00:00"},
        {"companions_allowed": "21"},
        {"companions_allowed": HUGE},
        {"companions_allowed": "-1"},
        {"companions_allowed": "NaN"},
        {"capacity": "-1"},
        {"capacity": HUGE},
        {"agenda": "x" * 4001},
        {"title": "x" * LONG},
        {"title": "a\0b"},
        {"network": HUGE},
    ],
)
def test_an_event_beyond_reason_is_refused(cast, owner, typed):
    data = PLAN | {"network": cast.network.pk} | typed
    response = owner.post(reverse("events:manage_create"), data)
    assert (response.status_code, Event.objects.count()) == (422, 0)
    assert "field--bad" in response.content.decode()


def test_a_reasonable_event_is_made(cast, owner):
    """The negative control: the same form without the nonsense."""
    data = PLAN | {"network": cast.network.pk, "companions_allowed": "20", "agenda": "x" * 4000}
    assert owner.post(reverse("events:manage_create"), data).status_code == 302
    assert Event.objects.count() == 1


def test_the_id_of_another_networks_sheet_is_no_crash_and_no_receipt_of_theirs(cast, event, client):
    ours = factories.sheet_link(event)
    theirs = factories.sheet_link(factories.event(factories.network(cast.sonderby)))
    data = sheet_data()
    first = client.post(f"/ark/{theirs.key}/", data)
    second = client.post(f"/ark/{ours.key}/", data)
    assert (first.status_code, second.status_code) == (302, 302)
    assert first.url != second.url
    assert Sheet.objects.count() == 2


def test_line_breaks_in_names_reach_no_header(cast, event, client):
    cast.nordby.sender_name = "Nordby\r\nBcc: evil@example.org"
    cast.nordby.save(update_fields=["sender_name"])
    link = factories.sheet_link(event)
    typed = {"contact_name": "Bo\r\nBcc: evil@example.org", "email": "bo@example.org"}
    response = client.post(f"/ark/{link.key}/", sheet_data(**typed))
    assert response.status_code == 302
    message = Message.objects.get()
    assert "\n" not in message.sender + message.subject + message.recipient
    assert "\nBcc" not in message.text


@pytest.mark.parametrize("sign", ["a", "[", '"', "(", " ", "e\u0301", "<", "0"])
def test_a_hundred_thousand_signs_are_answered_at_once(owner, event, sign):
    text = sign * LONG
    link = factories.sheet_link(event)
    invitation = factories.invitation(event)
    before = (Sheet.objects.count(), Invitation.objects.get().answer)
    posts = [
        (f"/ark/{link.key}/", sheet_data(contact_name=text, remark=text, phone=text, email=text)),
        (
            f"/i/{invitation.code}/svar/",
            {"answer": "stand_in", "stand_in_name": text, "stand_in_email": text},
        ),
        ("/i/", {"code": text}),
        ("/i/find-min-kode/", {"email": text}),
        (f"/arrangementer/{event.slug}/tilmeld/", {"name": text, "company": text, "email": text}),
        ("/ark/", {"code": text}),
        (
            reverse("taskforces:contact_create"),
            {"name": text, "company_name": text, "cvr_number": text, "email": text},
        ),
        (reverse("accounts:staff"), {"name": text, "email": text}),
        ("/konto/login/", {"login": text, "password": text}),
    ]
    for address, data in posts:
        started = time.process_time()
        response = owner.post(address, data)
        # Over a megabyte in all is refused before it is read (413).
        assert (address, response.status_code in (200, 302, 413, 422)) == (address, True)
        assert (address, time.process_time() - started < 1) == (address, True)
    for address in ("home:contacts", "pledges:sheets", "events:manage_list"):
        started = time.process_time()
        assert owner.get(reverse(address), {"q": text, "page": text}).status_code == 200
        assert (address, time.process_time() - started < 1) == (address, True)
    assert (Sheet.objects.count(), Invitation.objects.get().answer) == before


@pytest.mark.parametrize("search", ["x\0", "a\0b", "%", "_%", "\\", "'", "\u202e", "\U0001f600"])
def test_odd_signs_in_a_search_find_nothing_and_break_nothing(owner, event, search):
    factories.registration(event)
    factories.contact(event.network.host)
    for address in (
        reverse("home:contacts"),
        reverse("home:companies"),
        reverse("events:guests", args=[event.pk]),
    ):
        response = owner.get(address, {"q": search})
        assert response.status_code == 200
        assert "Ågård" not in response.content.decode()


@pytest.mark.parametrize("address", ["/kvittering/%00/", "/i/%00/", "/ark/%00/", "/privatliv/%00/"])
def test_a_null_sign_in_an_address_is_not_found(client, site_root, address):
    assert client.get(address).status_code == 404


def test_no_cpr_number_in_the_name_of_a_colleague(cast, owner):
    data = {
        "organisation": cast.nordby.pk,
        "name": "Bo 070761-4285",
        "email": "bo@example.org",
        "role": Role.Kind.READER,
    }
    response = owner.post(reverse("accounts:staff"), data)
    assert response.status_code == 422
    assert "070761" not in response.content.decode()
    assert not User.objects.filter(email="bo@example.org").exists()


@pytest.mark.parametrize("host", ["evil.dk", "localhost.evil.dk", "a b", "", "localhost@evil.dk"])
def test_an_unknown_host_is_refused(client, site_root, host):
    assert client.get("/arrangementer/", headers={"host": host}).status_code == 400


def test_a_forwarded_host_is_not_believed(client, site_root):
    response = client.get("/was", headers={"x-forwarded-host": "evil.dk"})
    assert "evil.dk" not in response.url
    page = client.get("/arrangementer/", headers={"x-forwarded-host": "evil.dk"})
    assert "evil.dk" not in page.content.decode()


@pytest.mark.parametrize(
    "target",
    [
        "//evil.dk",
        "https:evil.dk",
        "/\\evil.dk",
        "https://ok.dk@evil.dk",
        "javascript:alert(1)",
        "///evil.dk",
        "\t//evil.dk",
    ],
)
@pytest.mark.parametrize("address", ["/konto/login/", "/konto/logout/"])
def test_only_our_own_pages_follow_a_log_in(cast, client, address, target):
    data = {"login": cast.owner.email, "password": "hemmelig-nok-1", "next": target}
    if address == "/konto/logout/":
        client.force_login(cast.owner)
    response = client.post(address, data)
    assert (response.status_code, "evil" in response.url, "script" in response.url) == (
        302,
        False,
        False,
    )


def test_an_own_page_follows_a_log_in(cast, client):
    """The negative control."""
    vouch_for(cast.owner)
    data = {"login": cast.owner.email, "password": "hemmelig-nok-1", "next": "/tal/"}
    assert client.post("/konto/login/", data).url == "/tal/"


@pytest.mark.parametrize("number", ["9" * 5000, "9" * 19, "٣", "²", "1\0", "-1", "x"])
@pytest.mark.parametrize(
    ("who", "address", "name"),
    [
        ("owner", "taskforces:continuations", "program"),
        ("owner", "taskforces:contact_import", "netvaerk"),
        ("consultant", "pledges:sheet_create", "virksomhed"),
        ("consultant", "pledges:doors_asked", "virksomhed"),
        ("consultant", "pledges:opening_create", "hos"),
        ("consultant", "pledges:inbox", "event"),
        ("consultant", "pledges:inbox", "page"),
    ],
)
def test_a_row_that_no_number_names_is_asked_for(client, cast, who, address, name, number):
    client.force_login(getattr(cast, who))
    assert client.get(reverse(address), {name: number}).status_code in (200, 404)
