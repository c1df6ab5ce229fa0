from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from frontend.widgets import SegmentedRadios
from pledges.aftercare.contacts import MOST, days_of
from pledges.fields import DayField
from pledges.followup.changes import consultants_of
from pledges.job_profiles.anonymity import AnonymousFormMixin
from pledges.models import AftercareContact

Side = AftercareContact.Side


class PlanForm(AnonymousFormMixin, forms.Form):
    """How often one side of a placement is talked with."""

    prefix = "plan"
    mark_optional = False
    side = forms.ChoiceField(
        label=_("Med hvem"), choices=Side, widget=SegmentedRadios, initial=Side.PERSON
    )
    first_on = DayField(label=_("Første gang"))
    every_weeks = forms.IntegerField(label=_("Uger imellem"), min_value=1, max_value=26, initial=4)
    times = forms.IntegerField(label=_("Antal gange"), min_value=1, max_value=MOST, initial=3)
    owner = forms.ModelChoiceField(
        label=_("Hvem gør det"), queryset=None, required=False, empty_label=_("Ingen endnu")
    )

    def __init__(self, *args, placement, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = consultants_of(placement.unit_id)
        self.initial.setdefault("owner", by.pk)
        self.initial.setdefault("first_on", timezone.localdate())

    def filled(self):
        words = self.cleaned_data
        days = days_of(words["first_on"], every_weeks=words["every_weeks"], times=words["times"])
        return {"side": words["side"], "days": days, "owner": words["owner"]}


class HeldForm(AnonymousFormMixin, forms.Form):
    """What was talked about, and for how long."""

    prefix = "held"
    anonymous_fields = ("note",)
    held_on = DayField(label=_("Hvornår"))
    minutes = forms.IntegerField(label=_("Minutter"), min_value=1, max_value=600, required=False)
    note = forms.CharField(
        label=_("Hvad aftalte I?"),
        max_length=300,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Skriv ikke om helbred, og ingen navne."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("held_on", timezone.localdate())

    def clean_held_on(self):
        day = self.cleaned_data["held_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("Den dag er ikke kommet endnu."))
        return day


class LogForm(HeldForm):
    """A talk that nobody had planned."""

    prefix = "log"
    side = forms.ChoiceField(
        label=_("Med hvem"), choices=Side, widget=SegmentedRadios, initial=Side.PERSON
    )
    field_order = ("side", "held_on", "minutes", "note")
