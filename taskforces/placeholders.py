"""The words in curly brackets that a letter may hold: an allow-list and nothing else.

Text is never run through str.format, % or a template: each allowed {word} is replaced, once, by plain
text. Anything else that looks like a placeholder is refused when the letter is saved.
"""

import re
from collections.abc import Iterable, Mapping

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from frontend.wording import clock_time, day_and_time, written_date

PLACEHOLDERS = {
    "hilsen": _("hilsen, fx “Kære Åse”"),
    "fornavn": _("fornavn"),
    "navn": _("fulde navn"),
    "titel": _("titel"),
    "virksomhed": _("virksomhedens navn"),
    "arrangement": _("arrangementets navn"),
    "dato": _("dato, fx torsdag den 26. november 2026"),
    "tid": _("klokkeslæt, fx 17.00"),
    "sted": _("sted"),
    "svarfrist": _("svarfrist"),
}

# On the open page nobody is named.
_NOBODY = {
    "hilsen": _("Kære virksomhedsleder"),
    "fornavn": _("virksomhedsleder"),
    "navn": _("virksomhedsleder"),
    "titel": "",
    "virksomhed": _("din virksomhed"),
}
_OF_EVENT = ("arrangement", "dato", "tid", "sted", "svarfrist")

_ALLOWED = re.compile(r"\{(" + "|".join(PLACEHOLDERS) + r")\}")
_SUSPECT = re.compile(r"\{[^{}]{0,80}\}?|\}|%\([^)]{0,80}\)?")


_FIXED_LINK = re.compile(r"\bhttps?://\S+|\bwww\.\S+", re.IGNORECASE)


def fixed_links(text: str) -> list[str]:
    """Addresses written into the text: the same for all, so that no answer comes back from them."""
    return list(dict.fromkeys(_FIXED_LINK.findall(text)))


def fill(text: str, values: Mapping[str, str]) -> str:
    """Replace each placeholder of a letter by its value."""
    return _ALLOWED.sub(lambda match: str(values[match[1]]), text)


def fill_in(text: str, values: Mapping[str, str]) -> str:
    """The same for any other list of words: what is filled in is never looked through again."""
    return _any_of(values).sub(lambda match: str(values[match[1]]), text)


def unknown_in(text: str, names: Iterable[str]) -> list[str]:
    """Everything that looks like a placeholder and is none of these, in order, each once."""
    return list(dict.fromkeys(_SUSPECT.findall(_any_of(names).sub("", text))))


def event_values(event) -> dict[str, str]:
    """What the words about the event become, on paper, by mail and in public; in the language that is active."""
    starts_at = timezone.localtime(event.starts_at)
    return {
        "arrangement": event.title,
        "dato": written_date(starts_at),
        "tid": clock_time(starts_at),
        "sted": event.place,
        "svarfrist": day_and_time(event.answer_deadline),
    }


def public_values(event=None) -> dict[str, str]:
    """For the open page; without an event no text that asks for one can be shown, see `needs_event`."""
    return _NOBODY | (event_values(event) if event else {})


def needs_event(text: str) -> bool:
    """Whether a text says something that only an event can fill in."""
    return any(name in _OF_EVENT for name in _ALLOWED.findall(text))


def unknown_placeholders(text: str) -> list[str]:
    """Everything that looks like a placeholder and is not on the list, in order, each once."""
    return unknown_in(text, PLACEHOLDERS)


def validate_placeholders(text: str) -> None:
    refuse_unknown(text, PLACEHOLDERS)


def refuse_unknown(text: str, names: Iterable[str]) -> None:
    """Raises ValidationError for whatever looks like a placeholder and is none of these, with those that there are."""
    if unknown := unknown_in(text, names):
        raise ValidationError(
            _("Pladsholderen %(unknown)s findes ikke. Brug en af disse: %(allowed)s."),
            code="placeholder",
            params={
                "unknown": ", ".join(unknown),
                "allowed": ", ".join(f"{{{name}}}" for name in names),
            },
        )


def _any_of(names):
    return re.compile(r"\{(" + "|".join(map(re.escape, names)) + r")\}")
