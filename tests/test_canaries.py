"""Two tenants, each with words of its own in everything it holds; every role reads every page.

Whoever finds the other one's word has found a leak. Pages are reached by following links, so that a new
list, tab or file is looked into without being named here.
"""

import re
from copy import deepcopy
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Role
from events.models import Answer, Invitation
from outbox.models import Message
from tests import factories
from tests.canaries.reading import MOST_PAGES, in_order, read_everything, text_of
from tests.canaries.tenant import Tenant

pytestmark = [pytest.mark.django_db, pytest.mark.crawl]

ROLES = [*Role.Kind]


@pytest.fixture(scope="module")
def both(module_db):
    """Both know the same company, which is public register data; nothing else do they share."""
    factories.site_root()
    company = factories.company("Fælles Smede A/S")
    return SimpleNamespace(ours=Tenant("kragerup", company), theirs=Tenant("ulvsborg", company))


@pytest.fixture
def tenants(both, db):
    """A test's own copy, whose changes nobody else sees."""
    return deepcopy(both)


@pytest.fixture(scope="module")
def walks():
    return {}


@pytest.fixture
def walk(tenants, walks):
    """walk(role) → what somebody of ours reads; each role walks once for all tests."""

    def pages(role):
        if role not in walks:
            client = tenants.ours.client_of(role)
            if role in (Role.Kind.UNIT_LEAD, Role.Kind.CONSULTANT):
                tenants.ours.saved_filter.user = tenants.ours.role.user
                tenants.ours.saved_filter.save(update_fields=["user"])
            walks[role] = read_everything(client, SEARCHED)
        return walks[role]

    return pages


SEARCHES = [
    "/arbejdsbord/kontakter/?q={}",
    "/arbejdsbord/ark/?event={}",
    "/arbejdsbord/indbakke/?vis=alle",
    "/arbejdsbord/indbakke/?vis=enhed&hvad=alle&q={}",
    "/arbejdsbord/besoeg.ics",
    "/arbejdsbord/jobordrer/csv/",
    "/arbejdsbord/jobordrer/json/",
    "/arbejdsbord/jobordrer/overskydende/",
    "/arbejdsbord/profiler/",
    "/arbejdsbord/forloeb/?vis=i-gang",
    "/arbejdsbord/forloeb/?vis=tjek",
    "/arbejdsbord/fravaer/",
    "/arbejdsbord/introduktioner/",
    "/arbejdsbord/styregruppe/",
    "/arbejdsbord/tal/",
    "/arbejdsbord/tal/fil.csv",
    "/arbejdsbord/tal/fil.xlsx",
    "/arbejdsbord/systemer/",
    "/arbejdsbord/arrangementer/?vis=tidligere",
    "/cms/pages/search/?q={}",
    "/cms/reports/site-history/",
    "/cms/choose-page/search/?q={}",
]


SEARCHED = [in_order(address.format("ulvsborg")) for address in SEARCHES]


@pytest.mark.parametrize("role", ROLES)
def test_nobody_reads_a_word_of_the_other_tenant(tenants, walk, role):
    pages = walk(role)
    hits = {
        address
        for address, text in pages.items()
        if tenants.theirs.word in _without_public(address, text, tenants.theirs.word)
        and not _is_echo(address, text, tenants.theirs.word)
    }
    assert hits == set()
    assert len(pages) < MOST_PAGES


def _without_public(address, text, word):
    """What everybody may know: a sheet may be sent on to any unit, and networks show what they reach."""
    text = text.replace(f"q={word}", "").replace(f"{word} enhed</option>", "")
    if not address.startswith("/tal/"):
        return text
    return re.sub(
        rf"{word}(?: netværk| vært| enhed|-[\w-]+)", "", text
    )  # and the address of its colours


def _is_echo(address, text, word):
    """A search repeats what was searched for, as `value` and in its title, and never with more after it."""
    rests = re.findall(
        rf"{word}( vært| enhed| netværk| møde| sted| leder| titel| brev| afsnit)", text
    )
    return "q=" in address and not rests


@pytest.mark.parametrize(
    ("role", "least"),
    [
        ("owner", 40),
        ("coordinator", 35),
        ("mayors_office", 30),
        ("door", 1),
        ("reader", 4),
        ("unit_lead", 30),
        ("consultant", 25),
    ],
)
def test_everybody_reads_his_own(tenants, walk, role, least):
    """The negative control: the same walk does find words, where it may."""
    linked = {address: text for address, text in walk(role).items() if address not in SEARCHED}
    assert len([1 for text in linked.values() if tenants.ours.word in text]) >= least


# What a unit writes for itself: its log, what it found on visits, whom it helps, its own numbers.
OF_THE_UNIT = [
    "notat",
    "besøgt",
    "kandidat",
    "makker",
    "mentor",
    "mærke",
    "kladde",
    "sag",
    "aftalt",
    "svar",
    "lukket",
    "filter",
]
# What a host keeps for itself: whom it knows, and with which systems it talks.
OF_THE_HOST = ["titel", "nøgle", "krog"]


@pytest.mark.parametrize("role", [Role.Kind.OWNER, Role.Kind.COORDINATOR, Role.Kind.MAYORS_OFFICE])
def test_the_host_reads_nothing_that_the_unit_wrote_for_itself(tenants, walk, role):
    found = words_in(walk(role), tenants.ours)
    assert found & set(OF_THE_UNIT) == set()
    assert {"titel", "leder", "møde"} <= found


@pytest.mark.parametrize("role", [Role.Kind.UNIT_LEAD, Role.Kind.CONSULTANT])
def test_the_unit_reads_nothing_that_the_host_keeps_for_itself(tenants, walk, role):
    """And the negative control of the test above: every word that the host must not read is there to read."""
    found = words_in(walk(role), tenants.ours)
    assert found & set(OF_THE_HOST) == set()
    assert set(OF_THE_UNIT) - found == set()


OWN_LISTS = [address for address in SEARCHES if "{}" not in address]


def words_in(pages, tenant):
    """Of the words that the two sides keep, those that stand somewhere."""
    whole = "\n".join(pages.values())
    wanted = (*OF_THE_UNIT, *OF_THE_HOST, "leder", "møde")
    return {rest for rest in wanted if f"{tenant.word} {rest}" in whole}


def test_an_anonymous_visitor_with_every_key_of_ours_reads_nobody_else(tenants):
    ours, theirs, client = tenants.ours, tenants.theirs, Client()
    keys = [
        f"/ark/{ours.link.key}/",
        f"/i/{ours.invitation.code}/",
        f"/i/{ours.invitation.code}/kalender.ics",
        f"/ark/{ours.invitation.code}/",
        f"/kvittering/{ours.sheet.receipt_token}/",
        f"/kvittering/{ours.sheet.receipt_token}/svar/",
        f"/kvittering/{ours.sheet.receipt_token}/besoeg.ics",
        f"/ark/{ours.link.key}/profiler/",
        f"/ark/{ours.link.key}/profiler/{ours.profile.pk}/",
        f"/tal/{ours.network.slug}/",
        "/arrangementer/kalender.ics",
        "/sitemap.xml",
    ]
    pages = read_everything(client, keys)
    public = {
        address: _without_public(address, text, theirs.word) for address, text in pages.items()
    }
    assert [address for address, text in public.items() if theirs.word in text] == []
    open_sheet = pages[f"/ark/{ours.link.key}/"]
    for secret in ("leder", "gæst", "firma", "titel", "notat", "bemærkning"):
        assert f"{ours.word} {secret}" not in open_sheet
    assert "12345678" not in open_sheet
    receipt = pages[f"/kvittering/{ours.sheet.receipt_token}/"]
    assert f"{ours.word} notat" not in receipt
    for secret in (*OF_THE_UNIT, "jobordre"):
        if secret not in (
            "svar",
            "mærke",
        ):  # their own answer, and what a profile is called on the phone
            assert not [
                address for address, text in pages.items() if f"{ours.word} {secret}" in text
            ]
    assert f"{ours.word} profil" in pages[f"/ark/{ours.link.key}/profiler/"]
    assert theirs.word not in text_of(
        client.get(f"/ark/{ours.link.key}/", {"profil": theirs.profile.pk})
    )
    foreign = client.get(f"/ark/{ours.link.key}/profiler/{theirs.profile.pk}/")
    assert foreign.status_code == 404


def test_the_door_of_ours_finds_none_of_theirs(tenants):
    ours, theirs, client = tenants.ours, tenants.theirs, Client()
    header = {"authorization": f"Device {ours.key}"}
    found = [
        client.get("/api/v1/door/guests", {"q": theirs.word}, headers=header),
        client.get("/api/v1/door/session", headers=header),
    ]
    assert [theirs.word in text_of(response) for response in found] == [False, False]
    own = client.get("/api/v1/door/guests", {"q": ours.word}, headers=header)
    assert f"{ours.word} gæst" in text_of(own)


FOREIGN_POSTS = [
    ("events:round_create", "event", {"letter": "letter", "contacts": "contact"}),
    ("events:manage_create", None, {"network": "network"}),
    ("events:manage_edit", "event", {"network": "network"}),
    ("taskforces:contact_create", None, {"organisation": "host"}),
    ("taskforces:contact_edit", "contact", {"organisation": "host", "company": "sheet"}),
    ("accounts:staff", None, {"organisation": "host"}),
]
TYPED = {
    "name": "x",
    "chosen": "ticked",
    "kind": "kick_off",
    "title": "Nyt",
    "place": "Her",
    "starts_at": "2027-01-01T10:00",
    "ends_at": "2027-01-01T12:00",
    "answer_deadline": "2026-12-30T10:00",
    "companions_allowed": "1",
    "registration_mode": "invitation",
    "company_name": "Nyt",
    "data_source": "CVR",
    "contact_basis": "member",
    "email": "ny@example.org",
    "role": "owner",
}


@pytest.mark.parametrize(("url", "own", "foreign"), FOREIGN_POSTS)
def test_a_foreign_id_in_a_form_writes_nothing_there(tenants, url, own, foreign):
    client = tenants.ours.client_of(Role.Kind.OWNER)
    before = holdings(tenants.theirs)
    args = [getattr(tenants.ours, own).pk] if own else []
    sent = TYPED | {name: getattr(tenants.theirs, thing).pk for name, thing in foreign.items()}
    response = client.post(reverse(url, args=args), sent)
    assert response.status_code in (200, 302, 404, 422)
    assert holdings(tenants.theirs) == before


def test_own_and_foreign_contacts_together_are_a_404_and_invite_nobody(tenants):
    ours, theirs = tenants.ours, tenants.theirs
    fresh = factories.contact(ours.host, "Bo Holm")
    client, before = ours.client_of(Role.Kind.OWNER), Invitation.objects.count()
    data = {"letter": ours.letter.pk, "name": "x", "chosen": "ticked"}
    address = reverse("events:round_create", args=[ours.event.pk])
    both = client.post(address, data | {"contacts": [fresh.pk, theirs.contact.pk]})
    assert (both.status_code, Invitation.objects.count()) == (404, before)
    alone = client.post(address, data | {"contacts": [fresh.pk]})
    assert (alone.status_code, Invitation.objects.count()) == (302, before + 1)


def test_a_sheet_goes_to_no_consultant_of_another_unit(tenants):
    client = tenants.ours.client_of(Role.Kind.UNIT_LEAD)
    tenants.theirs.client_of(Role.Kind.CONSULTANT)
    stranger = tenants.theirs.role.user
    address = reverse("pledges:assign", args=[tenants.ours.handover.pk])
    response = client.post(address, {"assign-version": 0, "assign-owner": stranger.pk})
    tenants.ours.handover.refresh_from_db()
    assert (response.status_code, tenants.ours.handover.owner) == (422, tenants.ours.consultant)
    assert f"{tenants.theirs.word} consultant" not in text_of(response)


def test_an_editor_gives_no_letter_to_anothers_network(tenants):
    ours, theirs = tenants.ours, tenants.theirs
    client = ours.client_of(Role.Kind.MAYORS_OFFICE)
    address = f"/cms/pages/{ours.letter.pk}/edit/"
    assert theirs.word not in text_of(client.get(address))
    sent = {
        "title": "Flyttet",
        "slug": ours.letter.slug,
        "network": theirs.network.pk,
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "paragraph",
        "body-0-value": "Hej",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
    }
    client.post(address, sent)
    assert newest(ours.letter).network == ours.network
    assert client.post(address, sent | {"network": ours.network.pk}).status_code == 302
    assert newest(ours.letter).title == "Flyttet"


def test_an_editor_writes_no_cpr_number(tenants):
    ours = tenants.ours
    client = ours.client_of(Role.Kind.MAYORS_OFFICE)
    sent = {
        "title": "Nyt",
        "slug": ours.letter.slug,
        "network": ours.network.pk,
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "paragraph",
        "body-0-value": "Ring til 070761-4285",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
    }
    address = f"/cms/pages/{ours.letter.pk}/edit/"
    assert client.post(address, sent).status_code == 200
    assert "070761" not in str(newest(ours.letter).lines(values=None))
    assert client.post(address, sent | {"body-0-value": "Ring 12 34 56 78"}).status_code == 302


def test_no_editor_opens_anothers_letter(tenants):
    client, pk = tenants.ours.client_of(Role.Kind.MAYORS_OFFICE), tenants.theirs.letter.pk
    for part in ("edit/", "edit/preview/", "delete/", "copy/", "move/", "history/", "usage/"):
        response = client.get(f"/cms/pages/{pk}/{part}")
        assert (part, response.status_code in (302, 403, 404)) == (part, True)
        assert tenants.theirs.word not in text_of(response)
    compare = client.get(f"/cms/pages/{pk}/revisions/compare/earliest...latest/")
    assert compare.status_code in (302, 403, 404)


def newest(page):
    page.refresh_from_db()
    return page.get_latest_revision_as_object()


def holdings(tenant):
    """How much the tenant holds; a foreign write would change it."""
    return (
        tenant.network.events.count(),
        tenant.host.contacts.count(),
        tenant.host.roles.count(),
        tenant.event.invitations.count(),
        tenant.network.letters.count(),
        Answer.objects.filter(invitation__event=tenant.event).count(),
        Message.objects.filter(organisation=tenant.host).count(),
    )
