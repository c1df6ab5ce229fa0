from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.access import Ability
from accounts.cpr import CprGuardMixin
from pledges.fields import DayField
from pledges.models import SupportDay
from taskforces.models import Network


class BookForm(CprGuardMixin, forms.ModelForm):
    held_on = DayField(label=_("Dag"))

    class Meta:
        model = SupportDay
        fields = ("network", "held_on", "who", "purpose")
        help_texts = {"who": _("Fx dit eget navn og din funktion.")}

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        networks = Network.objects.worked_on_by(user, Ability.STEER).filter(active=True)
        self.fields["network"].queryset = networks
        self.fields["network"].empty_label = None

    def facts(self):
        return {name: self.cleaned_data[name] for name in self._meta.fields}


class AgreedForm(CprGuardMixin, forms.Form):
    agreed = forms.CharField(label=_("Hvad aftalte I?"), max_length=300)


class ResultForm(CprGuardMixin, forms.Form):
    result = forms.CharField(
        label=_("Hvad gav dagen?"), max_length=2000, widget=forms.Textarea({"rows": 4})
    )
