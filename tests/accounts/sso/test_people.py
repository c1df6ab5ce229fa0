"""A provider is set up by an owner and may say anybody's address: it lets in only those whom it answers for."""

import time

import pytest
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY

from accounts import addresses
from accounts import people as offers
from accounts.models import IdentityLink, Role, RoleOffer, User
from accounts.sso.people import EntryRefused, enter
from accounts.sso.privileges import Grant
from accounts.sso.statements import Statement
from tests import factories
from tests.accounts.sso.identity import roles_of

CODE = EntryRefused.Code


@pytest.fixture
def nordby(cast):
    """Nordby's provider, which makes a konsulent a consultant."""
    row = factories.identity_provider(cast.nordby)
    factories.role_rule(row)
    return row


def said(email, uid="u-1", *grants):
    return Statement(uid=uid, email=email, name="Navn", grants=tuple(map(Grant, grants)))


def refusal(provider, stated, **how):
    try:
        return enter(provider, stated, **how).refused
    except EntryRefused as refused:
        return refused.code


def test_an_own_colleague_is_known_by_their_address(nordby, cast):
    assert enter(nordby, said(cast.reader.email, "u-1", "konsulent")).user == cast.reader
    assert roles_of(cast.reader) == {"reader", "consultant"}


def test_somebody_of_another_organisation_is_not_let_in(nordby, cast):
    """The takeover: Nordby's owner lets their provider say the address of Sønderby's."""
    assert refusal(nordby, said(cast.stranger.email, "u-1", "konsulent")) == CODE.ELSEWHERE
    assert not IdentityLink.objects.exists()
    assert roles_of(cast.stranger) == {"owner"}


@pytest.mark.parametrize("field", ["is_superuser", "is_staff"])
def test_who_runs_the_site_is_never_let_in(nordby, cast, field):
    user = factories.user("Drift", **{field: True})
    assert refusal(nordby, said(user.email, "u-1", "konsulent")) == CODE.ELSEWHERE
    assert refusal(nordby, said(user.email), connecting=user) == CODE.ELSEWHERE


def test_who_gets_a_role_elsewhere_later_is_let_in_no_more_until_they_say_so(nordby, cast):
    stated = said("ny@nordby.example", "u-1", "konsulent")
    ny = enter(nordby, stated).user
    Role.objects.create(user=ny, organisation=cast.sonderby, role=Role.Kind.READER)
    assert refusal(nordby, stated) == CODE.ELSEWHERE
    assert roles_of(ny) == {"reader", "consultant"}
    assert refusal(nordby, said("ny@nordby.example", "u-1")) == CODE.ELSEWHERE
    assert roles_of(ny) == {"reader"}  # what is gone there is gone here, let in or not
    assert refusal(nordby, stated) == CODE.ELSEWHERE
    assert roles_of(ny) == {"reader"}  # and nothing new is given
    assert enter(nordby, stated, connecting=ny).user == ny
    assert enter(nordby, stated).user == ny


def test_an_owner_of_both_may_let_one_provider_answer_for_two(nordby, cast):
    factories.role_rule(nordby, "leder", Role.Kind.UNIT_LEAD, organisation=cast.unit)
    enter(nordby, said(cast.consultant.email, "u-1", "leder"))
    assert roles_of(cast.consultant) == {"consultant", "unit_lead"}


def test_an_address_that_went_to_somebody_new_is_not_the_old_person(nordby, cast):
    enter(nordby, said("kaj@nordby.example", "u-1", "konsulent"))
    assert refusal(nordby, said("kaj@nordby.example", "u-2", "konsulent")) == CODE.TAKEN


def test_nobody_connects_what_is_anothers(nordby, cast):
    enter(nordby, said(cast.reader.email, "u-1", "konsulent"))
    assert refusal(nordby, said("", "u-1"), connecting=cast.helper) == CODE.TAKEN
    assert refusal(nordby, said("", "u-2"), connecting=cast.reader) == CODE.TAKEN


def test_a_closed_account_stays_closed(nordby, cast):
    User.objects.filter(pk=cast.reader.pk).update(is_active=False)
    assert refusal(nordby, said(cast.reader.email, "u-1", "konsulent")) == CODE.INACTIVE


def test_an_address_that_a_provider_says_is_not_proved(nordby, cast):
    ny = enter(nordby, said("ny@nordby.example", "u-1", "konsulent")).user
    offer = RoleOffer.objects.create(
        organisation=cast.sonderby, email=ny.email, name="Ny", role=Role.Kind.READER
    )
    assert not addresses.is_proved(ny)
    assert not offers.offers_to(ny).exists()
    addresses.vouch_for(ny)  # the control
    assert list(offers.offers_to(ny)) == [offer]


def by_provider(client, user):
    client.force_login(user)
    session = client.session
    session["account_authentication_methods_user"] = str(user.pk)
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [
        {"method": "sso", "strong": True, "at": time.time()}
    ]
    session.save()


@pytest.mark.parametrize(
    "page",
    [
        "/konto/password/set/", "/konto/2fa/totp/activate/", "/konto/2fa/webauthn/add/",
        "/konto/email/", "/arbejdsbord/roller/",
    ],
)  # fmt: skip
def test_who_came_by_a_provider_adds_no_way_in_and_takes_up_no_role(client, cast, site_root, page):
    """Else a provider could prepare an account for later, under an address that it only claimed."""
    by_provider(client, cast.reader)
    answer = client.get(page)
    assert answer.url.startswith("/konto/login/")
    assert client.get("/arbejdsbord/").status_code == 302


def test_a_role_that_is_taken_up_ends_what_a_provider_began(client, cast, nordby, site_root):
    ny = enter(nordby, said("ny@nordby.example", "u-1", "konsulent")).user
    offer = factories.role_offer(cast.sonderby, to=ny)
    theirs, thief = client, client.__class__()
    by_provider(thief, ny)
    assert thief.get("/arbejdsbord/").status_code == 200
    theirs.force_login(ny)
    theirs.post(f"/arbejdsbord/roller/{offer.pk}/ja/")
    assert theirs.get("/arbejdsbord/").status_code == 200
    assert thief.get("/arbejdsbord/").status_code == 302
