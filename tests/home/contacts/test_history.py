"""One contact's history: each part only for those who may see it, and the same cost for few and for many."""

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts import audit
from tests import factories


@pytest.fixture
def contact(cast):
    """Invited, said yes, came, filled in a sheet, and was changed by hand."""
    contact = factories.contact(cast.nordby, name="Ida Holm", email="ida@firma.example")
    event = factories.event(cast.network, title="Kickoff")
    now = timezone.now()
    invitation = factories.invitation(event, contact, answer="yes", answered_at=now)
    factories.registration(event, invitation=invitation, arrived_at=now, arrived_persons=1)
    factories.sheet(cast.network, company=contact.company, contact=contact, event=event)
    audit.record(cast.nordby, by=cast.owner, verb="update_contact", thing=contact)
    return contact


def page(client, contact):
    return client.get(reverse("home:contact_history", args=[contact.pk])).content.decode()


def test_everything_stands_on_one_page(cast, client, contact):
    client.force_login(cast.coordinator)
    shown = page(client, contact)
    told = (
        "Inviteret til Kickoff",
        "Kom til Kickoff",
        "Udfyldte et ark: Kickoff",
        "Kontakten blev rettet",
    )
    assert [words for words in told if words not in shown] == []
    assert cast.owner.name not in shown
    form = client.get(reverse("taskforces:contact_edit", args=[contact.pk])).content.decode()
    assert reverse("home:contact_history", args=[contact.pk]) in form


def test_whoever_sees_no_sheets_hears_of_none(cast, client, contact):
    client.force_login(cast.secretary)
    shown = page(client, contact)
    assert "Kom til Kickoff" in shown
    assert "Udfyldte et ark" not in shown


def test_a_stranger_finds_nobody(cast, client, contact):
    client.force_login(cast.stranger)
    address = reverse("home:contact_history", args=[contact.pk])
    assert client.get(address).status_code == 404


def test_many_cost_as_many_statements_as_one(cast, client, contact, django_assert_max_num_queries):
    client.force_login(cast.coordinator)
    for _each in range(5):
        factories.invitation(factories.event(cast.network), contact)
        factories.sheet(cast.network, company=contact.company, contact=contact)
    with django_assert_max_num_queries(13):
        page(client, contact)
