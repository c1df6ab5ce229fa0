"""What stands in the columns of a file of contacts, and what a cell of each kind may be."""

import re
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import municipalities
from accounts.folding import fold
from taskforces.identifiers import normalise_cvr
from taskforces.models import Company, Contact

FIELDS = {
    "company": gettext_lazy("Virksomhed"),
    "cvr_number": gettext_lazy("CVR-nummer"),
    "name": gettext_lazy("Navn"),
    "title": gettext_lazy("Titel"),
    "email": gettext_lazy("E-mail"),
    "phone": gettext_lazy("Telefon"),
    "street": gettext_lazy("Adresse"),
    "postcode": gettext_lazy("Postnummer"),
    "city": gettext_lazy("By"),
    "municipality": gettext_lazy("Kommune"),
    "industry_code": gettext_lazy("Branchekode"),
    "industry_name": gettext_lazy("Branche"),
    "employees": gettext_lazy("Ansatte"),
    "data_source": gettext_lazy("Kilde"),
}
REQUIRED = ("company", "name")

# Folded headings, the likeliest first.
HEADINGS = {
    "company": ("virksomhed", "virksomhedsnavn", "firma", "firmanavn", "company", "company name", "organisation"),
    "cvr_number": ("cvr", "cvr-nr", "cvr-nr.", "cvr nr", "cvr nr.", "cvrnr", "cvr-nummer", "cvrnummer", "cvr number", "vat"),
    "name": ("navn", "kontaktperson", "fulde navn", "kontakt", "name", "full name", "contact", "contact person", "person"),
    "title": ("titel", "stilling", "rolle", "title", "job title", "position"),
    "email": ("e-mail", "email", "mail", "e-mailadresse", "mailadresse", "e-post", "email address"),
    "phone": ("telefon", "tlf", "tlf.", "telefonnummer", "mobil", "mobilnummer", "phone", "telephone", "mobile"),
    "street": ("adresse", "vej", "gade", "vejnavn", "gadenavn", "address", "street"),
    "postcode": ("postnr", "postnr.", "postnummer", "post nr", "postcode", "postal code", "zip", "zip code"),
    "city": ("by", "bynavn", "postdistrikt", "city", "town"),
    "municipality": ("kommune", "kommunenavn", "kommunekode", "municipality"),
    "industry_code": ("branchekode", "hovedbranchekode", "industry code", "nace", "db25", "db07"),
    "industry_name": ("branche", "branchetekst", "hovedbranche", "industry"),
    "employees": ("ansatte", "antal ansatte", "medarbejdere", "antal medarbejdere", "employees", "staff"),
    "data_source": ("kilde", "datakilde", "source", "data source"),
}  # fmt: skip
_MODEL_FIELDS = {
    "company": Company._meta.get_field("name"),
    "cvr_number": Company._meta.get_field("cvr_number"),
    "street": Company._meta.get_field("street"),
    "postcode": Company._meta.get_field("postcode"),
    "city": Company._meta.get_field("city"),
    "industry_name": Company._meta.get_field("industry_name"),
} | {
    name: Contact._meta.get_field(name)
    for name in ("name", "title", "email", "phone", "data_source")
}


@dataclass
class Row:
    line: int
    values: dict[str, str]
    problems: list[str] = field(default_factory=list)
    duplicate: str = ""


def guess_columns(header: list[str | None]) -> dict[str, int]:
    """Field → number of the column that seems to hold it, by its heading."""
    folded = [fold(cell or "") for cell in header]
    guesses = {}
    for name, words in HEADINGS.items():
        for word in words:
            if word in folded and (column := folded.index(word)) not in guesses.values():
                guesses[name] = column
                break
    return guesses


def read_row(line: int, cells: list[str | None], mapping: dict) -> Row:
    row = Row(line, {})
    for name, column in mapping["columns"].items():
        cell = cells[column] if column < len(cells) else ""
        if cell is None:
            row.problems.append(
                _("%(field)s: ligner et CPR-nummer og er fjernet.") % {"field": FIELDS[name]}
            )
        elif problem := _clean(row, name, cell):
            row.problems.append(f"{FIELDS[name]}: {problem}")
    row.values["data_source"] = row.values.get("data_source") or mapping["data_source"]
    if not row.values["data_source"]:
        row.problems.append(_("Kilde: skriv, hvor navnet kommer fra."))
    return row


def _clean(row: Row, name: str, cell: str) -> str:
    """Put the cell's value in the row; return what is wrong with it."""
    cell = TYPED_AS_PEOPLE_DO[name](cell) if name in TYPED_AS_PEOPLE_DO else cell
    if not cell:
        row.values[name] = ""
        return _("mangler.") if name in REQUIRED else ""
    if name in COMPANY_FACTS:
        return _clean_fact(row, name, cell)
    try:
        row.values[name] = _MODEL_FIELDS[name].clean(cell, None)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def _clean_fact(row: Row, name: str, cell: str) -> str:
    """A fact that a letter can do without: one that we cannot read is left out, and the row goes in."""
    try:
        row.values[name] = COMPANY_FACTS[name](cell)
    except (KeyError, ValueError):
        row.values[name] = ""
    return ""


def municipality_from(cell: str) -> str:
    """Its code, from a code ("846") or a name ("Nordby Kommune"); raises KeyError."""
    if cell.isdigit():
        code = f"{int(cell):04}"
        return code if municipalities.name(code) else municipalities.code(cell)
    short = re.sub(r"\s+kommune$", "", cell, flags=re.IGNORECASE)
    by_folded_name = {fold(name): code for code, name in municipalities.choices()}
    return by_folded_name[fold(short)]


def industry_from(cell: str) -> str:
    """Six digits; a spreadsheet has taken the zero in front of "011100". Raises ValueError."""
    digits = cell.replace(".", "").replace(" ", "")
    if not digits.isdigit() or not 4 <= len(digits) <= 6:
        raise ValueError(cell)
    return digits.zfill(6)


def employees_from(cell: str) -> str:
    """The band of a number ("37") or of a range ("20-49"); raises ValueError."""
    number = int(re.search(r"\d+", cell.replace(".", "")).group()) if re.search(r"\d", cell) else -1
    if number < 0:
        raise ValueError(cell)
    bands = [(250, Company.Employees.LARGE), (50, Company.Employees.UNDER_250)]
    bands += [(10, Company.Employees.UNDER_50), (1, Company.Employees.UNDER_10)]
    return next((str(band) for least, band in bands if number >= least), "")


FACTS = ("municipality_code", "industry_code", "industry_name", "employees")
TYPED_AS_PEOPLE_DO = {"cvr_number": normalise_cvr}
COMPANY_FACTS = {
    "municipality": municipality_from,
    "industry_code": industry_from,
    "employees": employees_from,
}
