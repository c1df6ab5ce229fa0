"""What a mail provider tells of its own accord (django-anymail): mails that came back, and people who complained.

Only with MAIL_PROVIDER set; anymail checks the provider's signature or our shared secret before we hear of it.
"""

import json

from anymail.signals import AnymailTrackingEvent, EventType

from outbox.bounces import OWN_ID, Bounce, note_bounce
from outbox.models import Message
from outbox.unsubscribing import unsubscribe

CAME_BACK = (EventType.BOUNCED, EventType.REJECTED)
WANTS_NO_MORE = (EventType.COMPLAINED, EventType.UNSUBSCRIBED)


def note_event(sender, event: AnymailTrackingEvent, esp_name: str, **kwargs) -> None:
    """Signal receiver. An event that names none of our own Message-IDs is somebody else's mail."""
    address = (event.recipient or "").lower()
    ids = _own_ids(event)
    if not ids or not address:
        return
    if event.event_type in CAME_BACK:
        note_bounce(Bounce(ids, permanent=frozenset([address]), temporary=frozenset()))
    elif event.event_type in WANTS_NO_MORE:
        for message in Message.objects.filter(message_id__in=ids, recipient__iexact=address):
            unsubscribe(message)


def _own_ids(event):
    """Providers put our Message-ID in a field of their own, with or without brackets: it is looked for in all of them."""
    fields = json.dumps([event.message_id, _plain(event.esp_event)], default=str)
    return frozenset(f"<{found.strip('<>')}>" for found in OWN_ID.findall(fields))


def _plain(fields):
    return fields.dict() if hasattr(fields, "dict") else fields
