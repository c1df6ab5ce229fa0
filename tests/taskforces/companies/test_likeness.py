"""Which companies look like one: never two that the register tells apart, and only one's own."""

from datetime import date

import pytest
from django.urls import reverse

from pledges.companies import known_to
from taskforces.companies.likeness import Why, bare_name, suggested, why_alike
from taskforces.models import Company
from tests import factories

AT_HARBOUR = {"street": "Havnen 1", "postcode": "9000"}


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Ågård & Søn A/S", "agard og son"),
        ("Aagaard og søn", "agard og son"),
        ("Nordby A.M.B.A.", "nordby"),
        ("ApS", "aps"),
    ],
)
def test_a_name_without_its_legal_form(name, bare):
    assert bare_name(name) == bare


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ({"cvr_number": "1"}, {}, Why.NAME),
        ({"cvr_number": "1", "postcode": "9000"}, {"postcode": "9000"}, Why.TOWN),
        ({"cvr_number": "1", "postcode": "9000"}, {"postcode": "8000"}, None),
        ({"cvr_number": "1"}, {"cvr_number": "2"}, None),
        ({"cvr_number": "1"}, {"cvr_number": "2", "closed_on": date(2026, 1, 1)}, Why.NAME),
        ({"name": "Bageriet Ågård", **AT_HARBOUR}, AT_HARBOUR, Why.ADDRESS),
        ({"name": "Bageriet", **AT_HARBOUR}, AT_HARBOUR, None),
        ({"name": "Bageriet Ågård", "street": "Havnen 1"}, {"street": "Havnen 1"}, None),
    ],
)
def test_why_two_look_like_one(one, other, why):
    """The other one is called “Aagaard ApS”."""
    first = Company(**{"name": "Ågård A/S", **one})
    second = Company(**{"name": "Aagaard ApS", **other})
    assert why_alike(first, second) == why_alike(second, first) == why


@pytest.fixture
def twins(cast):
    """One of the register and one that was typed, both known to Nordby; Sønderby knows another of the name."""
    known = factories.company("Ågård A/S")
    typed = factories.company("Aagaard", cvr_number=None)
    for company in (known, typed):
        factories.contact(cast.nordby, company=company)
    factories.contact(cast.sonderby, company=factories.company("Ågård ApS", cvr_number=None))
    return known, typed


def test_the_one_with_a_number_would_stay(cast, twins):
    (pair,) = suggested(known_to([cast.nordby]))
    assert (pair.one, pair.other) == twins
    assert suggested(known_to([cast.sonderby])) == []


def test_the_page_leads_to_the_look_at_both(cast, client, twins):
    client.force_login(cast.owner)
    page = client.get(reverse("home:companies_alike")).content.decode()
    assert reverse("home:company_merge", args=[each.pk for each in twins]) in page
    assert "samme navn" in page
    client.force_login(cast.stranger)
    assert "Se efter" not in client.get(reverse("home:companies_alike")).content.decode()


def test_many_cost_as_much_as_few(cast, twins, django_assert_num_queries):
    for n in range(9):
        for number in (
            factories.company(f"Firma {n}"),
            factories.company(f"Firma {n} ApS", cvr_number=None),
        ):
            factories.contact(cast.nordby, company=number)
    with django_assert_num_queries(2):
        assert len(suggested(known_to([cast.nordby]))) == 10
