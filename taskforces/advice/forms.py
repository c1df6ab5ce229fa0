from django import forms

from accounts.cpr import CprGuardMixin
from taskforces.models import Advice


class AdviceForm(CprGuardMixin, forms.ModelForm):
    class Meta:
        model = Advice
        fields = ("title", "text", "source", "source_url")
        widgets = {"text": forms.Textarea({"rows": 3})}

    def facts(self):
        return {name: self.cleaned_data[name] for name in self.Meta.fields}
