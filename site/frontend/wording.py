"""How numbers and dates are written in the texts of pages, mails and letters."""

import re
from functools import lru_cache

from django.db.models import Choices
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _


def phone(number: str | None, link: bool = True) -> str:
    """12 34 56 78, and a foreign number as it was written; pressing it calls."""
    digits = re.sub(r"[^\d+]", "", str(number or ""))
    if not digits:
        return ""
    national = re.sub(r"^(\+45|0045)", "", digits)
    danish = re.fullmatch(r"\d{8}", national)
    shown = " ".join(national[i : i + 2] for i in range(0, 8, 2)) if danish else str(number)
    called = f"+45{national}" if danish else digits
    if not link:
        return shown
    return format_html('<a class="nowrap" href="tel:{}">{}</a>', called, shown)


def written_date(day) -> str:
    """onsdag den 25. november 2026; the one form of a date in letters and mails, in the language that is active."""
    # Translators: Django date format of a whole date, e.g. "onsdag den 25. november 2026"
    return date_format(day, _(r"l \d\e\n j. F Y"))


def day_and_time(moment) -> str:
    """onsdag den 25. november 2026 kl. 18.40: as `written_date`, with the hour by the clock on the wall."""
    # Translators: Django date format of a whole date and time, "onsdag den 25. november 2026 kl. 18.40"
    return date_format(timezone.localtime(moment), _(r"l \d\e\n j. F Y \k\l. H.i"))


def clock_time(moment) -> str:
    """18.40"""
    # Translators: Django time format, "18.40"
    return date_format(timezone.localtime(moment), _("H.i"))


def label_of(choices: type[Choices], value: str) -> str:
    """What one choice is called. Django's own puts every choice into words to name one, which lists feel."""
    return _label_in(get_language(), choices, value)


@lru_cache(maxsize=1024)
def _label_in(_language, choices, value):
    try:
        return str(choices(value).label)
    except ValueError:
        return value
