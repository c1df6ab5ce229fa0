"""A field that is the same for everybody is drawn once a process, and once in each language."""

from django import forms
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from frontend.drawn_once import untouched

made = []


class Filter(forms.Form):
    name = forms.CharField(label=_("Navn"), required=False)
    kind = forms.ChoiceField(label="Art", required=False)

    def __init__(self, kinds):
        super().__init__()
        made.append(kinds)
        self.fields["kind"].choices = [(one, one) for one in kinds]


def test_it_is_made_once_for_each_thing_and_language():
    made.clear()
    first = [untouched(Filter, "kind", ("a", "b")) for _time in range(3)]
    assert 'value="b"' in first[0]
    assert first == [first[0]] * 3
    assert 'value="c"' not in first[0]
    assert 'value="c"' in untouched(Filter, "kind", ("a", "c"))
    assert made == [("a", "b"), ("a", "c")]


def test_each_language_has_its_own():
    danish = untouched(Filter, "name", ())
    with translation.override("en"):
        english = untouched(Filter, "name", ())
    assert ("Navn" in danish, "Name" in english, "Navn" in english) == (True, True, False)
