"""Folds letters for search, so that "soren" finds Søren and "aage" finds Åge."""

import unicodedata

_DANISH = str.maketrans({"ø": "o", "æ": "ae", "ð": "d", "ß": "ss"})


def fold(text: str) -> str:
    """Lower case without accents; å and aa, ø and oe become one sign each, blanks one blank.

    A null sign counts as a blank: PostgreSQL refuses it, and SQLite stops reading at it.
    """
    lowered = unicodedata.normalize("NFKD", text.casefold().translate(_DANISH))
    plain = "".join(sign for sign in lowered if not unicodedata.combining(sign))
    return " ".join(plain.replace("aa", "a").replace("oe", "o").replace("\0", " ").split())
