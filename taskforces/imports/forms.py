from django import forms
from django.utils.html import escape
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.antivirus import refuse_infected
from accounts.cpr import CprGuardMixin
from frontend.widgets import RadioCards
from taskforces.contacts.forms import OrganisationMixin
from taskforces.imports.columns import FIELDS, FIXABLE, OF_MEMBERS, REQUIRED
from taskforces.imports.contact_imports import default_list_name
from taskforces.imports.headings import guess_columns
from taskforces.imports.limits import MAX_BYTES, FileRefused
from taskforces.models import Contact, Network

SAMPLES = 3
SHOWN_SHEETS = 10
SHOWN_LINES = 12


class UploadForm(OrganisationMixin, forms.Form):
    file = forms.FileField(
        label=_("Excel- eller CSV-fil"),
        help_text=_("Højst 5 MB og 10.000 rækker."),
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
        refuse_infected(file)
        return file


class HeadingForm(forms.Form):
    """Where the headings stand, when no row has those that we know."""

    heading = forms.ChoiceField(label=_("Hvor står overskrifterne?"), widget=RadioCards)

    def __init__(self, *args, contact_import, **kwargs):
        super().__init__(*args, **kwargs)
        chosen, details = [], {}
        for at, sheet in enumerate(contact_import.sheets[:SHOWN_SHEETS]):
            hidden = gettext(" (skjult i Excel)") if sheet["is_hidden"] else ""
            for line, cells in sheet["rows"][:SHOWN_LINES]:
                place = gettext("Linje %(line)s") % {"line": line}
                where = f"{sheet['name']}{hidden}: {place}" if sheet["name"] else place
                chosen.append((f"{at}-{line}", where))
                words = " · ".join(cell for cell in cells if cell)
                details[f"{at}-{line}"] = {"hint": words[:120] or gettext("(tom)")}
        self.fields["heading"].choices = chosen
        self.fields["heading"].widget.details = details
        content = contact_import.content
        self.initial["heading"] = f"{content.get('sheet')}-{content.get('line')}"

    def place(self) -> dict[str, int]:
        sheet, _dash, line = self.cleaned_data["heading"].partition("-")
        return {"sheet": int(sheet), "line": int(line)}


class ColumnsForm(CprGuardMixin, forms.Form):
    """One choice a column of the file: what it holds. Its first cells stand under its heading."""

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
    list_name = forms.CharField(
        label=_("Hvad skal listen hedde?"),
        max_length=120,
        help_text=_("Så kan I invitere dem på listen, og fortryde hele importen igen."),
        required=False,
    )
    mark_optional = False

    def __init__(self, *args, contact_import, **kwargs):
        super().__init__(*args, **kwargs)
        networks = Network.objects.filter(host=contact_import.organisation, active=True)
        self.fields["network"].queryset = networks
        self._ask_columns(contact_import.content, contact_import.mapping.get("columns"))
        mapping = contact_import.mapping
        self.initial |= {
            "data_source": mapping.get("data_source", ""),
            "network": mapping.get("network"),
            "contact_basis": mapping.get("contact_basis", Contact.Basis.PUBLIC_TASK),
            "list_name": mapping.get("list_name") or default_list_name(contact_import),
        }

    def _ask_columns(self, content, chosen):
        """A column without a single cell is not asked about."""
        header = content["header"]
        by_column = {at: name for name, at in (chosen or guess_columns(header)).items()}
        width = max([len(header), *(len(cells) for _line, cells in content["rows"])])
        known, others = [], []
        for at in range(width):
            title = (header[at] if at < len(header) else "") or ""
            cells = samples(content["rows"], at)
            if not cells and by_column.get(at) not in REQUIRED:
                continue
            name = f"column_{at}"
            hidden = gettext(" (skjult i Excel)") if at in content.get("hidden_columns", ()) else ""
            untitled = gettext("Kolonne %(n)s, uden overskrift") % {"n": at + 1}
            self.fields[name] = forms.ChoiceField(
                label=f"{title or untitled}{hidden}",
                help_text=escape(" · ".join(cells)),
                required=False,
                choices=[("", _("– bruges ikke –")), *FIELDS.items()],
                initial=by_column.get(at, ""),
            )
            (known if at in by_column else others).append(name)
        self.column_names = [*known, *others]
        self.fieldsets = [
            (gettext("Kolonner, vi kender"), known),
            (gettext("Resten af kolonnerne"), others),
            (
                gettext("Gælder alle rækker"),
                ("data_source", "contact_basis", "network", "list_name"),
            ),
        ]

    def clean(self):
        data = super().clean()
        chosen = [data[name] for name in self.column_names if data.get(name)]
        for name in self.column_names:
            if chosen.count(data.get(name)) > 1:
                self.add_error(name, _("Det er valgt for flere kolonner. Vælg det kun for én."))
        for name in REQUIRED:
            if name not in chosen:
                text = _("Vælg, hvilken kolonne der er “%(field)s”.") % {"field": FIELDS[name]}
                self.add_error(None, text)
        if set(OF_MEMBERS) & set(chosen) and not data.get("network"):
            self.add_error("network", _("Filen siger noget om medlemmer. Vælg netværket."))
        if not data.get("data_source") and "data_source" not in [*chosen, *self.errors]:
            self.add_error(
                "data_source", _("Skriv, hvor navnene kommer fra, eller vælg en kolonne med det.")
            )
        return data

    def columns(self):
        chosen = {name: self.cleaned_data[name] for name in self.column_names}
        return {field: int(name.removeprefix("column_")) for name, field in chosen.items() if field}


def samples(rows, at):
    """The first cells of a column that differ; a removed CPR number is named."""
    cells = (cells[at] for _line, cells in rows if at < len(cells) and cells[at] != "")
    words = (gettext("(fjernet)") if cell is None else cell for cell in cells)
    found = dict.fromkeys(word if len(word) <= 40 else f"{word[:40]} …" for word in words)
    return list(found)[:SAMPLES]


class RowForm(CprGuardMixin, forms.Form):
    """A row as it would go in, to be mended before it does."""

    mark_optional = False

    def __init__(self, *args, row, **kwargs):
        super().__init__(*args, auto_id=f"line-{row.line}-%s", **kwargs)
        for name in FIXABLE:
            value = "" if name == "name" and row.values.get("is_post") else row.values.get(name)
            self.fields[name] = forms.CharField(
                label=FIELDS[name],
                required=False,
                max_length=200,
                initial=value or row.raw.get(name, ""),
            )

    def changes(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in self.changed_data if name in FIXABLE}
