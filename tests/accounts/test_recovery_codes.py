"""Recovery codes are shown once, good once, and can be read nowhere."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.hashers import identify_hasher
from django.test import Client
from django.urls import reverse

from accounts import recovery_codes
from accounts.factors import SealingAdapter
from accounts.keys import print_code
from accounts.models import AuditEntry
from home.privacy.traces import traces
from tests.accounts import test_account_forms
from tests.accounts.test_second_factor import PASSWORD, came_in_by
from tests.strange import STRANGE

DESK = test_account_forms.DESK


@pytest.fixture
def owner(client, cast, site_root):
    """Logged in a moment ago, with an app that shows codes, and without recovery codes."""
    TOTP.activate(cast.owner, generate_totp_secret())
    RecoveryCodes.activate(cast.owner)  # as allauth does it beside the app
    client.force_login(cast.owner)
    came_in_by(client, cast.owner, PASSWORD | {"reauthenticated": True})
    return cast.owner


def kept():
    return Authenticator.objects.get(type="recovery_codes").data


def log_in(user, code):
    """At the door of the site, in a browser of their own: (that browser, the answer to the code)."""
    browser = Client()
    test_account_forms.log_in(browser, user)
    return browser, browser.post(reverse("mfa_authenticate"), {"code": code})


def test_allauth_makes_none_by_itself(owner):
    assert kept() == {"migrated_codes": [], "hashed": []}
    assert recovery_codes.how_many(owner) == 0


def test_ten_random_ones_each_good_once(owner):
    codes = recovery_codes.draw(owner)
    assert (len(set(codes)), {len(code) for code in codes}) == (10, {11})
    assert recovery_codes.use(owner, codes[3])
    assert recovery_codes.use(owner, codes[3]) is None
    assert recovery_codes.how_many(owner) == 9


def test_they_stand_in_the_database_as_slow_hashes_alone(owner):
    codes = recovery_codes.draw(owner)
    assert traces(codes) == {code: [] for code in codes}
    assert {
        len(identify_hasher(hashed).decode(hashed)["salt"]) for _first, hashed in kept()["hashed"]
    } == {22}
    assert len({hashed for _first, hashed in kept()["hashed"]}) == 10


def test_in_clear_they_would_be_found(owner, monkeypatch):
    """The negative control."""
    monkeypatch.setattr(recovery_codes, "make_password", lambda code: code)
    code = recovery_codes.draw(owner)[0]
    assert traces([code]) == {code: ["mfa_authenticator.data"]}


TYPED = [
    # what was typed, the code
    ("12345678", "12345678"),
    ("1234 5678", "12345678"),
    ("123456", ""),  # an app's
    ("", ""),
    ("ABC", ""),
]


@pytest.mark.parametrize(("typed", "code"), TYPED)
def test_what_looks_like_one(typed, code):
    assert recovery_codes.as_typed(typed) == code


def test_it_may_be_typed_as_people_type():
    code = recovery_codes.new_code()
    for typed in (code, print_code(code), print_code(code).lower(), f" {code[:4]} {code[4:]}"):
        assert recovery_codes.as_typed(typed) == code


def test_a_page_shows_them_once(client, owner):
    page = client.post(reverse("mfa_generate_recovery_codes"))
    assert "no-store" in page.headers["Cache-Control"]
    codes = page.context["codes"]
    text = page.content.decode()
    assert len(codes) == 10
    assert all(text.count(code) == 2 for code in codes)  # to read, and as a file
    later = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    assert "Du har 10 reservekoder tilbage." in later
    assert not any(code in later for code in codes)
    assert client.get(reverse("mfa_download_recovery_codes")).status_code == 404


def test_one_lets_in_once(client, owner):
    code = client.post(reverse("mfa_generate_recovery_codes")).context["codes"][0]
    browser, _answer = log_in(owner, code)
    assert browser.get(DESK).status_code == 200
    again, answer = log_in(owner, code)
    assert (answer.status_code, again.get(DESK).status_code) == (200, 302)
    assert AuditEntry.objects.filter(verb="login.wrong_code", person=owner).exists()


def test_who_is_asked_for_a_code_is_told_that_it_may_be_one_of_these(owner):
    _browser, answer = log_in(owner, "nej")
    assert "Fra din app, eller en af dine reservekoder." in answer.content.decode()


def test_a_wrong_one_lets_nobody_in(client, owner):
    """The negative control: right in form, and not among the ten."""
    client.post(reverse("mfa_generate_recovery_codes"))
    browser, answer = log_in(owner, recovery_codes.new_code())
    assert (answer.status_code, browser.get(DESK).status_code) == (200, 302)


def test_whoever_guesses_is_stopped_and_the_right_one_too(client, owner):
    code = client.post(reverse("mfa_generate_recovery_codes")).context["codes"][0]
    for _guess in range(5):
        log_in(owner, recovery_codes.new_code())
    browser, _answer = log_in(owner, code)
    assert browser.get(DESK).status_code == 302
    assert recovery_codes.how_many(owner) == 10


def test_new_ones_end_the_old_and_are_told(client, owner, django_capture_on_commit_callbacks):
    old = client.post(reverse("mfa_generate_recovery_codes")).context["codes"][0]
    assert not AuditEntry.objects.filter(verb="login.factor_renewed").exists()
    client.post(reverse("mfa_generate_recovery_codes"))
    assert recovery_codes.use(owner, recovery_codes.as_typed(old)) is None
    assert AuditEntry.objects.filter(verb="login.factor_renewed", person=owner).exists()


@pytest.mark.parametrize("long_ago", [True, False])
def test_they_are_made_by_somebody_who_has_just_shown_who_they_are(client, owner, long_ago):
    came_in_by(client, owner, PASSWORD | {"reauthenticated": True}, ago=3600 * long_ago)
    answer = client.post(reverse("mfa_generate_recovery_codes"))
    assert answer.status_code == (302 if long_ago else 200)
    assert recovery_codes.how_many(owner) == (0 if long_ago else 10)


def test_without_a_factor_there_are_none(client, cast, site_root):
    client.force_login(cast.owner)
    came_in_by(client, cast.owner, PASSWORD | {"reauthenticated": True})
    assert client.get(reverse("mfa_view_recovery_codes")).url == reverse("mfa_index")
    client.post(reverse("mfa_generate_recovery_codes"))
    assert not Authenticator.objects.exists()


@pytest.fixture
def older(owner):
    """The codes of an older release, made from a seed; the first is used."""
    row = Authenticator.objects.get(type="recovery_codes")
    row.data = {"seed": SealingAdapter().encrypt(RecoveryCodes.generate_seed()), "used_mask": 1}
    row.save()
    return RecoveryCodes(row).generate_codes()


@pytest.mark.parametrize("hashed", [True, False])
def test_codes_of_an_older_release_go_on(owner, older, hashed):
    """Before the night that hashes them, and after it; what was used stays used."""
    if hashed:
        assert (recovery_codes.hash_all(), recovery_codes.hash_all()) == (1, 0)
    assert ("seed" in kept()) is not hashed
    assert recovery_codes.how_many(owner) == 9
    assert recovery_codes.use(owner, older[0]) is None
    assert log_in(owner, older[1])[0].get(DESK).status_code == 200
    assert recovery_codes.use(owner, older[1]) is None
    assert recovery_codes.how_many(owner) == 8


def test_one_that_is_used_while_they_are_hashed_stays_used(owner, older, monkeypatch):
    slow = recovery_codes._hashed

    def used_meanwhile(code):
        recovery_codes.use(owner, older[5])
        return slow(code)

    monkeypatch.setattr(recovery_codes, "_hashed", used_meanwhile)
    assert recovery_codes.hash_all() == 0
    monkeypatch.undo()
    assert recovery_codes.hash_all() == 1
    assert recovery_codes.use(owner, older[5]) is None


@pytest.mark.parametrize("typed", STRANGE)
def test_whatever_is_typed_for_a_code_is_refused_and_uses_none_up(owner, typed):
    recovery_codes.draw(owner)
    _browser, answer = log_in(owner, typed)
    assert answer.status_code in (200, 400, 422)
    assert recovery_codes.how_many(owner) == 10
