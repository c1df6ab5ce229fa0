"""The keys of rows as they stand in an address or a form: what a stranger can type is not yet a number.

Too many digits are more than a database can look for, and far too many more than Python reads.
"""

from collections.abc import Iterable

from django.http import Http404

MOST_DIGITS = 18  # any number of so many fits into a key of either database


def row_key(typed: str | None) -> int | None:
    """The number of a row, as somebody typed it; None for what can be none."""
    text = typed or ""
    is_key = text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS
    return int(text) if is_key else None


def row_keys(typed: Iterable[str]) -> set[int]:
    """The numbers of the rows that were ticked; Http404 when one of them can be none."""
    keys = {row_key(text) for text in typed}
    if None in keys:
        raise Http404
    return keys
