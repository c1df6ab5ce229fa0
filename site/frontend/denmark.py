"""The map of Denmark's municipalities, drawn on the server: no script, no tiles, nobody else's host."""

import re
from dataclasses import dataclass
from functools import cache
from math import hypot

from django.utils.functional import cached_property

from frontend.drawings import municipality_paths


@dataclass(frozen=True)
class Place:
    """A municipality to press on."""

    code: str
    name: str
    url: str
    count: int
    current: bool = False

    @property
    def path(self):
        return municipality_paths()[self.code]


@dataclass
class DenmarkMap:
    places: list[Place]

    @cached_property
    def rest(self) -> str:
        """All other municipalities as one path, since nobody can press on them."""
        pressed = {place.code for place in self.places}
        return "".join(path for code, path in municipality_paths().items() if code not in pressed)


# The drawing is 972 high and Denmark, without Bornholm which is moved, some 360 kilometres.
_KILOMETRES = 0.37
_MOVED = frozenset({"0400", "0411"})
_SIGN = re.compile(r"[MmLlz]|-?\d+")


def kilometres_between(here: str, there: str) -> int | None:
    """As the crow flies between the middles of two municipalities; about right, and None where nobody knows."""
    if {here, there} & _MOVED or not {here, there} <= municipality_paths().keys():
        return None
    (x, y), (u, v) = _middle(here), _middle(there)
    return round(hypot(x - u, y - v) * _KILOMETRES)


@cache
def _middle(code: str) -> tuple[float, float]:
    """Of the longest outline, which is the land without its islands."""
    outline = max(_outlines(municipality_paths()[code]), key=len)
    across, down = zip(*outline, strict=True)
    return (min(across) + max(across)) / 2, (min(down) + max(down)) / 2


def _outlines(path: str) -> list[list[tuple[int, int]]]:
    """Each begins with the place where the pen comes down; from there on each pair is a way from the last."""
    outlines = []
    for part in path.split("M")[1:]:
        numbers = [int(sign) for sign in _SIGN.findall(part) if sign not in "MmLlz"]
        points = [(numbers[0], numbers[1])]
        for x, y in zip(numbers[2::2], numbers[3::2], strict=True):
            points.append((points[-1][0] + x, points[-1][1] + y))
        outlines.append(points)
    return outlines
