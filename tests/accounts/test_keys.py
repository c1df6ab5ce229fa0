import random

import pytest

from accounts import keys


def test_new_code_is_its_own_normal_form():
    for _ in range(200):
        code = keys.new_code()
        assert len(code) == keys.LENGTH
        assert keys.normalise_code(code) == code


@pytest.mark.parametrize(
    "dressed", ["{0}", " {0} ", "https://nordby.example/i/{0}/", "HTTPS://X.DK/I/{0}"]
)
def test_normalise_takes_what_people_and_phones_send(dressed):
    code = keys.new_code()
    assert keys.normalise_code(dressed.format(keys.print_code(code).lower())) == code


@pytest.mark.parametrize("nonsense", ["", "ABC", "A" * 11, "Æ" * 11, "1234567890+", "x" * 5000])
def test_normalise_refuses_nonsense(nonsense):
    assert keys.normalise_code(nonsense) == ""


def test_check_sign_catches_every_wrong_sign_and_every_swap():
    code = keys.new_code()
    for i in range(len(code)):
        for sign in set(keys.LETTERS) - {code[i]}:
            assert keys.normalise_code(code[:i] + sign + code[i + 1 :]) == ""
    for i in range(len(code) - 1):
        swapped = code[:i] + code[i + 1] + code[i] + code[i + 2 :]
        assert swapped == code or keys.normalise_code(swapped) == ""


def test_without_the_check_sign_a_wrong_sign_would_pass():
    """The negative control: any ten signs are a body, so nothing but the check sign stops a typo."""
    body = "".join(random.Random(1).choices(keys.LETTERS, k=10))
    assert all(sign in keys.LETTERS for sign in body)
    passing = [sign for sign in keys.LETTERS if keys.normalise_code(body + sign)]
    assert len(passing) <= 1


def test_link_keys_hold_128_bits():
    assert len({keys.new_key() for _ in range(100)}) == 100
    assert len(keys.new_key()) == 22
