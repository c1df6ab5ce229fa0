"""Contacts from a table: guess what the columns hold, look at every row, let the good ones in.

Nothing is written before `apply_import`, which looks at everything once more under a lock.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import audit
from accounts.folding import fold
from accounts.models import Organisation, User
from taskforces.imports.columns import FACTS, Row, read_row
from taskforces.imports.tables import read_table
from taskforces.models import Company, Contact, ContactImport, Membership, Network

KEPT_FOR = timedelta(days=1)
SHARED_MAILBOXES = {"admin", "adm", "hr", "info", "kontakt", "kontor", "mail", "post", "reception", "salg", "sales"}  # fmt: skip


@dataclass
class Plan:
    good: list[Row]
    bad: list[Row]
    duplicates: list[Row]


def start_import(organisation: Organisation, *, data: bytes, by: User) -> ContactImport:
    """Read the file and keep it for the next steps; raises FileRefused."""
    ContactImport.objects.forgotten(timezone.now() - KEPT_FOR).delete()
    return ContactImport.objects.create(
        organisation=organisation, created_by=by, content=read_table(data)
    )


def map_columns(
    contact_import: ContactImport,
    *,
    columns: dict[str, int],
    data_source: str,
    contact_basis: str,
    network: Network | None = None,
) -> ContactImport:
    """`network`: one of the organisation's own, whose members the companies shall be."""
    contact_import.mapping = {
        "columns": columns,
        "data_source": data_source,
        "contact_basis": contact_basis,
        "network": network.pk if network else None,
    }
    contact_import.state = ContactImport.State.MAPPED
    contact_import.save(update_fields=["mapping", "state"])
    return contact_import


def plan_import(contact_import: ContactImport) -> Plan:
    """What would happen now: rows that go in, rows that cannot, rows that we have already."""
    mapping = contact_import.mapping
    rows = [read_row(line, cells, mapping) for line, cells in contact_import.content["rows"]]
    readable = [row for row in rows if not row.problems]
    _mark_duplicates(contact_import.organisation, readable)
    return Plan(
        good=[row for row in readable if not row.duplicate],
        bad=[row for row in rows if row.problems],
        duplicates=[row for row in readable if row.duplicate],
    )


def refused_rows(contact_import: ContactImport) -> list[list[str]]:
    """[[line, why, the cells as they were]] of all that would not go in; a CPR number stays out."""
    plan = plan_import(contact_import)
    why = {row.line: " ".join(row.problems) or row.duplicate for row in plan.bad + plan.duplicates}
    return [
        [line, why[line], *("" if cell is None else cell for cell in cells)]
        for line, cells in contact_import.content["rows"]
        if line in why
    ]


def _company_key(row: Row) -> str:
    return row.values.get("cvr_number") or fold(row.values["company"])


def _mark_duplicates(organisation: Organisation, rows: list[Row]) -> None:
    held = _held(organisation)
    seen: dict[tuple, int] = {}
    for row in rows:
        name, number = fold(row.values["name"]), row.values.get("cvr_number")
        mail = ("mail", own_mail(row.values.get("email", "")))
        key = (_company_key(row), name)
        alike = ("any" if not number else "unnumbered", fold(row.values["company"]), name)
        if alike in held or ("number", number, name) in held:
            row.duplicate = _("findes i forvejen")
        elif mail in held:
            row.duplicate = _("findes i forvejen med samme e-mail")
        elif line := seen.get(key) or seen.get(mail):
            row.duplicate = _("står også i linje %(line)s") % {"line": line}
        else:
            seen[key] = row.line
            if mail[1]:
                seen[mail] = row.line


def _held(organisation: Organisation) -> set[tuple]:
    """What we hold, by CVR number, by name and by e-mail: a company may be here without its number."""
    held = set()
    for contact in organisation.contacts.select_related("company"):
        company, name = contact.company, fold(contact.name)
        held |= {("number", company.cvr_number, name), ("any", fold(company.name), name)}
        if not company.cvr_number:
            held.add(("unnumbered", fold(company.name), name))
        if mail := own_mail(contact.email):
            held.add(("mail", mail))
    return held


def own_mail(email: str) -> str:
    """The address when it belongs to one person; "" for a mailbox that many in a company read."""
    mail = email.strip().casefold()
    return "" if mail.partition("@")[0] in SHARED_MAILBOXES else mail


@transaction.atomic
def apply_import(contact_import: ContactImport, *, by: User) -> Plan:
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
    _join(contact_import, {contact.company_id for contact in contacts})
    audit.record(
        organisation,
        by=by,
        verb="import_contacts",
        thing=contact_import,
        after={"contacts": len(contacts), "refused": len(plan.bad), "held": len(plan.duplicates)},
    )
    contact_import.delete()
    return plan


def _join(contact_import: ContactImport, companies: set[int]) -> None:
    """The companies become members of the chosen network, if it is still there; a company that is a member stays as it is."""
    chosen = contact_import.mapping.get("network")
    network = Network.objects.filter(pk=chosen, host=contact_import.organisation_id).first()
    if network:
        Membership.objects.bulk_create(
            [Membership(network=network, company_id=pk) for pk in sorted(companies)],
            ignore_conflicts=True,
        )


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
        changed = [complete_address(company, row.values), complete_facts(company, row.values)]
        if any(changed) and company.pk:
            completed.append(company)
    Company.objects.bulk_create(new.values())
    Company.objects.bulk_update(completed, ["street", "postcode", "city", *FACTS])
    return found | new


def _new_company(row: Row) -> Company:
    return Company(name=row.values["company"], cvr_number=row.values.get("cvr_number") or None)


def complete_facts(company: Company, values: dict[str, str]) -> bool:
    """Fill in what we do not hold; what we hold is never overwritten."""
    facts = {"municipality_code": values.get("municipality", "")}
    facts |= {name: values.get(name, "") for name in FACTS if name != "municipality_code"}
    new = {name: value for name, value in facts.items() if value and not getattr(company, name)}
    for name, value in new.items():
        setattr(company, name, value)
    return bool(new)


def complete_address(company: Company, values: dict[str, str]) -> bool:
    """Fill in an address where none is held; one that is held is never overwritten."""
    if company.street or company.postcode or company.city:
        return False
    for name in ("street", "postcode", "city"):
        setattr(company, name, values.get(name, ""))
    return bool(company.street)
