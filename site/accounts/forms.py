from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.cpr import CprGuardMixin
from accounts.models import Role


class RoleForm(CprGuardMixin, forms.Form):
    organisation = forms.ModelChoiceField(queryset=None, label=_("Organisation"), empty_label=None)
    name = forms.CharField(label=_("Navn"), max_length=120)
    email = forms.EmailField(
        label=_("E-mail"), help_text=_("Personen logger ind med en kode, der sendes hertil.")
    )
    role = forms.ChoiceField(label=_("Rolle"), choices=Role.Kind.choices)

    def __init__(self, *args, organisations, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations
        if len(organisations) == 1:
            self.fields["organisation"].initial = organisations[0]
            self.fields["organisation"].widget = forms.HiddenInput()
