"""What a mail provider tells of its own accord (django-anymail): mails that came back, and people who complained.

Only with MAIL_PROVIDER set; anymail checks the provider's signature or our shared secret before we hear of it.
"""

import json

from anymail.signals import AnymailTrackingEvent, EventType

from outbox.addresses import fold
from outbox.bounces import Bounce, Notice, own_ids
from outbox.models import Message
from outbox.returns import note_bounce
from outbox.undelivered import NAMED, Answer
from outbox.unsubscribing import unsubscribe

CAME_BACK = (EventType.BOUNCED, EventType.REJECTED)
NOT_YET = (EventType.DEFERRED,)
WANTS_NO_MORE = (EventType.COMPLAINED, EventType.UNSUBSCRIBED)


def note_event(sender, event: AnymailTrackingEvent, esp_name: str, **kwargs) -> None:
    """Signal receiver. An event that names none of our own Message-IDs is somebody else's mail."""
    address = fold(event.recipient or "")
    ids = _own_ids(event)
    if not ids or not address:
        return
    if event.event_type in CAME_BACK + NOT_YET:
        is_final = event.event_type in CAME_BACK
        notice = Notice(frozenset([address]), _answer(event, is_final=is_final))
        note_bounce(Bounce(ids, (notice,)))
    elif event.event_type in WANTS_NO_MORE:
        for message in Message.objects.filter(message_id__in=ids):
            if fold(message.recipient) == address:
                unsubscribe(message)


def _answer(event, *, is_final):
    """The receiving server's words where the provider passes them on, and what it calls them itself."""
    fields = _plain(event.esp_event)
    own = [fields.get(key) for key in ("Type", "event")] if isinstance(fields, dict) else []
    names = [name for name in (*own, event.reject_reason) if name in NAMED]
    words = " ".join((event.mta_response or "").split())
    return Answer(words=words, named=names[0] if names and is_final else "", is_final=is_final)


def _own_ids(event):
    """Providers put our Message-ID in a field of their own, with or without brackets: it is looked for in all of them."""
    fields = json.dumps([event.message_id, _plain(event.esp_event)], default=str)
    return own_ids(fields)


def _plain(fields):
    return fields.dict() if hasattr(fields, "dict") else fields
