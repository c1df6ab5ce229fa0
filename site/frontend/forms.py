"""What all pages with a form share."""

from http import HTTPStatus

from django.forms import BaseForm, BaseFormSet


def status_of(*forms: BaseForm | BaseFormSet | None) -> HTTPStatus:
    """422 when one of the page's forms was sent and is not valid, else 200.

    A program, and a test, sees by it that nothing was done; a browser shows the page either way.
    """
    wrong = any(form is not None and form.is_bound and not form.is_valid() for form in forms)
    return HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
