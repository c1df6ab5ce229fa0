import pytest

from accounts import people
from accounts.models import AuditEntry, Role, User


def test_a_new_person_gets_an_account_without_a_password(cast):
    role = people.give_role(
        cast.nordby, email="Ny@example.org", name="Åse Ny", role=Role.Kind.READER, by=cast.owner
    )
    assert role.user.email == "ny@example.org"
    assert not role.user.has_usable_password()
    assert AuditEntry.objects.get().verb == "give_role"


def test_a_known_person_keeps_the_account(cast):
    role = people.give_role(
        cast.nordby,
        email=cast.stranger.email.upper(),
        name="Anden",
        role=Role.Kind.DOOR,
        by=cast.owner,
    )
    assert role.user == cast.stranger
    assert User.objects.get(pk=cast.stranger.pk).name == "stranger"


def test_the_same_role_twice_is_refused(cast):
    with pytest.raises(people.RoleRefused) as refused:
        people.give_role(
            cast.nordby, email=cast.reader.email, name="", role=Role.Kind.READER, by=cast.owner
        )
    assert refused.value.code == people.RoleRefused.Code.ALREADY


def test_the_last_owner_stays(cast):
    role = cast.owner.roles.get()
    with pytest.raises(people.RoleRefused):
        people.take_role(role, by=cast.owner)
    people.give_role(
        cast.nordby, email="to@example.org", name="To", role=Role.Kind.OWNER, by=cast.owner
    )
    people.take_role(role, by=cast.owner)
    assert not cast.owner.roles.exists()


def test_a_foreign_organisation_is_no_choice_in_the_form(cast, client):
    client.force_login(cast.owner)
    data = {
        "organisation": cast.sonderby.pk,
        "name": "X",
        "email": "x@example.org",
        "role": "owner",
    }
    response = client.post("/arbejdsbord/medarbejdere/", data)
    assert response.status_code == 422
    assert not Role.objects.filter(user__email="x@example.org").exists()
