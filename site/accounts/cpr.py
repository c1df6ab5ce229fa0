"""No CPR number is kept anywhere: every free text is looked through before it is saved.

A valid date with a valid modulus 11, or 1 January (numbers without modulus 11 exist since 2007 for
such dates, cpr.dk), is refused. A valid date alone asks "is this a CPR number?" and takes a no.
Only what people type is judged: random ids and digests look like a number now and then.
"""

import logging
import re
from datetime import date
from enum import Enum

from django import forms
from django.utils.translation import gettext_lazy as _

log = logging.getLogger("haandslag.cpr")

_PATTERN = re.compile(
    r"(?<!\d)(\d{2})[.]?(\d{2})[.]?(\d{2})[^\S\n]?[-‐‑–—./]?[^\S\n]?(\d{4})(?!\d)"
)
_UUID = re.compile(r"(?<![^\W_])[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}(?![^\W_])", re.I)
_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)


class Verdict(Enum):
    NONE = 0
    PERHAPS = 1
    CERTAIN = 2


def find_cpr(text: str) -> Verdict:
    """The worst verdict over everything in the text that looks like DDMMYY-SSSS; a UUID never does."""
    return max(
        (_judge(match) for match in _PATTERN.finditer(_UUID.sub("#", text))),
        key=lambda v: v.value,
        default=Verdict.NONE,
    )


def _judge(match) -> Verdict:
    day, month, year = (int(match[i]) for i in (1, 2, 3))
    # The century is in the seventh digit; 29 February is tried in a leap year of either century.
    if not any(_is_date(century + year, month, day) for century in (1900, 2000)):
        return Verdict.NONE
    digits = [int(digit) for digit in "".join(match.groups())]
    valid = sum(w * d for w, d in zip(_WEIGHTS, digits, strict=True)) % 11 == 0
    return Verdict.CERTAIN if valid or (day, month) == (1, 1) else Verdict.PERHAPS


def _is_date(year, month, day) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


class DigestField(forms.RegexField):
    """A digest that a page carries to and fro, to be compared and never kept.

    It takes hex digits alone and at least sixteen, so that no text gets past the guard in it.
    """

    def __init__(self, **kwargs):
        super().__init__(r"\A[0-9a-f]{16,64}\Z", widget=forms.HiddenInput, strip=False, **kwargs)


# Fields that are text to Django, and whose values are made by machines in a form of their own.
MACHINE_MADE = (forms.UUIDField, DigestField)


def is_typed(field: forms.Field, *, is_valid: bool) -> bool:
    """Whether a field holds what people write.

    That a field is hidden says nothing: a browser sends any text in it. What a machine is to make
    counts as such only while it has the machine's form.
    """
    if isinstance(field, MACHINE_MADE) and is_valid:
        return False
    return isinstance(field, forms.CharField)


class CprGuardMixin:
    """Form mixin: refuses CPR numbers in every typed field except those in `cpr_exempt`.

    A number that only might be one brings up a tick box "this is not a CPR number"; a tick is
    logged without the text. The number itself is emptied from the redisplayed form.
    """

    cpr_exempt: tuple[str, ...] = ()

    def _clean_fields(self):
        super()._clean_fields()
        for name, field in list(self.fields.items()):
            if name in self.cpr_exempt or not is_typed(field, is_valid=name in self.cleaned_data):
                continue
            # The raw value: a text refused for another reason would be shown again too.
            verdict = find_cpr(self.data.get(self.add_prefix(name)) or "")
            if verdict is Verdict.CERTAIN:
                self._refuse(
                    name, _("Skriv ikke CPR-numre her. Vi har fjernet det, du skrev i feltet.")
                )
            elif verdict is Verdict.PERHAPS and not self._denied(name):
                self._ask(name)

    def _refuse(self, name, message):
        self.add_error(name, forms.ValidationError(message, code="cpr"))
        # Never echoed: the bound value is replaced before the form is shown again.
        self.data = self.data.copy()
        self.data[self.add_prefix(name)] = ""

    def _denied(self, name):
        if self.data.get(self.add_prefix("not_cpr")) != "on":
            return False
        log.info("not a CPR number, says the user", extra={"field": name})
        return True

    def _ask(self, name):
        self.fields["not_cpr"] = forms.BooleanField(
            required=False, label=_("Nej, det er ikke et CPR-nummer")
        )
        self.add_error(
            name,
            forms.ValidationError(
                _(
                    "Det ligner et CPR-nummer. Fjern det, eller sæt kryds nederst, hvis det er noget andet."
                ),
                code="cpr_question",
            ),
        )
