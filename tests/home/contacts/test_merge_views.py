"""From a suggestion to one contact and back, on screen; and a person is still found by either address."""

import pytest
from django.urls import reverse
from django.utils import timezone

from home.privacy.erasure import erase, note_objection, plan
from home.privacy.findings import addresses_of, findings
from taskforces import retention
from taskforces.contacts import merging
from taskforces.models import Contact, ContactMerge
from tests import factories

TWINS = "/arbejdsbord/kontakter/dubletter/"


@pytest.fixture
def pair(cast):
    company = factories.company("Ågård")
    ida = factories.contact(cast.nordby, "Ida Holm", company=company, email="ida@f.example")
    again = factories.contact(
        cast.nordby, "Ida H. Holm", company=company, email="ih@f.example", phone="99112233"
    )
    Contact.objects.filter(pk=ida.pk).update(phone="99112233")
    ida.refresh_from_db()
    return ida, again


def test_from_a_suggestion_to_one_and_back(cast, client, pair):
    ida, again = pair
    client.force_login(cast.secretary)
    address = reverse("home:contact_merge", args=[ida.pk, again.pk])
    assert address in client.get(TWINS).content.decode()
    page = client.get(address).content.decode()
    assert "ih@f.example bruges ikke mere" in page
    assert reverse("home:contact_merge", args=[again.pk, ida.pk]) in page
    assert client.post(address)["Location"] == TWINS
    assert "Ida H. Holm er lagt sammen med Ida Holm" in client.get(TWINS).content.decode()
    old = client.get(reverse("taskforces:contact_edit", args=[again.pk]))
    assert old["Location"] == reverse("taskforces:contact_edit", args=[ida.pk])
    history = client.get(reverse("home:contact_history", args=[ida.pk])).content.decode()
    assert "Kontakten blev lagt sammen med en anden" in history
    client.post(reverse("home:contact_merge_undo", args=[ContactMerge.objects.get().pk]))
    assert Contact.objects.filter(organisation=cast.nordby).count() == 2


def test_whoever_is_invited_twice_is_shown_the_way_out(cast, client, pair):
    """The invitation that nobody answered is taken back from the page; then they are one."""
    ida, again = pair
    event = factories.event(cast.network, title="Kickoff")
    first = factories.invitation(event, ida)
    factories.invitation(event, again, answer="yes", answered_at=timezone.now())
    client.force_login(cast.secretary)
    address = reverse("home:contact_merge", args=[ida.pk, again.pk])
    other_way = reverse("home:contact_merge", args=[again.pk, ida.pk])
    page = client.get(address).content.decode()
    assert reverse("events:manage_event", args=[event.pk]) in page
    assert "Det er Ida H. Holm, der har svaret: behold den kontakt." in page
    assert client.post(address).status_code == 422
    take_back = reverse("events:withdraw", args=[first.pk])
    assert other_way in page
    assert take_back not in page
    page = client.get(other_way).content.decode()
    assert take_back in page
    client.post(take_back)
    assert client.post(other_way)["Location"] == TWINS
    assert event.invitations.get().answer == "yes"


def test_two_answers_wait_for_the_event(cast, client, pair):
    event = factories.event(cast.network, title="Kickoff")
    for contact in pair:
        factories.invitation(event, contact, answer="yes", answered_at=timezone.now())
    client.force_login(cast.secretary)
    page = client.get(reverse("home:contact_merge", args=[each.pk for each in pair])).content
    assert "når arrangementet er holdt" in page.decode()
    assert "/traek-tilbage/" not in page.decode()


def test_two_that_are_two_are_told_apart(cast, client, pair):
    ida, again = pair
    client.force_login(cast.secretary)
    client.post(reverse("home:contacts_told_apart", args=[ida.pk, again.pk]))
    assert "Se efter" not in client.get(TWINS).content.decode()


def test_the_other_one_is_searched_for(cast, client, pair):
    ida, again = pair
    client.force_login(cast.secretary)
    bo = factories.contact(cast.nordby, "Bo Krog")
    address = reverse("home:contact_twin", args=[ida.pk])
    merge = reverse("home:contact_merge", args=[ida.pk, again.pk])
    assert merge in client.get(address).content.decode()
    found = client.get(address, {"q": "krog"}).content.decode()
    assert reverse("home:contact_merge", args=[ida.pk, bo.pk]) in found


def test_a_contact_of_somebody_else_s_is_no_pair(cast, client, pair):
    theirs = factories.contact(cast.sonderby, "Ida Holm")
    client.force_login(cast.owner)
    address = reverse("home:contact_merge", args=[pair[0].pk, theirs.pk])
    assert client.get(address).status_code == client.post(address).status_code == 404
    made = factories.contact_merge(cast.nordby)
    client.force_login(cast.stranger)
    assert client.post(reverse("home:contact_merge_undo", args=[made.pk])).status_code == 404


def test_what_may_not_be_merged_is_explained(cast, client, pair):
    ida, again = pair
    event = factories.event(cast.network)
    for each in pair:
        factories.invitation(event, each)
    client.force_login(cast.secretary)
    address = reverse("home:contact_merge", args=[ida.pk, again.pk])
    assert "træk den tilbage, og prøv igen" in client.get(address).content.decode()
    assert client.post(address).status_code == 422
    assert not ContactMerge.objects.exists()


# Persons' rights


def test_a_person_is_found_by_either_address(cast, pair):
    merging.merge(*pair, by=cast.secretary)
    ids = [cast.nordby.pk]
    for asked in ("ida@f.example", "IH@f.example"):
        assert {each.casefold() for each in addresses_of(asked, ids)} == {
            "ida@f.example",
            "ih@f.example",
        }
        held = {each.holding.model for each in findings(asked, [cast.nordby]) if each.rows.exists()}
        assert {"taskforces.Contact", "taskforces.ContactMerge"} <= held
    assert addresses_of("ih@f.example", [cast.sonderby.pk]) == {"ih@f.example"}


def test_erased_by_the_address_that_went(cast, pair):
    merging.merge(*pair, by=cast.secretary)
    assert plan("ih@f.example", [cast.nordby])
    erase("ih@f.example", [cast.nordby], by=cast.owner)
    assert not Contact.objects.filter(organisation=cast.nordby).exists()
    assert not ContactMerge.objects.exists()


def test_a_no_to_the_address_that_went_is_a_no(cast, pair):
    merging.merge(*pair, by=cast.secretary)
    assert note_objection("ih@f.example", [cast.nordby], by=cast.owner) == 1
    assert Contact.objects.get(pk=pair[0].pk).objected_at


def test_after_a_month_only_the_way_is_known(cast, pair):
    made = merging.merge(*pair, by=cast.secretary)
    retention.forget_merges(timezone.now() + timezone.timedelta(days=31))
    made.refresh_from_db()
    assert (made.moved, made.removed, made.before, made.gone_name) == ([], [], [], "")
    assert (made.gone_email, made.kept) == ("ih@f.example", pair[0])
