"""What all pages with a form share."""

from functools import lru_cache
from http import HTTPStatus

from django.forms import BaseForm, BaseFormSet
from django.utils.safestring import SafeString
from django.utils.translation import get_language


def status_of(*forms: BaseForm | BaseFormSet | None) -> HTTPStatus:
    """422 when one of the page's forms was sent and is not valid, else 200.

    A program, and a test, sees by it that nothing was done; a browser shows the page either way.
    """
    wrong = any(form is not None and form.is_bound and not form.is_valid() for form in forms)
    return HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK


def blank(form: type[BaseForm], prefix: str) -> SafeString:
    """The form before anything is typed, drawn once a process: most who open a page leave it closed.

    Only for a form that is the same for everybody on every day: no choices from the database, no initial values.
    """
    return _drawn(form, prefix, get_language())


@lru_cache(maxsize=64)
def _drawn(form, prefix, language):
    return form(prefix=prefix).render()
