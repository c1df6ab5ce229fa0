"""The words under which a text is found: folded, and cut down to their stems.

Both databases keep these words and are asked with them, so that SQLite and PostgreSQL find the same.
"""

import re
from collections.abc import Iterable

import snowballstemmer

from accounts.folding import fold

# Snowball leaves "virksomhed" of "virksomhederne" and "virksom" of all its other forms.
_PLURAL = re.compile(r"(?<=heder)nes?$")
_WORD = re.compile(r"\w+")
MOST_WORDS = 12


def search_words(*texts: str) -> str:
    """For the index."""
    return " ".join(stem(word) for text in texts for word in _WORD.findall(fold(text or "")))


def query_words(text: str) -> list[str]:
    """What a visitor looks for; a text of many words is cut."""
    return [stem(word) for word in _WORD.findall(fold(text))][:MOST_WORDS]


def stem(word: str) -> str:
    """Of a folded word: "smajobbene" and "smajobbet" are both "smajob"."""
    # A stemmer holds the word it works on, so threads cannot share one.
    return snowballstemmer.stemmer("danish").stemWord(_PLURAL.sub("", word))


def texts_of(stream) -> Iterable[str]:
    """What a reader reads in a StreamField."""
    return stream.stream_block.get_searchable_content(stream)
