from datetime import date

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from accounts.cpr import CprGuardMixin
from accounts.models import ClosingDay, Organisation
from accounts.workingdays import OPTIONAL_DAYS
from pledges.fields import DayInput
from pledges.units.settings import SETTINGS

A_LEAP_YEAR = 2024


class UnitForm(forms.ModelForm):
    """The fields are the organisation's own; `units.change_settings` writes them."""

    optional_holidays = forms.MultipleChoiceField(
        label=_("Fridage, I holder hvert år"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("De dage tæller ikke med i fristerne. Helligdagene er der altid."),
    )

    class Meta:
        model = Organisation
        fields = SETTINGS
        labels = {
            "contact_days": _("Arbejdsdage til første kontakt"),
            "candidate_days": _("Arbejdsdage til svar om kandidat"),
            "spread_sheets": _("Fordel nye ark automatisk"),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        own = set(self.instance.optional_holidays) - set(OPTIONAL_DAYS)
        self.fields["optional_holidays"].choices = [
            *OPTIONAL_DAYS.items(),
            *((day, _in_words(day)) for day in sorted(own)),
        ]

    def clean_optional_holidays(self):
        """The same days in another order are no change."""
        ticked, before = self.cleaned_data["optional_holidays"], self.instance.optional_holidays
        return before if set(ticked) == set(before) else sorted(ticked)


class ClosingDayForm(CprGuardMixin, forms.ModelForm):
    prefix = "closing"

    class Meta:
        model = ClosingDay
        fields = ("day", "last_day", "reason")
        labels = {"day": _("Første dag"), "last_day": _("Sidste dag"), "reason": _("Hvorfor?")}
        help_texts = {
            "last_day": _("Kun for en hel stille periode, fx uge 29 til 31."),
            "reason": _("Det står på listen over fridage."),
        }
        widgets = {
            "day": DayInput,
            "last_day": DayInput,
        }


def _in_words(day):
    """ "04-20" as "20. april"; what no calendar holds stays as it was typed."""
    try:
        return date_format(date.fromisoformat(f"{A_LEAP_YEAR}-{day}"), str(_("j. F")))
    except ValueError:
        return day
