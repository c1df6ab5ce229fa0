"""A stolen copy of the database shows nobody's second factor."""

import pytest
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from accounts import factors, sealing
from accounts.factors import SealingAdapter
from home.privacy.traces import traces
from home.service import sealed


@pytest.fixture
def made(cast):
    """An app's secret, and codes as an older release kept them: made from a seed."""
    secret = generate_totp_secret()
    TOTP.activate(cast.owner, secret)
    row = Authenticator(user=cast.owner, type="recovery_codes")
    row.data = {"seed": SealingAdapter().encrypt(RecoveryCodes.generate_seed()), "used_mask": 0}
    Authenticator.objects.bulk_create([row])
    return secret, RecoveryCodes(Authenticator.objects.get(type="recovery_codes"))


def kept():
    return {row.type: row.data for row in Authenticator.objects.all()}


def test_neither_the_seed_nor_the_codes_stand_in_the_database(made):
    secret, codes = made
    seed = SealingAdapter().decrypt(kept()["recovery_codes"]["seed"])
    hidden = [secret, seed, *codes.generate_codes()]
    assert traces(hidden) == {text: [] for text in hidden}
    assert factors.is_all_newest()


def test_as_allauth_keeps_it_it_would_be_found(cast, monkeypatch):
    """The negative control."""
    monkeypatch.setattr(SealingAdapter, "encrypt", DefaultMFAAdapter.encrypt)
    secret = generate_totp_secret()
    TOTP.activate(cast.owner, secret)
    assert traces([secret]) == {secret: ["mfa_authenticator.data"]}


def test_what_an_older_release_kept_opens_and_is_taken_over(made):
    secret, _codes = made
    for row in Authenticator.objects.all():
        row.data |= {
            name: SealingAdapter().decrypt(row.data[name]) for name in factors._parts(row.data)
        }
        row.save()
    assert SealingAdapter().decrypt(kept()["totp"]["secret"]) == secret
    assert not factors.is_all_newest()
    assert (sealed.take_over(), sealed.take_over()) == (2, 0)
    assert SealingAdapter().decrypt(kept()["totp"]["secret"]) == secret


def test_a_rotation_loses_none(made, settings, tmp_path):
    secret, _codes = made
    settings.ENCRYPTION_KEYS = [sealing.Fernet.generate_key().decode(), *settings.ENCRYPTION_KEYS]
    assert not sealed.is_all_newest()
    assert sealed.reseal() == 2
    assert sealed.is_all_newest()
    assert SealingAdapter().decrypt(kept()["totp"]["secret"]) == secret


def test_a_code_of_an_app_is_good_once(made, monkeypatch):
    totp = TOTP(Authenticator.objects.get(type="totp"))
    monkeypatch.setattr("allauth.mfa.totp.internal.auth.validate_totp_code", lambda *args: True)
    assert [totp.validate_code("123456") for _n in range(2)] == [True, False]
