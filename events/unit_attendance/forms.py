from django import forms
from django.utils.translation import gettext_lazy as _


class PeopleForm(forms.Form):
    """Some of the unit's people."""

    mark_optional = False
    people = forms.ModelMultipleChoiceField(
        queryset=None, required=False, widget=forms.CheckboxSelectMultiple, label=_("Hvem?")
    )

    def __init__(self, *args, people, label, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["people"].queryset = people
        self.fields["people"].label = label
        self.fields["people"].label_from_instance = lambda person: person.name or person.email
