from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.access import Ability, organisations_with
from accounts.cpr import CprGuardMixin
from pledges.models import DoorRequest
from taskforces.models import Network


class DoorForm(CprGuardMixin, forms.ModelForm):
    class Meta:
        model = DoorRequest
        fields = ("network", "company_name", "reason")
        widgets = {"reason": forms.Textarea({"rows": 3})}
        help_texts = {
            "reason": _("Værten læser det, før de ringer. Nævn ingen borgere."),
        }

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        units = organisations_with(user, Ability.WORK_SHEETS)
        networks = Network.objects.filter(unit__in=units, active=True).select_related("host")
        field = self.fields["network"]
        field.queryset, field.empty_label = networks, None
        field.label_from_instance = lambda network: f"{network.name}, {network.host.name}"

    def facts(self):
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class DoorAnswerForm(CprGuardMixin, forms.ModelForm):
    """The button says whether the door is open."""

    mark_optional = False

    class Meta:
        model = DoorRequest
        fields = ("contact_name", "contact_phone", "note")
        widgets = {"note": forms.Textarea({"rows": 2})}

    def __init__(self, *args, **kwargs):
        # Several stand on one page, so each has names of its own.
        super().__init__(*args, **kwargs)
        self.prefix = f"d{self.instance.pk}"

    def facts(self):
        return {name: self.cleaned_data[name] for name in self.Meta.fields}
