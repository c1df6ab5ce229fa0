"""Who of the staff has a second factor, as those who give roles see it."""

import pytest
from allauth.mfa.models import Authenticator

from accounts.models import IdentityLink, IdentityProvider, Role
from accounts.staff_factors import TwoSteps, lacking, steps_of, two_steps, with_factors
from tests import factories

PAGE = "/arbejdsbord/medarbejdere/"
LACKING = f"{PAGE}?vis=mangler-to-trin"


@pytest.mark.parametrize(
    ("has_factor", "by_provider", "found"),
    [
        (True, False, TwoSteps.HAS),
        (True, True, TwoSteps.HAS),
        (False, True, TwoSteps.PROVIDER),
        (False, False, TwoSteps.LACKS),
    ],
)
def test_who_lacks_a_second_step(has_factor, by_provider, found):
    assert two_steps(has_factor=has_factor, by_provider=by_provider) is found


def factor(user, kind="totp"):
    return Authenticator.objects.create(user=user, type=kind, data={})


def linked(user, organisation):
    provider = factories.identity_provider(organisation, active=True)
    return IdentityLink.objects.create(provider=provider, user=user, uid="x")


def names(rows):
    return {row.user.name for row in rows}


@pytest.fixture
def staff(cast):
    """One with a factor, one by a provider, one with recovery codes alone, and the others with nothing."""
    factor(cast.owner)
    linked(cast.secretary, cast.nordby)
    factor(cast.coordinator, "recovery_codes")
    return Role.objects.filter(organisation=cast.nordby)


def test_the_query_says_what_the_rule_says(cast, staff):
    by_rule = {row.user.name for row in with_factors(staff) if steps_of(row) is TwoSteps.LACKS}
    assert names(lacking(staff)) == by_rule
    assert cast.coordinator.name in by_rule
    assert not by_rule & {cast.owner.name, cast.secretary.name}


def test_the_list_shows_it_and_can_be_narrowed_to_those_who_lack_it(client, cast, staff):
    client.force_login(cast.owner)
    page = client.get(PAGE).content.decode()
    assert "mangler to-trin" in page
    assert "Logger ind hos egen udbyder" in page
    shown = client.get(LACKING)
    assert {role.user.name for role, _steps in shown.context["lines"]} >= {cast.coordinator.name}
    assert cast.owner.email not in {role.user.email for role, _s in shown.context["lines"]}
    assert [tab["count"] for tab in shown.context["tabs"]][1] == len(shown.context["lines"])


def test_a_provider_that_was_switched_off_stands_for_nothing(cast, staff):
    IdentityProvider.objects.update(active=False)
    assert cast.secretary.name in names(lacking(staff))


def test_when_nobody_lacks_it_the_list_says_so(client, cast):
    for role in Role.objects.select_related("user"):
        if not role.user.authenticator_set.exists():
            factor(role.user)
    client.force_login(cast.owner)
    assert "Alle har to-trin" in client.get(LACKING).content.decode()


def test_only_those_who_give_roles_see_it(client, cast, staff):
    for who in (cast.coordinator, cast.reader, cast.consultant):
        client.force_login(who)
        assert client.get(PAGE).status_code == 403


@pytest.mark.parametrize("people", [1, 3])
def test_as_many_queries_for_three_as_for_one(client, cast, people, django_assert_max_num_queries):
    Role.objects.exclude(user=cast.owner).delete()
    for user in (cast.coordinator, cast.reader, cast.secretary)[:people]:
        Role.objects.create(user=user, organisation=cast.nordby, role=Role.Kind.READER)
    client.force_login(cast.owner)
    client.get(PAGE)
    with django_assert_max_num_queries(16):
        client.get(PAGE)
