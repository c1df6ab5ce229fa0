"""The one shape of the views that post a form with a version."""

from types import SimpleNamespace

import pytest
from django import forms
from django.contrib.messages import get_messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.db import models
from django.http import HttpResponse, QueryDict

from accounts.refusals import Refused
from accounts.versioned import STALE, VersionedForm, act, press, take, tell
from pledges.followup.changes import FollowUpRefused
from pledges.placements.changes import PlacementRefused


class NoteForm(VersionedForm):
    prefix = "note"
    text = forms.CharField()


class NoteRefused(Refused):
    class Code(models.TextChoices):
        VERSION = STALE, "En anden har skrevet."
        FULL = "full", "Der er ikke plads."


def thing(version):
    return SimpleNamespace(version=version)


def posted(text="Hej", version="3"):
    data = QueryDict(mutable=True)
    data.update({"note-text": text, "note-version": version})
    return NoteForm(data, of=thing(3))


class View:
    """Plays a view and keeps what it was asked for."""

    def __init__(self, form, *, refusal=None, since=None):
        self.acted = []
        self.shown = None
        self.refusal = refusal
        self.response = take(
            form, self.change, show=self.show, again=lambda: thing(5), done=self.done, since=since
        )

    def change(self, of, **how):
        self.acted.append((of.version, how))
        if self.refusal:
            raise NoteRefused(self.refusal)
        return "made"

    def show(self, form, *, changed, status):
        self.shown = SimpleNamespace(form=form, changed=changed)
        return HttpResponse(status=status)

    def done(self, made):
        return HttpResponse(made, status=302)


def test_a_look_shows_the_form_with_the_version_of_the_thing():
    view = View(NoteForm(of=thing(3)))
    assert (view.response.status_code, view.acted) == (200, [])
    assert view.shown.form["version"].value() == 3


@pytest.mark.parametrize("wrong", [{"text": ""}, {"version": ""}, {"version": "x"}])
def test_an_invalid_form_does_nothing_and_answers_422(wrong):
    view = View(posted(**wrong))
    assert (view.response.status_code, view.acted) == (422, [])
    assert view.shown.changed == []


def test_a_valid_form_acts_once_with_the_version_that_was_on_the_screen():
    view = View(posted(version="2"))
    assert view.acted == [(3, {"expected_version": 2, "text": "Hej"})]
    assert (view.response.status_code, view.response.content) == (302, b"made")
    assert view.shown is None


def test_a_refusal_is_said_over_the_same_text():
    view = View(posted(), refusal=NoteRefused.Code.FULL, since=lambda *_: ["entry"])
    assert view.response.status_code == 409
    assert view.shown.form.non_field_errors() == ["Der er ikke plads."]
    assert view.shown.form["text"].value() == "Hej"
    assert view.shown.changed == []


def test_a_stale_version_shows_what_others_wrote_and_can_be_sent_again():
    view = View(
        posted(), refusal=NoteRefused.Code.VERSION, since=lambda of, seen: [(of.version, seen)]
    )
    again = view.shown.form
    assert view.response.status_code == 409
    assert view.shown.changed == [(5, 3)]
    assert not again.errors
    assert (again["text"].value(), again["version"].value()) == ("Hej", 5)


def test_a_stale_version_is_said_where_nothing_can_be_shown():
    view = View(posted(), refusal=NoteRefused.Code.VERSION)
    assert view.response.status_code == 409
    assert view.shown.form.non_field_errors() == ["En anden har skrevet."]
    assert view.shown.form["version"].value() == 5


def test_another_fault_is_not_taken_for_a_refusal():
    with pytest.raises(ZeroDivisionError):
        take(posted(), lambda *_a, **_how: 1 / 0, show=None, again=None, done=None)


@pytest.mark.parametrize("refused", [FollowUpRefused, PlacementRefused])
def test_whoever_finds_an_older_version_says_so_by_the_same_code(refused):
    assert refused.Code.VERSION == STALE


class PlainForm(forms.Form):
    text = forms.CharField()


def played(form, *, refusal=None, field=None):
    """The answer of a view without a version, and how often it acted."""
    acted = []

    def change():
        acted.append(form.cleaned_data["text"])
        if refusal:
            raise NoteRefused(refusal)
        return "made"

    response = act(
        form,
        change,
        show=lambda *, status: HttpResponse(status=status),
        done=lambda made: HttpResponse(made, status=302),
        field=field,
    )
    return response, acted


@pytest.mark.parametrize(
    ("posted", "status", "acted"),
    [(None, 200, []), ({}, 422, []), ({"text": ""}, 422, []), ({"text": "Hej"}, 302, ["Hej"])],
)
def test_a_form_without_a_version_acts_once_or_is_shown(posted, status, acted):
    response, found = played(PlainForm(posted))
    assert (response.status_code, found) == (status, acted)


@pytest.mark.parametrize("field", [None, "text"])
def test_a_refusal_without_a_version_is_said_over_what_was_typed(field):
    form = PlainForm({"text": "Hej"})
    response, acted = played(form, refusal=NoteRefused.Code.FULL, field=field)
    assert (response.status_code, acted) == (409, ["Hej"])
    assert form.errors == {field or "__all__": ["Der er ikke plads."]}
    assert form["text"].value() == "Hej"


def said(request):
    return [(message.level_tag, str(message)) for message in get_messages(request)]


@pytest.fixture
def request_(rf):
    request = rf.post("/")
    request._messages = CookieStorage(request)
    return request


def test_what_is_done_is_told_on_the_next_page(request_):
    response = tell(request_, "Gemt.", "pledges:visits")
    assert (response.status_code, said(request_)) == (302, [("success", "Gemt.")])


def test_a_button_says_why_it_did_nothing(request_):
    def change():
        raise NoteRefused(NoteRefused.Code.FULL)

    response = press(request_, change, "Gemt.", "pledges:visits")
    assert (response.status_code, said(request_)) == (302, [("error", "Der er ikke plads.")])


def test_a_button_acts_once(request_):
    acted = []
    press(request_, lambda: acted.append(1), "Gemt.", "pledges:visits")
    assert (acted, said(request_)) == ([1], [("success", "Gemt.")])
