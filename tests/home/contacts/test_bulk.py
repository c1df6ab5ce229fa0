"""What is done with all that are ticked: looked at first, done, and undone; what the law keeps is kept and said."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from home.privacy.erasure import erase
from home.privacy.findings import findings
from pledges.retention import forget_contacts
from pledges.unused import Kept, delete_unused, kept_of, unused
from taskforces import retention
from taskforces.companies import bulk, relations
from taskforces.companies.moving import MoveRefused, UndoRefused
from taskforces.models import BulkChange, Contact, DeletedContact, Listing, Membership
from tests import factories


@pytest.fixture
def people(cast):
    """One that nothing holds, and one for each reason to stay."""
    made = {name: factories.contact(cast.nordby, name) for name in ["unused", *Kept.values]}
    Contact.objects.filter(pk=made["objected"].pk).update(objected_at=timezone.now())
    factories.invitation(factories.event(cast.network), made["invited"])
    factories.sheet(cast.network, contact=made["sheet"], company=made["sheet"].company)
    link = factories.sheet_link(factories.event(cast.network))
    link.ambassador = made["cards"]
    link.save()
    Membership.objects.create(
        network=cast.network, company=made["member"].company, contact=made["member"]
    )
    factories.course_participant(factories.course(cast.network, "Buddykursus"), made["learnt"])
    return made


def of_nordby(cast):
    return Contact.objects.filter(organisation=cast.nordby)


def test_what_stays_and_why(cast, people):
    now, rows = timezone.now(), of_nordby(cast)
    assert list(unused(rows, cast.nordby, now)) == [people["unused"]]
    kept = kept_of(rows, cast.nordby, now)
    assert {why: [each.name for each in those] for why, those in kept.items()} == {
        why: [why.value] for why in Kept
    }


def test_where_none_may_go_nothing_is_offered(cast, client, people):
    client.force_login(cast.owner)
    ticked = {"contact": [people["invited"].pk, people["sheet"].pk]}
    page = client.post(reverse("home:contacts_delete_look"), ticked).content.decode()
    assert "Ingen af dem kan slettes nu" in page
    assert "Slet dem" not in page


def test_the_night_keeps_the_same(cast, people):
    later = timezone.now() + timedelta(days=20)
    Contact.objects.update(created_at=timezone.now() - timedelta(days=4000))
    forget_contacts(later)
    assert {each.name for each in of_nordby(cast)} == {*Kept.values}


def test_deleted_looked_for_and_brought_back(cast, people):
    gone = people["unused"]
    listed = factories.contact_list(cast.nordby, contacts=[gone])
    past = Membership.objects.create(
        network=cast.network,
        company=gone.company,
        contact=gone,
        joined_on=timezone.localdate() - timedelta(days=99),
        left_on=timezone.localdate() - timedelta(days=9),
    )
    assert delete_unused(cast.nordby, of_nordby(cast), by=cast.secretary) == 1
    assert not Contact.objects.filter(pk=gone.pk).exists()
    held = {
        each.holding.model for each in findings(gone.email, [cast.nordby]) if each.rows.exists()
    }
    assert held == {"taskforces.DeletedContact"}
    bulk.undo(BulkChange.objects.get(), by=cast.secretary)
    assert Contact.objects.get(pk=gone.pk).name == "unused"
    past.refresh_from_db()
    assert past.contact == gone
    assert list(listed.contacts.all()) == [gone]
    assert not DeletedContact.objects.exists()


def test_who_was_erased_does_not_come_back(cast, people):
    delete_unused(cast.nordby, of_nordby(cast), by=cast.secretary)
    erase(people["unused"].email, [cast.nordby], by=cast.owner)
    bulk.undo(BulkChange.objects.get(), by=cast.secretary)
    assert not Contact.objects.filter(name="unused").exists()


def test_after_a_month_nothing_is_left_of_them(cast, people):
    delete_unused(cast.nordby, of_nordby(cast), by=cast.secretary)
    change = BulkChange.objects.get()
    BulkChange.objects.update(at=timezone.now() - timedelta(days=31))
    with pytest.raises(UndoRefused):
        bulk.undo(change, by=cast.secretary)
    retention.forget_bulk_changes(timezone.now())
    assert not DeletedContact.objects.exists()


def test_a_namesake_since_stands_in_the_way(cast, people):
    delete_unused(cast.nordby, of_nordby(cast), by=cast.secretary)
    factories.contact(cast.nordby, "unused", company=people["unused"].company)
    with pytest.raises(MoveRefused):
        bulk.undo(BulkChange.objects.get(), by=cast.secretary)


def test_tags_and_kinds_and_lists_are_undone(cast, client, people):
    client.force_login(cast.secretary)
    one, other = people["unused"], people["member"]
    relations.tag(cast.nordby, [one.company], "byggeri", by=cast.owner)
    relations.tag(cast.nordby, [one.company, other.company], "byggeri", by=cast.owner)
    relations.set_kind(cast.nordby, [one.company, other.company], "social", by=cast.owner)
    client.post(
        reverse("taskforces:contacts_to_list"), {"contact": [one.pk, other.pk], "name": "Messen"}
    )
    numbers = BulkChange.objects.order_by("pk").values_list("what", "number")
    assert list(numbers) == [("tag", 1), ("tag", 1), ("kind", 2), ("list", 2)]
    page = client.get(reverse("home:bulk_changes")).content.decode()
    assert "2 sat på listen “Messen”" in page
    for change in BulkChange.objects.all():
        client.post(reverse("home:bulk_undo", args=[change.pk]))
    tagged = cast.nordby.company_relations
    assert not tagged.exclude(tags=None).exists()
    assert not tagged.exclude(kind="").exists()
    assert not Listing.objects.exists()


def test_nothing_new_is_nothing_to_undo(cast, people):
    company = people["unused"].company
    for _twice in range(2):
        relations.set_kind(cast.nordby, [company], "social", by=cast.owner)
    assert BulkChange.objects.count() == 1


# On screen


def test_each_is_looked_at_first(cast, client, people):
    client.force_login(cast.secretary)
    ids = [people["unused"].pk, people["invited"].pk]
    told = {"contact": ids, "name": "byggeri"}
    look = client.post(reverse("home:contacts_list_look"), told).content.decode()
    assert "Sæt 2 kontakter på listen “byggeri”?" in look
    look = client.post(reverse("home:contacts_tag_look"), told).content.decode()
    assert "Sæt mærket “byggeri” på 2 virksomheder?" in look
    look = client.post(reverse("home:contacts_delete_look"), told).content.decode()
    assert "Slet 1 kontakt?" in look
    assert "er inviteret" in look
    assert not BulkChange.objects.exists()
    client.post(reverse("home:contacts_tag"), told)
    client.post(reverse("home:contacts_delete"), told)
    assert sorted(BulkChange.objects.values_list("what", "number")) == [("delete", 1), ("tag", 2)]


@pytest.mark.parametrize(
    "name", ["contacts_list_look", "contacts_tag_look", "contacts_tag", "contacts_delete_look"]
)
def test_a_stranger_s_contact_stops_it_and_nothing_is_said(cast, client, people, name):
    client.force_login(cast.secretary)
    foreign = factories.contact(cast.sonderby)
    for ids in ([foreign.pk], [people["unused"].pk, foreign.pk], ["x"]):
        told = {"contact": ids, "name": "byggeri"}
        assert client.post(reverse(f"home:{name}"), told).status_code == 404
    answer = client.post(reverse(f"home:{name}"), {"name": "byggeri"}, follow=True)
    assert "Sæt kryds ved kontakterne" in answer.content.decode()


def test_another_organisations_change_is_not_undone(cast, client):
    change = factories.bulk_change(cast.nordby)
    client.force_login(cast.stranger)
    assert client.post(reverse("home:bulk_undo", args=[change.pk])).status_code == 404
    assert "Messen" not in client.get(reverse("home:bulk_changes")).content.decode()
