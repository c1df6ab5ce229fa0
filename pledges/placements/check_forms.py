"""Is there still a job? What the unit says, what it takes back, and the one question to the company."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.versioned import VersionedForm
from frontend.widgets import SegmentedRadios
from pledges.models import RetentionCheck

ANSWERS = {
    RetentionCheck.Says.STILL: _("Ja, stadig i job"),
    RetentionCheck.Says.ENDED: _("Nej, ikke længere"),
}


class CheckForm(VersionedForm):
    """`of` is the placement; what the unit says."""

    prefix = "check"

    says = forms.ChoiceField(
        label=_("Er der stadig job?"),
        choices=list(ANSWERS.items()),
        widget=SegmentedRadios,
        error_messages={"required": _("Vælg et svar.")},
    )

    @property
    def says_ended(self):
        return self.cleaned_data["says"] == RetentionCheck.Says.ENDED


class TakeBackForm(VersionedForm):
    """`of` is the placement; an answer of the unit that was wrong, and what holds instead."""

    prefix = "back"

    says = forms.ChoiceField(
        label=_("Hvad gælder i stedet?"),
        choices=[("", _("Det ved vi ikke endnu. Vi spørger igen.")), *ANSWERS.items()],
        required=False,
    )
    reason = forms.CharField(
        label=_("Hvorfor var svaret forkert?"),
        max_length=300,
        help_text=_("Ingen navne, og intet om helbred."),
    )


class CompanyCheckForm(forms.Form):
    """Two large buttons."""

    says = forms.ChoiceField(choices=list(ANSWERS.items()))
