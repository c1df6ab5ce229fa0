"""The card behind the QR of a badge. Only the guest decides what it shows, and may withdraw it at any time."""

import re
from collections.abc import Sequence

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from icalendar.parser import Contentline

from accounts import audit
from events.models import ContactCard, Registration

VCARD = "text/vcard; charset=utf-8"


def card_url(card: ContactCard) -> str:
    """What the QR of the badge says, the same in every language."""
    return f"{settings.BASE_URL}/n/{card.code}/"


def cards_for(registrations: Sequence[Registration]) -> dict[int, ContactCard]:
    """Each registration's card by its id; those that are missing are made, and show nothing."""
    ids = [registration.pk for registration in registrations]
    found = ContactCard.objects.filter(registration__in=ids)
    have = set(found.values_list("registration_id", flat=True))
    missing = [ContactCard(registration_id=pk) for pk in ids if pk not in have]
    # Somebody else may be printing the same guests.
    ContactCard.objects.bulk_create(missing, ignore_conflicts=True)
    return {card.registration_id: card for card in found.all()}


@transaction.atomic
def share(registration: Registration, *, phone: str, email: str) -> ContactCard:
    """The guest's yes to exactly this; a second yes replaces the first."""
    cards_for([registration])
    card = _locked(registration)
    card.phone, card.email = phone, email
    card.consented_at, card.withdrawn_at = timezone.now(), None
    card.save(update_fields=["phone", "email", "consented_at", "withdrawn_at"])
    _record(card, "share_card", after={"phone": bool(phone), "email": bool(email)})
    return card


@transaction.atomic
def stop_sharing(registration: Registration) -> None:
    """From the next request on nobody sees anything; what they had said yes to is not kept either.

    Also called when somebody else takes the seat: a yes is the person's, not the seat's.
    """
    card = _locked(registration)
    if card is None or card.consented_at is None or card.withdrawn_at is not None:
        return
    card.phone, card.email, card.withdrawn_at = "", "", timezone.now()
    card.save(update_fields=["phone", "email", "withdrawn_at"])
    _record(card, "stop_sharing_card")


def _locked(registration):
    return ContactCard.objects.select_for_update().filter(registration=registration).first()


def _record(card, verb, after=None):
    host = card.registration.event.network.host
    audit.record(host, by=None, verb=verb, thing=card, after=after)


def vcard(card: ContactCard) -> bytes:
    """The shared fields alone as a vCard 4.0 (RFC 6350), which phones put into their address books."""
    registration = card.registration
    first, _blank, last = registration.name.partition(" ")
    lines = [
        ("VERSION", "4.0"),
        ("FN", _escaped(registration.name)),
        ("N", f"{_escaped(last)};{_escaped(first)};;;"),
        ("ORG", _escaped(registration.company_name)),
        ("TEL;VALUE=text;TYPE=work", _escaped(card.phone)),
        ("EMAIL;TYPE=work", _escaped(card.email)),
    ]
    filled = ["BEGIN:VCARD", *(f"{name}:{value}" for name, value in lines if value), "END:VCARD"]
    return b"".join(Contentline(line).to_ical() + b"\r\n" for line in filled)


def _escaped(text: str) -> str:
    """A text value, RFC 6350 §3.4: a line break is written \\n, so that nothing typed begins a line."""
    escaped = re.sub(r"([\\,;])", r"\\\1", text)
    return re.sub(r"[\x00-\x1f\x7f]", "", re.sub(r"\r\n|[\r\n\x85\u2028\u2029]", r"\\n", escaped))
