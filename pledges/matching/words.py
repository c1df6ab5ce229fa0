"""Which words of two texts say the same, so that a wish can be found again in what a company wrote."""

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]{4,}")
_CLAUSE = re.compile(r"[.,;:!?\n]|\bmen\b|\bbut\b", re.I)
_NOT = re.compile(r"\b(?:ikke|ingen|intet|undgå|uden|aldrig|not|no|never|without)\b", re.I)
# Words of every wish and every job, which tell nothing of either.
_IDLE_WORDS = """
aldrig alle alligevel altid andet andre anden arbejde arbejder arbejdet begynde blive både derfor
dette disse efter eller endnu enten fast flere første gang gange gerne gode godt helst hende hver
have havde heller ikke ingen inden intet jobbet kunne lidt lige mange mand med meget mere mest
mindst mindre måske mellem mens nogen noget nogle også opgave opgaver over plads samme sammen skal
skulle som stadig stilling størst små sådan timer tage tiden undgå uden ugen under være været vores
ville vist about also from have like more need other some that this very want wants week with
without work would hours
"""
_IDLE = frozenset(_IDLE_WORDS.split())
_ENDINGS = ("ninger", "ningen", "ning", "ingen", "erne", "ene", "ing", "er", "et", "en", "e", "s")
_SHORTEST_STEM = 4
_SHORTEST_PREFIX = 5


def wanted_and_not(text: str) -> tuple[list[str], list[str]]:
    """The telling words of what somebody wants, and of what they would rather not: "ikke køkken"."""
    wanted, unwanted = [], []
    for clause in _CLAUSE.split(text):
        (unwanted if _NOT.search(clause) else wanted).extend(telling(clause))
    return wanted, unwanted


def telling(text: str) -> list[str]:
    """The words in small letters, each once, without those that every text has."""
    found = (match[0].casefold() for match in _WORD.finditer(text))
    return [word for word in dict.fromkeys(found) if word not in _IDLE]


def shared(words: Iterable[str], others: Iterable[str]) -> list[str]:
    """Those of the first that stand among the others in whatever form."""
    others = list(others)
    return [word for word in words if any(is_same(word, other) for other in others)]


def is_same(one: str, other: str) -> bool:
    """ "lager" and "lageret", "rengøre" and "rengøring"."""
    short, long = sorted((one, other), key=len)
    if len(short) >= _SHORTEST_PREFIX and long.startswith(short):
        return True
    return short == long or _stem(short) == _stem(long)


def _stem(word):
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word.removesuffix(ending)
    return word
