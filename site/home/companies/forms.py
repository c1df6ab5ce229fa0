"""Narrowing the list, writing down what one knows, and logging a contact."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts import municipalities
from accounts.cpr import CprGuardMixin
from accounts.models import User
from home.companies.columns import COLUMNS
from home.companies.listing import narrowed
from home.lists.forms import ListFilter
from taskforces.companies.industries import Industry
from taskforces.companies.talking import Talked
from taskforces.models import (
    Company,
    CompanyLogEntry,
    CompanyRelation,
    Network,
    Tag,
)

ORDERS = (
    ("navn", _("Navn")),
    ("kontakt", _("Længst siden kontakt")),
    ("senest", _("Senest kontakt først")),
    ("skridt", _("Næste skridt først")),
    ("by", _("By")),
    ("ansatte", _("Flest ansatte først")),
)
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class CompanyFilter(ListFilter):
    LIST, ORDERS = COLUMNS, ORDERS
    MORE = ("industry", "employees", "municipality", "kind", "tag", "mine", "talked")  # folded away
    SAME_FOR_ALL = frozenset({"open_only", "order", "columns", *MORE} - {"tag"})
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
    kind = forms.ChoiceField(
        label=_("Slags virksomhed"),
        required=False,
        choices=[("", _("Alle")), *CompanyRelation.Kind.choices],
    )
    tag = forms.ModelChoiceField(
        Tag.objects.none(), label=_("Mærke"), required=False, empty_label=_("Alle")
    )
    mine = forms.BooleanField(label=_("Kun mine"), required=False)
    open_only = forms.BooleanField(label=_("Åbne tilsagn"), required=False)
    talked = forms.ChoiceField(
        label=_("Sidste kontakt"), required=False, choices=[("", _("Alle")), *Talked.choices]
    )

    def __init__(self, *args, organisations, **kwargs):
        super().__init__(*args, organisations=organisations, **kwargs)
        self.fields["network"].queryset = Network.objects.filter(host__in=organisations) | (
            Network.objects.filter(unit__in=organisations)
        )
        self.fields["tag"].queryset = Tag.objects.filter(organisation__in=organisations)
        self.fields["municipality"].choices = [("", _("Alle")), *municipalities.choices()]

    def narrow(self):
        """The companies that are asked for; all that are known where the question makes no sense.

        None where no name can hold what is looked for.
        """
        asked = dict(self.cleaned_data) if self.is_valid() else {}
        for name in self.SHAPE:
            asked.pop(name, None)
        words = asked.pop("q", "").strip()
        found = narrowed(self.user, self.organisations, words=words, **asked)
        return found.none() if "q" in self.errors else found


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


class KindForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Slags virksomhed"),
        required=False,
        choices=[("", _("ikke sagt")), *CompanyRelation.Kind.choices],
    )
