from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from events.letters.selection_forms import SelectionForm
from events.letters.selections import Covered, Habit, Selection, candidates, coverage
from taskforces.models import Membership
from tests import factories


@pytest.fixture
def event(cast):
    return factories.event(cast.network)


def names(event, **selection):
    return [contact.name for contact in candidates(event, Selection(**selection))]


def person(cast, name, **company):
    return factories.contact(cast.nordby, name=name, company=factories.company(name, **company))


def past(cast, contact, *, days, answer="none", came=False):
    starts_at = timezone.now() - timedelta(days=days)
    evening = factories.event(cast.network, starts_at=starts_at)
    answered = {} if answer == "none" else {"answer": answer, "answered_at": starts_at}
    invitation = factories.invitation(evening, contact, **answered)
    if came:
        factories.registration(evening, contact.name, invitation=invitation, arrived_at=starts_at)


def test_who_is_invited_has_objected_or_is_a_strangers_is_no_candidate(cast, event):
    person(cast, "Bo")
    factories.invitation(event, person(cast, "Inviteret"))
    factories.contact(cast.nordby, name="Frabedt", objected_at=timezone.now())
    factories.contact(cast.sonderby, name="Fremmed")
    assert names(event) == ["Bo"]


def test_a_member_is_the_person_named_or_anybody_of_the_company(cast, event):
    chair, colleague = person(cast, "Formand"), None
    colleague = factories.contact(cast.nordby, name="Kollega", company=chair.company)
    member = person(cast, "Medlem")
    person(cast, "Udenfor")
    other = factories.network(cast.nordby, name="Et andet")
    Membership.objects.create(
        network=event.network, company=chair.company, contact=chair, role="chair"
    )
    Membership.objects.create(network=event.network, company=member.company)
    Membership.objects.create(network=other, company=member.company, role="chair")
    assert names(event, network=event.network) == ["Formand", "Medlem"]
    assert names(event, network=event.network, role="chair") == ["Formand"]
    assert names(event, network=other) == ["Medlem"]
    assert colleague.name not in names(event, role="chair")


def test_what_a_company_is_narrows(cast, event):
    person(cast, "Bager", industry_code="107110", employees="10-49", municipality_code="0846")
    person(cast, "Gård", industry_code="011100", employees="1-9", municipality_code="0671")
    at_work = person(cast, "Filial", municipality_code="0671")
    at_work.workplace = at_work.company.workplaces.create(municipality_code="0846")
    at_work.save()
    assert names(event, industry="manufacturing") == ["Bager"]
    assert names(event, industry="unknown") == ["Filial"]
    assert names(event, employees="1-9") == ["Gård"]
    assert names(event, municipality="0846") == ["Bager", "Filial"]
    assert names(event, words="gaard") == ["Gård"]


def test_a_list_narrows_to_those_on_it(cast, event):
    bo = person(cast, "Bo")
    person(cast, "Ida")
    listed = factories.contact_list(cast.nordby, contacts=[bo])
    assert names(event, contact_list=listed) == ["Bo"]
    assert names(event, contact_list=factories.contact_list(cast.nordby)) == []


def test_habits_are_those_of_evenings_before(cast, event):
    silent, faithful, once, _new = (person(cast, n) for n in ("Ais", "Bo", "Carl", "Dan"))
    past(cast, silent, days=40)
    for days in (80, 40):
        past(cast, faithful, days=days, answer="yes", came=True)
    past(cast, once, days=40, answer="yes", came=True)
    assert names(event, habit=Habit.NEVER_ANSWERED) == ["Ais"]
    assert names(event, habit=Habit.ALWAYS_COMES) == ["Bo"]
    assert names(event, habit=Habit.NEVER_INVITED) == ["Dan"]
    past(cast, faithful, days=20, answer="yes")
    assert names(event, habit=Habit.ALWAYS_COMES) == []


def test_coverage_counts_companies_and_names_nobody(cast, event):
    baker = person(cast, "Bager", industry_code="107110", employees="10-49")
    factories.contact(cast.nordby, name="Kollega", company=baker.company)
    person(cast, "Smed", industry_code="256200")
    factories.contact(cast.sonderby, name="Fremmed", company=factories.company("Fremmed"))
    factories.invitation(event, baker)
    assert coverage(event) == {
        "industry": [Covered("manufacturing", "Industri, råstoffer og forsyning", 2, 1)],
        "employees": [Covered("", "ukendt", 1, 0), Covered("10-49", "10–49", 1, 1)],
    }


@pytest.mark.parametrize("habit", ["", *Habit.values])
def test_the_number_of_queries_is_the_same_for_one_and_three(cast, event, habit):
    def queries():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            names(event, habit=habit, industry="unknown", role="")
        return len(asked)

    person(cast, "Bo")
    one = queries()
    person(cast, "Ida")
    person(cast, "Eva")
    assert queries() == one == 1


def test_only_lists_of_the_host_can_be_chosen(cast, event):
    ours, theirs = factories.contact_list(cast.nordby), factories.contact_list(cast.sonderby)
    assert SelectionForm(
        {"contact_list": ours.pk}, hosts=[event.organisation]
    ).selection() == Selection(contact_list=ours)
    form = SelectionForm({"contact_list": theirs.pk}, hosts=[event.organisation])
    assert form.selection() == Selection()
    assert list(form.errors) == ["contact_list"]


def test_the_form_reads_an_address_and_ignores_what_it_cannot_read(cast, event):
    foreign = factories.network(cast.sonderby, name="Fremmed")
    form = SelectionForm(
        {"q": " bo ", "employees": "1-9", "network": foreign.pk}, hosts=[event.organisation]
    )
    assert form.selection() == Selection(words="bo", employees="1-9")
    assert list(form.errors) == ["network"]
    assert form.chosen == 1
