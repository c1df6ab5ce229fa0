from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.versioned import VersionedForm
from pledges.fields import DayField
from pledges.followup.pausing import LONGEST_PAUSE, PauseRefused, is_pause_until
from pledges.followup.rerouting import targets


class UnitField(forms.ModelChoiceField):
    """A unit by the name of its town."""

    def label_from_instance(self, unit):
        return f"{unit.municipality_name}: {unit}" if unit.municipality_name else str(unit)


class PauseForm(VersionedForm):
    prefix = "pause"
    until = DayField(
        label=_("Tilbage den"),
        help_text=_("Den dag ligger arket øverst igen, og fristen regnes derfra."),
    )
    reason = forms.CharField(
        label=_("Hvad venter I på?"), max_length=500, widget=forms.Textarea({"rows": 2})
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        self.fields["until"].widget.attrs |= {
            "min": f"{today + timedelta(days=1)}",
            "max": f"{today + LONGEST_PAUSE}",
        }

    def clean_until(self):
        if not is_pause_until(until := self.cleaned_data["until"]):
            raise forms.ValidationError(PauseRefused.Code.DATE.label)
        return until


class RerouteForm(VersionedForm):
    prefix = "reroute"
    unit = UnitField(
        label=_("Hvilken enhed?"), queryset=None, empty_label=_("Vælg kommune og enhed")
    )
    reason = forms.CharField(
        label=_("Hvorfor?"),
        help_text=_("Den nye enhed læser det sammen med alt, hvad I har skrevet."),
        max_length=500,
        widget=forms.Textarea({"rows": 2}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = targets(self.of)
