"""Fields that look the same to every reader while nothing is chosen: a list's filters, drawn once a process."""

from collections.abc import Callable
from functools import lru_cache

from django.forms import BaseForm
from django.utils.safestring import SafeString
from django.utils.translation import get_language

MOST = 500  # fields of all lists, in each language


def untouched(make: Callable[..., BaseForm], name: str, *of_what) -> SafeString:
    """The field of the form as it is before anybody chose anything.

    `make(*of_what)` is a form for nobody in particular: it is made once a process and language, so neither it nor
    the field may depend on who reads.
    """
    return _drawn(make, name, get_language(), *of_what)


@lru_cache(maxsize=MOST)
def _drawn(make, name, _language, *of_what):
    return make(*of_what)[name].as_field_group()
