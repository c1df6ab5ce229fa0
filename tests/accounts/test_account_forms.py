"""What the pages of the log-in let people do with a password, and what a forgotten one opens."""

import re

import pytest
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.contrib.auth.models import AnonymousUser
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from accounts import addresses
from accounts.models import AuditEntry, User
from outbox.models import Message
from tests.config.test_environment import settings_with

DESK = "/arbejdsbord/"
NEW = "kanin-lampe-ost-blyant"


def password_fields(page):
    return re.findall(r"<input[^>]*password[^>]*>", page.content.decode())


def log_in(client, user, password="hemmelig-nok-1"):  # noqa: S107
    addresses.vouch_for(user)
    return client.post(reverse("account_login"), {"login": user.email, "password": password})


def test_a_password_is_hidden_may_be_pasted_and_is_long(client, cast, site_root):
    fields = password_fields(client.get(reverse("account_login")))
    log_in(client, cast.owner)
    fields += password_fields(client.get(reverse("account_change_password")))
    assert len(fields) == 4
    for field in fields:
        assert 'type="password"' in field
        assert 'autocomplete="' in field
        assert not re.search(r"maxlength|onpaste|readonly", field)


def test_it_is_taken_exactly_as_it_was_typed(client, cast, site_root):
    cast.owner.set_password(" Ærø og Åse ")
    cast.owner.save()
    for typed, passes in [("Ærø og Åse", False), (" ærø og åse ", False), (" Ærø og Åse ", True)]:
        log_in(client, cast.owner, typed)
        assert (client.get(DESK).status_code == 200) is passes


def test_a_new_one_asks_for_the_old(client, cast, site_root):
    log_in(client, cast.owner)
    words = {"oldpassword": "forkert", "password1": NEW, "password2": NEW}
    client.post(reverse("account_change_password"), words)
    cast.owner.refresh_from_db()
    assert cast.owner.check_password("hemmelig-nok-1")


def forgotten(client, user):
    """As the link in the mail leads."""
    key = default_token_generator.make_token(user)
    values = {"uidb36": user_pk_to_url_str(user), "key": key}
    page = client.get(reverse("account_reset_password_from_key", kwargs=values), follow=True)
    return client.post(page.redirect_chain[-1][0], {"password1": NEW, "password2": NEW})


def test_a_forgotten_one_goes_round_no_second_factor(client, cast, site_root):
    TOTP.activate(cast.owner, generate_totp_secret())
    forgotten(client, cast.owner)
    cast.owner.refresh_from_db()
    assert cast.owner.check_password(NEW)
    assert client.get(DESK).status_code == 302
    assert log_in(client, cast.owner, NEW).url.startswith(reverse("mfa_authenticate"))
    assert client.get(DESK).status_code == 302


def test_without_a_factor_the_new_one_lets_in(client, cast, site_root):
    """The negative control."""
    forgotten(client, cast.owner)
    log_in(client, cast.owner, NEW)
    assert client.get(DESK).status_code == 200


def test_who_runs_the_site_takes_a_lost_factor_and_nothing_else(client, cast):
    TOTP.activate(cast.owner, generate_totp_secret())
    client.force_login(cast.owner)
    call_command("drop_factors", cast.owner.email)
    assert not Authenticator.objects.exists()
    assert client.get(DESK).status_code == 302
    assert AuditEntry.objects.get(verb="login.factor_removed").person == cast.owner
    with pytest.raises(CommandError):
        call_command("drop_factors", "ingen@example.org")


def test_nobody_is_there_before_somebody_made_them(db):
    assert not User.objects.exists()
    assert not AnonymousUser().is_active


@pytest.mark.parametrize("name", ["LOGIN_BY_CODE", "EMAIL_VERIFICATION_BY_CODE"])
def test_a_code_by_mail_is_good_for_ten_minutes_at_most(settings, name):
    assert getattr(settings, f"ACCOUNT_{name}_TIMEOUT") <= 10 * 60


def test_passwords_are_hashed_slowly(monkeypatch, tmp_path):
    """The suite's own settings hash fast; nothing in the real ones says so."""
    assert "PASSWORD_HASHERS" not in settings_with(monkeypatch, tmp_path)
    assert PBKDF2PasswordHasher.iterations >= 1_000_000


CONFIRM = "/konto/login/code/confirm/"


def code_of(client, user):
    addresses.vouch_for(user)
    client.post(reverse("account_request_login_code"), {"email": user.email})
    text = Message.objects.get(recipient=user.email).text
    return re.search(r"^\s*([A-Z0-9-]{6,9})\s*$", text, re.MULTILINE)[1]


@pytest.mark.parametrize(("wrong", "is_in"), [(2, True), (3, False)])
def test_after_three_wrong_codes_the_right_one_is_no_good(client, cast, site_root, wrong, is_in):
    code = code_of(client, cast.owner)
    for _n in range(wrong):
        client.post(CONFIRM, {"code": "AAAAAA"})
    client.post(CONFIRM, {"code": code})
    assert (client.get(DESK).status_code == 200) is is_in


def test_a_code_is_good_only_in_the_browser_that_asked(client, cast, site_root):
    code = code_of(client, cast.owner)
    other = Client()
    code_of(other, cast.reader)
    other.post(CONFIRM, {"code": code})
    assert other.get(DESK).status_code == 302
    client.post(CONFIRM, {"code": code})
    assert client.get(DESK).status_code == 200
