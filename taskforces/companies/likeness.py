"""Which companies look like one and the same: suggested, and never decided."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Substr
from django.utils.translation import gettext_lazy as _

from accounts.folding import fold
from taskforces.companies.merging import which_stays
from taskforces.models import Company

SUGGESTED, LOOSE, NEAR = 30, 300, 3000
BEGINS = 4  # letters that two spellings of a name have in common
FORMS = {"as", "aps", "is", "ks", "ps", "ivs", "amba", "smba", "fmba", "ltd", "inc", "gmbh", "ab"}
_SIGNS = str.maketrans({".": "", "/": "", ",": " ", "-": " ", "&": " og "})


class Why(models.TextChoices):
    NAME = "name", _("samme navn")
    TOWN = "town", _("samme navn og by")
    ADDRESS = "address", _("samme adresse og et navn, der ligner")


@dataclass(frozen=True)
class Alike:
    one: Company  # the one that would stay
    other: Company
    why: Why


def bare_name(name: str) -> str:
    """The name without its legal form and signs: “Ågård & Søn A/S” and “Aagaard og søn” are one."""
    words = fold(name).translate(_SIGNS).split()
    return " ".join([word for word in words if word not in FORMS] or words)


def why_alike(one: Company, other: Company) -> Why | None:
    """None too where the register says that they are two: both have a number, and both are open."""
    is_open = not (one.closed_on or other.closed_on)
    if one.cvr_number and other.cvr_number and is_open:
        return None
    names, towns = (bare_name(one.name), bare_name(other.name)), (one.postcode, other.postcode)
    same_town = bool(one.postcode) and one.postcode == other.postcode
    if names[0] == names[1]:
        if same_town:
            return Why.TOWN
        return None if all(towns) else Why.NAME
    streets = fold(one.street), fold(other.street)
    if same_town and streets[0] and streets[0] == streets[1]:
        return Why.ADDRESS if set(names[0].split()) & set(names[1].split()) else None
    return None


def suggested(known: models.QuerySet[Company]) -> list[Alike]:
    """The first so many pairs of those that somebody knows; one of each pair could be merged into the other."""
    may_go = Q(cvr_number=None) | Q(closed_on__isnull=False)
    loose = list(known.filter(may_go).order_by("-pk")[:LOOSE])
    if not loose:
        return []
    found: dict[tuple[int, int], Alike] = {}
    for group in _groups([*loose, *_near(known, loose)]):
        for pair in combinations(group, 2):
            one, other = which_stays(*pair)
            if (why := why_alike(one, other)) and (one.pk, other.pk) not in found:
                found[one.pk, other.pk] = Alike(one, other, why)
    return sorted(found.values(), key=lambda each: (each.one.name, each.one.pk))[:SUGGESTED]


def _near(known, loose):
    """Those with the first letters or the address of one of them; the database finds them."""
    begins = {fold(each.name)[:BEGINS] for each in loose}
    streets = {each.street for each in loose if each.street and each.postcode}
    postcodes = {each.postcode for each in loose if each.postcode}
    near = known.alias(begins=Substr("search_text", 1, BEGINS))
    there = Q(street__in=streets, postcode__in=postcodes)
    rows = near.filter(Q(begins__in=begins) | there).exclude(pk__in=[each.pk for each in loose])
    return rows.order_by("pk")[:NEAR]


def _groups(companies):
    """Those of one name, and those of one address."""
    groups = defaultdict(list)
    for each in companies:
        groups["name", bare_name(each.name)].append(each)
        if each.street and each.postcode:
            groups["address", fold(each.street), each.postcode].append(each)
    return [group for group in groups.values() if len(group) > 1]
