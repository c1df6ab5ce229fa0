"""Who sits with whom when leaders interview each other; pure, so that every rule can be tested alone."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from random import Random

LEAST, MOST = 3, 4
COLLEAGUES = 10_000  # more than any number of old acquaintances
TRIES = 12

Met = frozenset[frozenset[str]]  # pairs of companies


@dataclass(frozen=True)
class Person:
    """`company` is whatever tells companies apart; people without one are strangers to each other."""

    id: int
    company: str = ""


def mix(
    people: Iterable[Person], met: Met = frozenset(), size: int = MOST, *, seed: int = 0
) -> list[list[Person]]:
    """Groups of 3 or 4 (five people, who divide into no such groups, are one group); [] for fewer than 3.

    Colleagues sit apart while there are groups enough for it, and pairs of companies that sat together
    before (`met`) apart as far as can be found. The same people and seed give the same groups.
    """
    people = sorted(people, key=lambda person: person.id)
    count = how_many(len(people), size)
    if not count:
        return []
    weigh = Weights(people, met)
    best, lowest = None, None
    for turn in range(TRIES):
        random = Random(f"{seed}:{turn}")  # noqa: S311 (nobody gains by guessing their neighbours)
        groups = improved(dealt(people, count, random), weigh)
        cost = sum(weigh.inside(group) for group in groups)
        if lowest is None or cost < lowest:
            best, lowest = groups, cost
        if not lowest:
            break
    return best


def how_many(people: int, size: int = MOST) -> int:
    """Groups for so many people: as near the size as whole groups of 3 and 4 allow."""
    wanted = -(-people // MOST) if size >= MOST else people // LEAST
    return min(wanted, people // LEAST)


def dealt(people: list[Person], count: int, random: Random) -> list[list[Person]]:
    """Dealt like cards, company by company: as many of a company as there are groups sit apart."""
    by_company = defaultdict(list)
    for person in people:
        by_company[person.company or f"alone:{person.id}"].append(person)
    companies = list(by_company.values())
    random.shuffle(companies)
    groups = [[] for _ in range(count)]
    for place, person in enumerate(person for company in companies for person in company):
        groups[place % count].append(person)
    return groups


class Weights:
    """What it costs that two people share a group."""

    def __init__(self, people, met):
        self.of = {person.id: {} for person in people}
        for a, b in combinations(people, 2):
            if cost := _cost(a, b, met):
                self.of[a.id][b.id] = self.of[b.id][a.id] = cost

    def among(self, person, others):
        own = self.of[person.id]
        return sum(own.get(other.id, 0) for other in others if other is not person)

    def inside(self, group):
        return sum(self.among(person, group) for person in group) // 2


def _cost(a, b, met):
    if not (a.company and b.company):
        return 0
    if a.company == b.company:
        return COLLEAGUES
    return int(frozenset((a.company, b.company)) in met)


def improved(groups: list[list[Person]], weigh: Weights) -> list[list[Person]]:
    """Two people change places as long as that makes it better for all."""
    while swap := _better(groups, weigh):
        (here, i), (there, j) = swap
        groups[here][i], groups[there][j] = groups[there][j], groups[here][i]
    return groups


def _better(groups, weigh):
    """A change of places that lowers the cost, for somebody who sits badly; None when there is none."""
    for here, group in enumerate(groups):
        for i, person in enumerate(group):
            if not weigh.among(person, group):
                continue
            for there, others in enumerate(groups):
                if there == here:
                    continue
                for j, other in enumerate(others):
                    if _gain(weigh, (person, group), (other, others)) > 0:
                        return (here, i), (there, j)
    return None


def _gain(weigh, one, other):
    (a, home), (b, away) = one, other
    before = weigh.among(a, home) + weigh.among(b, away)
    after = weigh.among(a, [x for x in away if x is not b])
    after += weigh.among(b, [x for x in home if x is not a])
    return before - after
