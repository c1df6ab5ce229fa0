from collections import Counter
from itertools import combinations
from math import ceil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.interview_groups.mixing import Person, how_many, mix


def crowd(*companies):
    return [Person(number, company) for number, company in enumerate(companies, 1)]


def strangers(count):
    return crowd(*(f"firma {n}" for n in range(count)))


def ids(groups):
    return [{person.id for person in group} for group in groups]


def acquainted(groups, met):
    return sum(
        frozenset((a.company, b.company)) in met
        for group in groups
        for a, b in combinations(group, 2)
    )


def colleagues(groups):
    return sum(a.company == b.company != "" for group in groups for a, b in combinations(group, 2))


@pytest.mark.parametrize(
    ("people", "size", "sizes"),
    [
        (0, 4, []),
        (2, 4, []),
        (3, 4, [3]),
        (4, 4, [4]),
        (5, 4, [5]),
        (6, 4, [3, 3]),
        (7, 4, [4, 3]),
        (8, 4, [4, 4]),
        (9, 4, [3, 3, 3]),
        (10, 4, [4, 3, 3]),
        (30, 4, [4, 4, 4, 4, 4, 4, 3, 3]),
        (5, 3, [5]),
        (7, 3, [4, 3]),
        (8, 3, [4, 4]),
        (9, 3, [3, 3, 3]),
        (11, 3, [4, 4, 3]),
    ],
)
def test_groups_have_three_or_four(people, size, sizes):
    assert sorted(map(len, mix(strangers(people), size=size)), reverse=True) == sizes


def test_the_same_seed_gives_the_same_groups():
    people = strangers(20)
    assert ids(mix(people, seed=7)) == ids(mix(reversed(people), seed=7))
    assert ids(mix(people, seed=7)) != ids(mix(people, seed=8))


def test_colleagues_sit_apart():
    groups = mix(crowd("a", "a", "a", "b", "b", "c", "d", "e", "f", "g"))
    assert colleagues(groups) == 0


def test_more_colleagues_than_groups_are_spread():
    """Five of one company over two tables: three and two is the least there is."""
    groups = mix(crowd("a", "a", "a", "a", "a", "b", "c", "d"))
    assert colleagues(groups) == 3 + 1


def test_people_without_a_company_are_no_colleagues():
    people = crowd("", "", "", "", "a", "a")
    assert colleagues(mix(people)) == 0


def test_those_who_have_met_sit_apart():
    people = strangers(16)
    first = mix(people, seed=1)
    met = frozenset(
        frozenset((a.company, b.company)) for group in first for a, b in combinations(group, 2)
    )
    assert acquainted(first, met) == 24
    assert acquainted(mix(people, met, seed=1), met) == 0


def test_colleagues_apart_weigh_more_than_old_acquaintances():
    everyone = ["a", "a", "b", "c", "d", "e"]
    met = frozenset(frozenset(pair) for pair in combinations(sorted(set(everyone)), 2))
    assert colleagues(mix(crowd(*everyone), met)) == 0


def best_of_six(people, met):
    """The least acquaintances of all ten ways to make two groups of three."""
    return min(
        acquainted([three, [p for p in people if p not in three]], met)
        for three in map(list, combinations(people, 3))
    )


@pytest.mark.slow
@settings(max_examples=200, deadline=None)
@given(st.frozensets(st.sampled_from(list(combinations(range(6), 2)))), st.integers(0, 99))
def test_six_strangers_sit_as_well_as_can_be(pairs, seed):
    people = strangers(6)
    met = frozenset(frozenset((f"firma {a}", f"firma {b}")) for a, b in pairs)
    assert acquainted(mix(people, met, seed=seed), met) == best_of_six(people, met)


COMPANIES = st.lists(st.sampled_from(["", "a", "b", "c", "d", "e", "f"]), max_size=45)
PAIRS = st.frozensets(st.frozensets(st.sampled_from("abcdef"), min_size=2, max_size=2), max_size=8)


@settings(max_examples=150, deadline=None)
@given(COMPANIES, PAIRS, st.sampled_from([3, 4]), st.integers(0, 9))
def test_everybody_sits_exactly_once(companies, met, size, seed):
    people = crowd(*companies)
    groups = mix(people, met, size, seed=seed)
    if len(people) < 3:
        assert groups == []
        return
    assert Counter(p.id for group in groups for p in group) == Counter(p.id for p in people)
    allowed = {5} if len(people) == 5 else {3, 4}
    assert {len(group) for group in groups} <= allowed
    assert len(groups) == how_many(len(people), size)
    for company, members in Counter(companies).items():
        if company:
            fullest = max(sum(p.company == company for p in group) for group in groups)
            assert fullest == ceil(members / len(groups))
