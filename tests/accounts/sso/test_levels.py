import pytest

from accounts.sso.levels import Level, contexts_for, is_enough, is_strong, level_of, took_two_steps

NSIS = "https://data.gov.dk/concept/core/nsis/loa"


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ([], Level.NONE),
        (["Substantial"], Level.SUBSTANTIAL),
        ([f"{NSIS}/High"], Level.HIGH),
        (["3"], Level.SUBSTANTIAL),  # NIST, as OIOSAML 2 says it
        (["1"], Level.NONE),
        (["4", "Low"], Level.HIGH),
        (["https://evil.example/High"], Level.NONE),
        (["urn:oasis:names:tc:SAML:2.0:ac:classes:Password"], Level.NONE),
        ([""], Level.NONE),
    ],
)
def test_a_level_is_read_in_each_way_that_it_is_written(words, level):
    assert level_of(words) == level


@pytest.mark.parametrize(
    ("asked", "level", "two_steps", "enough"),
    [
        ("none", "none", False, True),
        ("two_steps", "none", False, False),
        ("two_steps", "none", True, True),
        ("two_steps", "low", False, False),
        ("two_steps", "substantial", False, True),
        ("low", "none", True, False),
        ("substantial", "low", True, False),
        ("substantial", "substantial", False, True),
        ("substantial", "high", False, True),
        ("high", "substantial", False, False),
    ],
)
def test_a_log_in_below_what_is_asked_is_not_enough(asked, level, two_steps, enough):
    assert is_enough(asked, level, two_steps) is enough


@pytest.mark.parametrize(
    ("level", "two_steps", "strong"),
    [
        ("none", False, False),
        ("low", False, False),
        ("substantial", False, True),
        ("high", False, True),
        ("none", True, True),
    ],
)
def test_what_stands_for_a_second_factor(level, two_steps, strong):
    assert is_strong(level, two_steps) is strong


def test_only_the_providers_own_word_says_two_steps():
    assert took_two_steps(["pwd", "mfa"])
    assert not took_two_steps(["pwd", "rsa"])


@pytest.mark.parametrize(
    ("asked", "contexts"), [("none", []), ("two_steps", []), ("high", [f"{NSIS}/High"])]
)
def test_what_a_saml_provider_is_asked_for(asked, contexts):
    assert contexts_for(asked) == contexts
