from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pledges.fields import DayField
from pledges.job_profiles.anonymity import AnonymousFormMixin
from pledges.models import CandidateTalk, CandidateWish


class TalkForm(AnonymousFormMixin, forms.ModelForm):
    prefix = "talk"
    anonymous_fields = ("note",)
    held_on = DayField(label=_("Dag"))
    minutes = forms.IntegerField(label=_("Minutter"), min_value=1, max_value=600)

    class Meta:
        model = CandidateTalk
        fields = ("held_on", "minutes", "note")
        widgets = {"note": forms.Textarea({"rows": 2})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("held_on", timezone.localdate())

    def clean_held_on(self):
        day = self.cleaned_data["held_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("Den dag er ikke kommet endnu."))
        return day

    def filled(self):
        return {name: self.cleaned_data[name] for name in self._meta.fields}


class WishForm(AnonymousFormMixin, forms.ModelForm):
    prefix = "wish"
    anonymous_fields = ("text",)

    class Meta:
        model = CandidateWish
        fields = ("text",)
        widgets = {"text": forms.Textarea({"rows": 4})}
