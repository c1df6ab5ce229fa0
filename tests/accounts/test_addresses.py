"""Roles are given to addresses: no page of allauth's lets anybody take on another's."""

import pytest
from allauth.account.models import EmailAddress
from django.urls import URLPattern, get_resolver, include, path, reverse

from config.urls import urlpatterns as our_patterns

# A site of its own for the negative control: allauth's pages stand before ours and are all open.
urlpatterns = [path("konto/", include("allauth.urls")), *our_patterns]

CLOSED = {"account_email", "account_confirm_email"}
# Read one by one: none of them adds an address or makes another one the user's own.
OPEN = {
    "account_login", "account_logout", "account_inactive", "account_signup", "account_reauthenticate",
    "account_email_verification_sent", "account_change_password", "account_set_password", "account_reset_password",
    "account_confirm_login_code", "account_reset_password_from_key_done", "account_reset_password_from_key",
    "account_reset_password_done", "account_request_login_code",
    "mfa_index", "mfa_authenticate", "mfa_reauthenticate", "mfa_activate_totp", "mfa_deactivate_totp",
    "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_download_recovery_codes", "mfa_list_webauthn",
    "mfa_add_webauthn", "mfa_reauthenticate_webauthn", "mfa_remove_webauthn", "mfa_edit_webauthn",
    "mfa_login_webauthn",
}  # fmt: skip
OWNERS = "kommende.ejer@soenderby.example"
VALUES = {"pk": 1, "key": "abc", "uidb36": "1"}


def allauths(patterns=None, before=frozenset()):
    """(name, address) of every page of allauth's that is mounted."""
    for found in patterns if patterns is not None else get_resolver().url_patterns:
        pattern = found.pattern
        names = before.union(pattern.converters, pattern.regex.groupindex)
        if not isinstance(found, URLPattern):
            yield from allauths(found.url_patterns, names)
        elif found.callback.__module__.startswith("allauth."):
            yield found.name, reverse(found.name, kwargs={name: VALUES[name] for name in names})


def try_to_take(client, user, address):
    """Everything that the page might understand as "this address is mine now"."""
    for action in ("action_add", "action_primary", "action_send"):
        client.force_login(user)
        client.post(address, {"email": OWNERS, action: ""})


def addresses_of(user):
    user.refresh_from_db()
    listed = EmailAddress.objects.filter(user=user).values_list("email", flat=True)
    return {user.email, *listed}


def test_every_page_of_allauths_has_been_looked_at():
    assert {name for name, _address in allauths()} == CLOSED | OPEN


def test_no_page_of_allauths_gives_somebody_another_address(client, cast, site_root):
    own = cast.helper.email
    for _name, address in allauths():
        try_to_take(client, cast.helper, address)
    assert addresses_of(cast.helper) == {own}


def test_the_page_for_addresses_would_be_found(client, cast, site_root, settings):
    """The negative control: with the page open the helper at the door has an owner's address."""
    settings.ROOT_URLCONF = __name__
    try_to_take(client, cast.helper, "/konto/email/")
    assert cast.helper.email != OWNERS
    assert OWNERS in addresses_of(cast.helper)
    cast.helper.refresh_from_db()
    assert cast.helper.email == OWNERS


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("page", ["email", "confirm-email/abc"])
def test_not_even_who_runs_the_site_finds_it(admin_client, site_root, prefix, page):
    for method in (admin_client.get, admin_client.post):
        assert method(f"{prefix}/konto/{page}/").status_code == 404


def test_the_account_begins_with_its_password(client, cast, site_root):
    """Allauth would lead to the page for addresses."""
    client.force_login(cast.helper)
    answer = client.get("/konto/", follow=True)
    assert answer.redirect_chain == [("/konto/password/change/", 302)]
    assert "/konto/email/" not in answer.content.decode()
