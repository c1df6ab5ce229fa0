"""An address becomes somebody's when a mail to it was answered, the old one was told, and they logged in anew."""

import re
import time

import pytest
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse

from accounts import addresses
from accounts.account_pages import OPEN
from outbox.models import Message
from tests import factories

NEW = "ny.adresse@nordby.example"
CHANGE = "/konto/email/"
CONFIRM = "/konto/confirm-email/"
VALUES = {"pk": 1, "key": "abc", "uidb36": "1"}
WITH_VALUES = {
    "account_reset_password_from_key": ("uidb36", "key"),
    "mfa_remove_webauthn": ("pk",),
    "mfa_edit_webauthn": ("pk",),
}


def log_in(client, user, *, ago=0):
    """As somebody who has typed their password, so long ago."""
    client.force_login(user)
    session = client.session
    session["account_authentication_methods_user"] = str(user.pk)
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [
        {"method": "password", "at": time.time() - ago, "reauthenticated": True}
    ]
    session.save()


def code_for(recipient):
    text = Message.objects.get(recipient=recipient, reference="account:email_confirmation").text
    return re.search(r"^\s*([A-Z0-9-]{6,9})\s*$", text, re.MULTILINE)[1]


def ask(client, address=NEW):
    return client.post(CHANGE, {"email": address, "action_add": ""})


def address_of(user):
    user.refresh_from_db()
    return user.email


def test_the_code_typed_makes_it_theirs_and_ends_every_session(client, cast, site_root):
    elsewhere, old = Client(), cast.helper.email
    elsewhere.force_login(cast.helper)
    log_in(client, cast.helper)
    ask(client)
    assert address_of(cast.helper) == old
    client.post(CONFIRM, {"code": code_for(NEW)})
    assert address_of(cast.helper) == NEW
    assert addresses.is_proved(cast.helper)
    for browser in (client, elsewhere):
        assert browser.get("/arbejdsbord/").status_code == 302
    assert not EmailAddress.objects.filter(email=old).exists()


def test_the_old_one_is_told_before_and_after(client, cast, site_root):
    old = cast.helper.email
    log_in(client, cast.helper)
    ask(client)
    told = Message.objects.filter(recipient=old)
    assert [message.reference for message in told] == ["account:email_change_asked"]
    client.post(CONFIRM, {"code": code_for(NEW)})
    assert {m.reference for m in told.all()} == {
        "account:email_change_asked",
        "account:email_changed",
    }
    assert all(NEW in message.text for message in told.all())


def test_without_the_code_nothing_is_changed(client, cast, site_root):
    old = cast.helper.email
    log_in(client, cast.helper)
    ask(client)
    client.post(CONFIRM, {"code": "AAAAAA"})
    assert address_of(cast.helper) == old
    assert not EmailAddress.objects.filter(email=NEW).exists()


def test_nobody_takes_over_an_address_that_somebody_has(client, cast, site_root):
    """Not even with the code, and without it nothing tells that the address is anybody's."""
    old = cast.helper.email
    log_in(client, cast.helper)
    free, taken = ask(client), ask(client, cast.stranger.email)
    assert (free.status_code, free.url) == (taken.status_code, taken.url)
    answer = client.post(CONFIRM, {"code": code_for(cast.stranger.email)}, follow=True)
    assert address_of(cast.helper) == old
    assert "allerede registreret" in answer.content.decode()


def test_a_password_typed_long_ago_is_asked_for_again(client, cast, site_root):
    log_in(client, cast.helper, ago=3600)
    assert ask(client).url.startswith(reverse("account_reauthenticate"))
    assert not Message.objects.exists()


@pytest.mark.parametrize(("ago", "may"), [(60, True), (3600, False)])
def test_without_a_password_they_log_in_anew(client, cast, site_root, ago, may):
    """Whoever has neither password nor second factor has nothing to be asked for but a new log-in."""
    cast.helper.set_unusable_password()
    cast.helper.save()
    log_in(client, cast.helper, ago=ago)
    answer = ask(client)
    assert Message.objects.exists() is may
    assert answer.url.startswith(CONFIRM if may else "/konto/login/")
    assert ("_auth_user_id" in client.session) is may


def page(name):
    return reverse(name, kwargs={key: VALUES[key] for key in WITH_VALUES.get(name, ())})


def test_no_page_makes_an_address_theirs_by_itself(client, cast, site_root):
    own = cast.helper.email
    for name in OPEN:
        log_in(client, cast.helper)
        client.post(page(name), {"email": NEW, "action_add": "", "action_primary": ""})
    assert address_of(cast.helper) == own
    assert not EmailAddress.objects.filter(email=NEW).exists()


def test_a_page_that_does_would_be_found(client, cast, site_root):
    """The negative control: what the test above looks at changes when an address is proved."""
    own = cast.helper.email
    log_in(client, cast.helper)
    ask(client)
    client.post(CONFIRM, {"code": code_for(NEW)})
    assert address_of(cast.helper) != own
    assert EmailAddress.objects.filter(email=NEW).exists()


def test_without_proof_an_address_would_be_noted(client, cast, site_root, settings):
    """The negative control: with allauth's links in place of codes the row is there before any proof."""
    settings.ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = False
    settings.ACCOUNT_EMAIL_VERIFICATION = "none"
    log_in(client, cast.helper)
    with pytest.raises(Exception, match="confirm"):
        ask(client)
    assert EmailAddress.objects.filter(email=NEW).exists()


@pytest.mark.parametrize("how", ["new", "vouched", "changed"])
def test_proof_is_of_the_address_of_today(db, how):
    user = factories.user("Ny")
    addresses.expect(user)
    if how != "new":
        addresses.vouch_for(user)
    if how == "changed":
        user.email = NEW
        user.save()
    assert addresses.is_proved(user) is (how == "vouched")


@pytest.mark.parametrize("changed", [True, False])
def test_an_address_that_the_administrator_writes_is_not_proved(admin_client, cast, changed):
    old = cast.helper.email
    addresses.vouch_for(cast.helper)
    browser = Client()
    browser.force_login(cast.helper)
    fields = {"first_name": "Ida", "last_name": "Helper", "is_active": "on"}
    fields["email"] = NEW if changed else old
    admin_client.post(reverse("wagtailusers_users:edit", args=[cast.helper.pk]), fields)
    assert address_of(cast.helper) == fields["email"]
    assert addresses.is_proved(cast.helper) is not changed
    assert EmailAddress.objects.filter(email=old).exists() is not changed
    assert browser.get("/arbejdsbord/").status_code == (302 if changed else 200)
