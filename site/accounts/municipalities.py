"""The 98 Danish municipalities by code, the canonical four digits as text ("0671" is Struer)."""

import csv
from functools import cache
from pathlib import Path

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
