"""Addresses in the language that is read now."""

from django.conf import settings
from django.utils import translation


def home_url() -> str:
    language = translation.get_language()
    return "/" if language in (None, settings.LANGUAGE_CODE) else f"/{language}/"
