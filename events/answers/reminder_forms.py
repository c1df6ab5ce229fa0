from django import forms

from accounts.cpr import CprGuardMixin
from events.models import ReminderPlan
from taskforces.placeholders import validate_placeholders


class ReminderPlanForm(CprGuardMixin, forms.ModelForm):
    mark_optional = False

    class Meta:
        model = ReminderPlan
        fields = (
            "active",
            "every_days",
            "stop_days",
            "words",
            "before_days",
            "thanks",
            "missed",
        )
        widgets = {"words": forms.Textarea({"rows": 4})}

    def clean_words(self):
        words = self.cleaned_data["words"]
        validate_placeholders(words)
        return words

    def plan(self):
        return {name: self.cleaned_data[name] for name in self.Meta.fields}
