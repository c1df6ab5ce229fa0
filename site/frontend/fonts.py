"""The typefaces of everything on paper: the screens' own, and Noto for what those cannot draw.

They come as packages, so that a letter looks the same on every machine; a font of the machine is never used.
"""

import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import fontpkg_bricolage_grotesque
import fontpkg_figtree
import fontpkg_noto_sans
import fontpkg_noto_sans_arabic
from fontTools.ttLib import TTFont
from PIL import ImageFont

FOLDERS = [
    package.ROOT / "files"
    for package in (
        fontpkg_figtree,
        fontpkg_bricolage_grotesque,
        fontpkg_noto_sans,
        fontpkg_noto_sans_arabic,
    )
]
# As typst knows the families; the first that has a sign draws it.
TEXT = ("Figtree", "Noto Sans", "Noto Sans Arabic")
HEADING = ("Bricolage Grotesque 96pt", *TEXT)

_MEASURED_AT = 1000  # units of an em
_REGULAR = 400


def undrawn(text: str) -> list[str]:
    """The signs of a text that no typeface holds (Chinese, emoji), each once, in order."""
    if text.isascii():
        return []
    signs = unicodedata.normalize("NFC", text)
    return list(
        dict.fromkeys(
            sign
            for sign in signs
            if ord(sign) not in _drawn() and not sign.isspace() and _is_seen(sign)
        )
    )


def drawable(text: str) -> str:
    """The text as it can be set: "?" for each sign that no typeface holds, line breaks kept."""
    if text.isascii() and text.isprintable():
        return text  # a QR of 7,000 signs, most often
    plain = unicodedata.normalize("NFC", "\n".join(text.replace("\t", " ").splitlines()))
    return "".join(_as_drawn(sign) for sign in plain)


def width_of(text: str, points: float) -> float:
    """How wide the text is in points of length, set in one line at that size; never narrower than drawn."""
    return sum(map(_advance, drawable(text))) * points / _MEASURED_AT


def _as_drawn(sign):
    if sign == "\n":
        return sign
    if unicodedata.category(sign) == "Cc":
        return ""
    if ord(sign) in _drawn():
        return sign
    if sign.isspace():
        return " "
    return "?" if _is_seen(sign) else ""


def _is_seen(sign):
    """What only says how its neighbours stand (a joiner, the choice of a form) is not missed."""
    return unicodedata.category(sign) not in ("Cc", "Cf", "Mn", "Cs")


def _upright() -> Iterable[Path]:
    """The files that draw running text, in the order of TEXT."""
    for folder in (FOLDERS[0], *FOLDERS[2:]):
        yield from (file for file in sorted(folder.glob("*.ttf")) if "Italic" not in file.name)


@cache
def _signs_of(file: Path) -> frozenset[int]:
    with TTFont(file, lazy=True) as font:
        return frozenset(font.getBestCmap())


@cache
def _drawn() -> frozenset[int]:
    return frozenset().union(*map(_signs_of, _upright()))


@cache
def _advance(sign: str) -> float:
    files = list(_upright())
    file = next((file for file in files if ord(sign) in _signs_of(file)), files[0])
    return _measure(file).getlength(sign)


@cache
def _measure(file: Path) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(file, _MEASURED_AT)
    axes = [
        _REGULAR if axis["name"] == b"Weight" else axis["default"]
        for axis in font.get_variation_axes()
    ]
    font.set_variation_by_axes(axes)
    return font
