"""How surely an identity provider says who somebody is: NSIS and NIST levels, and a log-in in two steps.

An organisation says what it asks for; a log-in below that is refused.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    NONE = "none", _("intet krav")
    TWO_STEPS = "two_steps", _("to trin, fx adgangskode og app")
    LOW = "low", _("NSIS Lav")
    SUBSTANTIAL = "substantial", _("NSIS Betydelig (NIST 3)")
    HIGH = "high", _("NSIS Høj (NIST 4)")


_NSIS = (Level.NONE, Level.LOW, Level.SUBSTANTIAL, Level.HIGH)
_WORDS = {
    "low": Level.LOW,
    "substantial": Level.SUBSTANTIAL,
    "high": Level.HIGH,
    "2": Level.LOW,
    "3": Level.SUBSTANTIAL,
    "4": Level.HIGH,
}
# What only the profiles' own addresses may lead to: "https://data.gov.dk/concept/core/nsis/loa/High" and the like.
_NSIS_ADDRESS = "https://data.gov.dk/concept/core/nsis/"
# How Entra ID and others say that more than a password was asked for (RFC 8176).
_TWO_STEPS = {"mfa"}


def level_of(words) -> Level:
    """The highest level that any of the words names; words that name none are passed over."""
    found = [_WORDS.get(_last(word), Level.NONE) for word in words]
    return max(found, key=_NSIS.index, default=Level.NONE)


def _last(word):
    word = str(word).strip()
    if word.startswith(_NSIS_ADDRESS):
        word = word.rpartition("/")[2]
    return word.lower()


def took_two_steps(methods) -> bool:
    """Whether the provider says so itself (the claim `amr`)."""
    return any(str(method).lower() in _TWO_STEPS for method in methods)


def is_strong(level: str, two_steps: bool) -> bool:
    """Whether the log-in stands for a second factor of ours."""
    return two_steps or _NSIS.index(Level(level)) >= _NSIS.index(Level.SUBSTANTIAL)


def is_enough(asked: str, level: str, two_steps: bool) -> bool:
    """Whether the log-in is as sure as the organisation asks."""
    if asked == Level.TWO_STEPS:
        return is_strong(level, two_steps)
    return _NSIS.index(Level(level)) >= _NSIS.index(Level(asked))


def contexts_for(asked: str) -> list[str]:
    """What to ask a SAML provider for, as OIOSAML 3 writes it."""
    if asked in (Level.NONE, Level.TWO_STEPS):
        return []
    return [f"{_NSIS_ADDRESS}loa/{Level(asked).name.title()}"]
