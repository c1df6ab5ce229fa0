"""The list of contacts: what stands in a row, and how the list is sorted."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import F, OuterRef, QuerySet, Subquery

from events.letters.last_contact import last_contacts, with_last_contact
from outbox.models import Suppression
from taskforces.companies.protection import MailRule, rule_of
from taskforces.contacts.mail_standing import with_blocks
from taskforces.models import Company, Contact, Listing


@dataclass
class Line:
    """A row of the list: the contact, and what else we know of them."""

    contact: Contact
    mail_rule: MailRule
    blocked: Suppression | None = None
    last_contact: datetime | None = None
    lists: list[str] = field(default_factory=list)

    @property
    def pk(self) -> int:
        return self.contact.pk

    @property
    def name(self) -> str:
        return self.contact.name


def in_order(contacts: QuerySet[Contact], order: str) -> QuerySet[Contact]:
    """`order` is one of the form's: by company, name, town, last contact either way, or the newest first."""
    if order in ("kontakt", "senest"):
        newest = F("talked").desc() if order == "senest" else F("talked").asc()
        return with_last_contact(contacts).order_by(newest, "name", "pk")
    orders = {
        "navn": ("name", "of_company", "pk"),
        "by": ("in_town", "name", "pk"),
        "nyest": ("-created_at", "-pk"),
    }
    # Looked up for each of them: where the two tables are joined in order, all companies of the country are sorted first.
    at = Company.objects.filter(pk=OuterRef("company")).order_by()
    looked_up = {"of_company": Subquery(at.values("name")), "in_town": Subquery(at.values("city"))}
    return contacts.alias(**looked_up).order_by(*orders.get(order, ("of_company", "name", "pk")))


def lines_of(contacts: Collection[Contact]) -> list[Line]:
    """Rows for one page of contacts with their companies, by a fixed number of statements."""
    contacts = with_blocks(contacts)
    talked = last_contacts(contacts)
    lines = {
        each.pk: Line(each, rule_of(each), each.blocked, talked.get(each.pk)) for each in contacts
    }
    listed = Listing.objects.filter(contact__in=lines).order_by("contact_list__name")
    for pk, name in listed.values_list("contact", "contact_list__name"):
        lines[pk].lists.append(name)
    return list(lines.values())
