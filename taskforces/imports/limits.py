"""What a file of contacts may be, and what is said of one that may not."""

import re

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.cpr import Verdict, find_cpr
from accounts.refusals import Refused

MAX_BYTES = 5 * 1024 * 1024
MAX_ROWS = 10_000
MAX_COLUMNS = 250  # an export of contacts from Outlook has 92

# A cell is None where a CPR number stood: the number itself is kept nowhere.
Cells = list[str | None]


class FileRefused(Refused):
    class Code(models.TextChoices):
        EMPTY = (
            "empty",
            _("Filen er tom. Den skal have en linje med overskrifter og mindst én række."),
        )
        OLD_EXCEL = (
            "old_excel",
            _(
                "Filen er gemt som et ældre Excel-ark (.xls), eller den har en adgangskode."
                " Gem den som .xlsx uden adgangskode, og læg den op igen."
            ),
        )
        UNREADABLE = (
            "unreadable",
            _("Vi kan ikke læse filen. Gem den som .xlsx eller CSV (UTF-8), og prøv igen."),
        )
        TOO_LARGE = "too_large", _("Filen er for stor. Den må højst fylde 5 MB: del den i flere.")
        TOO_MANY_ROWS = (
            "too_many_rows",
            _("Filen har over 10.000 rækker. Del den i flere, og læg dem op en ad gangen."),
        )
        TOO_MANY_COLUMNS = (
            "too_many_columns",
            _("Filen har over 250 kolonner. Slet dem, I ikke skal bruge."),
        )


def guarded(cell: str, *, p_number: bool = False) -> str | None:
    """The cell on one line, or None for a CPR number; all P-numbers begin with 1 and are ten digits."""
    plain = " ".join(cell.split())
    if p_number and re.fullmatch(r"1\d{9}", plain):
        return plain
    return plain if find_cpr(cell) is Verdict.NONE else None
