import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEntry
from events.models import Invitation
from taskforces.imports.contact_imports import apply_import, map_columns, start_import
from taskforces.imports.headings import guess_columns
from taskforces.lists.lists import plan_undo, undo_list
from taskforces.members.members import change_member
from taskforces.models import Company, Contact, ContactList, Membership, Workplace
from tests import factories

ROWS = (
    "CVR;P-nr;Virksomhed;Navn;Kommune\n"
    "10150817;1003124567;Bageriet;Bo;Aarhus\n"
    ";;Smedjen;Ida;\n"
    ";;Smedjen;Kaj;\n"
)


@pytest.fixture
def imported(cast):
    def put_in(rows=ROWS, *, network=None):
        made = start_import(cast.nordby, data=rows.encode(), by=cast.secretary)
        map_columns(
            made,
            columns=guess_columns(made.content["header"]),
            data_source="Messen",
            contact_basis="dialogue",
            network=network,
        )
        return apply_import(made, by=cast.secretary).contact_list

    return put_in


def url(name, *args):
    return reverse(f"taskforces:{name}", args=args)


def held():
    models = (Contact, Company, Workplace, Membership, ContactList)
    return tuple(model.objects.count() for model in models)


def test_an_import_is_undone_whole(imported, cast):
    found = imported(network=cast.network)
    assert held() == (3, 2, 1, 2, 1)
    plan = undo_list(found, by=cast.secretary)
    assert held() == (0, 0, 0, 0, 0)
    assert (len(plan.removed), plan.kept) == (3, [])
    entry = AuditEntry.objects.get(verb="undo_list")
    assert (entry.by, entry.after) == (cast.secretary, {"removed": 3, "kept": 0})


OF_MEMBERS = "Virksomhed;Navn;Rolle i netværket;Medlemmet er\nSkolen;Bo;formand;uddannelse\n"


@pytest.mark.parametrize(("is_changed", "left"), [(False, 0), (True, 1)])
def test_members_go_out_again_unless_somebody_made_more_of_them(imported, cast, is_changed, left):
    found = imported(OF_MEMBERS, network=cast.network)
    (member,) = Membership.objects.all()
    assert (member.role, member.kind) == ("chair", "education")
    if is_changed:
        change_member(member, by=cast.owner, kind="union")
    undo_list(found, by=cast.secretary)
    assert Membership.objects.count() == left


def test_whom_we_had_already_is_only_taken_off(imported, cast):
    held_before = factories.contact(
        cast.nordby, name="Ida", company=factories.company("Smedjen", cvr_number=None)
    )
    found = imported()
    assert [contact.name for contact in found.contacts.order_by("name")] == ["Bo", "Ida", "Kaj"]
    undo_list(found, by=cast.secretary)
    assert list(Contact.objects.all()) == [held_before]
    assert list(Company.objects.all()) == [held_before.company]


@pytest.mark.parametrize("use", ["invited", "edited", "objected", "ambassador", "listed"])
def test_who_was_used_since_is_kept_with_company(imported, cast, client, use):
    found = imported(network=cast.network)
    bo = Contact.objects.get(name="Bo")
    if use == "invited":
        factories.invitation(factories.event(cast.network), bo)
    elif use == "edited":
        client.force_login(cast.secretary)
        typed = {"company_name": "Bageriet", "cvr_number": "10150817", "name": "Bo Holm"}
        typed |= {"data_source": "Messen", "contact_basis": "member"}
        assert client.post(url("contact_edit", bo.pk), typed).status_code == 302
    elif use == "objected":
        Contact.objects.filter(pk=bo.pk).update(objected_at=timezone.now())
    elif use == "ambassador":
        Membership.objects.filter(company=bo.company).update(contact=bo, role="ambassador")
    else:
        imported("Virksomhed;Navn\nBageriet;Bo\n")
    undo_list(found, by=cast.secretary)
    assert list(Contact.objects.all()) == [bo]
    assert list(Company.objects.all()) == [bo.company]
    assert Workplace.objects.count() == 1
    assert Membership.objects.count() == 1


def test_a_company_that_another_organisation_came_to_use_stays(imported, cast):
    found = imported()
    theirs = factories.contact(cast.sonderby, company=Company.objects.get(name="Bageriet"))
    undo_list(found, by=cast.secretary)
    assert list(Contact.objects.all()) == [theirs]
    assert [company.name for company in Company.objects.all()] == ["Bageriet"]


def test_a_person_on_an_undone_list_can_be_invited_afterwards(imported, cast):
    found = imported()
    invitation = factories.invitation(factories.event(cast.network), Contact.objects.get(name="Bo"))
    undo_list(found, by=cast.secretary)
    assert list(Invitation.objects.all()) == [invitation]


def test_the_page_says_first_what_an_undoing_does(imported, cast, client):
    found = imported()
    client.force_login(cast.secretary)
    page = client.get(url("contact_list_undo", found.pk))
    assert (len(page.context["plan"].removed), held()) == (3, (3, 2, 1, 0, 1))
    assert "kontakter bliver fjernet" in page.content.decode()
    answer = client.post(url("contact_list_undone", found.pk), follow=True)
    assert "3 kontakter er fjernet." in answer.content.decode()
    assert held() == (0, 0, 0, 0, 0)


def test_lists_are_shown_with_size_and_people(imported, cast, client):
    found = imported()
    client.force_login(cast.secretary)
    assert "3 kontakter" in client.get(url("contact_lists")).content.decode()
    assert "Bageriet" in client.get(url("contact_list", found.pk)).content.decode()


def test_a_list_of_lists_asks_as_often_for_many_as_for_one(cast, client):
    client.force_login(cast.secretary)

    def queries(count):
        for n in range(count):
            ContactList.objects.create(organisation=cast.nordby, name=f"Liste {n}")
        client.get(url("contact_lists"))
        with CaptureQueriesContext(connection) as captured:
            client.get(url("contact_lists"))
        return len(captured)

    assert queries(1) == queries(2)


def test_a_plan_asks_as_often_for_many_as_for_one(imported):
    def queries(count):
        rows = "".join(f"Firma {n};Leder {n}\n" for n in range(count))
        found = imported(f"Virksomhed;Navn\n{rows}")
        with CaptureQueriesContext(connection) as captured:
            plan_undo(found)
        return len(captured)

    assert queries(1) == queries(40)


def test_a_list_leads_to_inviting_its_people(imported, cast, client):
    found = imported()
    client.force_login(cast.secretary)
    page = client.get(url("contact_list", found.pk))
    assert "Invitér dem på listen" not in page.content.decode()
    event = factories.event(cast.network)
    factories.event(cast.network, cancelled_at=timezone.now())
    factories.event(factories.network(cast.sonderby))
    page = client.get(url("contact_list", found.pk))
    assert list(page.context["events"]) == [event]
    inviting = reverse("events:round_create", args=[event.pk])
    assert f"{inviting}?contact_list={found.pk}" in page.content.decode()
