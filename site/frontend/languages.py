"""The language that is read now, and the one in which the house itself writes."""

from collections.abc import Collection

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

CODES = tuple(code for code, _name in settings.LANGUAGES)
_NAMES = {"da": _("dansk"), "en": _("engelsk")}


def home_url() -> str:
    language = translation.get_language()
    return "/" if language in (None, settings.LANGUAGE_CODE) else f"/{language}/"


def reader_language(wanted: str, *, available: Collection[str] = CODES, usual: str) -> str:
    """The language in which somebody gets something: the one they read, where it is written in it, else the usual.

    `wanted` is "" for whoever has not said.
    """
    return wanted if wanted in available else usual


def language_name(code: str) -> str:
    """As in the middle of a sentence, in the language that is active."""
    return str(_NAMES.get(code) or dict(settings.LANGUAGES).get(code, code))


def in_house_language() -> translation.override:
    """`with in_house_language():` logs and mails are Danish, whatever language the visitor reads.

    Others read them later: the unit, a colleague, the company.
    """
    return translation.override(settings.LANGUAGE_CODE)
