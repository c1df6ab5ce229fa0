"""A role is offered to an address, and counts when its person has proved it and said yes."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts import addresses, people
from accounts.models import AuditEntry, Role, RoleOffer, User
from accounts.people import drop_offer, offer_role, offers_to, take_role, take_up
from tests import factories

STAFF = "/arbejdsbord/medarbejdere/"


def offer(cast, email, role=Role.Kind.READER, name="Åse Ny"):
    return offer_role(cast.nordby, email=email, name=name, role=role, by=cast.owner)


def person(offered, *, proved):
    user = User.objects.get(email=offered.email)
    if proved:
        addresses.vouch_for(user)
    return user


def test_a_new_person_gets_an_account_without_a_password_and_no_role(cast):
    user = person(offer(cast, "Ny@example.org"), proved=False)
    assert user.email == "ny@example.org"
    assert not user.has_usable_password()
    assert not user.roles.exists()
    assert AuditEntry.objects.get().verb == "offer_role"


def test_a_known_person_keeps_the_account_and_their_name(cast):
    offer(cast, cast.stranger.email.upper(), role=Role.Kind.DOOR)
    assert User.objects.get(pk=cast.stranger.pk).name == "stranger"
    assert not cast.stranger.roles.filter(organisation=cast.nordby).exists()


@pytest.mark.parametrize("proved", [True, False])
def test_a_role_is_taken_up_at_a_proved_address_only(cast, client, site_root, proved):
    offered = offer(cast, "ny@example.org")
    user = person(offered, proved=proved)
    client.force_login(user)
    assert (offered in offers_to(user)) is proved
    client.post(f"/arbejdsbord/roller/{offered.pk}/ja/")
    assert user.roles.filter(role=Role.Kind.READER, organisation=cast.nordby).exists() is proved


def test_an_address_left_behind_takes_up_nothing(cast):
    user = person(offer(cast, "ny@example.org"), proved=True)
    user.email = "et.andet.sted@example.org"
    user.save()
    addresses.expect(user)
    assert not offers_to(user).exists()


@pytest.mark.parametrize("who", ["known", "unknown"])
def test_the_owner_does_not_learn_whose_address_it_is(cast, client, site_root, who):
    """Known and unknown look alike, and the one page names only what the owner typed."""
    client.force_login(cast.owner)
    email = cast.stranger.email if who == "known" else "ingen@example.org"
    data = {"organisation": cast.nordby.pk, "name": "Ukendt", "email": email, "role": "reader"}
    page = client.post(STAFF, data, follow=True).content.decode()
    assert "Ukendt er tilbudt rollen" in page
    assert page.count(email) == 1
    assert ">stranger<" not in page


def test_with_the_role_they_see_who_it_is(cast, client, site_root):
    """The negative control: the page does name those who have one."""
    take_up(factories.role_offer(cast.nordby, to=cast.stranger), by=cast.stranger)
    client.force_login(cast.owner)
    assert ">stranger<" in client.get(STAFF).content.decode()


def test_taking_up_counts_at_once_and_is_written_down(cast):
    role = take_up(factories.role_offer(cast.nordby, to=cast.stranger), by=cast.stranger)
    assert (role.user, role.organisation) == (cast.stranger, cast.nordby)
    assert not RoleOffer.objects.exists()
    assert AuditEntry.objects.get().verb == "take_up_role"


@pytest.mark.parametrize("taken", [True, False])
def test_the_same_role_twice_is_refused(cast, taken):
    if taken:
        with pytest.raises(people.RoleRefused) as refused:
            offer(cast, cast.reader.email)
    else:
        offer(cast, "ny@example.org")
        with pytest.raises(people.RoleRefused) as refused:
            offer(cast, "NY@example.org")
    codes = people.RoleRefused.Code
    assert refused.value.code == (codes.ALREADY if taken else codes.OFFERED)


def test_an_account_made_for_nothing_goes_with_its_offer(cast):
    offered = offer(cast, "ny@example.org")
    drop_offer(offered, by=cast.owner)
    assert not User.objects.filter(email="ny@example.org").exists()


def test_an_account_in_use_stays(cast):
    """The negative control."""
    drop_offer(offer(cast, cast.stranger.email), by=cast.owner)
    assert User.objects.filter(pk=cast.stranger.pk).exists()


@pytest.mark.parametrize(("days", "is_open"), [(59, True), (61, False)])
def test_nobody_answers_for_ever(cast, days, is_open):
    user = person(offer(cast, "ny@example.org"), proved=True)
    later = timezone.now() + timedelta(days=days)
    assert offers_to(user, later).exists() is is_open
    people.forget_offers(later)
    assert RoleOffer.objects.exists() is is_open
    assert User.objects.filter(pk=user.pk).exists() is is_open


def test_whoever_is_offered_one_is_asked_after_the_log_in(cast, client, site_root):
    factories.role_offer(cast.sonderby, to=cast.owner)
    data = {"login": cast.owner.email, "password": "hemmelig-nok-1"}
    assert client.post("/konto/login/", data).url == "/arbejdsbord/roller/"
    assert "Sønderby Kommune" in client.get("/arbejdsbord/roller/").content.decode()
    assert "Du er tilbudt en rolle" in client.get("/arbejdsbord/").content.decode()


def test_the_last_owner_stays(cast):
    role = cast.owner.roles.get()
    with pytest.raises(people.RoleRefused):
        take_role(role, by=cast.owner)
    second = factories.role_offer(cast.nordby, to=cast.reader, role=Role.Kind.OWNER)
    with pytest.raises(people.RoleRefused):  # offered is not taken
        take_role(role, by=cast.owner)
    take_up(second, by=cast.reader)
    take_role(role, by=cast.owner)
    assert not cast.owner.roles.exists()


def test_a_foreign_organisation_is_no_choice_in_the_form(cast, client):
    client.force_login(cast.owner)
    data = {
        "organisation": cast.sonderby.pk,
        "name": "X",
        "email": "x@example.org",
        "role": "owner",
    }
    response = client.post(STAFF, data)
    assert response.status_code == 422
    assert not RoleOffer.objects.exists()
