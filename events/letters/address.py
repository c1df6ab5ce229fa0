"""The address in the window of the envelope: how it is broken into lines, and at which size it stands there.

The proof and the letter ask the same function, so what the proof says is what the window shows.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext as _

from frontend.fonts import width_of

# Millimetres of the field that the windows of M65, C5 and DIN 5008 form B have in common: letter.typ
# places it 25 mm from the left edge and 52 mm from the top.
WIDTH, HEIGHT = 80, 27.3
SIZES = (10.5, 10, 9.5, 9, 8.5, 8)  # points; smaller is not read by machines that sort post
LINE = 1.2  # of the size
_MM = 72 / 25.4


class Fit(models.TextChoices):
    """How an address stands in the window."""

    WHOLE = "whole"
    SHRUNK = "shrunk"
    CUT = "cut"


@dataclass(frozen=True)
class Address:
    """Lines as they are printed; none is broken again."""

    lines: list[str]
    points: float
    fit: Fit


def letter_address(company: str, name: str, street: str, place: str, country: str) -> Address:
    """As it stands in the window; in the language that is active."""
    return in_window([company, _("Att.: %(name)s") % {"name": name}], [street, place, country])


def in_window(who: Sequence[str], where: Sequence[str]) -> Address:
    """The biggest size at which all lines fit; at the smallest `who` is cut, and never `where`.

    A letter with half a company name arrives, one without its postcode does not.
    """
    who, where = [each for each in who if each], [each for each in where if each]
    for points in SIZES:
        lines = _broken([*who, *where], points)
        if len(lines) <= _room(points):
            fit = Fit.WHOLE if points == SIZES[0] else Fit.SHRUNK
            return Address(lines, points, fit)
    place = _broken(where, points)
    return Address([*_cut(who, _room(points) - len(place), points), *place], points, Fit.CUT)


def _room(points):
    """How many lines of that size the window holds."""
    return int(HEIGHT * _MM / (points * LINE))


def _broken(texts, points):
    return [line for text in texts for line in _lines_of(text, points)]


def _lines_of(text, points):
    """Between words; a word that is wider than the window breaks anywhere."""
    if _fits(text, points):
        return [" ".join(text.split())]
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if _fits(longer, points):
            lines[-1] = longer
            continue
        *full, rest = _pieces(word, points)
        lines = [*lines, *full, rest] if lines[-1] else [*full, rest]
    return lines


def _pieces(word, points):
    pieces = [""]
    for sign in word:
        if pieces[-1] and not _fits(pieces[-1] + sign, points):
            pieces.append("")
        pieces[-1] += sign
    return pieces


def _cut(who, room, points):
    """Each of them shares the lines that are left; what is missing is shown by three dots."""
    kept = []
    for number, text in enumerate(who):
        others = len(who) - number - 1
        share = max(room - len(kept) - others, 0)
        lines = _lines_of(text, points)
        if len(lines) > share:
            lines = [*lines[: share - 1], _dotted(lines[share - 1], points)] if share else []
        kept += lines
    return kept


def _dotted(line, points):
    while line and not _fits(f"{line}…", points):
        line = line[:-1]
    return f"{line.rstrip()}…"


def _fits(text, points):
    return width_of(text, points) <= WIDTH * _MM
