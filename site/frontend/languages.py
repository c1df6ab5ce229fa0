"""The language that is read now, and the one in which the house itself writes."""

from django.conf import settings
from django.utils import translation


def home_url() -> str:
    language = translation.get_language()
    return "/" if language in (None, settings.LANGUAGE_CODE) else f"/{language}/"


def in_house_language() -> translation.override:
    """`with in_house_language():` logs and mails are Danish, whatever language the visitor reads.

    Others read them later: the unit, a colleague, the company.
    """
    return translation.override(settings.LANGUAGE_CODE)
