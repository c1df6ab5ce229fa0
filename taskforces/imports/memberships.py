"""The companies of a file become members of a network, with what the file says of each as a member."""

from collections.abc import Iterable
from datetime import date

from taskforces.imports.columns import Row
from taskforces.models import Company, Contact, ContactImport, Membership, Network


def join(
    contact_import: ContactImport,
    rows: Iterable[Row],
    duplicates: Iterable[Row],
    companies: dict[str, Company],
) -> list[Membership]:
    """Those that were made; also of companies whose people we had already.

    A company that is a member stays as it is. No membership names a person: everybody of the company who is in the
    file belongs to it.
    """
    chosen = contact_import.mapping.get("network")
    network = Network.objects.filter(pk=chosen, host=contact_import.organisation_id).first()
    if not network:
        return []
    told = _told_of(rows, duplicates, companies)
    members = set(network.memberships.values_list("company_id", flat=True))
    new = [
        Membership(network=network, company_id=pk, **facts)
        for pk, facts in sorted(told.items())
        if pk not in members
    ]
    Membership.objects.bulk_create(new, ignore_conflicts=True)
    return list(network.memberships.filter(company_id__in=[member.company_id for member in new]))


def _told_of(rows, duplicates, companies) -> dict[int, dict]:
    """{company: what the file says of it}; the first row that says something is right."""
    held = [row.held for row in duplicates if row.held]
    company_of = dict(Contact.objects.filter(pk__in=held).values_list("pk", "company_id"))
    pairs = [(companies[row.key].pk, row) for row in rows]
    pairs += [(company_of[row.held], row) for row in duplicates if row.held in company_of]
    told: dict[int, dict] = {}
    for pk, row in pairs:
        told[pk] = facts_of(row) | told.get(pk, {})
    return told


def facts_of(row: Row) -> dict:
    """What a row says of the member, by the names of the model; an empty cell says nothing."""
    said = row.values
    facts = {
        "role": said.get("member_role"),
        "kind": said.get("member_kind"),
        "tier": said.get("tier"),
        "joined_on": date.fromisoformat(said["joined_on"]) if said.get("joined_on") else None,
        "shown_publicly": bool(said.get("named")),
    }
    return {name: value for name, value in facts.items() if value}
