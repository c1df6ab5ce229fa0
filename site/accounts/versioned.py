"""Forms that know which version of a thing was on the screen, and the shapes of views whose form a rule may refuse."""

from collections.abc import Callable
from http import HTTPStatus

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from accounts.cpr import CprGuardMixin
from accounts.refusals import Refused
from frontend.forms import status_of

STALE = "version"  # the code of every refusal because somebody else wrote meanwhile


class VersionedForm(CprGuardMixin, forms.Form):
    """Knows the thing it changes (`of`), and which version of it was on the screen."""

    mark_optional = False
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, of, initial=None, **kwargs):
        self.of = of
        super().__init__(*args, initial={"version": of.version} | (initial or {}), **kwargs)

    def on(self, thing):
        """The same text on the thing as it is now, to be sent again."""
        data = self.data.copy()
        data[self.add_prefix("version")] = thing.version
        return type(self)(data, of=thing)

    def filled(self):
        """What was typed, as the functions take it."""
        left_out = ("version", "not_cpr", "not_name")
        return {name: value for name, value in self.cleaned_data.items() if name not in left_out}


def take(
    form,
    change: Callable,
    *,
    show: Callable[..., HttpResponse],
    again: Callable,
    done: Callable[..., HttpResponse],
    since: Callable | None = None,
) -> HttpResponse:
    """Acts on a form with a version; as long as it cannot, shows the page again with what was typed.

    `change(thing, expected_version=…, **filled)` acts, and `done(made)` answers. `show(form, changed=…,
    status=…)` is the page: for a look, with what is wrong (422), or after a refusal (409). Then the form
    stands on `again()`, the thing as it is now, and says why; where `since(thing, version)` is given, a
    change by somebody else is not said but shown: `changed` is what they wrote meanwhile.
    """
    if not form.is_valid():
        return show(form, changed=[], status=status_of(form))
    version, changed = form.cleaned_data["version"], []
    try:
        made = change(form.of, expected_version=version, **form.filled())
    except Refused as refused:
        form = form.on(again())
        if since and refused.code == STALE:
            changed = since(form.of, version)
        else:
            form.add_error(None, str(refused))
        return show(form, changed=changed, status=HTTPStatus.CONFLICT)
    return done(made)


def act(
    form,
    change: Callable,
    *,
    show: Callable[..., HttpResponse],
    done: Callable[..., HttpResponse],
    field: str | None = None,
) -> HttpResponse:
    """The same without a version: `change()` acts on a valid form, and `done(made)` answers.

    `show(status=…)` is the page with the same form: for a look, with what is wrong (422), or with why it was refused (409),
    at `field` where the reason is about that one.
    """
    if not form.is_valid():
        return show(status=status_of(form))
    try:
        made = change()
    except Refused as refused:
        form.add_error(field, str(refused))
        return show(status=HTTPStatus.CONFLICT)
    return done(made)


def tell(request: HttpRequest, text: str, *page) -> HttpResponse:
    """What `done` mostly does: says that it worked, and goes to the page."""
    messages.success(request, text)
    return redirect(*page)


def press(request: HttpRequest, change: Callable, text: str, *page) -> HttpResponse:
    """A button alone, without a version: `change()` acts or refuses, and the page says which."""
    try:
        change()
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect(*page)
    return tell(request, text, *page)
