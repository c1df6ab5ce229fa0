import random

import pytest

from pledges.figures.suppression import SMALLEST_GROUP, suppress, suppress_parts


@pytest.mark.parametrize(("n", "shown"), [(0, 0), (1, None), (4, None), (5, 5)])
def test_suppress_hides_small_groups(n, shown):
    assert suppress(n) == shown


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        ([9, 3, 12], [None, None, 12]),  # 24 - 9 - 12 would have told the 3
        ([9, 2, 2, 40], [None, None, None, 40]),  # two hidden of 4 together are a small group still
        ([9, 3, 3, 40], [9, None, None, 40]),
        ([9, 12], [9, 12]),
        ([9, 0], [9, 0]),
        ([3, 0], [None, 0]),  # the total of 3 is hidden too
        ([6, 1], [None, None]),
    ],
)
def test_no_hidden_part_follows_from_the_total(parts, shown):
    assert list(suppress_parts(dict(enumerate(parts))).values()) == shown


@pytest.mark.parametrize("seed", range(100))
def test_what_is_left_of_the_total_is_never_one_part_nor_a_small_group(seed):
    chance = random.Random(seed)
    parts = {n: chance.choice([0, 0, 1, 2, 4, 5, 6, 30]) for n in range(chance.randrange(1, 9))}
    shown = suppress_parts(parts)
    hidden = [n for n in parts if shown[n] is None]
    total = suppress(sum(parts.values()))
    assert all(shown[n] in (None, parts[n]) for n in parts)
    assert not any(0 < (shown[n] or 0) < SMALLEST_GROUP for n in parts)
    if hidden and total is not None and len(parts) > 1:
        left = total - sum(shown[n] or 0 for n in parts)
        assert left >= SMALLEST_GROUP
        assert len(hidden) >= 2


def test_hiding_small_parts_alone_would_not_do():
    """The negative control: with the small ones hidden only, the total tells."""
    parts = [9, 3, 12]
    shown = [suppress(n) for n in parts]
    assert sum(parts) - sum(n or 0 for n in shown) == 3
