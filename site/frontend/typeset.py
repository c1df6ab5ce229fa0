"""PDF/UA-1 by typst. All text comes as JSON and is shown as it stands: no string is ever read as markup."""

import json
import re
import unicodedata
from functools import cache
from pathlib import Path

import typst

PIXELS_AN_INCH = 200.0

# What the fonts inside typst can draw. PDF/UA forbids signs that no font knows; "?" stands for them.
_UNKNOWN_SIGNS = re.compile(
    r"[^\n\u0020-\u007e\u00a0-\u024f\u0370-\u0377\u037a-\u037f\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03ff\u0400-\u045f\u1e00-\u1eff"
    r"\u2010-\u2015\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]"
)


def typeset(template: Path, data: dict) -> bytes:
    """`data` is JSON-ready; the template finds it in `sys.inputs.data`."""
    return _compiled(template, data, pdf_standards="ua-1")


def typeset_picture(template: Path, data: dict, *, pixels_an_inch: float = PIXELS_AN_INCH) -> bytes:
    """The first page of a document as PNG."""
    pages = _compiled(template, data, format="png", ppi=pixels_an_inch)
    return pages[0] if isinstance(pages, list) else pages


@cache
def _fonts():
    """The fonts inside typst, read once: they cost more than a letter does."""
    return typst.Fonts(include_system_fonts=False)


def _compiled(template, data, **output):
    return typst.compile(
        template,
        root=template.parent,
        sys_inputs={"data": json.dumps(drawable(data))},
        font_paths=_fonts(),
        **output,
    )


def drawable(value):
    if isinstance(value, str):
        if value.isascii() and value.isprintable():
            return value  # a QR of 7,000 signs, most often
        text = unicodedata.normalize("NFC", "\n".join(value.replace("\t", " ").splitlines()))
        return _UNKNOWN_SIGNS.sub("?", text)
    if isinstance(value, dict):
        return {key: drawable(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [drawable(each) for each in value]
    return value
