"""What concerns one address, of all organisations: it is the person's own."""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone

from accounts.models import Organisation
from events.models import Invitation
from pledges.models import Sheet
from taskforces.models import Contact, Membership


@dataclass
class Mine:
    coming: list[Invitation] = field(default_factory=list)
    past: list[Invitation] = field(default_factory=list)
    sheets: list[Sheet] = field(default_factory=list)
    memberships: list[Membership] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)

    @property
    def organisations(self) -> list[Organisation]:
        """Who holds something of the person."""
        held = {contact.organisation for contact in self.contacts}
        return sorted(held, key=lambda organisation: organisation.name)


def mine(address: str, now: datetime | None = None) -> Mine:
    """At most six statements; sheets whose names are deleted are nobody's."""
    now = now or timezone.now()
    invitations = Invitation.objects.with_people().filter(
        contact__email__iexact=address, withdrawn_at=None
    )
    invitations = list(invitations.order_by("event__starts_at"))
    sheets = Sheet.objects.with_status().filter(
        contact_email__iexact=address, forgotten_at=None, handover__isnull=False
    )
    members = Membership.objects.current().filter(contact__email__iexact=address)
    contacts = Contact.objects.filter(email__iexact=address).with_company()
    return Mine(
        coming=[each for each in invitations if each.event.ends_at > now],
        past=[each for each in reversed(invitations) if each.event.ends_at <= now],
        sheets=list(sheets.order_by("-submitted_at")),
        memberships=list(members.select_related("network__host", "company")),
        contacts=list(contacts.order_by("organisation__name")),
    )
