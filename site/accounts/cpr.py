"""No CPR number is kept anywhere: every free text is looked through before it is saved.

A valid date with a valid modulus 11, or 1 January (numbers without modulus 11 exist since 2007 for
such dates, cpr.dk), is refused. A valid date alone asks "is this a CPR number?" and takes a no.
Only what people type is judged: random ids and digests look like a number now and then.
"""

import logging
import re
import unicodedata
from datetime import date
from enum import Enum
from html import unescape

from django import forms
from django.utils.translation import gettext_lazy as _

log = logging.getLogger("haandslag.cpr")

_UUID = re.compile(r"(?<![^\W_])[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}(?![^\W_])", re.I)
_TAG = re.compile(r"<[^<>]*>")
# Between day, month and year, and between date and serial number; a blank may be a line break.
_MARK = r"[.\-‐‑‒–—−/ _,'·\t\n]"
_AROUND = r"\s{0,2}[^\w\s]?\s{0,2}"
_SHAPES = [
    re.compile(shape)
    for shape in (
        r"(?<![\d+])\d{6}[\W_]{0,4}\d{4}(?!\d)",
        rf"(?<![\d+])\d{{2}}\.?\d{{2}}\.?\d{{2}}{_AROUND}\d{{4}}(?!\d)",
        rf"(?<![\d+])\d{{2}}({_MARK})\d{{2}}\1\d{{2}}(?:{_AROUND}|_)\d{{4}}(?!\d)",
        r"(?<![\d+])\d{6}[\W_]{1,3}\d{2}\s\d{2}(?!\s?\d)",
        # In pairs or sign by sign, and nothing before or behind: a list of figures is no number.
        rf"(?<![\d+])(?<!\d[\W_])\d{{2}}({_MARK})\d{{2}}(?:\1\d{{2}}){{3}}(?!\1?\d)",
        rf"(?<![\d+])(?<!\d[\W_])\d({_MARK})\d(?:\1\d){{4}}(?:\1|{_AROUND})\d(?:\1\d){{3}}(?!\1?\d)",
        r"(?<![\d+])\d{3}\s\d{3}[\s\-–]\d{4}(?!\d)",
        # Broken anywhere, but not into two and eight: a figure beside a telephone or CVR number.
        r"(?<![\d+])(?:\d\s\d{9}|\d{3}\s\d{7}|\d{4}\s\d{6}|\d{5}\s\d{5}|\d{7}\s\d{3}|\d{9}\s\d)(?!\d)",
        # With all of the year.
        r"(?<![\d+])\d{2}([.\-/ ]?)\d{2}\1(?:18|19|20)\d{2}[\-‐‑–—/_]\d{4}(?!\d)",
    )
]
_P_NUMBER = re.compile(r"\bp[\s.\-‐‑–]*(?:nr|nummer|no|number|enhed\w*)[\s.:#]*\Z", re.I)
_ONE_RUN = re.compile(r"\d{10}|\d \d{3} \d{3} \d{3}")
_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_LEAST_DIGITS = 10


class Verdict(Enum):
    NONE = 0
    PERHAPS = 1
    CERTAIN = 2


def find_cpr(text: str) -> Verdict:
    """The worst verdict over everything in the text that looks like DDMMYY-SSSS; a UUID never does.

    However it is written: in other digits, with any mark or none, in groups, over two lines, or between tags.
    """
    if len(text) < _LEAST_DIGITS or sum(map(str.isdecimal, text)) < _LEAST_DIGITS:
        return Verdict.NONE
    plain = _plain(text)
    verdicts = {
        _judge(match) for shape in _SHAPES for match in shape.finditer(plain) if not _is_p(match)
    }
    return max(verdicts, key=lambda v: v.value, default=Verdict.NONE)


def _plain(text):
    """ASCII digits, no tags and no signs that nobody sees; what was beside each other stays so."""
    text = _UUID.sub("#", text)
    if "<" in text or "&" in text:
        text = _TAG.sub("", unescape(text))
    if text.isascii():
        return text
    text = unicodedata.normalize("NFKC", text)
    return "".join(
        str(unicodedata.decimal(sign)) if sign.isdecimal() else sign
        for sign in text
        if unicodedata.category(sign) != "Cf"
    )


def _is_p(match) -> bool:
    """A P-number behind the words that say so is as long, and is written in one run."""
    if not _ONE_RUN.fullmatch(match[0]):
        return False
    before = match.string[max(0, match.start() - 20) : match.start()]
    return _P_NUMBER.search(before) is not None


def _judge(match) -> Verdict:
    digits = [int(sign) for sign in match[0] if sign.isdecimal()]
    if len(digits) > _LEAST_DIGITS:  # with all of the year
        del digits[4:6]
    day, month, year = (10 * digits[n] + digits[n + 1] for n in (0, 2, 4))
    # The century is in the seventh digit; 29 February is tried in a leap year of either century.
    if not any(_is_date(century + year, month, day) for century in (1900, 2000)):
        return Verdict.NONE
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
