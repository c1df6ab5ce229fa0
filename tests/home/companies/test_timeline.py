"""One timeline of all that happened, each part only for those who may see it."""

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from pledges.models import FollowUpEntry
from taskforces.companies import relations
from tests import factories


@pytest.fixture
def company(cast):
    """Invited, came, promised, was called by the unit, and logged by the host."""
    company = factories.company("Ågård")
    contact = factories.contact(cast.nordby, company=company)
    event = factories.event(cast.network)
    invitation = factories.invitation(event, contact)
    factories.registration(
        event, invitation=invitation, company=company, arrived_at=timezone.now(), arrived_persons=1
    )
    sheet = factories.sheet(cast.network, company=company, event=event)
    handover = factories.handover(sheet, cast.unit)
    FollowUpEntry.objects.create(
        handover=handover, kind="call", text="Enhedens ord", by=cast.consultant
    )
    relations.log(cast.nordby, company, by=cast.owner, kind="visit", text="Værtens ord")
    return company


@pytest.mark.parametrize(
    ("person", "seen", "unseen"),
    [
        ("owner", ["Værtens ord", "Inviteret til", "Kom til", "Udfyldte et ark"], ["Enhedens ord"]),
        ("consultant", ["Enhedens ord", "Udfyldte et ark"], ["Værtens ord", "Inviteret til"]),
        ("secretary", ["Værtens ord", "Inviteret til"], ["Enhedens ord", "Udfyldte et ark"]),
    ],
)
def test_everybody_sees_their_own_part(cast, client, company, person, seen, unseen):
    client.force_login(getattr(cast, person))
    page = client.get(reverse("home:company", args=[company.pk])).content.decode()
    assert [words for words in seen if words not in page] == []
    assert [words for words in unseen if words in page] == []


def test_three_years_cost_no_more_statements(cast, client, company, django_assert_max_num_queries):
    for number in range(30):
        relations.log(cast.nordby, company, by=cast.owner, kind="call", text=f"Nr. {number}")
        factories.handover(factories.sheet(cast.network, company=company), cast.unit)
    client.force_login(cast.owner)
    with django_assert_max_num_queries(11):
        assert client.get(reverse("home:company", args=[company.pk])).status_code == 200


def test_somebody_in_two_organisations_pays_no_more_than_twelve(
    cast, client, company, django_assert_max_num_queries
):
    """Of the second it has to be found out whether it knows the company; of either one they see all."""
    Role.objects.create(user=cast.owner, organisation=cast.sonderby, role=Role.Kind.OWNER)
    contact = factories.contact(cast.sonderby, company=company, name="Søs Sønderby")
    factories.invitation(factories.event(factories.network(cast.sonderby)), contact)
    client.force_login(cast.owner)
    with django_assert_max_num_queries(12):
        page = client.get(reverse("home:company", args=[company.pk])).content.decode()
    assert [words for words in ("Værtens ord", "Søs Sønderby") if words not in page] == []


@pytest.mark.parametrize(("days", "warned"), [(3, True), (30, True), (32, False)])
def test_whoever_plans_a_call_hears_of_the_others_contact(cast, client, company, days, warned):
    """The day alone: neither the unit's words nor its colleague."""
    with time_machine.travel(timezone.now() + timezone.timedelta(days=days)):
        client.force_login(cast.owner)
        page = client.get(reverse("home:company", args=[company.pk])).content.decode()
    assert ("Andre har lige talt med dem" in page) is warned
    assert "Virksomhedsindgangen Nordby var i kontakt med dem" in page
    assert "Enhedens ord" not in page
    assert cast.consultant.name not in page
    relations.log(cast.nordby, company, by=cast.owner, kind="call", text="Igen")
    client.force_login(cast.consultant)
    page = client.get(reverse("home:company", args=[company.pk])).content.decode()
    assert "Nordby Kommune var i kontakt med dem" in page
    assert "Igen" not in page


def test_strangers_hear_nothing(cast, client, company):
    factories.contact(cast.sonderby, company=company)
    client.force_login(cast.stranger)
    page = client.get(reverse("home:company", args=[company.pk])).content.decode()
    assert "i kontakt med dem" not in page
