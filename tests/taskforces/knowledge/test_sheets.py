"""Who finds what was written down, and what leaders see of it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEntry
from taskforces.models import KnowledgeSheet
from tests import factories

FACTS = {
    "kind": "target_group",
    "title": "Hvem er de?",
    "summary": "",
    "body": "De fleste har arbejdet før.",
    "sources": "Jobindsats 2026, https://jobindsats.dk",
    "industry_codes": "",
    "for_leaders": "on",
}


def url(name, *args):
    return reverse(f"taskforces:{name}", args=args)


@pytest.fixture
def elsewhere(cast):
    """Another network of the same unit, with people of its own."""
    host = factories.organisation("Nordby Boldklub", "club")
    reader = factories.user("Jesper")
    host.roles.create(user=reader, role="coordinator")
    return factories.network(host, cast.unit, name="Sponsorerne"), reader


def found_by(user):
    return set(KnowledgeSheet.objects.readable_by(user))


def test_who_reads_what(cast, elsewhere):
    network, neighbour = elsewhere
    own = factories.knowledge_sheet(cast.network)
    shared = factories.knowledge_sheet(cast.network, is_shared=True)
    draft = factories.knowledge_sheet(cast.network, is_shared=True, published_at=None)
    assert found_by(cast.reader) == found_by(cast.consultant) == {own, shared}
    assert found_by(cast.lead) == found_by(cast.coordinator) == {own, shared, draft}
    assert found_by(neighbour) == {shared}
    assert found_by(cast.stranger) == found_by(cast.helper) == set()
    assert set(KnowledgeSheet.objects.usable_in(network)) == {shared}
    assert set(KnowledgeSheet.objects.usable_in(cast.network)) == {own, shared}


def test_a_programme_in_common_is_enough(cast):
    own = factories.network(cast.sonderby, name="Sønderby")
    shared = factories.knowledge_sheet(cast.network, is_shared=True)
    programme = factories.programme(cast.nordby, cast.network)
    asked = factories.programme_network(programme, own)
    assert found_by(cast.stranger) == set()
    asked.state, asked.answered_at = "joined", timezone.now()
    asked.save()
    assert found_by(cast.stranger) == {shared}


def test_a_lead_writes_facts_and_leaders_read_them(cast, client):
    client.force_login(cast.lead)
    post = FACTS | {"network": cast.network.pk, "gem": "udgiv"}
    assert client.post(url("knowledge_create"), post).status_code == 302
    sheet = KnowledgeSheet.objects.get()
    assert sheet.source_lines == ["Jobindsats 2026, https://jobindsats.dk"]
    assert AuditEntry.objects.get(verb="write_knowledge").organisation == cast.nordby
    client.logout()
    page = client.get(url("public_knowledge", cast.network.slug)).content.decode()
    assert sheet.title in page
    page = client.get(url("public_sheet", cast.network.slug, sheet.pk)).content.decode()
    assert 'href="https://jobindsats.dk"' in page


def test_the_ticket_leads_to_it_until_it_is_taken_down(cast, client):
    invitation = factories.invitation(factories.event(cast.network))
    sheet = factories.knowledge_sheet(cast.network, "Fakta", "target_group", for_leaders=True)
    link = url("public_sheet", cast.network.slug, sheet.pk)
    assert link in client.get(invitation.get_absolute_url()).content.decode()
    client.force_login(cast.coordinator)
    client.post(url("knowledge_publish", sheet.pk), {"udgiv": "nej"})
    assert link not in client.get(invitation.get_absolute_url()).content.decode()
    assert client.get(link).status_code == 404


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"sources": " "}, "Skriv, hvor tallene kommer fra"),
        ({"industry_codes": "bygge"}, "Skriv tal med komma imellem"),
        ({"body": "Han hedder 070761-4285"}, "Skriv ikke CPR-numre"),
    ],
)
def test_what_is_refused(cast, client, changed, error):
    client.force_login(cast.lead)
    post = FACTS | {"network": cast.network.pk} | changed
    answer = client.post(url("knowledge_create"), post)
    assert answer.status_code == 422
    assert error in answer.content.decode()
    assert not KnowledgeSheet.objects.exists()


def test_nobody_writes_into_a_foreign_network(cast, client):
    factories.network(cast.sonderby, name="Sønderby")
    client.force_login(cast.stranger)
    post = FACTS | {"network": cast.network.pk}
    assert client.post(url("knowledge_create"), post).status_code == 422


def test_the_list_is_searched_and_costs_the_same(
    cast, client, django_assert_num_queries, elsewhere
):
    _network, neighbour = elsewhere
    factories.knowledge_sheet(cast.network, "Makkere", "lesson", is_shared=True)
    client.force_login(neighbour)
    address = url("knowledge") + "?art=lesson&q=makkere"
    page = client.get(address).content.decode()
    assert "Makkere" in page
    assert "fra et andet netværk" in page
    with CaptureQueriesContext(connection) as first:
        client.get(address)
    for number in range(2):
        factories.knowledge_sheet(cast.network, f"Makkere {number}", "lesson", is_shared=True)
    with django_assert_num_queries(len(first)):
        client.get(address)
    assert "Makkere" not in client.get(url("knowledge") + "?q=pension").content.decode()
