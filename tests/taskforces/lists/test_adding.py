"""Contacts that are ticked are put on a list: a new one or one that is there, each once."""

import pytest
from django.urls import reverse

from accounts.models import AuditEntry
from taskforces.lists.lists import undo_list
from taskforces.models import Contact, ContactList, Listing
from tests import factories

URL = "taskforces:contacts_to_list"


@pytest.fixture
def two(cast):
    return [factories.contact(cast.nordby, name=name) for name in ("Ida", "Bo")]


def test_ticked_contacts_are_put_on_a_list_once(cast, client, two):
    client.force_login(cast.secretary)
    ida, bo = two
    answer = client.post(reverse(URL), {"contact": [ida.pk], "name": "Messen"})
    made = ContactList.objects.get()
    assert answer["Location"] == reverse("taskforces:contact_list", args=[made.pk])
    client.post(reverse(URL), {"contact": [ida.pk, bo.pk], "name": "messen"})
    assert set(made.contacts.all()) == {ida, bo}
    assert Listing.objects.count() == 2
    assert AuditEntry.objects.filter(verb="add_to_list").count() == 2
    undo_list(made, by=cast.secretary)
    assert Contact.objects.count() == 2


def test_somebody_else_s_contact_stops_it(cast, client, two):
    foreign = factories.contact(cast.sonderby)
    client.force_login(cast.secretary)
    for ids in ([foreign.pk], [two[0].pk, foreign.pk]):
        assert client.post(reverse(URL), {"contact": ids, "name": "Messen"}).status_code == 404
    assert not ContactList.objects.exists()


def test_a_number_that_nobody_has_is_a_404(cast, client, two):
    client.force_login(cast.secretary)
    told = {"contact": ["x", two[0].pk], "name": "Messen"}
    assert client.post(reverse(URL), told).status_code == 404
    assert not ContactList.objects.filter(name="Messen").exists()


@pytest.mark.parametrize("told", [{"name": "Messen"}, {"contact": "1"}])
def test_nothing_ticked_or_named_is_said(cast, client, two, told):
    client.force_login(cast.secretary)
    answer = client.post(reverse(URL), told, follow=True)
    assert "Sæt kryds ved kontakterne" in answer.content.decode()
    assert not ContactList.objects.exists()
