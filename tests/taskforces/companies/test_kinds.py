"""Whether a company is commercial or social-economy: the rule, and the same for a query."""

import pytest

from taskforces.companies.kinds import Kind, kind_of, of_kind
from taskforces.models import CompanyRelation, Membership
from tests import factories

CASES = [
    ("", "", ""),
    ("", "company", "commercial"),
    ("", "social_economy", "social"),
    ("", "union", ""),
    ("social", "", "social"),
    ("social", "company", "social"),
    ("commercial", "social_economy", "commercial"),
]


@pytest.mark.parametrize(("said", "member", "kind"), CASES)
def test_what_the_host_said_goes_before_the_membership(said, member, kind):
    assert kind_of(said, member) == kind


@pytest.mark.parametrize(("said", "member", "kind"), CASES)
def test_a_query_says_the_same(cast, said, member, kind):
    contact = factories.contact(cast.nordby)
    CompanyRelation.objects.create(organisation=cast.nordby, company=contact.company, kind=said)
    if member:
        Membership.objects.create(network=cast.network, company=contact.company, kind=member)
    relations = CompanyRelation.objects.filter(
        organisation=cast.nordby, organisation__networks=cast.network
    )
    whose = {
        "host": "organisation",
        "network": "organisation__networks",
        "company": "company",
    }
    found = [each for each in Kind.values if relations.filter(of_kind(each, **whose)).exists()]
    assert found == ([kind] if kind else [])
