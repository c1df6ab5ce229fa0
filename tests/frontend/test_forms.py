import pytest
from bs4 import BeautifulSoup
from django import forms
from django.db.models import BLANK_CHOICE_DASH
from django.utils import translation
from django.utils.translation import gettext_lazy

from frontend.forms import blank, status_of


class NameForm(forms.Form):
    name = forms.CharField()


NameFormSet = forms.formset_factory(NameForm)
MANY = {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "0", "form-0-name": "Åse"}


def refused():
    """What a rule of the database says after the form itself had nothing against it."""
    form = NameForm({"name": "Åse"})
    form.add_error(None, "Optaget")
    return form


@pytest.mark.parametrize(
    ("shown", "status"),
    [
        ([], 200),
        ([None], 200),
        ([NameForm()], 200),
        ([NameForm({"name": "Åse"})], 200),
        ([NameForm({})], 422),
        ([NameForm({"name": ""})], 422),
        ([refused()], 422),
        ([NameForm(), None, NameForm({})], 422),
        ([NameFormSet()], 200),
        ([NameFormSet(MANY)], 200),
        (
            [
                NameForm({"name": "Åse"}),
                NameFormSet(MANY | {"form-0-name": "x", "form-1-name": " "}),
            ],
            200,
        ),
        ([NameFormSet(MANY | {"form-INITIAL_FORMS": "2"})], 422),
        ([NameFormSet({})], 422),
    ],
)
def test_only_a_sent_form_that_is_wrong_is_refused(shown, status):
    assert status_of(*shown) == status


class ChoiceForm(forms.Form):
    tie = forms.ChoiceField(choices=[*BLANK_CHOICE_DASH, ("blue", "Blå")])
    size = forms.ChoiceField(choices=[("", "Alle"), (0, "0")])


def test_an_empty_choice_says_what_to_do_and_no_other_word_changes():
    options = BeautifulSoup(str(ChoiceForm()), "html.parser").select("option")
    assert [option.get_text() for option in options] == ["Vælg", "Blå", "Alle", "0"]


class NetworkForm(forms.Form):
    network = forms.CharField(label=gettext_lazy("Netværk"))


def test_a_blank_form_is_the_form_before_anything_is_typed_in_each_language():
    shown = []
    for language in ("da", "en", "da"):
        with translation.override(language):
            shown.append(blank(NetworkForm, prefix="log"))
            assert shown[-1] == NetworkForm(prefix="log").render()
    assert ("Netværk" in shown[0], "Network" in shown[1], shown[2]) == (True, True, shown[0])
    assert 'name="log-network"' in shown[0]
