"""Who came in, who failed, and what changed about how they come in, stands in the log of where they work."""

import pytest
from allauth.account import signals as account
from allauth.mfa import signals as mfa
from allauth.mfa.models import Authenticator
from django.urls import reverse

from accounts import addresses, log_in_entries
from accounts.log_in_entries import on_address_changed
from accounts.models import AuditEntry, AuditValues
from accounts.retention import delete_users
from accounts.session_store import SessionStore
from tests import factories

PASSWORD = "en lang og god adgangskode"


@pytest.fixture
def owner(cast):
    cast.owner.set_password(PASSWORD)
    cast.owner.save()
    addresses.vouch_for(cast.owner)
    return cast.owner


def log_in(client, email, password):
    return client.post(reverse("account_login"), {"login": email, "password": password})


def told():
    entries = AuditEntry.objects.order_by("pk")
    return list(entries.values_list("verb", "organisation", "by", "person"))


def test_a_log_in_and_a_log_out_are_entries(client, owner, cast, site_root):
    log_in(client, owner.email, PASSWORD)
    client.post(reverse("account_logout"))
    who = (cast.nordby.pk, owner.pk, owner.pk)
    assert told() == [("login.ok", *who), ("login.out", *who)]


def test_a_wrong_password_is_an_entry_and_what_was_typed_is_not_kept(
    client, owner, cast, site_root
):
    log_in(client, owner.email, "hemmeligt-0")
    assert told() == [("login.failed", cast.nordby.pk, None, owner.pk)]
    assert AuditValues.objects.get().after == {"ip": "127.0.0.1"}


def test_an_unknown_address_is_an_entry_of_nobodys_and_is_not_kept(client, owner, site_root):
    log_in(client, "gaet@example.org", "hemmeligt-0")
    assert told() == [("login.failed", None, None, None)]
    assert "gaet" not in str(AuditValues.objects.get().after)


def test_it_stands_in_every_organisation_of_the_person(client, owner, cast, site_root):
    other = factories.organisation("Fjernby")
    owner.roles.create(organisation=other, role="reader")
    log_in(client, owner.email, PASSWORD)
    assert {row[1] for row in told()} == {cast.nordby.pk, other.pk}


@pytest.mark.parametrize(
    ("signal", "verb", "by_themselves"),
    [
        (account.login_code_rejected, "login.wrong_code", False),
        (account.password_reset_code_rejected, "login.wrong_code", False),
        (mfa.authentication_failed, "login.wrong_code", False),
        (account.password_changed, "login.password", True),
        (account.password_set, "login.password", True),
        (account.password_reset, "login.password", True),
    ],
)
def test_what_allauth_tells_of_is_an_entry(rf, owner, cast, signal, verb, by_themselves):
    request = rf.post("/")
    request.user, request.session = owner, SessionStore()
    signal.send(sender=type(owner), request=request, user=owner)
    by = owner.pk if by_themselves else None
    assert told() == [(verb, cast.nordby.pk, by, owner.pk)]


@pytest.mark.parametrize(
    ("receiver", "verb"),
    [
        ("on_factor_added", "login.factor_added"),
        ("on_factor_removed", "login.factor_removed"),
        ("on_factor_renewed", "login.factor_renewed"),
    ],
)
def test_a_second_factor_that_comes_or_goes_is_an_entry(rf, owner, receiver, verb):
    factor = Authenticator(user=owner, type="totp", data={"secret": "x"})
    getattr(log_in_entries, receiver)(None, rf.post("/"), owner, factor)
    entry = AuditEntry.objects.get()
    assert (entry.verb, "secret" in str(entry.before) + str(entry.after)) == (verb, False)
    assert "totp" in str(entry.before) + str(entry.after)


def test_the_receivers_are_connected():
    names = {
        mfa.authenticator_added: "on_factor_added",
        mfa.authenticator_removed: "on_factor_removed",
        mfa.authenticator_reset: "on_factor_renewed",
        account.email_changed: "on_address_changed",
    }
    for signal, name in names.items():
        assert name in {found.__name__ for found in signal._live_receivers(None)[0]}


def test_a_changed_address_is_an_entry_that_goes_with_the_person(rf, owner):
    old = owner.emailaddress_set.get()
    new = owner.emailaddress_set.create(email="ny@example.org")
    on_address_changed(None, rf.post("/"), owner, old, new)
    entry = AuditEntry.objects.get()
    assert (entry.before["email"], entry.after["email"]) == (old.email, "ny@example.org")
    number = owner.pk
    delete_users(type(owner).objects.filter(pk=number))
    entry = AuditEntry.objects.get()
    assert (entry.person_id, entry.before, entry.after) == (number, {}, {})
