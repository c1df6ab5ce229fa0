from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.cpr import CprGuardMixin


class NominationForm(CprGuardMixin, forms.Form):
    company = forms.CharField(label=_("Hvilken virksomhed?"), max_length=160)
    reason = forms.CharField(
        label=_("Hvorfor skal den have prisen?"),
        max_length=2000,
        widget=forms.Textarea({"rows": 5}),
        help_text=_("Fortæl om virksomheden. Nævn ingen medarbejdere eller borgere ved navn."),
    )
    name = forms.CharField(label=_("Dit navn"), max_length=120)
    email = forms.EmailField(label=_("Din e-mail"), max_length=254)
    consent = forms.BooleanField(
        label=_("I må gemme mit navn og min e-mail i op til et halvt år efter fristen."),
    )

    def nomination(self):
        return {name: self.cleaned_data[name] for name in ("company", "reason", "name", "email")}
