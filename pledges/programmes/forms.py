from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.cpr import CprGuardMixin
from pledges.fields import DayField
from pledges.models import ProgrammeTarget, ProgrammeTargetChange

VALUE = {"label": _("Mål"), "min_value": 1, "max_value": 1_000_000}


def _decided_on():
    return DayField(label=_("Besluttet"), initial=timezone.localdate)


class ProgrammeTargetForm(CprGuardMixin, forms.ModelForm):
    """A target to begin with; its period is the programme's until somebody writes another."""

    starts_on = DayField(label=_("Fra"))
    ends_on = DayField(label=_("Til og med"))
    value = forms.IntegerField(**VALUE)
    decided_on = _decided_on()

    class Meta:
        model = ProgrammeTarget
        fields = ("measure", "value", "starts_on", "ends_on", "source", "decided_on")

    def __init__(self, *args, programme, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial |= {"starts_on": programme.starts_on, "ends_on": programme.ends_on}

    def clean(self):
        cleaned = super().clean()
        starts, ends = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", _("Perioden slutter, før den begynder."))
        return cleaned

    def facts(self):
        return dict(self.cleaned_data)


class TargetChangeForm(CprGuardMixin, forms.ModelForm):
    """The target moved up or down; the number before stays readable."""

    value = forms.IntegerField(**VALUE)
    decided_on = _decided_on()

    class Meta:
        model = ProgrammeTargetChange
        fields = ("value", "decided_on", "reason")
        help_texts = {"reason": _("Fx “nedjusteret efter aftale med styrelsen”.")}
