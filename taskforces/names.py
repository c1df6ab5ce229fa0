"""What a person is called in a greeting, read from a name as offices write it.

Titles, capitals and "Efternavn, Fornavn" are understood; what a reader could not be sure of is doubtful,
and a person looks at it before a letter says it.
"""

import re
import unicodedata
from dataclasses import dataclass

# What stands before a name without being part of it; folded to small letters, without dots.
TITLES = frozenset(
    [
        "dr",
        "dir",
        "direktør",
        "direktor",
        "prof",
        "professor",
        "lektor",
        "adjunkt",
        "docent",
        "ing",
        "ingeniør",
        "advokat",
        "læge",
        "tandlæge",
        "borgmester",
        "rådmand",
        "provst",
        "præst",
        "pastor",
        "major",
        "oberst",
        "kaptajn",
        "adm",
        "cand",
        "mag",
        "jur",
        "polit",
        "merc",
        "scient",
        "ph",
        "d",
        "phd",
        "mba",
        "msc",
        "bsc",
        "jr",
        "sr",
        "ceo",
        "cfo",
        "coo",
        "hd",
    ]
)
COURTESY = frozenset(
    ["hr", "herr", "fru", "frk", "frøken", "mr", "mrs", "ms", "miss", "madame", "frau", "sir"]
)
_BEFORE = re.compile(r"^(att|att\.?:|c/o|v/)\s*\.?:?\s*", re.IGNORECASE)
_ASIDE = re.compile(r"[\"“”„»«][^\"“”„»«]*[\"“”„»«]|\([^)]*\)")
_SEVERAL = re.compile(r"\s(og|and|und|samt)\s|[&/+;]", re.IGNORECASE)


@dataclass(frozen=True)
class GreetingName:
    """`name` follows "Kære"; `doubtful` says that somebody should look at it first."""

    name: str
    doubtful: bool = False


def greeting_name(written: str) -> GreetingName:
    """The name to greet by: "Hansen, Ole", "Dr. Ole Hansen" and "OLE HANSEN" are all Ole."""
    whole = " ".join(written.split())
    if _SEVERAL.search(whole):
        return GreetingName(whole, doubtful=True)
    words, courtesy = _without_titles(_in_order(_ASIDE.sub(" ", _BEFORE.sub("", whole))))
    if not words:
        return GreetingName(whole, doubtful=True)
    if len(words) == 1:  # a first name or a family name: nobody can tell
        name = in_usual_letters(words[0])
        return GreetingName(f"{courtesy} {name}" if courtesy else name, doubtful=True)
    if _is_initial(words[0]):
        return GreetingName(" ".join(words), doubtful=True)
    doubtful = _may_be_turned(whole) or not all(map(_is_plain, words))
    return GreetingName(in_usual_letters(words[0]), doubtful)


def in_usual_order(written: str) -> str:
    """ "Hansen, Ole" → "Ole Hansen"; anything that is not surely turned round stays as it is."""
    family, comma, given = (part.strip() for part in written.partition(","))
    one = family and " " not in family
    if not comma or not one or "," in given or not _is_a_given_name(given):
        return written
    return f"{given} {family}"


def in_usual_letters(word: str) -> str:
    """ "OLE" → "Ole", "jens-ole" → "Jens-Ole"; mixed letters were meant so."""
    if len(word) < 2 or not (word.isupper() or word.islower()):
        return word
    return "-".join(part[:1].upper() + part[1:].lower() for part in word.split("-"))


def _may_be_turned(written):
    """ "Storm Hansen, Ole" and "Ole Hansen, Nordby" look alike."""
    before, comma, after = written.partition(",")
    return bool(comma) and " " in before.strip() and _is_a_given_name(after)


def _in_order(written):
    """The words, given name first; what stands after a comma may be a title as well as a given name."""
    family, comma, given = written.partition(",")
    if not comma or not _is_a_given_name(given):
        return family.split()
    return [*given.split(), *family.split()]


def _is_a_given_name(text):
    words = text.split()
    return 0 < len(words) <= 3 and all(
        word[0].isupper() and _bare(word) not in TITLES for word in words
    )


def _without_titles(words):
    """The words of the name itself, and the courtesy title ("fru") that stood before it."""
    courtesy = next((word for word in words[:2] if _bare(word) in COURTESY), "")
    while words and (_bare(words[0]) in COURTESY or _is_title(words[0])):
        words = words[1:]
    while words and _is_title(words[-1]):
        words = words[:-1]
    return words, courtesy


def _is_title(word):
    return all(part in TITLES for part in re.split(r"[.]", word.lower()) if part) and bool(
        _bare(word)
    )


def _bare(word):
    return word.lower().strip(".,:")


def _is_initial(word):
    return len(word.strip(".")) < 2 or "." in word


def _is_plain(word):
    """Only letters that a Danish office can read aloud, and what joins them."""
    return all(
        sign in "-'’." or (sign.isalpha() and unicodedata.name(sign, "").startswith("LATIN"))
        for sign in unicodedata.normalize("NFC", word)
    )
