from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.cpr import CprGuardMixin
from accounts.keys import normalise_code
from accounts.models import Role
from accounts.verbs import Group

LONGEST_ID = 9  # digits: what surely fits in 32 bits


class CodeField(forms.CharField):
    """A code from paper, however it was typed or scanned; cleaned it is the code itself.

    `error_messages` holds the sentence for a code whose check sign is wrong as "misspelt".
    """

    def __init__(self, **kwargs):
        attrs = {
            "class": "code",
            "autocapitalize": "characters",
            "autocomplete": "off",
            "spellcheck": "false",
            "placeholder": "7KQ3-XM9Z-PRA",
        }
        super().__init__(max_length=200, widget=forms.TextInput(attrs), **kwargs)

    def clean(self, value):
        code = normalise_code(super().clean(value))
        if not code:
            raise forms.ValidationError(self.error_messages["misspelt"], code="misspelt")
        return code


class PageChoiceField(forms.ModelChoiceField):
    """A page's id is asked of the database as it was sent; one too big for it is no choice."""

    def to_python(self, value):
        if len(str(value or "")) > LONGEST_ID:
            raise forms.ValidationError(self.error_messages["invalid_choice"], "invalid_choice")
        return super().to_python(value)


class RoleForm(CprGuardMixin, forms.Form):
    organisation = forms.ModelChoiceField(queryset=None, label=_("Organisation"), empty_label=None)
    name = forms.CharField(label=_("Navn"), max_length=120)
    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("Personen logger ind med en kode, der sendes hertil, og siger ja til rollen."),
    )
    role = forms.ChoiceField(
        label=_("Rolle"), choices=[("", _("Vælg en rolle")), *Role.Kind.choices]
    )

    def __init__(self, *args, organisations, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations
        if len(organisations) == 1:
            self.fields["organisation"].initial = organisations[0]
            self.fields["organisation"].widget = forms.HiddenInput()


class AuditSearchForm(forms.Form):
    """What to look for in the audit log; everything may be left out."""

    words = forms.CharField(
        label=_("Navn, adresse, handling eller sag"), required=False, max_length=120
    )
    group = forms.ChoiceField(label=_("Hvad"), required=False)
    organisation = forms.ModelChoiceField(
        None, label=_("Organisation"), required=False, empty_label=_("alle")
    )
    first = forms.DateField(
        label=_("Fra"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    last = forms.DateField(
        label=_("Til og med"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args, organisations, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["group"].choices = [("", _("alt")), *Group.choices]
        self.fields["organisation"].queryset = organisations
        if len(organisations) < 2:
            del self.fields["organisation"]
