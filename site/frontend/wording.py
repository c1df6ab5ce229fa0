"""How numbers are written in the texts of pages, mails and letters."""

import re

from django.utils.html import format_html


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
