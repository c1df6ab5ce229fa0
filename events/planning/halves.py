"""Which guests move when an event is divided in two halves."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Party:
    """A guest with their companions, as far as dividing is concerned."""

    key: int
    company: int
    persons: int


def second_half(parties: list[Party]) -> set[int]:
    """Keys of those who move: as near to half of the persons as companies allow, since colleagues stay together.

    The biggest company is placed first, each where fewest are; on a tie it stays. Parties without persons stay.
    """
    companies = {}
    for party in parties:
        if party.persons:
            companies.setdefault(party.company, []).append(party)
    by_size = sorted(companies.values(), key=_persons, reverse=True)
    stay = move = 0
    moving = set()
    for together in by_size:
        if move < stay:
            move += _persons(together)
            moving |= {party.key for party in together}
        else:
            stay += _persons(together)
    return moving


def _persons(parties):
    return sum(party.persons for party in parties)
