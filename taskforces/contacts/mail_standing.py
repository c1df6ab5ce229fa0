"""Whether a contact can be reached by mail, as the outbox knows it."""

from collections.abc import Iterable

from outbox.addresses import fold
from outbox.models import Message
from outbox.standing import Standing, standing_of
from outbox.suppressions import blocked_among
from taskforces.models import Contact


def with_blocks(contacts: Iterable[Contact]) -> list[Contact]:
    """Each with `blocked`, the suppression of its address or None; one query for all."""
    contacts = list(contacts)
    found = blocked_among((contact.organisation_id, contact.email) for contact in contacts)
    for contact in contacts:
        contact.blocked = found.get((contact.organisation_id, fold(contact.email)))
    return contacts


def trouble_of(contact: Contact) -> Standing | None:
    """How the last mail to them stands, if a server said no to it."""
    if not contact.email:
        return None
    mails = Message.objects.filter(organisation=contact.organisation_id).to(contact.email)
    last = mails.defer("html", "text").first()
    is_open = last is not None and (last.undelivered or last.bounced_at)
    return standing_of(last) if is_open else None
