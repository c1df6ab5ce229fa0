from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.cpr import CprGuardMixin
from taskforces.networks.joining import Wish


class JoinForm(CprGuardMixin, forms.Form):
    company = forms.CharField(label=_("Virksomhed"), max_length=120)
    name = forms.CharField(label=_("Dit navn"), max_length=120)
    email = forms.EmailField(label=_("Din e-mail"), max_length=254)
    phone = forms.CharField(label=_("Dit telefonnummer"), max_length=30, required=False)
    remark = forms.CharField(
        label=_("Vil du fortælle noget?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Skriv intet om navngivne borgere."),
    )
    cpr_exempt = ("phone",)

    def wish(self):
        names = ("company", "name", "email", "phone", "remark")
        return Wish(**{name: self.cleaned_data[name] for name in names})
