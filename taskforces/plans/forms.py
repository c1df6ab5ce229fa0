from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.cpr import CprGuardMixin
from taskforces.models import PlanLine


class PlanLineForm(CprGuardMixin, forms.ModelForm):
    class Meta:
        model = PlanLine
        fields = ["text", "member", "owner", "due_on"]
        widgets = {"due_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def __init__(self, *args, network, **kwargs):
        super().__init__(*args, **kwargs)
        members = network.memberships.current().select_related("company")
        self.fields["member"].queryset = members
        self.fields["member"].label_from_instance = lambda member: member.company.name
        self.fields["member"].empty_label = _("intet medlem")

    def facts(self) -> dict:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}
