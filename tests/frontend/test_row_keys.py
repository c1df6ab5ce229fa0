import pytest
from django.http import Http404

from frontend.row_keys import row_key, row_keys


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("7", 7),
        ("007", 7),
        ("9" * 18, 10**18 - 1),
        ("9" * 19, None),  # would be more than a key of the database holds
        ("9" * 5000, None),  # Python itself reads no number of so many digits
        ("", None),
        (None, None),
        ("-1", None),
        ("1.0", None),
        ("1\0", None),
        (" 1", None),
        ("²", None),  # a digit, but no number
        ("٣", None),  # a number, but not as we write it
    ],
)
def test_what_is_the_key_of_a_row(typed, key):
    assert row_key(typed) == key


def test_all_that_is_ticked_or_nothing():
    assert row_keys(["3", "4", "3"]) == {3, 4}
    assert row_keys([]) == set()
    with pytest.raises(Http404):
        row_keys(["3", "x"])
