from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.cpr import CprGuardMixin
from events.models import Speaker


class SpeakerForm(CprGuardMixin, forms.ModelForm):
    agreed = forms.BooleanField(
        label=_("De har sagt ja til, at navnet står på arrangementets side."),
    )

    class Meta:
        model = Speaker
        fields = ("name", "about", "consented_on", "consented_how")
        widgets = {"consented_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].required = True

    def facts(self):
        return {name: self.cleaned_data[name] for name in self.Meta.fields}
