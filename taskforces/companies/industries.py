"""Industry codes in Statistics Denmark's ten groups (10-grupperingen).

The two systems letter their sections differently, but the divisions (the first two digits) that make
up a group are the same in DB07 and DB25, so a group may hold companies of both.
"""

from django.db import models
from django.db.models import QuerySet
from django.db.models.functions import Left
from django.utils.translation import gettext_lazy as _


class Industry(models.TextChoices):
    FARMING = "farming", _("Landbrug, skovbrug og fiskeri")
    MANUFACTURING = "manufacturing", _("Industri, råstoffer og forsyning")
    CONSTRUCTION = "construction", _("Bygge og anlæg")
    TRADE = "trade", _("Handel, transport, hoteller og restauranter")
    INFORMATION = "information", _("Information og kommunikation")
    FINANCE = "finance", _("Finansiering og forsikring")
    PROPERTY = "property", _("Ejendomme og udlejning")
    BUSINESS_SERVICE = "business_service", _("Erhvervsservice og rengøring")
    PUBLIC = "public", _("Offentlig administration, undervisning og sundhed")
    CULTURE = "culture", _("Kultur, fritid og anden service")
    UNKNOWN = "unknown", _("Ukendt branche")


# First and last division of each group.
DIVISIONS = {
    Industry.FARMING: ("01", "03"),
    Industry.MANUFACTURING: ("05", "39"),
    Industry.CONSTRUCTION: ("41", "43"),
    Industry.TRADE: ("45", "56"),
    Industry.INFORMATION: ("58", "63"),
    Industry.FINANCE: ("64", "66"),
    Industry.PROPERTY: ("68", "68"),
    Industry.BUSINESS_SERVICE: ("69", "82"),
    Industry.PUBLIC: ("84", "88"),
    Industry.CULTURE: ("90", "99"),
}


def industry_of(code: str) -> Industry:
    """ "812100" → BUSINESS_SERVICE; a code without a group is UNKNOWN."""
    division = code[:2]
    for industry, (first, last) in DIVISIONS.items():
        if len(division) == 2 and first <= division <= last:
            return industry
    return Industry.UNKNOWN


def of_industry(rows: QuerySet, industry: str, *, field: str = "industry_code") -> QuerySet:
    """Those whose column of codes is in the group; UNKNOWN is whatever stands in none of them."""
    rows = rows.alias(division=Left(field, 2))
    if industry != Industry.UNKNOWN:
        return rows.filter(division__in=_divisions(industry))
    return rows.exclude(division__in=[code for each in DIVISIONS for code in _divisions(each)])


def _divisions(industry):
    first, last = DIVISIONS[Industry(industry)]
    return [f"{number:02}" for number in range(int(first), int(last) + 1)]
