"""Capitals make no difference in a search, on either database: not those of a to z, and not Æ, Ø and Å."""

import pytest
from django.db.models import F
from django.urls import reverse

from accounts.models import Organisation
from taskforces.companies import relations
from tests import factories

pytestmark = pytest.mark.dialect


@pytest.mark.parametrize(
    ("lookup", "words", "found"),
    [
        ("icontains", "åse", True),
        ("icontains", "ÅSE", True),
        ("icontains", "ærø", True),
        ("icontains", "100%_", True),
        ("icontains", "100_%", False),
        ("icontains", "ase", False),
        ("istartswith", "åSES", True),
        ("istartswith", "ærø", False),
        ("iendswith", "100%_", True),
        ("iexact", "åses ÆRØ 100%_", True),
        ("iexact", "åses", False),
    ],
)
def test_a_search_sees_no_capitals(db, lookup, words, found):
    factories.organisation("Åses Ærø 100%_")
    assert Organisation.objects.filter(**{f"name__{lookup}": words}).exists() is found


@pytest.mark.parametrize("lookup", ["icontains", "istartswith", "iendswith", "iexact"])
def test_another_column_is_looked_for_without_capitals_too(db, lookup):
    factories.organisation("ÅSE", slug="åse")
    factories.organisation("Bo", slug="ida")
    found = Organisation.objects.filter(**{f"name__{lookup}": F("slug")})
    assert [each.name for each in found] == ["ÅSE"]


def test_a_number_and_nothing_at_all_can_be_asked(db):
    row = factories.organisation("Nordby")
    assert Organisation.objects.filter(pk__icontains=str(row.pk)).exists()
    assert not Organisation.objects.filter(logo__title__icontains="å").exists()


def test_a_company_is_found_by_the_organisations_own_name_for_it(cast, client):
    company = factories.company("Nordisk Byg A/S")
    relations.keep(cast.nordby, company, by=cast.owner, tags=[], short_name="ÅSES ØKOLOGI")
    client.force_login(cast.owner)
    page = client.get(reverse("home:companies"), {"q": "åses økologi"}).content.decode()
    assert reverse("home:company", args=[company.pk]) in page
