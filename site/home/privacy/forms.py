from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.cpr import CprGuardMixin


class AddressForm(CprGuardMixin, forms.Form):
    address = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        help_text=_("Den adresse, personen skriver fra, eller som I har skrevet til."),
    )


class CarriedForm(CprGuardMixin, forms.Form):
    """An action on the address that was looked up."""

    address = forms.EmailField(widget=forms.HiddenInput, max_length=254)


class CorrectForm(CarriedForm):
    name = forms.CharField(label=_("Nyt navn"), max_length=120, required=False)
    email = forms.EmailField(label=_("Ny e-mail"), max_length=254, required=False)
    phone = forms.CharField(label=_("Ny telefon"), max_length=20, required=False)

    def clean(self):
        data = super().clean()
        if not self.errors and not any(data.get(name) for name in ("name", "email", "phone")):
            raise forms.ValidationError(_("Skriv det, der skal rettes."), code="nothing")
        return data
