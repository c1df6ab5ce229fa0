"""Danish identifiers of companies and workplaces."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

CVR_WEIGHTS = (2, 7, 6, 5, 4, 3, 2, 1)


def normalise_cvr(typed: str) -> str:
    """ "DK 12 34 56 78", "12.34.56.78", "CVR-nr. 12345678" and a spreadsheet's "12345678.0" → "12345678"."""
    plain = re.sub(r"^(CVR|SE|VAT)([-\s]*(NR|NO|NUMMER)\b)?", "", typed.strip().upper())
    plain = re.sub(r"^(\d{8})\.0$", r"\1", plain.strip(" .:-").removeprefix("DK"))
    return re.sub(r"[\s.\-]", "", plain)


def is_cvr(number: str) -> bool:
    """Eight digits, not starting with 0, weighted sum divisible by 11 (Erhvervsstyrelsen)."""
    if len(number) != 8 or not (number.isascii() and number.isdigit()) or number[0] == "0":
        return False
    return sum(w * int(d) for w, d in zip(CVR_WEIGHTS, number, strict=True)) % 11 == 0


def validate_cvr(number: str) -> None:
    if not is_cvr(number):
        raise ValidationError(
            _(
                "CVR-nummeret skal være otte cifre, og det sidste skal passe med de andre. Tjek for tastefejl."
            ),
            code="cvr",
        )


def is_postcode(text: str) -> bool:
    """A Danish one: four digits."""
    return len(text) == 4 and text.isascii() and text.isdigit()


def validate_p_number(number: str) -> None:
    """Ten digits; no check digit is published."""
    if len(number) != 10 or not (number.isascii() and number.isdigit()):
        raise ValidationError(_("P-nummeret skal være ti cifre."), code="p_number")


def valid_cvr_from(serial: int) -> str | None:
    """The CVR number of a seven-digit serial number, None for the one in eleven that has none."""
    total = sum(w * int(d) for w, d in zip(CVR_WEIGHTS, f"{serial:07d}", strict=False))
    check = (-total) % 11
    return f"{serial:07d}{check}" if check < 10 else None
