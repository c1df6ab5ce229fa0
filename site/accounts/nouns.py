"""The words an organisation uses for its unit and for the people it helps."""

from django.utils.translation import gettext_lazy as _

# Those a new organisation begins with.
_HOUSE_WORDS = {"virksomhedsindgangen": _("virksomhedsindgangen"), "kandidat": _("kandidat")}


def in_words(noun: str) -> str:
    """A word of the house in the reader's language; one that an organisation chose stands as it is."""
    return str(_HOUSE_WORDS.get(noun, noun))
