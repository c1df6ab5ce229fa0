"""Documents about persons, once for screen and PDF: the answer to one person, the record, and the annex."""

from dataclasses import asdict, dataclass
from pathlib import Path

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from frontend.typeset import typeset

TEMPLATE = Path(__file__).parent / "document.typ"


@dataclass(frozen=True)
class Fact:
    label: str
    values: list[str]


@dataclass(frozen=True)
class Section:
    """A heading, what is said of it, and perhaps rows, each a list of facts of its own."""

    title: str
    facts: list[Fact]
    rows: list[list[Fact]]


@dataclass(frozen=True)
class Document:
    title: str
    lead: list[str]
    sections: list[Section]
    made_at: str

    def as_pdf(self) -> bytes:
        """PDF/UA-1, in the reader's own language."""
        language = translation.get_language() or ""
        frame = {"lang": "en" if language.startswith("en") else "da", "page": _("Side")}
        return typeset(TEMPLATE, asdict(self) | frame)


def moment_in_words(moment) -> str:
    return date_format(timezone.localtime(moment), _(r"j. F Y \k\l. H.i"))


def fact(label, *values) -> Fact:
    """Empty values are left out."""
    return Fact(str(label), [str(value) for value in values if value])
