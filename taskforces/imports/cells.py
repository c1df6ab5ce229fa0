"""What a cell of each kind may be: cleaned where it is plain, else left out with a word about it.

Each function gives what is kept and what the person who imports should know ("" when nothing).
It raises Unreadable when nothing can be kept.
"""

import re
from datetime import date
from email.utils import parseaddr
from functools import cache

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import translation
from django.utils.translation import gettext as _

from accounts import municipalities
from accounts.folding import fold
from frontend.languages import CODES
from taskforces.identifiers import is_cvr, normalise_cvr
from taskforces.models import Company, Membership

Read = tuple[str, str]
# What a postcode or a column "Land" says, and the country's name as a Danish envelope has it.
COUNTRIES = {
    "danmark": "", "denmark": "", "dk": "", "dnk": "", "danmark (dk)": "",
    "d": "Tyskland", "de": "Tyskland", "germany": "Tyskland", "deutschland": "Tyskland",
    "s": "Sverige", "se": "Sverige", "sweden": "Sverige",
    "n": "Norge", "no": "Norge", "norway": "Norge",
    "fi": "Finland", "fin": "Finland", "is": "Island", "iceland": "Island",
    "fo": "Færøerne", "gl": "Grønland", "nl": "Holland", "netherlands": "Holland",
    "pl": "Polen", "poland": "Polen", "f": "Frankrig", "fr": "Frankrig", "france": "Frankrig",
    "gb": "Storbritannien", "uk": "Storbritannien", "united kingdom": "Storbritannien",
    "be": "Belgien", "ch": "Schweiz", "at": "Østrig", "ie": "Irland", "us": "USA", "usa": "USA",
}  # fmt: skip
# What a column "Sprog" says, as far as the site can write it.
LANGUAGES = {
    "da": "da", "dk": "da", "dansk": "da", "danish": "da",
    "en": "en", "gb": "en", "uk": "en", "eng": "en", "engelsk": "en", "english": "en",
}  # fmt: skip
NOTHING = {"", "-", "–", "—", "n/a", "na", "null", "none"}
YES = {"ja", "j", "yes", "y", "true", "sand", "1", "x"}
NO = {"nej", "n", "no", "false", "falsk", "0"}
_EMAIL = re.compile(r"[^\s<>,;/|\"“”()]+@[^\s<>,;/|\"“”()]+")
_PREFIX = re.compile(r"^([a-zæøåA-ZÆØÅ]{1,3})[-\s]+(?=\d)")
_AFTER_NUMBER = re.compile(r"\s*(lok(al)?|ext|omstilling|x)\b\.?\s*:?\s*\d+.*$", re.IGNORECASE)


class Unreadable(ValueError):
    pass


def cvr_from(cell: str) -> Read:
    """ "DK-10150817", "10.15.08.17", "CVR 10150817" and "10150817.0" are one number."""
    number = normalise_cvr(cell)
    if not is_cvr(number):
        raise Unreadable(cell)
    return number, ""


def p_number_from(cell: str) -> Read:
    number = re.sub(r"\D", "", re.sub(r"\.0$", "", cell))
    if len(number) != 10:
        raise Unreadable(cell)
    return number, ""


def email_from(cell: str) -> Read:
    """The first address in the cell, without what programs put around it."""
    found = list(dict.fromkeys(_address(each) for each in _EMAIL.findall(cell)))
    found = [each for each in found if each]
    if not found:
        raise Unreadable(cell)
    if len(found) > 1:
        return found[0], _("Der står %(n)s e-mailadresser. Vi har taget %(first)s.") % {
            "n": len(found),
            "first": found[0],
        }
    return found[0], ""


def _address(text):
    plain = re.sub(r"^mailto:", "", text.strip("'’‘`.:"), flags=re.IGNORECASE)
    _name, plain = parseaddr(plain)
    local, _at, domain = plain.rpartition("@")
    plain = f"{local.lower() if local.isupper() else local}@{domain.lower()}"
    try:
        validate_email(plain)
    except ValidationError:
        return ""
    return plain


def phone_from(cell: str) -> Read:
    """The first number in the cell, with the signs that telephones know."""
    parts = [part for part in re.split(r"\s*(?:[/;,|]|\bog\b|\beller\b)\s*", cell) if part.strip()]
    first = _AFTER_NUMBER.sub("", parts[0]) if parts else ""
    begins = re.search(r"[+\d(]", first)
    first = first[begins.start() :] if begins else ""
    plain = " ".join(re.sub(r"[().\-–]", " ", re.sub(r"\.0$", "", first)).split())
    if not re.fullmatch(r"\+?[\d ]{3,20}", plain) or len(plain) > 20:
        raise Unreadable(cell)
    if len(parts) > 1:
        return plain, _("Der står %(n)s numre. Vi har taget %(first)s.") % {
            "n": len(parts),
            "first": plain,
        }
    if _AFTER_NUMBER.search(cell):
        return plain, _("Lokalnummeret er ikke med.")
    return plain, ""


def place_from(cell: str) -> tuple[str, str]:
    """ "8000 Aarhus C" → ("8000", "Aarhus C"); the country that a postcode begins with stays with it."""
    found = re.fullmatch(r"((?:[^\W\d]{1,3}[-\s]+)?\d[\d ]*\d)(?:[\s,]+(\D.*))?", cell.strip())
    if not found:
        return "", cell.strip()
    return found[1].strip(), (found[2] or "").strip()


def postcode_from(cell: str, country: str = "") -> tuple[str, str]:
    """(postcode, country): "DK-8000" → ("8000", ""), "800" → ("0800", ""), "D-24937" → ("24937", "Tyskland").

    `country` is what another cell says; a foreign postcode is kept as it is written.
    """
    text = re.sub(r"\.0$", "", cell.strip())
    if found := _PREFIX.match(text):
        if found[1].lower() not in COUNTRIES:
            raise Unreadable(cell)
        country, text = COUNTRIES[found[1].lower()] or country, text[found.end() :]
    if country:
        if not text or len(text) > 10:
            raise Unreadable(cell)
        return text, country
    text = text.replace(" ", "")
    if not text.isdecimal() or not 3 <= len(text) <= 6:
        raise Unreadable(cell)
    return text.zfill(4), ""


def country_from(cell: str) -> str:
    """Its Danish name, "" for Denmark; one that we do not know stays as it is written."""
    return COUNTRIES.get(cell.strip().lower(), cell.strip()[:60])


def protected_from(cell: str) -> Read:
    word = cell.strip().lower()
    if word in YES:
        return "yes", ""
    if word in NO:
        return "", ""
    raise Unreadable(cell)


def language_from(cell: str) -> Read:
    """ "Engelsk", "English (UK)" and "en-GB" are one; a language that nothing is written in is told of."""
    found = re.match(r"[^\W\d_]+", cell.strip().lower())
    code = LANGUAGES.get(found.group(), "") if found else ""
    if not code:
        raise Unreadable(cell)
    return code, ""


def municipality_from(cell: str) -> Read:
    """Its code, from a code ("846") or a name ("Nordby Kommune")."""
    if cell.isdecimal():
        code = f"{int(cell):04}"
        found = code if municipalities.name(code) else ""
    else:
        short = re.sub(r"\s+kommune$", "", cell, flags=re.IGNORECASE)
        found = _municipalities_by_name().get(fold(short), "")
    if not found:
        raise Unreadable(cell)
    return found, ""


@cache
def _municipalities_by_name():
    return {fold(name): code for code, name in municipalities.choices()}


def industry_from(cell: str) -> Read:
    """Six digits; a spreadsheet has taken the zero in front of "011100"."""
    digits = cell.replace(".", "").replace(" ", "")
    if not digits.isdecimal() or not 4 <= len(digits) <= 6:
        raise Unreadable(cell)
    return digits.zfill(6), ""


def employees_from(cell: str) -> Read:
    """The band of a number ("37") or of an interval ("20-49"); Excel takes "10-19" for a day."""
    found = re.search(r"\d+", cell.replace(".", ""))
    if not found or re.match(r"\d{4}-\d\d-\d\d", cell):
        raise Unreadable(cell)
    bands = [(250, Company.Employees.LARGE), (50, Company.Employees.UNDER_250)]
    bands += [(10, Company.Employees.UNDER_50), (1, Company.Employees.UNDER_10)]
    return next((str(band) for least, band in bands if int(found.group()) >= least), ""), ""


def member_role_from(cell: str) -> Read:
    return _choice(cell, Membership.Role), ""


def member_kind_from(cell: str) -> Read:
    return _choice(cell, Membership.Kind), ""


def _choice(cell, choices):
    """By what the site calls it in any of its languages, or by the value itself."""
    found = _choices_by_word(choices).get(fold(cell.strip()))
    if not found:
        raise Unreadable(cell)
    return found


@cache
def _choices_by_word(choices):
    words = {fold(choice.value): choice.value for choice in choices}
    for code in CODES:
        with translation.override(code):
            words |= {fold(str(choice.label)): choice.value for choice in choices}
    return words


def day_from(cell: str) -> Read:
    """A day as Excel or a Danish office writes it, kept as 2026-01-31."""
    text = cell.strip()
    found = re.fullmatch(r"(\d{4})-(\d\d?)-(\d\d?)", text)
    parts = found.groups() if found else ()
    if found := re.fullmatch(r"(\d\d?)[-./ ]+(\d\d?)[-./ ]+(\d{4})", text):
        parts = reversed(found.groups())
    try:
        return date(*(int(part) for part in parts)).isoformat(), ""
    except (TypeError, ValueError) as error:
        raise Unreadable(cell) from error
