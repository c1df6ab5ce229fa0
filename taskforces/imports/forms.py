from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.cpr import CprGuardMixin
from frontend.widgets import RadioCards
from taskforces.contacts.forms import OrganisationMixin
from taskforces.imports.columns import FIELDS, REQUIRED, guess_columns
from taskforces.imports.limits import MAX_BYTES, FileRefused
from taskforces.models import Contact, Network


class UploadForm(OrganisationMixin, forms.Form):
    file = forms.FileField(
        label=_("Excel- eller CSV-fil"),
        help_text=_("Højst 5 MB og 10.000 rækker. Første linje er overskrifter."),
        widget=forms.FileInput({"accept": ".xlsx,.csv,.txt,text/csv"}),
        error_messages={"empty": FileRefused.Code.EMPTY.label},
    )

    def __init__(self, *args, organisations, **kwargs):
        super().__init__(*args, **kwargs)
        self.ask_organisation(organisations)

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            raise forms.ValidationError(FileRefused.Code.TOO_LARGE.label, code="too_large")
        return file


class ColumnsForm(CprGuardMixin, forms.Form):
    """One choice a field: which column holds it."""

    data_source = forms.CharField(
        label=_("Hvor kommer navnene fra?"),
        max_length=160,
        help_text=_(
            "Trykkes i brevet, fx “medlemslisten i Nordby Erhvervsråd”. Gælder de rækker, der ikke selv siger det."
        ),
        required=False,
    )
    contact_basis = forms.ChoiceField(
        label=_("Hvorfor må vi kontakte dem?"), choices=Contact.Basis, widget=RadioCards
    )
    network = forms.ModelChoiceField(
        label=_("Er virksomhederne med i et netværk?"),
        queryset=None,
        required=False,
        empty_label=_("Nej"),
    )
    fieldsets = [
        (_("Kolonner"), [f"column_{name}" for name in FIELDS]),
        (_("Gælder alle rækker"), ("data_source", "contact_basis", "network")),
    ]
    mark_optional = False

    def __init__(self, *args, contact_import, **kwargs):
        super().__init__(*args, **kwargs)
        networks = Network.objects.filter(host=contact_import.organisation, active=True)
        self.fields["network"].queryset = networks
        header = contact_import.content["header"]
        mapping = contact_import.mapping
        guesses = mapping["columns"] if mapping else guess_columns(header)
        titles = [
            (str(i), title or _("(uden overskrift, kolonne %(n)s)") % {"n": i + 1})
            for i, title in enumerate(header)
        ]
        for name, label in FIELDS.items():
            self.fields[f"column_{name}"] = forms.ChoiceField(
                label=label,
                required=name in REQUIRED,
                choices=[("", _("– ikke i filen –")), *titles],
                initial=guesses.get(name, ""),
                error_messages={"required": _("Vælg den kolonne, hvor det står.")},
            )
        self.initial.setdefault("data_source", mapping.get("data_source", ""))
        self.initial.setdefault("network", mapping.get("network"))
        self.initial.setdefault(
            "contact_basis", mapping.get("contact_basis", Contact.Basis.PUBLIC_TASK)
        )

    def clean(self):
        data = super().clean()
        if (
            not data.get("data_source")
            and not data.get("column_data_source")
            and "data_source" not in self.errors
        ):
            self.add_error(
                "data_source", _("Skriv, hvor navnene kommer fra, eller vælg en kolonne med det.")
            )
        return data

    def columns(self):
        chosen = {name: self.cleaned_data[f"column_{name}"] for name in FIELDS}
        return {name: int(column) for name, column in chosen.items() if column}
