"""Connecting other systems: a key for the API, an address for webhooks."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.cpr import CprGuardMixin
from accounts.models import ApiToken

LIVES = [("90", _("90 dage")), ("365", _("et år")), ("730", _("to år"))]


class IntegrationForm(CprGuardMixin, forms.Form):
    organisation = forms.ModelChoiceField(queryset=None, label=_("Organisation"), empty_label=None)

    def __init__(self, *args, organisations, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations
        if len(organisations) == 1:
            self.fields["organisation"].initial = organisations[0]
            self.fields["organisation"].widget = forms.HiddenInput()


class TokenForm(IntegrationForm):
    prefix = "token"
    name = forms.CharField(
        label=_("Hvilket system skal bruge nøglen?"),
        max_length=80,
        help_text=_("Fx navnet på jeres fagsystem. Det står i loggen, når systemet skriver."),
    )
    scopes = forms.MultipleChoiceField(
        label=_("Hvad må systemet?"),
        choices=ApiToken.Scope.choices,
        initial=[ApiToken.Scope.READ_SHEETS],
        widget=forms.CheckboxSelectMultiple,
    )
    days = forms.ChoiceField(label=_("Hvor længe gælder den?"), choices=LIVES, initial="365")

    def expires_at(self):
        return timezone.now() + timedelta(days=int(self.cleaned_data["days"]))


class LiftForm(CprGuardMixin, forms.Form):
    because = forms.CharField(
        label=_("Hvorfor må vi skrive igen?"),
        max_length=160,
        help_text=_("Fx: Vi har talt sammen i telefon, og postkassen er tømt."),
    )


class WebhookForm(IntegrationForm):
    prefix = "webhook"
    name = forms.CharField(label=_("Hvad hedder systemet?"), max_length=80)
    url = forms.CharField(
        label=_("Adresse"),
        max_length=500,
        widget=forms.URLInput(attrs={"placeholder": "https://"}),
        help_text=_("Begynder med https:// og kan ses udefra."),
    )
