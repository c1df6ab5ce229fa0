"""Which guests move when an event is divided in two halves."""

import pytest

from events.planning.halves import Party, second_half


@pytest.mark.parametrize(
    ("parties", "moving"),
    [
        ([], set()),
        ([(1, 1, 1)], set()),
        ([(1, 1, 1), (2, 2, 1)], {2}),
        ([(1, 1, 1), (2, 2, 1), (3, 3, 1)], {2}),
        ([(1, 1, 1), (2, 1, 1)], set()),  # colleagues stay together
        ([(1, 1, 1), (2, 1, 1), (3, 2, 1), (4, 3, 1)], {3, 4}),
        ([(1, 1, 1), (2, 2, 3), (3, 3, 2)], {1, 3}),  # the biggest is placed first
        ([(1, 1, 0), (2, 2, 1), (3, 3, 1)], {3}),  # whoever has no seat stays
    ],
)
def test_halves_are_even_and_colleagues_stay_together(parties, moving):
    assert second_half([Party(*each) for each in parties]) == moving
