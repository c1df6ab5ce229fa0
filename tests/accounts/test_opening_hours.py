from datetime import time

import pytest

from accounts.opening_hours import read


def days(first, last, *hours):
    return {day: list(hours) for day in range(first, last + 1)}


EIGHT_THIRTY_TO_THREE, NINE_TO_THREE = (time(8, 30), time(15)), (time(9), time(15))
NINE_TO_ONE = (time(9), time(13))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", {}),
        ("Mandag til torsdag 9–15", days(0, 3, NINE_TO_THREE)),
        (
            "Mandag til torsdag 8.30–15\nFredag 9-13",
            days(0, 3, EIGHT_THIRTY_TO_THREE) | {4: [NINE_TO_ONE]},
        ),
        ("Man–tors kl. 8:30 til 15.00", days(0, 3, EIGHT_THIRTY_TO_THREE)),
        ("MAN - FRE: 9 - 15", days(0, 4, NINE_TO_THREE)),
        ("Tirsdag, onsdag og lørdag 9-13", days(1, 2, NINE_TO_ONE) | {5: [NINE_TO_ONE]}),
        ("Mandage og onsdage 9-15", {0: [NINE_TO_THREE], 2: [NINE_TO_THREE]}),
        ("Hverdage 9-15", days(0, 4, NINE_TO_THREE)),
        ("Alle dage 9-15", days(0, 6, NINE_TO_THREE)),
        ("9-15", days(0, 4, NINE_TO_THREE)),
        ("Mandag 13-15 og 9-12", {0: [(time(9), time(12)), (time(13), time(15))]}),
        ("Mandag 9-13\nMandag 13-15", {0: [NINE_TO_ONE, (time(13), time(15))]}),
        ("Fredag 9-13\nLørdag og søndag lukket", {4: [NINE_TO_ONE]}),
        ("Telefontid mandag 9-15", {}),
        ("Ferie 1-3 juli", {}),
        ("Uge 29-31 lukket", {}),
        ("Mandag 25-31", {}),
        ("Mandag 15-9", {}),
        ("Mandag 9-9.75", {}),
        ("Fredag til mandag 9-15", {}),
        ("Efter aftale", {}),
    ],
)
def test_opening_hours_are_read_where_they_are_plain(text, found):
    assert read(text) == found
