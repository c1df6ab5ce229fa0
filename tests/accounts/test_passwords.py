"""What somebody who knows where we are would try first is no password."""

import pytest
from django.contrib.auth.password_validation import (
    CommonPasswordValidator,
    get_default_password_validators,
    validate_password,
)
from django.core.exceptions import ValidationError
from django.urls import reverse

from accounts import addresses
from accounts.passwords import GuessedFirstValidator, is_guessed_first

OWN = ("Nordby Kommune",)
LONG = " Æbler og øl på en ø i åen: 64 tegn, blanke foran og bagved, ja tak! "


@pytest.mark.parametrize(
    "password",
    [
        "password1234", "Password123!", "P4ssw0rd2024", "qwertyqwerty", "qwertyuiopas", "123456789012",
        "abcdefghijkl", "aaaaaaaaaaaa", "abcabcabcabc", "Håndslag2026", "haandslag2026!", "sommersommer",
        "Sommer2026!!", "jobcenter1234", "velkommen2026", "NordbyKommune1", "borgmesternordby",
    ],
)  # fmt: skip
def test_it_is_guessed_first(password):
    assert is_guessed_first(password, OWN)


@pytest.mark.parametrize(
    "password",
    [
        "correct horse battery staple", "zebra gynge tallerken", "aB3$kk29xQpl", "874629156382",
        "kanin-lampe-ost-blyant", "ærø ømål å-løb 7",
        "x" + "9f2c" * 16 + "y",
    ],
)  # fmt: skip
def test_it_is_not(password):
    assert not is_guessed_first(password, OWN)


def test_three_thousand_common_ones_with_a_number_behind_are_refused():
    """Django's list alone has few of our length: it refuses none of these."""
    known = CommonPasswordValidator().passwords
    longer = [f"{word}2026" for word in sorted(known)[::5] if word.isalpha()]
    longer += [f"Sommer{word}" for word in sorted(known)[::7] if word.isalpha()]
    assert sum(map(is_guessed_first, longer)) > 3000
    assert not known & set(longer)


def test_a_very_long_one_is_judged_at_once():
    assert not is_guessed_first("kanin og lampe " * 250 + "!")


def test_a_new_password_is_judged_and_any_signs_will_do(client, cast, site_root):
    addresses.vouch_for(cast.owner)
    client.post(reverse("account_login"), {"login": cast.owner.email, "password": "hemmelig-nok-1"})
    for password, passes in [("Nordby-kommune-7", False), (LONG, True)]:
        client.post(
            reverse("account_change_password"),
            {"oldpassword": "hemmelig-nok-1", "password1": password, "password2": password},
        )
        cast.owner.refresh_from_db()
        assert cast.owner.check_password(password) is passes


def test_without_it_a_common_one_with_a_number_would_pass():
    """The negative control."""
    others = [
        found
        for found in get_default_password_validators()
        if not isinstance(found, GuessedFirstValidator)
    ]
    assert validate_password("password1234!", password_validators=others) is None
    with pytest.raises(ValidationError):
        validate_password("password1234!")
