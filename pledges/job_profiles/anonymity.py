"""Texts about somebody who must stay unknown: a job profile, and the reference of a person at work.

What leads straight to a person (e-mail, telephone, link, birthday) is refused. What looks like a name
is asked about, because a guard of words cannot know that "Microsoft" is nobody.
"""

import logging
import re
import unicodedata

from django import forms
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.cpr import CprGuardMixin
from pledges.job_profiles.first_names import ALSO_WORDS, NAMES

log = logging.getLogger("haandslag.anonymity")


class Trace(models.TextChoices):
    EMAIL = "email", _("Skriv ingen e-mailadresser her: profilen skal være anonym.")
    LINK = "link", _("Skriv ingen links eller profiler her: de fører til en bestemt person.")
    PHONE = "phone", _("Skriv ingen telefonnumre her. Virksomheden ringer til konsulenten.")
    BIRTH = "birth", _("Skriv ingen fødselsdag eller fødselsår her.")
    NAME = (
        "name",
        _("Det ligner et navn. Fjern det, eller sæt kryds nederst, hvis det er noget andet."),
    )


_EMAIL = re.compile(r"\S+@\S+\.\w+|\S+\s*[(\[]\s*(?:at|snabel-?a)\s*[)\]]\s*\S+", re.I)
_LINK = re.compile(
    r"https?:|\bwww\.|(?<!\w)@\w{3,}|\b[\w-]+\.(?:dk|com|net|org|eu|info|me|io|se|no|de)\b"
    r"|\b(?:facebook|instagram|linkedin|snapchat|tiktok)\b",
    re.I,
)
_PHONE = re.compile(
    r"(?<![\d-])(?:\+|00)\d[\d ()-]{7,18}\d(?!\d)"  # with a country code
    r"|(?<!\d)(?:\d{8}|\d{2}(?: \d{2}){3}|\d{4}[ -]\d{4}|\d{2}(?:\.\d{2}){3})(?![\d.]\d)"
)
_YEARS = re.compile(r"(?:19|20)\d\d[ -](?:19|20)\d\d")
_BORN = re.compile(r"(?i:\bfødt\b|\bfødsels(?:dag|dato|år)|\bf\.)[^\n.]{0,20}?\d")
_DATE = re.compile(
    r"(?<!\d)\d{1,2}\s?[./-]\s?(?:\d{1,2}|[a-zæøå]{3,9})\.?\s?[./ -]?\s?(\d{4})(?!\d)"
)
_YOUNGEST, _OLDEST = 13, 100

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*\.?")
_SENTENCE_ENDS = re.compile(r"(?:^|[.!?:;\n•*]|(?<!\w)[-–])[\s\"'“”»«(]*$")
# What a sentence may begin with before a word with a capital that is no name: "Kender Excel".
_BEGINNER_WORDS = (
    "kan vil har er bor gerne har fra i på som med og til erfaring kandidat profil borger job"
    " god gode tidligere dansk engelsk ny medarbejder uddannet fast også"
)
_NOBODY_WORDS = (
    "excel word office outlook windows microsoft google adobe photoshop powerpoint teams sap navision"
    " dynamics business central autocad indesign netto føtex bilka rema coop kvickly lidl aldi ikea"
    " matas silvan jysk bauhaus postnord danmark dansk engelsk kommune jobcenter smiley haccp"
    " nord syd øst vest sjælland fyn jylland bornholm lolland falster københavn aarhus odense aalborg"
    " randers esbjerg kolding horsens vejle roskilde silkeborg herning"
)
_BEGINNERS, _NOBODY = frozenset(_BEGINNER_WORDS.split()), frozenset(_NOBODY_WORDS.split())

_DELICATE = re.compile(
    r"\b(?:fleksjob|førtidspension|kontanthjælp|dagpenge|ressourceforløb|sygedagpenge|sygemeld"
    r"|arbejdsløs|ledighed|diagnose|autis|adhd|angst|depress|ptsd|stress|misbrug|handicap|psyki"
    r"|kræft|skizofren|aspergers?\b|efterværn|kriminal|straffet)\w*",
    re.I,
)


def find_traces(text: str) -> set[str]:
    """Everything in the text that leads to a person."""
    text = _plain(text)
    found = {
        trace
        for trace, pattern in ((Trace.EMAIL, _EMAIL), (Trace.LINK, _LINK), (Trace.BIRTH, _BORN))
        if pattern.search(text)
    }
    if any(not _YEARS.fullmatch(match[0]) for match in _PHONE.finditer(text)):
        found.add(Trace.PHONE)
    if any(_is_birth_year(int(match[1])) for match in _DATE.finditer(text)):
        found.add(Trace.BIRTH)
    if names_somebody(text):
        found.add(Trace.NAME)
    return found


def names_somebody(text: str) -> bool:
    """A capitalised first name, a surname on -sen, initials, or two capitalised words in a row."""
    text = _plain(text)
    before = None
    for match in _WORD.finditer(text):
        word = _Word(match[0].rstrip("."), bool(_SENTENCE_ENDS.search(text[: match.start()])))
        together = before is not None and not text[before[1] : match.start()].strip(" ")
        if word.is_name or (together and _are_a_name(before[0], word)):
            return True
        before = (word, match.end())
    return False


def is_pseudonym(text: str) -> bool:
    """A reference of one's own making, such as "Kandidat A1": no name in it, however it is spelt."""
    words = {word.casefold() for word in re.findall(r"[^\W\d_]+", _plain(text))}
    return not words & NAMES and not find_traces(text)


def delicate_words(text: str) -> list[str]:
    """Words of health and benefits, as they stand: allowed, but a profile is better without them."""
    return sorted({match[0].lower() for match in _DELICATE.finditer(_plain(text))})


class _Word:
    def __init__(self, text: str, begins: bool):
        self.text, self.begins = text, begins
        self.low = text.casefold()
        self.capital = text[0].isupper()

    @property
    def is_initial(self):
        return self.capital and len(self.text) == 1

    @property
    def is_nobody(self):
        return self.low in _NOBODY or self.text.isupper()  # SAP, HACCP

    @property
    def is_name(self):
        if not self.capital:
            return False
        parts = {self.low, *re.split(r"[-'’]", self.low)}
        parts |= {part.removesuffix("s") for part in parts}
        if parts & NAMES:
            return True
        if self.begins:
            return False
        return bool(parts & ALSO_WORDS) or (len(self.low) > 5 and self.low.endswith("sen"))


def _are_a_name(first: _Word, second: _Word) -> bool:
    if not (first.capital and second.capital) or second.is_initial or second.is_nobody:
        return False
    if first.is_initial:
        return True
    if first.is_nobody or second.begins:
        return False
    starts_a_sentence = first.begins and (first.low in _BEGINNERS or first.low.endswith("r"))
    return not starts_a_sentence


def _is_birth_year(year: int) -> bool:
    return _YOUNGEST <= timezone.localdate().year - year <= _OLDEST


def _plain(text: str) -> str:
    """One way to write each letter, and nothing unseen between the letters."""
    text = unicodedata.normalize("NFKC", text)
    return "".join(sign for sign in text if unicodedata.category(sign) != "Cf")


class AnonymousFormMixin(CprGuardMixin):
    """Form mixin: the fields in `anonymous_fields` must lead to nobody; no field may hold a CPR number.

    What may be a name brings up a tick box "no, that is not a name"; a tick is logged without the
    text. Fields in `pseudonym_fields` hold a reference and nothing else: a name there takes no tick.
    """

    anonymous_fields: tuple[str, ...] = ()
    pseudonym_fields: tuple[str, ...] = ()

    def _clean_fields(self):
        super()._clean_fields()
        for name in (*self.anonymous_fields, *self.pseudonym_fields):
            text = self.data.get(self.add_prefix(name)) or ""
            traces = find_traces(text)
            for trace in sorted(traces - {Trace.NAME}):
                self.add_error(name, forms.ValidationError(Trace(trace).label, code=trace))
            if name in self.pseudonym_fields:
                self._check_pseudonym(name, text)
            elif Trace.NAME in traces:
                self._ask_for_the_name(name)

    def _check_pseudonym(self, name, text):
        if not self.has_error(name) and not is_pseudonym(text):
            message = _("Det ligner et navn. Brug jeres eget mærke, fx “Kandidat A1”.")
            self.add_error(name, forms.ValidationError(message, code="pseudonym"))

    def _ask_for_the_name(self, name):
        ticked = self.data.get(self.add_prefix("not_name")) == "on"
        # Also when ticked: another field may be wrong, and the tick must survive the next showing.
        self.fields["not_name"] = forms.BooleanField(
            required=False, label=_("Nej, det er ikke et navn på en person")
        )
        if ticked:
            log.info("not a name, says the user", extra={"field": name})
        else:
            self.add_error(name, forms.ValidationError(Trace.NAME.label, code="name_question"))
