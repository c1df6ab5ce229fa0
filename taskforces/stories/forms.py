from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.cpr import CprGuardMixin
from accounts.forms import PageChoiceField
from taskforces.models import StoryPage


class ConsentForm(CprGuardMixin, forms.Form):
    story = PageChoiceField(
        StoryPage.objects.none(), label=_("Hvilken historie?"), empty_label=None
    )
    person_name = forms.CharField(label=_("Hvem siger ja?"), max_length=120)
    scope = forms.CharField(
        label=_("Til hvad?"),
        max_length=200,
        help_text=_("Fx navn, billede og historie på denne side."),
    )
    given_on = forms.DateField(
        label=_("Hvornår?"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    expires_on = forms.DateField(
        label=_("Hvor længe gælder det?"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Er feltet tomt, gælder det, til det trækkes tilbage."),
    )

    def __init__(self, *args, stories, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["story"].queryset = stories
        self.initial["given_on"] = timezone.localdate()

    def clean(self):
        data = super().clean()
        given, expires = data.get("given_on"), data.get("expires_on")
        if given and expires and expires < given:
            self.add_error(
                "expires_on", _("Samtykket slutter, før det begynder. Ret en af datoerne.")
            )
        return data

    def fields_of_consent(self):
        names = ("person_name", "scope", "given_on", "expires_on")
        return {name: self.cleaned_data[name] for name in names}
