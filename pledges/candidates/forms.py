"""What a consultant writes of a candidate: never who it is, and nothing about health."""

from django import forms
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import Ability, people_with
from accounts.cpr import CprGuardMixin
from accounts.versioned import VersionedForm
from pledges.candidates.stages import stages_by_hand
from pledges.candidates.target_group import refusal
from pledges.fields import DayField
from pledges.job_profiles.anonymity import AnonymousFormMixin
from pledges.models import Candidate, Placement, Referral
from pledges.models.candidates import Stage
from pledges.tables.forms import PlacesFilter, named
from taskforces.models import Network

OF_PLACEMENTS = ("handover__sheet__company_name", "opening__company__name")
OF_REFERRALS = ("opening__company__name", "opening__handover__sheet__company_name")


class CandidateForm(AnonymousFormMixin, forms.Form):
    mark_optional = False
    pseudonym_fields = ("reference",)

    network = forms.ModelChoiceField(
        label=_("Hvor følges kandidaten?"), queryset=None, empty_label=_("Vælg et netværk")
    )
    reference = forms.CharField(
        label=_("Reference"),
        max_length=40,
        help_text=_("Jeres eget mærke, fx “Kandidat A1”. Aldrig navn eller CPR-nummer."),
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    weeks = forms.ChoiceField(
        label=_("Målgruppe"),
        choices=Candidate.Weeks.choices,
        required=False,
        help_text=_("Kun det, programmet spørger om. Intet om helbred."),
    )
    in_group = forms.BooleanField(
        label=_("Hører til den målgruppe, netværket har besluttet"),
        required=False,
        help_text=_("Kun et kryds. Hvorfor, skriver vi ikke ned."),
    )
    known_by = forms.ModelChoiceField(
        label=_("Hvem kender kandidaten?"), queryset=None, required=False, empty_label=_("Ingen")
    )
    mentor = forms.CharField(label=_("Mentor"), max_length=120, required=False)

    def __init__(self, *args, units, **kwargs):
        super().__init__(*args, **kwargs)
        self.units = units
        here = Q(unit__in=units) | Q(further_units__in=units)
        here |= Q(host_desk=True, host__in=units)
        found = Network.objects.filter(here, active=True).distinct()
        self.fields["network"].queryset = found.select_related("unit", "host")
        self.fields["known_by"].queryset = who_may_know(units)

    def clean(self):
        cleaned = super().clean()
        network, known_by = cleaned.get("network"), cleaned.get("known_by")
        self.unit = network and network.unit_of(self.units)
        if network and known_by and known_by not in who_may_know([self.unit]):
            self.add_error("known_by", _("Vælg en, der arbejder i netværkets enhed."))
        if network and "weeks" in cleaned:
            field, why = refusal(network, weeks=cleaned["weeks"], in_group=cleaned["in_group"])
            if why:
                self.add_error(field, why)
        return cleaned

    def filled(self):
        left_out = ("not_cpr", "not_name", "in_group")
        fields = {name: value for name, value in self.cleaned_data.items() if name not in left_out}
        day = timezone.localdate() if self.cleaned_data["in_group"] else None
        return fields | {"in_group_on": day, "unit": self.unit}


class CandidateEditForm(VersionedForm):
    """`of` is the candidate."""

    prefix = "edit"

    known_by = forms.ModelChoiceField(
        label=_("Hvem kender kandidaten?"), queryset=None, required=False, empty_label=_("Ingen")
    )
    mentor = forms.CharField(label=_("Mentor"), max_length=120, required=False)
    weeks = forms.ChoiceField(label=_("Målgruppe"), choices=Candidate.Weeks.choices, required=False)
    next_step = forms.CharField(label=_("Næste skridt"), max_length=200, required=False)
    next_step_on = DayField(label=_("Hvornår?"), required=False)

    def __init__(self, *args, of, **kwargs):
        names = ("known_by", "mentor", "weeks", "next_step", "next_step_on")
        super().__init__(
            *args, of=of, initial={name: getattr(of, name) for name in names}, **kwargs
        )
        self.fields["known_by"].queryset = who_may_know([of.unit_id])

    def clean_weeks(self):
        """Nobody who was taken in is written down below the network's limit afterwards."""
        weeks, network = self.cleaned_data["weeks"], self.of.network
        if network and weeks != self.of.weeks:
            _field, why = refusal(network, weeks=weeks, in_group=True)
            if why:
                raise forms.ValidationError(why)
        return weeks


class StageForm(CprGuardMixin, forms.Form):
    """`of` is the candidate; only what the network uses, and nothing that follows by itself."""

    mark_optional = False
    prefix = "stage"

    stage = forms.ChoiceField(label=_("Hvor står kandidaten nu?"))
    on = DayField(label=_("Fra hvilken dag?"))
    reason = forms.CharField(
        label=_("Hvorfor?"),
        max_length=300,
        required=False,
        help_text=_("Skal med, når I sætter på pause eller sender tilbage. Intet om helbred."),
    )

    def __init__(self, *args, of, **kwargs):
        super().__init__(*args, initial={"on": timezone.localdate()}, **kwargs)
        self.of = of
        kind = of.network.kind if of.network_id else Network.Kind.TASK_FORCE
        self.fields["stage"].choices = [
            ("", _("Vælg en fase")),
            *((stage, Stage(stage).label) for stage in stages_by_hand(kind)),
        ]

    def filled(self):
        return {name: self.cleaned_data[name] for name in ("stage", "on", "reason")}


class CandidateFilter(PlacesFilter):
    """The company is one where they work or have worked, or have been referred to."""

    company_lookups = OF_REFERRALS
    stage = forms.ChoiceField(
        label=_("Fase"), choices=[("", _("Alle")), *Stage.choices], required=False
    )
    reference = forms.CharField(label=_("Reference"), max_length=40, required=False)
    mine = forms.BooleanField(label=_("Kun mine"), required=False)

    def __init__(self, *args, user, **kwargs):
        visible = Candidate.objects.visible_to(user).order_by()
        super().__init__(*args, visible=visible, **kwargs)
        self.user = user

    def at_company(self, rows, words):
        mine = {"candidate": OuterRef("pk")}
        works = Placement.objects.filter(named(words, OF_PLACEMENTS), **mine)
        referred = Referral.objects.filter(named(words, OF_REFERRALS), **mine)
        return rows.filter(Exists(works) | Exists(referred))

    def narrow(self, candidates):
        if not self.is_valid():
            return candidates
        chosen = self.cleaned_data
        candidates = self.in_places(candidates)
        if chosen["stage"]:
            candidates = candidates.filter(stage=chosen["stage"])
        if chosen["reference"]:
            candidates = candidates.filter(
                key__contains=" ".join(chosen["reference"].split()).casefold()
            )
        return candidates.filter(known_by=self.user) if chosen["mine"] else candidates


def who_may_know(units):
    """Consultants, and job brokers without companies."""
    return people_with(Ability.WORK_CANDIDATES, units)
