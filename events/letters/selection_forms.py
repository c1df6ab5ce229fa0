"""Who shall be invited: read from the address, so that a choice can be sent to a colleague."""

from dataclasses import fields

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts import municipalities
from accounts.cpr import CprGuardMixin
from events.letters.selections import Did, Habit, Reach, Selection
from events.models import Event
from taskforces.companies.industries import Industry
from taskforces.companies.talking import Talked
from taskforces.models import (
    Company,
    CompanyRelation,
    Contact,
    ContactList,
    Membership,
    Network,
    Tag,
)

EVERYBODY = ("", _("Alle"))
SIZES = [(value, label) for value, label in Company.Employees.choices if value]


class SelectionForm(CprGuardMixin, forms.Form):
    mark_optional = False
    q = forms.CharField(label=_("Navn eller virksomhed"), required=False, max_length=100)
    contact_list = forms.ModelChoiceField(
        label=_("Liste"), queryset=None, required=False, empty_label=_("Alle")
    )
    network = forms.ModelChoiceField(
        label=pgettext_lazy("one", "Netværk"), queryset=None, required=False, empty_label=_("Alle")
    )
    role = forms.ChoiceField(
        label=_("Rolle"), required=False, choices=[EVERYBODY, *Membership.Role.choices]
    )
    industry = forms.ChoiceField(
        label=_("Branche"), required=False, choices=[EVERYBODY, *Industry.choices]
    )
    employees = forms.ChoiceField(label=_("Ansatte"), required=False, choices=[EVERYBODY, *SIZES])
    municipality = forms.ChoiceField(label=_("Kommune"), required=False)
    habit = forms.ChoiceField(
        label=_("Hvad de plejer"), required=False, choices=[EVERYBODY, *Habit.choices]
    )

    kind = forms.ChoiceField(
        label=_("Slags virksomhed"),
        required=False,
        choices=[EVERYBODY, *CompanyRelation.Kind.choices],
    )
    reach = forms.ChoiceField(
        label=_("Kan nås"), required=False, choices=[EVERYBODY, *Reach.choices]
    )
    basis = forms.ChoiceField(
        label=_("Grundlag for kontakt"), required=False, choices=[EVERYBODY, *Contact.Basis.choices]
    )
    talked = forms.ChoiceField(
        label=_("Sidste kontakt"), required=False, choices=[EVERYBODY, *Talked.choices]
    )
    tag = forms.ModelChoiceField(
        label=_("Mærke på virksomheden"), queryset=None, required=False, empty_label=_("Alle")
    )
    past_event = forms.ModelChoiceField(
        label=_("Inviteret til"), queryset=None, required=False, empty_label=_("Alle")
    )
    did = forms.ChoiceField(
        label=_("Hvad de gjorde"), required=False, choices=[EVERYBODY, *Did.choices]
    )

    def __init__(self, data, *, hosts, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["tag"].queryset = Tag.objects.filter(organisation__in=hosts)
        self.fields["past_event"].queryset = Event.objects.filter(network__host__in=hosts).order_by(
            "-starts_at"
        )
        self.fields["contact_list"].queryset = ContactList.objects.filter(organisation__in=hosts)
        self.fields["network"].queryset = Network.objects.filter(host__in=hosts)
        codes = Company.objects.filter(contacts__organisation__in=hosts)
        codes = codes.exclude(municipality_code="")
        held = codes.order_by().values_list("municipality_code", flat=True).distinct()
        named = sorted((municipalities.name(code), code) for code in held)
        self.fields["municipality"].choices = [EVERYBODY, *((code, name) for name, code in named)]

    @property
    def narrowing(self):
        return [field for field in self.visible_fields() if field.name != "q"]

    @property
    def chosen(self) -> int:
        """How many parts besides the words narrow the list."""
        return sum(bool(self.cleaned_data.get(field.name)) for field in self.narrowing)

    def selection(self) -> Selection:
        """What could be read; a part that could not narrows nothing, and its error is shown."""
        self.full_clean()
        read = {part.name: self.cleaned_data.get(part.name) for part in fields(Selection)}
        words = self.cleaned_data.get("q", "").strip()
        return Selection(**{key: value for key, value in read.items() if value} | {"words": words})
