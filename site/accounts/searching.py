"""The words under which a text is found: folded, and cut down to their stems.

Both databases keep these words and are asked with them, so that SQLite and PostgreSQL find the same.
"""

import re
from collections.abc import Iterable

from accounts.folding import fold

# Danish endings of the Snowball stemmer (snowballstem.org/algorithms/danish), and "hederne".
_ENDING = re.compile(
    r"(hed|ethed|ered|e|erede|ende|erende|ene|erne|ere|en|heden|eren|er|heder|hederne|hedernes|erer|heds|es"
    r"|endes|erendes|enes|ernes|eres|ens|hedens|erens|ers|ets|erets|et|eret|s)$"
)
_BEGINNING = re.compile(r"[^aeiouy]*[aeiouy]+[^aeiouy]")  # nothing in here is ever an ending
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
    kept = _BEGINNING.match(word)
    least = max(kept.end(), 3) if kept else len(word)
    if found := _ENDING.search(word, least):  # the leftmost one is the longest
        word = word[: found.start()]
    doubled = len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiouy"
    return word[:-1] if doubled else word


def texts_of(stream) -> Iterable[str]:
    """What a reader reads in a StreamField."""
    return stream.stream_block.get_searchable_content(stream)
