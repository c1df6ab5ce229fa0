import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404

from accounts.access import Ability, organisations_with, require
from accounts.models import Role


def test_own_with_the_ability_passes(cast):
    assert require(cast.secretary, Ability.INVITE, cast.nordby.pk) is None


def test_own_without_the_ability_is_forbidden(cast):
    with pytest.raises(PermissionDenied):
        require(cast.reader, Ability.INVITE, cast.nordby.pk)


@pytest.mark.parametrize("who", ["stranger", "consultant"])
def test_foreign_does_not_exist(cast, who):
    with pytest.raises(Http404):
        require(getattr(cast, who), Ability.INVITE, cast.nordby.pk)


def test_nobody_is_a_stranger(cast):
    with pytest.raises(Http404):
        require(AnonymousUser(), Ability.SEE, cast.nordby.pk)
    assert not organisations_with(AnonymousUser(), Ability.SEE).exists()


def test_any_of_several_organisations_opens(cast):
    assert require(cast.lead, Ability.SEE_SHEETS, cast.nordby.pk, cast.unit.pk) is None


def test_a_role_taken_away_counts_at_once(cast):
    Role.objects.filter(user=cast.owner).delete()
    with pytest.raises(Http404):
        require(cast.owner, Ability.SEE, cast.nordby.pk)


def test_organisations_with_lists_only_those_with_the_ability(cast):
    assert list(organisations_with(cast.owner, Ability.MANAGE_ORGANISATION)) == [cast.nordby]
    assert list(organisations_with(cast.reader, Ability.MANAGE_ORGANISATION)) == []


def test_a_superuser_may_give_roles_everywhere_and_see_nothing(cast, admin_user):
    require(admin_user, Ability.MANAGE_ORGANISATION, cast.nordby.pk)
    with pytest.raises(PermissionDenied):
        require(admin_user, Ability.INVITE, cast.nordby.pk)
    assert set(organisations_with(admin_user, Ability.MANAGE_ORGANISATION)) == {
        cast.nordby,
        cast.unit,
        cast.sonderby,
    }
    assert not organisations_with(admin_user, Ability.SEE).exists()
