"""Two companies become one, with everything that anybody holds of them, and are two again when that was wrong."""

import json
from time import process_time

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.kept_rows import in_words
from accounts.models import AuditEntry
from events.models import Invitation
from pledges.models import Sheet
from pledges.sheets.entry import entry_by_key
from pledges.sheets.handing_in import submit
from taskforces.companies import merging, moving, relations
from taskforces.companies.merging import MergeRefused, which_stays, why_not
from taskforces.companies.moving import MoveRefused, UndoRefused
from taskforces.models import (
    Company,
    CompanyMerge,
    CompanyRelation,
    Contact,
    ContactList,
    Listing,
    Membership,
)
from tests import factories
from tests.pledges.sheets.test_handing_in import filled
from tests.races import failures, race

Code = MergeRefused.Code


@pytest.mark.parametrize(
    ("same", "two_numbers", "closed", "ours", "code"),
    [
        (True, False, False, True, Code.SAME),
        (False, True, False, True, Code.TWO_NUMBERS),
        (False, True, True, True, None),
        (False, True, True, False, Code.OTHERS),
        (False, False, False, False, Code.OTHERS),
        (False, False, False, True, None),
    ],
)
def test_why_two_are_not_merged(same, two_numbers, closed, ours, code):
    assert why_not(same=same, two_numbers=two_numbers, closed=closed, ours=ours) == code


@pytest.mark.parametrize(
    ("one", "other", "stays"),
    [
        ({"pk": 1}, {"pk": 2}, 1),
        ({"pk": 1}, {"pk": 2, "cvr_number": "10150817"}, 2),
        (
            {"pk": 1, "cvr_number": "1", "closed_on": timezone.now()},
            {"pk": 2, "cvr_number": "2"},
            2,
        ),
    ],
)
def test_which_of_two_stays(one, other, stays):
    for pair in ((one, other), (other, one)):
        assert which_stays(*(Company(**fields) for fields in pair))[0].pk == stays


@pytest.fixture
def pair(cast):
    """The register's company, and the same one as somebody typed it; both with all there can be of one."""
    kept = factories.company("Ågård Maskiner A/S")
    gone = Company.objects.create(
        name="Aagaard", typed_by=cast.nordby, advertising_protected=True, fictional=True
    )
    event = factories.event(cast.network)
    for company in (kept, gone):
        person = factories.contact(cast.nordby, company=company, name="Ida Holm", email="")
        listed = ContactList.objects.first() or ContactList.objects.create(
            organisation=cast.nordby, name="Første"
        )
        Listing.objects.create(contact_list=listed, contact=person)
        relations.keep(cast.nordby, company, by=cast.owner, tags=["byggeri"])
        Membership.objects.create(network=cast.network, company=company, contact=person)
    twin = gone.contacts.get()
    twin.phone, twin.title = "99112233", "Direktør"
    twin.save()
    other = factories.contact(cast.nordby, company=gone, name="Bo")
    factories.invitation(event, twin)
    factories.invitation(event, other)
    sheet = factories.sheet(cast.network, company=gone, contact=twin)
    factories.handover(sheet, cast.unit)
    relations.log(cast.nordby, gone, by=cast.owner, kind="call", text="Hej")
    relations.keep(
        cast.nordby, gone, by=cast.owner, tags=["byggeri", "lærlinge"], note="Ring før 8"
    )
    return kept, gone


MODELS = (Company, CompanyRelation, CompanyRelation.tags.through, Contact, Invitation, Listing,
          Membership, Sheet)  # fmt: skip


def everything():
    """All rows as they stand, but for what only says when."""
    rows = json.loads(in_words([row for m in MODELS for row in m.objects.order_by("pk")]))
    return sorted(json.dumps(row, sort_keys=True) for row in rows)


def do(cast, pair):
    return merging.merge(*pair, organisation=cast.nordby, by=cast.owner)


def test_everything_follows_and_nothing_stands_twice(cast, pair):
    kept, gone = pair
    do(cast, pair)
    for key in moving.pointing_at(Company):
        assert not key.model._base_manager.filter(**{key.name: gone}).exists(), key
    kept.refresh_from_db()
    gone.refresh_from_db()
    assert (gone.merged_into, kept.advertising_protected) == (kept, True)
    assert {each.name for each in kept.contacts.all()} == {"Ida Holm", "Bo"}
    ida = kept.contacts.get(name="Ida Holm")
    assert (ida.phone, ida.title) == ("99112233", "Direktør")
    assert Sheet.objects.get().contact == ida
    assert ida.invitations.count() == 1
    relation = CompanyRelation.objects.get()
    assert relation.note == "Ring før 8"
    assert {tag.name for tag in relation.tags.all()} == {"byggeri", "lærlinge"}
    assert Membership.objects.get().company == kept
    assert Listing.objects.get().contact == ida
    assert AuditEntry.objects.filter(verb="merge_companies").count() == 1


def test_undone_whole(cast, pair):
    before = everything()
    made = do(cast, pair)
    assert everything() != before
    merging.undo(made, by=cast.owner)
    assert everything() == before
    with pytest.raises(UndoRefused) as refusal:
        merging.undo(made, by=cast.owner)
    assert refusal.value.code == UndoRefused.Code.UNDONE
    made.refresh_from_db()
    assert made.removed == []


def test_what_came_in_since_stays_where_it_is(cast, pair):
    kept, _gone = pair
    made = do(cast, pair)
    new = factories.sheet(cast.network, company=kept)
    merging.undo(made, by=cast.owner)
    new.refresh_from_db()
    assert new.company == kept


def test_a_number_goes_along_and_comes_back(cast):
    kept, gone = factories.company(cvr_number=None), factories.company(closed_on="2026-01-01")
    number = gone.cvr_number
    made = merging.merge(kept, gone, organisation=cast.nordby, by=cast.owner)
    kept.refresh_from_db()
    assert kept.cvr_number == number
    merging.undo(made, by=cast.owner)
    kept.refresh_from_db()
    gone.refresh_from_db()
    assert (kept.cvr_number, gone.cvr_number, gone.merged_into) == (None, number, None)


def test_whoever_is_invited_twice_is_not_folded(cast, pair):
    kept, _gone = pair
    factories.invitation(Invitation.objects.first().event, kept.contacts.get())
    before = everything()
    assert moving.look(*reversed(pair)).refused == MoveRefused.Code.TWICE
    with pytest.raises(MoveRefused):
        do(cast, pair)
    assert everything() == before


def test_a_look_says_what_will_be_moved(cast, pair):
    look = moving.look(*reversed(pair))
    assert look.refused is None
    assert {model._meta.model_name: n for model, n in look.counts.items() if n} == {
        "contact": 1, "sheet": 1, "opening": 1, "companylogentry": 1}  # fmt: skip
    assert len(look.folded) == 3


@pytest.mark.parametrize("days", [29, 31])
def test_it_can_be_undone_for_a_month(cast, pair, days):
    made = do(cast, pair)
    CompanyMerge.objects.update(at=timezone.now() - timezone.timedelta(days=days))
    if days < 30:
        merging.undo(made, by=cast.owner)
    else:
        with pytest.raises(UndoRefused):
            merging.undo(made, by=cast.owner)


def test_a_thousand_sheets_are_moved_and_back_in_two_seconds(cast):
    kept, gone = factories.company("Stor"), factories.company("Stor igen", cvr_number=None)
    Sheet.objects.bulk_create(
        Sheet(
            network=cast.network,
            company=gone,
            company_name="S",
            contact_name="Bo",
            contact_phone="12345678",
        )
        for _each in range(1000)
    )
    begun = process_time()
    made = merging.merge(kept, gone, organisation=cast.nordby, by=cast.owner)
    assert kept.sheets.count() == 1000
    merging.undo(made, by=cast.owner)
    assert gone.sheets.count() == 1000
    assert process_time() - begun < 2


def test_a_sheet_that_was_begun_before_lands_at_the_one_that_stays(cast):
    """The guest's page was open: what it knows is the company that is gone, and a contact that was folded."""
    kept = factories.company("Ågård")
    gone = Company.objects.create(name="Aagaard", typed_by=cast.nordby)
    event = factories.event(cast.network)
    twin = factories.contact(cast.nordby, company=kept, name="Ida")
    person = factories.contact(cast.nordby, company=gone, name="Ida")
    invitation = factories.invitation(event, person)
    entry = entry_by_key(invitation.code)
    assert entry.invitation.contact.company == gone
    merging.merge(kept, gone, organisation=cast.nordby, by=cast.owner)
    sheet = submit(entry, filled=filled(company_name="Aagaard", contact_name="Ida"))
    assert (sheet.company, sheet.contact) == (kept, twin)


@pytest.mark.race
def test_no_sheet_is_lost_while_two_are_merged(transactional_db):
    host = factories.organisation()
    unit = factories.organisation("Enheden", kind="employment_unit")
    event = factories.event(factories.network(host, unit))
    owner = factories.user("ejer")
    kept, gone = factories.company("Ågård"), Company.objects.create(name="Aagaard", typed_by=host)
    person = factories.contact(host, company=gone, name="Ida")
    invitation = factories.invitation(event, person)
    entry = entry_by_key(invitation.code)
    assert entry.invitation.contact.company == gone

    def work(number):
        if number == 3:
            return merging.merge(kept, gone, organisation=host, by=owner)
        return submit(entry, filled=filled(company_name="Aagaard", contact_name="Ida"))

    assert failures(race(work, range(7))) == []
    assert list(Sheet.objects.values_list("company", flat=True)) == [kept.pk] * 6


def test_a_company_is_split_and_one_again(cast):
    company = factories.company("To i én")
    ida, bo = (factories.contact(cast.nordby, company=company, name=n) for n in ("Ida", "Bo"))
    hers = factories.sheet(cast.network, company=company, contact=ida)
    his = factories.sheet(cast.network, company=company, contact=bo)
    key = Contact._meta.get_field("company")
    sheets = Sheet._meta.get_field("company")
    chosen = [(key, Contact.objects.filter(pk=ida.pk)), (sheets, Sheet.objects.filter(pk=hers.pk))]
    made = merging.split(
        company, name="Den anden", chosen=chosen, organisation=cast.nordby, by=cast.owner
    )
    ida.refresh_from_db()
    assert ida.company.name == "Den anden"
    assert "anden" in ida.search_text
    assert list(ida.company.sheets.all()) == [hers]
    assert list(company.sheets.all()) == [his]
    merging.undo(made, by=cast.owner)
    assert company.contacts.count() == company.sheets.count() == 2


# On screen


def test_from_the_page_to_one_company_and_back(cast, client, pair):
    kept, gone = pair
    client.force_login(cast.coordinator)
    page = client.get(reverse("home:company_twins", args=[gone.pk]), {"q": "ågård"})
    address = reverse("home:company_merge", args=[gone.pk, kept.pk])
    assert address in page.content.decode()
    page = client.get(address).content.decode()
    assert "Ida Holm" in page
    assert client.post(address)["Location"] == reverse("home:company_merges")
    answer = client.get(reverse("home:company", args=[gone.pk]))
    assert answer["Location"] == reverse("home:company", args=[kept.pk])
    page = client.get(reverse("home:company_merges")).content.decode()
    assert "Aagaard er lagt sammen med Ågård Maskiner A/S" in page
    made = CompanyMerge.objects.get()
    client.post(reverse("home:company_merge_undo", args=[made.pk]))
    assert client.get(reverse("home:company", args=[gone.pk])).status_code == 200


def test_what_others_know_is_not_moved_by_us(cast, client):
    kept, gone = factories.company("Ågård"), factories.company("Aagaard", cvr_number=None)
    for company in (kept, gone):
        factories.contact(cast.nordby, company=company)
    factories.contact(cast.sonderby, company=gone)
    client.force_login(cast.owner)
    address = reverse("home:company_merge", args=[kept.pk, gone.pk])
    assert "Andre end jer" in client.get(address).content.decode()
    assert client.post(address).status_code == 422
    assert not CompanyMerge.objects.exists()


def test_a_split_on_screen_takes_the_sheets_along(cast, client):
    company = factories.company()
    person = factories.contact(cast.nordby, company=company)
    sheet = factories.sheet(cast.network, company=company, contact=person)
    client.force_login(cast.owner)
    address = reverse("home:company_split", args=[company.pk])
    assert client.post(address, {"name": "Ny"}).status_code == 422
    client.post(address, {"name": "Ny", "contacts": [person.pk]})
    sheet.refresh_from_db()
    assert sheet.company.name == "Ny"


def test_another_organisations_merge_is_not_undone(cast, client, pair):
    made = do(cast, pair)
    client.force_login(cast.stranger)
    assert client.post(reverse("home:company_merge_undo", args=[made.pk])).status_code == 404
