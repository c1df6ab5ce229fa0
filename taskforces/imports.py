"""Contacts from a table: guess what the columns hold, look at every row, let the good ones in.

Nothing is written before `apply_import`, which looks at everything once more under a lock.
"""

from dataclasses import dataclass, field
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import audit
from accounts.folding import fold
from accounts.models import Organisation, User
from taskforces.csvfiles import read_table
from taskforces.identifiers import normalise_cvr
from taskforces.models import Company, Contact, ContactImport

KEPT_FOR = timedelta(days=1)

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
    "data_source": ("kilde", "datakilde", "source", "data source"),
}  # fmt: skip
_MODEL_FIELDS = {
    "company": Company._meta.get_field("name"),
    "cvr_number": Company._meta.get_field("cvr_number"),
    "street": Company._meta.get_field("street"),
    "postcode": Company._meta.get_field("postcode"),
    "city": Company._meta.get_field("city"),
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


@dataclass
class Plan:
    good: list[Row]
    bad: list[Row]
    duplicates: list[Row]


def start_import(organisation: Organisation, *, data: bytes, user: User) -> ContactImport:
    """Read the file and keep it for the next steps; raises csvfiles.FileRefused."""
    ContactImport.objects.forgotten(timezone.now() - KEPT_FOR).delete()
    return ContactImport.objects.create(
        organisation=organisation, created_by=user, content=read_table(data)
    )


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


def map_columns(
    contact_import: ContactImport, *, columns: dict[str, int], data_source: str, contact_basis: str
) -> ContactImport:
    contact_import.mapping = {
        "columns": columns,
        "data_source": data_source,
        "contact_basis": contact_basis,
    }
    contact_import.state = ContactImport.State.MAPPED
    contact_import.save(update_fields=["mapping", "state"])
    return contact_import


def plan_import(contact_import: ContactImport) -> Plan:
    """What would happen now: rows that go in, rows that cannot, rows that we have already."""
    mapping = contact_import.mapping
    rows = [_read_row(line, cells, mapping) for line, cells in contact_import.content["rows"]]
    readable = [row for row in rows if not row.problems]
    _mark_duplicates(contact_import.organisation, readable)
    return Plan(
        good=[row for row in readable if not row.duplicate],
        bad=[row for row in rows if row.problems],
        duplicates=[row for row in readable if row.duplicate],
    )


def _read_row(line: int, cells: list[str | None], mapping: dict) -> Row:
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
    if name == "cvr_number":
        cell = normalise_cvr(cell)
    if not cell:
        row.values[name] = ""
        return _("mangler.") if name in REQUIRED else ""
    try:
        row.values[name] = _MODEL_FIELDS[name].clean(cell, None)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""


def _company_key(row: Row) -> str:
    return row.values.get("cvr_number") or fold(row.values["company"])


def _mark_duplicates(organisation: Organisation, rows: list[Row]) -> None:
    held = _held(organisation)
    seen: dict[tuple, int] = {}
    for row in rows:
        name = fold(row.values["name"])
        key = (_company_key(row), name)
        number = row.values.get("cvr_number")
        alike = ("any" if not number else "unnumbered", fold(row.values["company"]), name)
        if alike in held or ("number", number, name) in held:
            row.duplicate = _("findes i forvejen")
        elif key in seen:
            row.duplicate = _("står også i linje %(line)s") % {"line": seen[key]}
        else:
            seen[key] = row.line


def _held(organisation: Organisation) -> set[tuple[str, str, str]]:
    """What we hold, by CVR number and by name: a company may be here without its number."""
    held = set()
    for contact in organisation.contacts.select_related("company"):
        company, name = contact.company, fold(contact.name)
        held |= {("number", company.cvr_number, name), ("any", fold(company.name), name)}
        if not company.cvr_number:
            held.add(("unnumbered", fold(company.name), name))
    return held


@transaction.atomic
def apply_import(contact_import: ContactImport, *, user: User) -> Plan:
    """Write all good rows or none, and forget the file. Returns the plan as it was carried out."""
    organisation = Organisation.objects.select_for_update().get(pk=contact_import.organisation_id)
    plan = plan_import(contact_import)
    companies = _companies_for(organisation, plan.good)
    contacts = []
    for row in plan.good:
        values = {name: row.values.get(name, "") for name in ("name", "title", "email", "phone")}
        contact = Contact(
            organisation=organisation,
            company=companies[_company_key(row)],
            data_source=row.values["data_source"],
            contact_basis=contact_import.mapping["contact_basis"],
            **values,
        )
        contact.set_search_text()
        contacts.append(contact)
    Contact.objects.bulk_create(contacts)
    audit.record(
        organisation,
        user=user,
        verb="import_contacts",
        thing=contact_import,
        after={"contacts": len(contacts), "refused": len(plan.bad), "held": len(plan.duplicates)},
    )
    contact_import.delete()
    return plan


def _companies_for(organisation: Organisation, rows: list[Row]) -> dict[str, Company]:
    """Company by CVR number, or by name where none is given; missing ones are made."""
    numbers = {row.values["cvr_number"] for row in rows if row.values.get("cvr_number")}
    by_number = Company.objects.in_bulk(numbers, field_name="cvr_number")
    # A name alone is matched only with companies that this organisation knows itself.
    known = Company.objects.filter(contacts__organisation=organisation).distinct()
    found: dict[str, Company] = {fold(company.name): company for company in known} | by_number
    new, completed = {}, []
    for row in rows:
        key = _company_key(row)
        company = found.get(key) or new.setdefault(key, _new_company(row))
        if complete_address(company, row.values) and company.pk:
            completed.append(company)
    Company.objects.bulk_create(new.values())
    Company.objects.bulk_update(completed, ["street", "postcode", "city"])
    return found | new


def _new_company(row: Row) -> Company:
    return Company(name=row.values["company"], cvr_number=row.values.get("cvr_number") or None)


def complete_address(company: Company, values: dict[str, str]) -> bool:
    """Fill in an address where none is held; one that is held is never overwritten."""
    if company.street or company.postcode or company.city:
        return False
    for name in ("street", "postcode", "city"):
        setattr(company, name, values.get(name, ""))
    return bool(company.street)
