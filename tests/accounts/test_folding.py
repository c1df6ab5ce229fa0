import pytest

from accounts.folding import fold


@pytest.mark.parametrize(
    ("typed", "held"),
    [
        ("soren", "Søren"),
        ("SØREN", "Søren"),
        ("sören", "Søren"),
        ("aage", "Åge"),
        ("åge", "Aage"),
        ("bodil aerø", "Bodil  Ærø"),
        ("joergen", "Jørgen"),
    ],
)
def test_what_is_typed_finds_what_is_held(typed, held):
    assert fold(typed) in fold(held)
