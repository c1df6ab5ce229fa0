"""What a round's page offers for each channel, and what is chosen beforehand."""

from collections import Counter

import pytest

from events.letters.sendings import sending, sentence_of
from events.letters.ways import CHANNELS, Sums, Way, Whom

EMAIL, POST, PAPER = CHANNELS
NEW, LOOSE, OPEN, YES = Whom


@pytest.mark.parametrize(
    ("channel", "numbers", "offered", "default"),
    [
        (EMAIL, {NEW: 281, OPEN: 281}, [NEW], NEW),
        (EMAIL, {NEW: 281, OPEN: 290}, [NEW, OPEN], NEW),
        # The second sending: everybody has the letter on paper, 40 of them said yes.
        (EMAIL, {OPEN: 10, YES: 40}, [OPEN, YES], OPEN),
        (EMAIL, {YES: 40}, [YES], None),
        (EMAIL, {}, [], None),
        (PAPER, {NEW: 33, LOOSE: 33, OPEN: 314}, [NEW, OPEN], NEW),
        (PAPER, {NEW: 3, LOOSE: 33, OPEN: 314}, [NEW, LOOSE, OPEN], NEW),
        (PAPER, {LOOSE: 5, OPEN: 53}, [LOOSE, OPEN], None),
        (POST, {OPEN: 20}, [OPEN], None),
        # As many as those without an answer, and yet others.
        (PAPER, {OPEN: 10, YES: 10}, [OPEN, YES], None),
    ],
)
def test_what_is_offered_and_what_is_chosen_beforehand(channel, numbers, offered, default):
    counted = Sums(Counter(), Counter({(channel, whom): n for whom, n in numbers.items()}))
    found = sending(counted, channel)
    assert [each.whom for each in found.choices] == offered
    assert (found.default and found.default.whom) == default


def test_the_sentence_says_what_has_not_left_yet():
    ways = Counter({Way.EMAIL: 281, Way.PRINT: 33, Way.UNREACHABLE: 1, Way.SENT: 7, Way.COMING: 4})
    assert sentence_of(Sums(ways, Counter())) == "281 på mail, 33 på papir, 1 kan ikke nås"
    assert sentence_of(Sums(Counter({Way.SENT: 7}), Counter())) == ""
