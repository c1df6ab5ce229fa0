"""What stands at a field is Danish: a field without words of its own would show its English name."""

import pytest
from django import forms
from django.forms.models import ModelForm, ModelFormMetaclass
from django.urls import get_resolver

OURS = ("accounts", "events", "home", "outbox", "pledges", "taskforces")
# English and Danish alike.
ALIKE = {"link", "logo", "mentor", "organisation", "partner", "reference", "status"}
# The field of a workflow in the editor, which it draws itself.
DRAWN_BY_OTHERS = {"comment_notifications"}


@pytest.fixture(scope="module")
def model_forms():
    """Those of ours that views have imported."""
    assert get_resolver().url_patterns
    return [form for form in below(ModelForm) if form.__module__.split(".")[0] in OURS]


def below(form):
    for each in form.__subclasses__():
        yield each
        yield from below(each)


def bare(form):
    """Visible fields whose label is only the name that the code has for them."""
    return {
        name
        for name, field in form.base_fields.items()
        if name not in ALIKE | DRAWN_BY_OTHERS
        and not isinstance(field.widget, forms.HiddenInput)
        and str(field.label).casefold() == name.replace("_", " ")
    }


def test_no_field_shows_its_english_name(model_forms):
    assert len(model_forms) > 20
    assert {form.__name__: found for form in model_forms if (found := bare(form))} == {}


def test_a_bare_field_would_be_found():
    """The negative control."""
    form = ModelFormMetaclass("Bare", (ModelForm,), {"network": forms.CharField(label="Network")})
    assert bare(form) == {"network"}
