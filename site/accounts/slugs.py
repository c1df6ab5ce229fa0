"""Makes slugs that are free: short names in addresses."""

from django.db import models
from django.utils.text import slugify

_DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
LONGEST = 75  # the shortest field has 80 signs


def free_slug(words: str, *, among: models.QuerySet, fallback: str) -> str:
    """Danish letters by their usual stand-ins, and a number when the words are taken."""
    base = slugify(words.lower().translate(_DANISH))[:LONGEST].strip("-") or fallback
    taken = set(among.filter(slug__startswith=base).values_list("slug", flat=True))
    number = 1
    while (slug := base if number == 1 else f"{base}-{number}") in taken:
        number += 1
    return slug
