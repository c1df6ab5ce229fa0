from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.cpr import CprGuardMixin
from accounts.forms import PageChoiceField
from frontend.widgets import RadioCards
from taskforces.contacts.forms import OrganisationMixin
from taskforces.filelimits import MAX_BYTES, FileRefused
from taskforces.import_columns import FIELDS, REQUIRED, guess_columns
from taskforces.joining import Wish
from taskforces.models import Contact, Network, StoryPage


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


class JoinForm(CprGuardMixin, forms.Form):
    company = forms.CharField(label=_("Virksomhed"), max_length=120)
    name = forms.CharField(label=_("Dit navn"), max_length=120)
    email = forms.EmailField(label=_("Din e-mail"), max_length=254)
    phone = forms.CharField(label=_("Dit telefonnummer"), max_length=30, required=False)
    remark = forms.CharField(
        label=_("Vil du fortælle noget?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Skriv intet om navngivne borgere."),
    )
    cpr_exempt = ("phone",)

    def wish(self):
        names = ("company", "name", "email", "phone", "remark")
        return Wish(**{name: self.cleaned_data[name] for name in names})


class NominationForm(CprGuardMixin, forms.Form):
    company = forms.CharField(label=_("Hvilken virksomhed?"), max_length=160)
    reason = forms.CharField(
        label=_("Hvorfor skal den have prisen?"),
        max_length=2000,
        widget=forms.Textarea({"rows": 5}),
        help_text=_("Fortæl om virksomheden. Nævn ingen medarbejdere eller borgere ved navn."),
    )
    name = forms.CharField(label=_("Dit navn"), max_length=120)
    email = forms.EmailField(label=_("Din e-mail"), max_length=254)
    consent = forms.BooleanField(
        label=_("I må gemme mit navn og min e-mail i op til et halvt år efter fristen."),
    )

    def nomination(self):
        return {name: self.cleaned_data[name] for name in ("company", "reason", "name", "email")}


class ConsentForm(CprGuardMixin, forms.Form):
    story = PageChoiceField(
        StoryPage.objects.none(), label=_("Hvilken historie?"), empty_label=None
    )
    person_name = forms.CharField(label=_("Hvem siger ja?"), max_length=120)
    scope = forms.CharField(
        label=_("Til hvad?"),
        max_length=200,
        help_text=_("Fx navn, billede og historie på denne side."),
    )
    given_on = forms.DateField(
        label=_("Hvornår?"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    expires_on = forms.DateField(
        label=_("Hvor længe gælder det?"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Tomt: til det trækkes tilbage."),
    )

    def __init__(self, *args, stories, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["story"].queryset = stories
        self.initial["given_on"] = timezone.localdate()

    def clean(self):
        data = super().clean()
        given, expires = data.get("given_on"), data.get("expires_on")
        if given and expires and expires < given:
            self.add_error("expires_on", _("Det slutter, før det begynder."))
        return data

    def fields_of_consent(self):
        names = ("person_name", "scope", "given_on", "expires_on")
        return {name: self.cleaned_data[name] for name in names}
