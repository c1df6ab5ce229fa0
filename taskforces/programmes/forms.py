from django import forms
from django.core.validators import MaxLengthValidator
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.access import Ability, organisations_with
from accounts.cpr import CprGuardMixin
from accounts.models import Organisation
from taskforces.models import Network, Programme, ProgrammeChapter, ProgrammePartner


class ProgrammeForm(CprGuardMixin, forms.ModelForm):
    class Meta:
        model = Programme
        fields = ("lead", "name", "starts_on", "ends_on", "funding", "least_weeks", "description")
        widgets = {
            name: forms.DateInput({"type": "date"}, format="%Y-%m-%d")
            for name in ("starts_on", "ends_on")
        }

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["lead"]
        else:
            self.fields["lead"].queryset = organisations_with(by, Ability.RUN_PROGRAMMES)
            self.fields["lead"].empty_label = None

    def clean(self):
        data = super().clean()
        starts, ends = data.get("starts_on"), data.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", _("Programmet slutter, før det begynder."))
        return data

    def facts(self):
        return {name: self.cleaned_data[name] for name in self.fields}


class AskForm(forms.Form):
    """One of the networks that are not in the programme and not asked."""

    mark_optional = False
    network = forms.ModelChoiceField(
        label=pgettext_lazy("one", "Netværk"),
        queryset=None,
        help_text=_("Jeres egne er med med det samme. Alle andre skal deres vært sige ja til."),
    )

    def __init__(self, *args, programme, **kwargs):
        super().__init__(*args, **kwargs)
        standing = programme.members.standing().values("network")
        known = Network.objects.known_to(programme.lead_id)
        free = known.exclude(pk__in=standing).select_related("host")
        self.fields["network"].queryset = free.order_by("name")
        self.fields["network"].label_from_instance = lambda network: f"{network}, {network.host}"


class PartnerForm(CprGuardMixin, forms.ModelForm):
    class Meta:
        model = ProgrammePartner
        fields = ("organisation", "name", "part")

    def __init__(self, *args, programme, **kwargs):
        super().__init__(*args, **kwargs)
        taken = programme.partners.exclude(organisation=None).values("organisation")
        known = Network.objects.known_to(programme.lead_id).order_by()
        shown = Q(networks__in=known) | Q(routed_networks__in=known)
        others = Organisation.objects.filter(shown).distinct().exclude(pk=programme.lead_id)
        others = others.exclude(pk__in=taken)
        self.fields["organisation"].queryset = others.order_by("name")
        self.fields["organisation"].empty_label = _("ikke her på siden")

    def clean(self):
        data = super().clean()
        if not self.errors and not data.get("organisation") and not data.get("name"):
            self.add_error("name", _("Vælg en organisation, eller skriv et navn."))
        return data


class ChaptersForm(CprGuardMixin, forms.Form):
    """One text under each of the pool's headings."""

    HELP = {
        "identify": _("Hvordan finder I åbningerne hos virksomhederne?"),
        "hand_over": _("Hvordan kommer åbningerne videre til virksomhedskonsulenterne?"),
        "match": _("Hvem matcher, og hvad gør I, for at det holder?"),
        "spread": _("Hvordan hører flere virksomheder om det?"),
        "anchor": _("Hvem kører det videre, når bevillingen slutter?"),
    }

    def __init__(self, *args, programme, **kwargs):
        super().__init__(*args, **kwargs)
        written = dict(programme.chapters.values_list("heading", "text"))
        for heading in ProgrammeChapter.Heading:
            self.fields[heading.value] = forms.CharField(
                label=heading.label,
                required=False,
                initial=written.get(heading.value, ""),
                help_text=self.HELP.get(heading.value, ""),
                widget=forms.Textarea({"rows": 4}),
                validators=[MaxLengthValidator(6000)],
            )
