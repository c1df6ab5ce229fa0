"""The 98 Danish municipalities by code, the canonical four digits as text ("0671" is Struer)."""

import csv
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

from frontend.denmark import DenmarkMap, Place

FILE = Path(__file__).parent / "data" / "municipalities.csv"


@cache
def names() -> dict[str, str]:
    """Code → short name, in the file's order."""
    with FILE.open(encoding="utf-8", newline="") as handle:
        return {row["code"]: row["name"] for row in csv.DictReader(handle)}


def choices() -> list[tuple[str, str]]:
    return sorted(names().items(), key=lambda item: item[1])


def name(code: str) -> str:
    return names().get(code, "")


def code(municipality: str) -> str:
    """The code of a short name; raises KeyError for a name that is no municipality."""
    return {value: key for key, value in names().items()}[municipality]


def map_of(codes: Iterable[str], chosen: str, **others: str) -> DenmarkMap:
    """One code for each thing to count. A place's address chooses it; pressing the chosen one again shows all."""
    places = [
        Place(
            code=found,
            name=name(found),
            url=query(kommune="" if found == chosen else found, **others),
            count=count,
            current=found == chosen,
        )
        for found, count in Counter(codes).items()
        if name(found)
    ]
    return DenmarkMap(sorted(places, key=lambda place: place.name))


def query(**chosen: str) -> str:
    """What is chosen as the end of an address; what is empty is left out."""
    return "?" + urlencode({key: value for key, value in chosen.items() if value})
