from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.access import Ability, organisations_with
from accounts.cpr import CprGuardMixin, DigestField
from pledges.fields import DayField
from pledges.models import SteeringAction, SteeringMeeting, SteeringMember
from pledges.steering.meetings import fingerprint
from taskforces.models import Network


class MeetingForm(CprGuardMixin, forms.Form):
    held_on = DayField(label=_("Dato"))
    place = forms.CharField(label=_("Sted"), max_length=200, required=False)
    period_start = DayField(label=_("Tallene begynder"))

    def clean(self):
        cleaned = super().clean()
        starts, held = cleaned.get("period_start"), cleaned.get("held_on")
        if starts and held and starts > held:
            self.add_error("period_start", _("Perioden begynder efter mødet."))
        return cleaned


class PlanForm(MeetingForm):
    network = forms.ModelChoiceField(
        label=pgettext_lazy("one", "Netværk"), queryset=None, empty_label=None
    )
    period_start = DayField(
        label=_("Tallene begynder"),
        required=False,
        help_text=_("Er feltet tomt, begynder de ved sidste møde."),
    )
    field_order = ("network", "held_on", "place", "period_start")

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        steered = organisations_with(by, Ability.STEER)
        networks = Network.objects.filter(Q(host__in=steered) | Q(unit__in=steered)).distinct()
        self.fields["network"].queryset = networks.order_by("name")


class SteeringMemberForm(CprGuardMixin, forms.ModelForm):
    class Meta:
        model = SteeringMember
        fields = ("name", "title", "stands_for", "email")
        help_texts = {
            "email": _("Dertil sender I dagsordenen med et link, der kun åbner den og rapporten.")
        }

    def facts(self):
        return {name: self.cleaned_data[name] for name in self._meta.fields}


class ActionForm(CprGuardMixin, forms.ModelForm):
    prefix = "action"
    due_on = DayField(label=_("Hvornår"))

    class Meta:
        model = SteeringAction
        fields = ("text", "owner", "due_on")

    def facts(self):
        return {name: self.cleaned_data[name] for name in self._meta.fields}


class MinutesForm(CprGuardMixin, forms.Form):
    prefix = "minutes"
    mark_optional = False
    minutes = forms.CharField(
        label=_("Referat"),
        max_length=SteeringMeeting._meta.get_field("minutes").max_length,
        required=False,
        widget=forms.Textarea({"rows": 8}),
        help_text=_("Virksomheder ved navn, aldrig ledige."),
    )
    expected = DigestField()

    def __init__(self, *args, meeting, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial |= {"minutes": meeting.minutes, "expected": fingerprint(meeting)}
