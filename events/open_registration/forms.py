from django import forms
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from events.answers.forms import YesForm
from events.open_registration.registering import Wish


class RegisterForm(YesForm):
    """A yes of somebody we do not know yet: who they are, and what everybody who says yes is asked."""

    name = forms.CharField(
        label=_("Dit navn"), max_length=120, widget=forms.TextInput({"autocomplete": "name"})
    )
    company = forms.CharField(
        label=_("Virksomhed"),
        max_length=120,
        widget=forms.TextInput({"autocomplete": "organization"}),
    )
    email = forms.EmailField(
        label=_("Din e-mail"),
        max_length=254,
        help_text=_("Hertil sender vi svaret og billetten."),
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    field_order = ("name", "company", "email", "companions", "companion_names")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["answer"]  # there is only a yes here
        self.fields["company"].widget.attrs["data-suggest"] = reverse("events:company_names")

    def wish(self) -> Wish:
        typed = {name: self.cleaned_data[name] for name in ("name", "company", "email")}
        return Wish(**typed, reply=self.reply(), language=get_language() or "")


class FindCodeForm(forms.Form):
    mark_optional = False

    email = forms.EmailField(
        label=_("Din e-mail"),
        max_length=254,
        help_text=_("Den, som invitationen er sendt til, eller som du tilmeldte dig med."),
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
