from datetime import timedelta

import pytest
from django.utils import timezone

from accounts import audit, chain
from accounts.models import AuditEntry, AuditValues
from events.answers.funnel import funnel
from home.privacy import nightly
from home.privacy.erasure import correct, erase, note_objection, plan
from home.privacy.traces import traces
from outbox.models import Suppression
from pledges.models import FollowUpEntry, Handover, JobOrderDraft, Sheet
from taskforces.contacts.contacts import ContactRefused
from taskforces.models import Contact
from tests import factories
from tests.home.privacy.world import ADDRESS, world

pytestmark = pytest.mark.django_db
NAME = "Søren Kanarie"


def told(address, *organisations):
    return {part.name: (part.going, part.staying) for part in plan(address, organisations)}


@pytest.mark.slow
def test_after_an_erasure_nothing_of_the_person_is_left(cast, site_root):
    world(cast)
    before = traces([ADDRESS, NAME])
    assert len(before[ADDRESS]) > 5
    assert len(before[NAME]) > 3
    numbers = funnel(cast.event)
    planned = sum(part.going for part in plan(ADDRESS, [cast.nordby, cast.unit]))
    assert planned > 10
    erase(ADDRESS, [cast.nordby, cast.unit], by=cast.owner)
    assert traces([ADDRESS, NAME, "frossent notat"]) == {
        ADDRESS: [],
        NAME: [],
        "frossent notat": [],
    }
    assert funnel(cast.event) == numbers
    assert plan(ADDRESS, [cast.nordby, cast.unit]) == []


def test_the_log_tells_how_many_and_never_of_whom(cast, site_root):
    world(cast)
    erase(ADDRESS, [cast.nordby], by=cast.owner)
    entry = AuditEntry.objects.get(verb="erase_person")
    assert (entry.by, entry.after["events.Invitation"]) == (cast.owner, 1)
    assert "kanarie" not in str(entry.after).lower()


def test_the_host_does_not_erase_the_units_case(cast, site_root):
    world(cast)
    assert told(ADDRESS, cast.nordby)["ark"] == (0, 1)
    erase(ADDRESS, [cast.nordby], by=cast.owner)
    assert Sheet.objects.get().contact_name == NAME
    assert FollowUpEntry.objects.exclude(text="").exists()


def test_an_open_case_stays_and_says_why(cast, site_root):
    world(cast)
    Handover.objects.update(closed_at=None)
    (sheet,) = (part for part in plan(ADDRESS, [cast.unit]) if part.name == "ark")
    assert (sheet.going, sheet.staying) == (0, 1)
    assert "art. 17, stk. 3, litra b" in sheet.because
    erase(ADDRESS, [cast.unit], by=cast.lead)
    assert Sheet.objects.get().contact_email == ADDRESS


def test_who_comes_tomorrow_is_taken_off_the_list_first(cast):
    event = factories.event(cast.network)
    contact = factories.contact(cast.nordby, NAME, email=ADDRESS)
    factories.invitation(event, contact)
    assert told(ADDRESS, cast.nordby) == {"invitationer": (0, 1), "kontaktpersoner": (0, 1)}
    assert erase(ADDRESS, [cast.nordby], by=cast.owner) == {}


def test_a_no_outlives_the_erasure_as_a_blocked_address(cast):
    factories.contact(cast.nordby, NAME, email=ADDRESS, objected_at=timezone.now())
    erase(ADDRESS, [cast.nordby], by=cast.owner)
    assert not Contact.objects.exists()
    assert Suppression.objects.get().reason == "unsubscribed"
    assert told(ADDRESS, cast.nordby) == {"spærrede adresser": (0, 1)}


def test_another_tenants_contact_is_left_alone(cast):
    factories.contact(cast.sonderby, NAME, email=ADDRESS)
    assert told(ADDRESS, cast.nordby) == {}
    erase(ADDRESS, [cast.nordby], by=cast.owner)
    assert Contact.objects.count() == 1


def test_a_stand_ins_name_goes_and_the_seat_stays(cast):
    yesterday = timezone.now() - timedelta(days=1)
    event = factories.event(cast.network, starts_at=yesterday)
    invitation = factories.invitation(event)
    guest = factories.registration(event, "Ida Afløser", email=ADDRESS, invitation=invitation)
    erase(ADDRESS, [cast.nordby], by=cast.owner)
    guest.refresh_from_db()
    assert (guest.name, guest.email, guest.party_size) == ("–", "", 1)
    assert "ida" not in guest.search_text


def test_what_is_wrong_is_put_right_everywhere_it_is_used(cast, site_root):
    world(cast)
    factories.order(cast.handover, contact_email=ADDRESS, contact_name="Søren Kanarie")
    new = {"name": "Søren Kanari", "email": "ny@firma.example", "phone": "87654321"}
    assert correct(ADDRESS, [cast.nordby, cast.unit], **new, by=cast.owner) > 3
    contact = Contact.objects.get(pk=cast.contact.pk)
    sheet = Sheet.objects.get()
    assert (contact.name, contact.email, contact.phone) == tuple(new.values())
    assert (sheet.contact_name, sheet.contact_email, sheet.contact_phone) == tuple(new.values())
    assert JobOrderDraft.objects.filter(contact_email="ny@firma.example").count() == 1
    assert "kanari " in contact.search_text


def test_an_empty_correction_leaves_a_value_alone(cast):
    contact = factories.contact(cast.nordby, NAME, email=ADDRESS, phone="12345678")
    correct(ADDRESS, [cast.nordby], phone="87654321", by=cast.owner)
    contact.refresh_from_db()
    assert (contact.name, contact.email, contact.phone) == (NAME, ADDRESS, "87654321")


def test_a_name_that_is_taken_changes_nothing(cast):
    company = factories.company()
    factories.contact(cast.nordby, "Ida Bo", company=company)
    contact = factories.contact(cast.nordby, NAME, email=ADDRESS, company=company)
    with pytest.raises(ContactRefused):
        correct(ADDRESS, [cast.nordby], name="Ida Bo", by=cast.owner)
    contact.refresh_from_db()
    assert contact.name == NAME


def test_an_objection_stops_invitations_and_mails(cast):
    contact = factories.contact(cast.nordby, NAME, email=ADDRESS)
    other = factories.contact(cast.sonderby, NAME, email=ADDRESS)
    assert note_objection(ADDRESS, [cast.nordby], by=cast.owner) == 1
    contact.refresh_from_db()
    other.refresh_from_db()
    assert contact.objected_at is not None
    assert other.objected_at is None
    assert Suppression.objects.get().organisation == cast.nordby


def noted(cast):
    """A line of the log with the person's name in its values, in the chain."""
    entry = audit.record(
        cast.nordby, by=cast.owner, verb="update_contact", thing=cast.contact, after={"name": NAME}
    )
    chain.seal()
    return entry


def test_the_log_forgets_the_words_and_stays_whole(cast, site_root):
    world(cast)
    entry = noted(cast)
    assert entry.after == {"name": NAME}
    erase(ADDRESS, [cast.nordby, cast.unit], by=cast.owner)
    kept = AuditEntry.objects.get(pk=entry.pk)
    assert (kept.subject, kept.by, kept.after) == (entry.subject, cast.owner, {})
    chain.seal()
    assert list(chain.faults()) == []


def test_what_is_deleted_another_way_is_forgotten_at_night(cast, site_root):
    cast.contact = factories.contact(cast.nordby, NAME)
    entry = noted(cast)
    Contact.objects.filter(pk=cast.contact.pk).delete()
    assert AuditValues.objects.filter(pk=entry.pk).exists()
    nightly.forget()
    assert not AuditValues.objects.filter(pk=entry.pk).exists()
    assert list(chain.faults()) == []
