from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts import municipalities
from accounts.cpr import CprGuardMixin
from accounts.models import Organisation
from frontend.widgets import RadioCards
from home.new_network.setup import FirstEvent
from taskforces.models import KIND_TEXTS, Network

MOST_SEATS = 99_999


class StartForm(CprGuardMixin, forms.Form):
    host = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Hvem er vært?"), empty_label=None
    )
    kind = forms.ChoiceField(
        label=_("Hvad skal det være?"),
        choices=[(kind.value, capfirst(kind.label)) for kind in Network.Kind],
        widget=RadioCards(details={str(kind): {"hint": text} for kind, text in KIND_TEXTS.items()}),
        help_text=_("Arten bestemmer, hvad siden begynder med. Alt kan ændres senere."),
        error_messages={"required": _("Vælg, hvad det skal være.")},
    )
    name = forms.CharField(
        label=_("Hvad skal det hedde?"), max_length=80, help_text=_("Fx “Task Force Nordby”.")
    )
    municipality = forms.ChoiceField(
        label=_("Hvilken kommune?"),
        required=False,
        choices=lambda: [("", _("flere eller hele landet")), *municipalities.choices()],
    )
    unit = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Hvem ringer til virksomhederne bagefter?"),
        required=False,
        empty_label=_("ikke valgt endnu"),
    )
    target_group = forms.CharField(
        label=_("Hvem skal i job?"),
        required=False,
        max_length=400,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("I almindelige ord, som de kan stå på siden."),
    )
    goal_positions = forms.IntegerField(
        label=_("Hvor mange job går I efter?"),
        required=False,
        min_value=1,
        max_value=MOST_SEATS,
    )
    starts_at = forms.DateTimeField(
        label=_("Hvornår er det første møde?"),
        required=False,
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text=_("Lad feltet stå tomt, hvis I vil finde dagen senere."),
    )
    place = forms.CharField(label=_("Hvor?"), required=False, max_length=160)
    capacity = forms.IntegerField(
        label=_("Hvor mange er der plads til?"), required=False, min_value=1, max_value=MOST_SEATS
    )
    fieldsets = [
        (_("Netværket"), ("host", "kind", "name", "municipality", "unit")),
        (_("Målet"), ("target_group", "goal_positions")),
        (_("Det første møde"), ("starts_at", "place", "capacity")),
    ]

    def __init__(self, *args, hosts, units, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["host"].queryset = hosts
        self.fields["unit"].queryset = units
        if len(hosts) == 1:
            self.initial["host"] = hosts[0]
            self.initial["municipality"] = hosts[0].municipality_code
            self.fields["host"].widget = forms.HiddenInput()
        if len(units) == 1:
            self.initial["unit"] = units[0]

    def clean_starts_at(self):
        start = self.cleaned_data["starts_at"]
        if start and not timezone.now() < start < timezone.now() + timedelta(days=3 * 366):
            raise forms.ValidationError(_("Vælg en dag inden for de næste tre år."))
        return start

    def clean(self):
        data = super().clean()
        if data.get("starts_at") and not data.get("place") and "place" not in self.errors:
            self.add_error("place", _("Skriv, hvor mødet er."))
        return data

    def network_fields(self) -> dict:
        data = self.cleaned_data
        fields = {name: data[name] for name in ("kind", "name", "unit", "target_group")}
        codes = [data["municipality"]] if data["municipality"] else []
        return fields | {"goal_positions": data["goal_positions"], "municipality_codes": codes}

    def first_event(self) -> FirstEvent | None:
        data = self.cleaned_data
        if not data["starts_at"]:
            return None
        return FirstEvent(data["starts_at"], data["place"], data["capacity"])
