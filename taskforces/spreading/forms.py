from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.cpr import CprGuardMixin
from taskforces.models import Outreach


class OutreachForm(CprGuardMixin, forms.ModelForm):
    fieldsets = [
        (_("Hvad og hvornår"), ("kind", "title", "audience", "place", "happens_on", "starts_at")),
        (_("Hvem fortæller"), ("member", "speaker", "speaker_email")),
        (_("Bagefter"), ("result", "reach", "outcome", "link", "shown_publicly")),
    ]

    class Meta:
        model = Outreach
        fields = (
            *("kind", "title", "audience", "place", "happens_on", "starts_at"),
            *("member", "speaker", "speaker_email"),
            *("result", "reach", "outcome", "link", "shown_publicly"),
        )
        widgets = {
            "happens_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "starts_at": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            "outcome": forms.Textarea({"rows": 3}),
        }
        help_texts = {
            "speaker": _("Kun hvis det er en anden end medlemmets kontaktperson."),
            "speaker_email": _("Så kan I spørge på mail, og de svarer med et tryk."),
            "shown_publicly": _(
                "Når det er sket. Siden viser hvad, hvornår, for hvem og linket, aldrig hvem der talte."
            ),
        }

    def __init__(self, *args, network, **kwargs):
        super().__init__(*args, **kwargs)
        members = network.memberships.current().select_related("company", "contact")
        self.fields["member"].queryset = members
        self.fields["member"].label_from_instance = lambda member: member.company.name
        self.fields["member"].empty_label = _("ingen af medlemmerne")

    def clean_happens_on(self):
        day = self.cleaned_data["happens_on"]
        if not 2000 <= day.year < 2100:
            raise forms.ValidationError(_("Se årstallet efter."), code="year")
        return day

    def facts(self) -> dict:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}
