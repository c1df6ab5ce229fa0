"""Narrowing the list, writing down what one knows, and logging a contact."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts import municipalities
from accounts.cpr import CprGuardMixin
from accounts.models import User
from home.companies.columns import CHOICES, Column, chosen
from home.companies.listing import Talked, narrowed
from taskforces.companies.industries import Industry
from taskforces.models import (
    Company,
    CompanyLogEntry,
    CompanyRelation,
    Network,
    SavedSelection,
    Tag,
)

ORDERS = [
    ("navn", _("Navn")),
    ("kontakt", _("Længst siden kontakt")),
    ("senest", _("Senest kontakt først")),
    ("skridt", _("Næste skridt først")),
    ("by", _("By")),
    ("ansatte", _("Flest ansatte først")),
]
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class CompanyFilter(forms.Form):
    mark_optional = False
    MORE = ("industry", "employees", "municipality", "tag", "mine", "talked")  # folded away
    q = forms.CharField(label=_("Søg"), required=False, max_length=100)
    network = forms.ModelChoiceField(
        Network.objects.none(), label=_("Netværk"), required=False, empty_label=_("Alle")
    )
    industry = forms.ChoiceField(
        label=_("Branche"), required=False, choices=[("", _("Alle")), *Industry.choices]
    )
    employees = forms.ChoiceField(
        label=_("Størrelse"),
        required=False,
        choices=[("", _("Alle")), *Company.Employees.choices[1:]],
    )
    municipality = forms.ChoiceField(label=_("Kommune"), required=False)
    tag = forms.ModelChoiceField(
        Tag.objects.none(), label=_("Mærke"), required=False, empty_label=_("Alle")
    )
    order = forms.ChoiceField(label=_("Rækkefølge"), required=False, choices=ORDERS)
    mine = forms.BooleanField(label=_("Kun mine"), required=False)
    open_only = forms.BooleanField(label=_("Åbne tilsagn"), required=False)
    talked = forms.ChoiceField(
        label=_("Sidste kontakt"), required=False, choices=[("", _("Alle")), *Talked.choices]
    )
    columns = forms.MultipleChoiceField(
        label=_("Kolonner"),
        required=False,
        choices=CHOICES,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, user, organisations, **kwargs):
        super().__init__(*args, **kwargs)
        self.user, self.organisations = user, organisations
        self.fields["network"].queryset = Network.objects.filter(host__in=organisations) | (
            Network.objects.filter(unit__in=organisations)
        )
        self.fields["tag"].queryset = Tag.objects.filter(organisation__in=organisations)
        self.fields["municipality"].choices = [("", _("Alle")), *municipalities.choices()]

    def narrow(self):
        """The companies that are asked for; all that are known where the question makes no sense."""
        asked = dict(self.cleaned_data) if self.is_valid() else {}
        for name in ("order", "columns"):
            asked.pop(name, None)
        return narrowed(self.user, self.organisations, words=asked.pop("q", "").strip(), **asked)

    @property
    def chosen_order(self) -> str:
        return (self.is_valid() and self.cleaned_data["order"]) or "navn"

    @property
    def chosen_columns(self) -> list[Column]:
        return chosen(self.cleaned_data["columns"] if self.is_valid() else [])


class SelectionForm(CprGuardMixin, forms.Form):
    """A name for the list as it is narrowed, and who else sees it."""

    OWN = "mine"
    name = forms.CharField(label=_("Hvad skal udvalget hedde?"), max_length=80)
    whose = forms.ChoiceField(label=_("For hvem?"), widget=forms.RadioSelect, initial=OWN)

    def __init__(self, *args, organisations, **kwargs):
        super().__init__(*args, **kwargs)
        self.organisations = {str(each.pk): each for each in organisations}
        names = [
            (pk, _("Alle hos %(name)s") % {"name": each.name})
            for pk, each in self.organisations.items()
        ]
        self.fields["whose"].choices = [(self.OWN, _("Kun mig")), *names]

    @property
    def organisation(self):
        """Of the user's organisations the one it is for; the first where it is theirs alone."""
        first = next(iter(self.organisations.values()))
        return self.organisations.get(self.cleaned_data["whose"], first)

    @property
    def is_own(self) -> bool:
        return self.cleaned_data["whose"] == self.OWN


class ChangeSelectionForm(CprGuardMixin, forms.ModelForm):
    class Meta:
        model = SavedSelection
        fields = ["name", "opens_first"]

    def validate_unique(self):
        """The rule that changes it says whether the name is taken."""


class RelationForm(CprGuardMixin, forms.ModelForm):
    tag_names = forms.CharField(
        label=_("Mærker"),
        required=False,
        max_length=300,
        help_text=_("Jeres egne ord, adskilt af komma. Fx: byggeri, vil have lærlinge."),
    )

    class Meta:
        model = CompanyRelation
        fields = ["short_name", "kind", "responsible", "next_step", "next_step_on", "note"]
        widgets = {"next_step_on": DAY, "note": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        organisation = self.instance.organisation
        people = User.objects.filter(roles__organisation=organisation, is_active=True)
        self.fields["responsible"].queryset = people.distinct().order_by("name")
        self.fields["kind"].choices = [("", _("ikke sagt")), *CompanyRelation.Kind.choices]
        self.fields["responsible"].empty_label = _("ingen endnu")
        if self.instance.pk:
            names = self.instance.tags.values_list("name", flat=True)
            self.fields["tag_names"].initial = ", ".join(names)

    def clean_tag_names(self):
        names = self.cleaned_data["tag_names"].split(",")
        if any(len(name.strip()) > Tag._meta.get_field("name").max_length for name in names):
            raise forms.ValidationError(_("Et mærke er højst 40 tegn. Sæt komma mellem dem."))
        return names


class LogForm(CprGuardMixin, forms.ModelForm):
    next_step = forms.CharField(label=_("Næste skridt"), required=False, max_length=160)
    next_step_on = forms.DateField(label=_("Hvornår"), required=False, widget=DAY)

    class Meta:
        model = CompanyLogEntry
        fields = ["kind", "text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 3})}


class TagForm(CprGuardMixin, forms.Form):
    name = forms.CharField(label=_("Mærke"), max_length=40)
