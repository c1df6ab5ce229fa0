"""Two contacts become one person with everything they had, and are two again; what comes in meanwhile is kept."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.kept_rows import in_words
from accounts.models import AuditEntry
from events.answers.answers import Reply, answer
from events.models import Answer, CourseParticipant, Invitation
from pledges.models import Sheet
from pledges.sheets.entry import entry_by_key
from pledges.sheets.handing_in import submit
from taskforces.companies import merging as companies
from taskforces.companies import moving
from taskforces.companies.moving import MoveRefused, UndoRefused
from taskforces.contacts import merging
from taskforces.contacts.merging import ContactMergeRefused, basis_of, why_not
from taskforces.models import Company, Contact, ContactMerge, Listing, Membership
from tests import factories
from tests.pledges.sheets.test_handing_in import filled
from tests.races import failures, race

Code, Basis = ContactMergeRefused.Code, Contact.Basis


@pytest.mark.parametrize(
    ("same", "ours", "posts", "code"),
    [
        (True, True, (False, False), Code.SAME),
        (False, False, (False, False), Code.OTHERS),
        (False, True, (True, False), Code.POST),
        (False, True, (True, True), None),
        (False, True, (False, False), None),
    ],
)
def test_why_two_are_not_merged(same, ours, posts, code):
    assert why_not(same=same, ours=ours, posts=posts) == code


@pytest.mark.parametrize(
    ("one", "other", "strongest"),
    [
        (Basis.CONSENT, Basis.PRINTED_LETTER, Basis.CONSENT),
        (Basis.PUBLIC_TASK, Basis.MEMBER, Basis.MEMBER),
        (Basis.PUBLIC_TASK, Basis.PUBLIC_TASK, Basis.PUBLIC_TASK),
        (Basis.PRINTED_LETTER, Basis.DIALOGUE, Basis.DIALOGUE),
    ],
)
def test_the_strongest_basis_stands(one, other, strongest):
    assert basis_of(one, other) == basis_of(other, one) == strongest


def test_every_basis_has_its_place():
    assert {*merging.STRONGEST_FIRST} == {*Basis}


@pytest.fixture
def pair(cast):
    """Ida as she stands on the list, and as somebody typed her once more; the second has all there can be."""
    company = factories.company("Ågård")
    ida = factories.contact(cast.nordby, "Ida Holm", company=company, email="ida@firma.example")
    again = factories.contact(
        cast.nordby,
        "I. Holm",
        company=company,
        email="ih@firma.example",
        phone="99112233",
        title="Direktør",
        contact_basis=Basis.CONSENT,
        objected_at=timezone.now(),
    )
    both, one = factories.contact_list(cast.nordby, contacts=[ida, again]), None
    one = factories.contact_list(cast.nordby, name="Kun den ene", contacts=[again])
    assert both.pk != one.pk
    invitation = factories.invitation(
        factories.event(cast.network), again, answer="yes", answered_at=timezone.now()
    )
    factories.registration(invitation.event, "I. Holm", invitation=invitation)
    Answer.objects.create(invitation=invitation, answer="yes")
    factories.handover(factories.sheet(cast.network, company=company, contact=again), cast.unit)
    Membership.objects.create(network=cast.network, company=company, contact=again)
    factories.course_participant(factories.course(cast.network, "Buddykursus"), again)
    return ida, again


MODELS = (Answer, Contact, CourseParticipant, Invitation, Listing, Membership, Sheet)


def everything():
    rows = json.loads(in_words([row for m in MODELS for row in m.objects.order_by("pk")]))
    return sorted(json.dumps(row, sort_keys=True) for row in rows)


def test_everything_follows_and_nothing_stands_twice(cast, pair):
    ida, again = pair
    made = merging.merge(ida, again, by=cast.secretary)
    for key in moving.pointing_at(Contact):
        assert not key.model._base_manager.filter(**{f"{key.name}_id": made.gone}).exists(), key
    ida.refresh_from_db()
    assert (ida.name, ida.email, ida.phone, ida.title) == (
        "Ida Holm",
        "ida@firma.example",
        "99112233",
        "Direktør",
    )
    assert (ida.contact_basis, ida.objected_at is not None) == (Basis.CONSENT, True)
    assert {each.name for each in ida.lists.all()} == {"Messen", "Kun den ene"}
    assert ida.invitations.get().registration.name == "I. Holm"
    for thing in (Sheet, Membership, CourseParticipant):
        assert thing.objects.get().contact == ida
    assert not Contact.objects.filter(pk=made.gone).exists()
    entry = AuditEntry.objects.get(verb="merge_contacts")
    assert "Holm" not in json.dumps(entry.after)


def test_undone_whole(cast, pair):
    before = everything()
    made = merging.merge(*pair, by=cast.secretary)
    assert everything() != before
    merging.undo(made, by=cast.secretary)
    assert everything() == before
    with pytest.raises(UndoRefused):
        merging.undo(made, by=cast.secretary)


def test_what_came_in_since_stays_where_it_is(cast, pair):
    made = merging.merge(*pair, by=cast.secretary)
    new = factories.sheet(cast.network, company=pair[0].company, contact=pair[0])
    merging.undo(made, by=cast.secretary)
    new.refresh_from_db()
    assert new.contact == pair[0]


@pytest.mark.parametrize("days", [29, 31])
def test_it_can_be_undone_for_a_month(cast, pair, days):
    made = merging.merge(*pair, by=cast.secretary)
    ContactMerge.objects.update(at=timezone.now() - timedelta(days=days))
    if days < 30:
        merging.undo(made, by=cast.secretary)
    else:
        with pytest.raises(UndoRefused):
            merging.undo(made, by=cast.secretary)


def test_the_later_of_two_is_undone_first(cast, pair):
    ida, again = pair
    third = factories.contact(cast.nordby, "Ida H.", company=ida.company)
    first = merging.merge(ida, again, by=cast.secretary)
    second = merging.merge(third, ida, by=cast.secretary)
    first.refresh_from_db()
    assert first.kept == third
    with pytest.raises(UndoRefused):
        merging.undo(first, by=cast.secretary)
    merging.undo(second, by=cast.secretary)
    merging.undo(ContactMerge.objects.get(pk=first.pk), by=cast.secretary)
    assert Contact.objects.filter(organisation=cast.nordby).count() == 3


def test_a_new_contact_of_the_name_stands_in_the_way(cast, pair):
    made = merging.merge(*pair, by=cast.secretary)
    factories.contact(cast.nordby, "I. Holm", company=pair[0].company)
    with pytest.raises(MoveRefused) as refusal:
        merging.undo(made, by=cast.secretary)
    assert refusal.value.code == MoveRefused.Code.IN_THE_WAY


def test_nobody_of_another_organisation_is_touched(cast, pair):
    theirs = factories.contact(cast.sonderby, "Ida Holm", company=pair[0].company)
    row = in_words([theirs])
    with pytest.raises(ContactMergeRefused):
        merging.merge(pair[0], theirs, by=cast.secretary)
    merging.merge(*pair, by=cast.secretary)
    theirs.refresh_from_db()
    assert in_words([theirs]) == row


@pytest.mark.parametrize(
    ("over", "withdrawn", "may"), [(False, False, False), (True, False, True), (False, True, True)]
)
def test_two_invitations_to_one_event(cast, over, withdrawn, may):
    """Before the event each has a code that was sent out; afterwards, or taken back, they are one."""
    one, other = (factories.contact(cast.nordby, name) for name in ("Ida", "I."))
    now = timezone.now()
    event = factories.event(cast.network, starts_at=now + timedelta(days=-2 if over else 2))
    factories.invitation(event, one)
    factories.invitation(event, other, withdrawn_at=now if withdrawn else None, emailed_at=now)
    assert (merging.look(one, other).refused is None) == may
    if not may:
        with pytest.raises(MoveRefused):
            merging.merge(one, other, by=cast.secretary)
        return
    made = merging.merge(one, other, by=cast.secretary)
    assert one.invitations.get().emailed_at == now
    merging.undo(made, by=cast.secretary)
    assert Invitation.objects.filter(event=event).count() == 2


@pytest.mark.parametrize(
    ("states", "reached"),
    [(("enrolled", "completed"), "completed"), (("attended", "enrolled"), "attended")],
)
def test_whoever_completed_a_course_did_so(cast, states, reached):
    one, other = (factories.contact(cast.nordby, name) for name in ("Ida", "I."))
    course = factories.course(cast.network, "Buddykursus")
    for each, state in zip((one, other), states, strict=True):
        day = timezone.localdate() if state == "completed" else None
        factories.course_participant(course, each, state=state, completed_on=day)
    merging.merge(one, other, by=cast.secretary)
    assert CourseParticipant.objects.get().state == reached


def test_a_company_that_is_merged_first_is_split_first(cast):
    gone = Company.objects.create(name="Aagaard", typed_by=cast.nordby)
    kept = factories.company("Ågård")
    one = factories.contact(cast.nordby, "Ida", company=kept)
    other = factories.contact(cast.nordby, "I.", company=gone)
    made = merging.merge(one, other, by=cast.owner)
    whole = companies.merge(kept, gone, organisation=cast.nordby, by=cast.owner)
    with pytest.raises(UndoRefused):
        merging.undo(made, by=cast.owner)
    companies.undo(whole, by=cast.owner)
    merging.undo(made, by=cast.owner)


# While something comes in


@pytest.fixture
def open_page(cast):
    """The leader's page is open, with the contact that goes meanwhile."""
    company = factories.company("Ågård")
    kept = factories.contact(cast.nordby, "Ida Holm", company=company)
    gone = factories.contact(cast.nordby, "Ida", company=company)
    invitation = factories.invitation(factories.event(cast.network), gone)
    entry = entry_by_key(invitation.code)
    assert entry.invitation.contact == gone
    return kept, gone, entry


def test_a_sheet_that_was_begun_before_lands_at_the_one_that_stays(cast, open_page):
    kept, gone, entry = open_page
    merging.merge(kept, gone, by=cast.secretary)
    sheet = submit(entry, filled=filled(company_name="Ågård", contact_name="Ida"))
    assert sheet.contact == kept


def test_an_answer_that_was_begun_before_is_kept(cast, open_page):
    kept, gone, entry = open_page
    merging.merge(kept, gone, by=cast.secretary)
    answer(entry.invitation, Reply("yes"))
    assert kept.invitations.get().answer == "yes"


@pytest.mark.race
def test_nothing_is_lost_while_two_are_merged(transactional_db):
    host = factories.organisation()
    unit = factories.organisation("Enheden", kind="employment_unit")
    network, owner = factories.network(host, unit), factories.user("ejer")
    company = factories.company("Ågård")
    kept = factories.contact(host, "Ida Holm", company=company)
    gone = factories.contact(host, "Ida", company=company)
    asked = [factories.invitation(factories.event(network), gone) for _each in range(3)]
    entries = [entry_by_key(each.code) for each in asked]
    assert {each.invitation.contact for each in entries} == {gone}

    def work(number):
        if number == 3:
            return merging.merge(kept, gone, by=owner)
        entry = entries[number % 3]
        if number < 3:
            return answer(entry.invitation, Reply("yes"))
        return submit(entry, filled=filled(company_name="Ågård", contact_name="Ida"))

    assert [str(each) for each in failures(race(work, range(7)))] == []
    assert [each.answer for each in kept.invitations.all()] == ["yes"] * 3
    assert list(Sheet.objects.values_list("contact", flat=True)) == [kept.pk] * 3
