from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import municipalities
from accounts.access import Ability, people_with
from accounts.cpr import CprGuardMixin
from accounts.models import Organisation
from taskforces.models import Network
from taskforces.networks.settings import FEATURES, FIELDS
from taskforces.networks.units import further_units_for, units_for


class NetworkForm(CprGuardMixin, forms.ModelForm):
    municipality_codes = forms.MultipleChoiceField(
        label=_("Kommuner"),
        required=False,
        choices=municipalities.choices,
        widget=forms.SelectMultiple(attrs={"size": 6}),
        help_text=_("Hold Ctrl eller Cmd nede for at vælge flere."),
    )
    decided_on = forms.DateField(
        label=_("Målgruppen er besluttet den"),
        initial=timezone.localdate,
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Bruges kun, når I ændrer målgruppen. Den gamle bliver i historikken."),
    )
    fieldsets = [
        (_("Målet"), ("target_group", "decided_on", "least_weeks", "goal_positions")),
        (
            _("Netværket"),
            ("name", "municipality_codes", "partners", "unit", "further_units", "default_owner"),
        ),
        (_("Perioden"), ("runs_from", "runs_until")),
        (_("Sådan arbejder I"), (*FEATURES, "host_desk")),
    ]

    class Meta:
        model = Network
        fields = ["target_group", "further_units", *FIELDS]
        widgets = {
            "further_units": forms.CheckboxSelectMultiple,
            "target_group": forms.Textarea(attrs={"rows": 3}),
            "partners": forms.Textarea(attrs={"rows": 3}),
            "runs_from": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "runs_until": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }
        help_texts = {
            "runs_until": _(
                "Kun for projekter med en periode. Mål og rapporter holder sig til den."
            ),
            "unit": _("Får de ark, der kommer fra netværkets møder."),
            "default_owner": _("Får arkene, når virksomheden ikke har haft en konsulent før."),
            "goal_positions": _("Står på netværkets side og på skærmen i salen."),
            "pledging": _("Lederne sætter kryds ved opgaver på møderne."),
            "visit_only": _("Arket spørger kun, om de vil have besøg."),
            "warm_introduction": _("En af jer ringer til virksomheden, før enheden gør."),
            "interview_mode": _("To og to udfylder de hinandens ark."),
            "hours_billing": _("I ansætter, og virksomheden betaler for timerne."),
            "gross_list": _("I samler kandidaterne, før der er pladser til dem."),
            "job_profiles_first": _("Virksomhederne ser anonyme profiler, før de lover en plads."),
            "contract_targets": _("Tallene holdes op mod en kontrakt."),
        }

    def __init__(self, *args, may_open_desk=False, **kwargs):
        super().__init__(*args, **kwargs)
        # Who reads of people is for an owner to decide; anybody else sees what was decided.
        self.fields["host_desk"].disabled = not may_open_desk
        hosts = Organisation.objects.filter(pk=self.instance.host_id)
        self.fields["unit"].queryset = units_for(hosts)
        further = further_units_for(self.instance)
        if further.exists():
            self.fields["further_units"].queryset = further
        else:
            del self.fields["further_units"]
        self.fields["unit"].empty_label = _("ikke valgt endnu")
        people = people_with(Ability.WORK_SHEETS, [self.instance.unit_id])
        self.fields["default_owner"].queryset = people
        self.fields["default_owner"].empty_label = _("ingen fast")

    def clean(self):
        cleaned = super().clean()
        owner, unit = cleaned.get("default_owner"), cleaned.get("unit")
        if owner and not owner.roles.filter(organisation=unit).exists():
            self.add_error("default_owner", _("Konsulenten arbejder ikke i den enhed."))
        starts, ends = cleaned.get("runs_from"), cleaned.get("runs_until")
        if starts and ends and ends < starts:
            self.add_error("runs_until", _("Perioden slutter, før den begynder."))
        return cleaned

    def settings(self) -> dict:
        data = self.cleaned_data
        return {name: data[name] for name in FIELDS} | {
            "target_group": data["target_group"].strip(),
            "further_units": data.get("further_units"),
            "decided_on": data["decided_on"] or timezone.localdate(),
        }
