"""Contacts from a table: guess what the columns hold, look at every row, let the good ones in.

Nothing is written before `apply_import`, which looks at everything once more under a lock.
"""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import PurePath

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import audit, periods
from accounts.models import Organisation, User
from taskforces.imports.columns import Kind, Row, read_row
from taskforces.imports.companies import companies_for, workplaces_for
from taskforces.imports.duplicates import company_keys, held_by, mark_duplicates, suggest
from taskforces.imports.memberships import join
from taskforces.imports.tables import Heading, find_heading, read_sheets, table_of
from taskforces.models import (
    Contact,
    ContactImport,
    ContactList,
    Listing,
    Network,
)


@dataclass
class Plan:
    good: list[Row]
    bad: list[Row]
    duplicates: list[Row]
    hidden: int = 0  # rows that Excel hides and that are not taken
    left_out: list[int] = field(default_factory=list)  # lines that a person left out
    contact_list: ContactList | None = None  # what it became

    @property
    def told(self) -> list[Row]:
        """Rows that go in, and of which the person should know something."""
        return [row for row in self.good if row.told]

    @property
    def sums(self) -> list[tuple[Kind, int]]:
        """What is said first: how many of the good rows are of each kind."""
        counted = Counter(kind for row in self.good for kind in row.kinds)
        return [(kind, counted[kind]) for kind in Kind if counted[kind]]

    def of_kind(self, kind: str) -> list[Row]:
        return [row for row in self.good if kind in row.kinds]


def start_import(
    organisation: Organisation,
    *,
    data: bytes,
    by: User,
    file_name: str = "",
    network: Network | None = None,
) -> ContactImport:
    """Read the file and keep it for the next steps; raises FileRefused.

    `network`: whose members are in it, as far as is known before the columns are.
    """
    ContactImport.objects.forgotten(periods.IMPORTS.cut_off(timezone.now())).delete()
    sheets = read_sheets(data)
    return ContactImport.objects.create(
        organisation=organisation,
        created_by=by,
        file_name=PurePath(file_name).stem[:120],
        sheets=sheets,
        content=table_of(sheets, find_heading(sheets)),
        mapping={"network": network.pk, "contact_basis": Contact.Basis.MEMBER} if network else {},
    )


def choose_heading(contact_import: ContactImport, *, sheet: int, line: int) -> ContactImport:
    """What a person chose on screen; what was chosen and mended under another heading is forgotten."""
    heading = Heading(sheet, line, known=True)
    contact_import.content = table_of(contact_import.sheets, heading)
    known = ("network", "contact_basis")
    kept = {name: contact_import.mapping[name] for name in known if name in contact_import.mapping}
    contact_import.mapping, contact_import.fixes = kept, {}
    contact_import.state = ContactImport.State.UPLOADED
    contact_import.save(update_fields=["content", "mapping", "fixes", "state"])
    return contact_import


def map_columns(
    contact_import: ContactImport,
    *,
    columns: dict[str, int],
    data_source: str,
    contact_basis: str,
    network: Network | None = None,
    list_name: str = "",
) -> ContactImport:
    """`network`: one of the organisation's own, whose members the companies shall be."""
    contact_import.mapping = {
        "columns": columns,
        "data_source": data_source,
        "contact_basis": contact_basis,
        "network": network.pk if network else None,
        "list_name": list_name,
        "takes_hidden": contact_import.mapping.get("takes_hidden", False),
    }
    contact_import.state = ContactImport.State.MAPPED
    contact_import.save(update_fields=["mapping", "state"])
    return contact_import


def take_hidden(contact_import: ContactImport, *, takes: bool) -> None:
    """Whether the rows that Excel hides go in as well."""
    contact_import.mapping["takes_hidden"] = takes
    contact_import.save(update_fields=["mapping"])


def fix_row(contact_import: ContactImport, line: int, *, values: dict[str, str]) -> None:
    """What stands in `values` counts instead of the file's cells."""
    before = contact_import.fixes.get(str(line)) or {}
    contact_import.fixes[str(line)] = before | values
    contact_import.save(update_fields=["fixes"])


def leave_out(contact_import: ContactImport, line: int) -> None:
    contact_import.fixes[str(line)] = None
    contact_import.save(update_fields=["fixes"])


def take_back(contact_import: ContactImport) -> None:
    """All rows that were left out are looked at again."""
    kept = {line: fix for line, fix in contact_import.fixes.items() if fix is not None}
    contact_import.fixes = kept
    contact_import.save(update_fields=["fixes"])


def row_of(contact_import: ContactImport, line: int) -> Row | None:
    """One row as it would be read now; None when there is no such line."""
    cells = dict(contact_import.content["rows"]).get(line)
    if cells is None:
        return None
    fix = contact_import.fixes.get(str(line))
    return read_row(line, cells, contact_import.mapping, fix)


def plan_import(contact_import: ContactImport) -> Plan:
    """What would happen now: rows that go in, rows that cannot, rows that we have already."""
    mapping, fixes = contact_import.mapping, contact_import.fixes
    hidden = set(contact_import.content.get("hidden", ()))
    hidden = set() if mapping.get("takes_hidden") else hidden
    left_out = {int(line) for line, fix in fixes.items() if fix is None}
    rows = [
        read_row(line, cells, mapping, fixes.get(str(line)))
        for line, cells in contact_import.content["rows"]
        if line not in hidden and line not in left_out
    ]
    readable = [row for row in rows if not row.problems]
    held = held_by(contact_import.organisation)
    company_keys(readable)
    mark_duplicates(readable, held)
    good = [row for row in readable if not row.duplicate]
    suggest(good, held)
    return Plan(
        good=good,
        bad=[row for row in rows if row.problems],
        duplicates=[row for row in readable if row.duplicate],
        hidden=len(hidden),
        left_out=sorted(left_out),
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


@transaction.atomic
def apply_import(contact_import: ContactImport, *, by: User) -> Plan:
    """Write all good rows or none as a list, and forget the file. Returns the plan as it was carried out."""
    organisation = Organisation.objects.select_for_update().get(pk=contact_import.organisation_id)
    plan, mapping = plan_import(contact_import), contact_import.mapping
    companies, new_companies = companies_for(organisation, plan.good)
    workplaces = workplaces_for(companies, plan.good)
    contacts = []
    for row in plan.good:
        kept = ("name", "title", "email", "phone", "language")
        values = {name: row.values.get(name, "") for name in kept}
        contact = Contact(
            organisation=organisation,
            company=companies[row.key],
            workplace=workplaces.get(row.values.get("p_number")),
            is_post=bool(row.values.get("is_post")),
            data_source=row.values["data_source"],
            contact_basis=mapping["contact_basis"],
            **values,
        )
        contact.set_derived()
        contacts.append(contact)
    Contact.objects.bulk_create(contacts)
    memberships = join(contact_import, plan.good, plan.duplicates, companies)
    plan.contact_list = _list(contact_import, contacts, plan.duplicates, by=by)
    plan.contact_list.made_companies.add(*new_companies)
    plan.contact_list.made_memberships.add(*memberships)
    audit.record(
        organisation,
        by=by,
        verb="import_contacts",
        thing=plan.contact_list,
        after={"contacts": len(contacts), "refused": len(plan.bad), "held": len(plan.duplicates)},
    )
    contact_import.delete()
    return plan


def _list(contact_import, contacts, duplicates, *, by):
    """Whom we had already stands on the list too, so that it holds everybody who is in the file."""
    mapping = contact_import.mapping
    made = ContactList.objects.create(
        organisation_id=contact_import.organisation_id,
        name=(mapping.get("list_name") or default_list_name(contact_import))[:120],
        source=mapping["data_source"],
        created_by=by,
    )
    held = {row.held for row in duplicates if row.held}
    Listing.objects.bulk_create(
        [Listing(contact_list=made, contact=contact, made=True) for contact in contacts]
        + [Listing(contact_list=made, contact_id=pk) for pk in sorted(held)]
    )
    return made


def default_list_name(contact_import: ContactImport) -> str:
    """The file's name; a list without a file is named by its day."""
    day = timezone.localtime(contact_import.created_at)
    return contact_import.file_name or _("Import %(day)s") % {"day": f"{day:%d-%m-%Y %H:%M}"}
