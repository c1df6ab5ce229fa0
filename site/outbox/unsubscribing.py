"""No more mail: the link in a mail that nobody asked for, and what pressing it does."""

from django.conf import settings
from django.db import transaction
from django.http import Http404
from django.urls import reverse

from accounts import audit
from outbox import suppressions
from outbox.models import Message, Suppression


def unsubscribe_url(message_id: str) -> str:
    """The key is the random part of the Message-ID, which only the recipient has been sent."""
    key = message_id.strip("<>").partition("@")[0]
    return f"{settings.BASE_URL}{reverse('outbox:unsubscribe', args=[key])}"


def message_by_key(key: str) -> Message:
    """404 for a key that was never sent, or whose mail is long forgotten."""
    message = Message.objects.select_related("organisation").filter(
        message_id__startswith=f"<{key}@", unsubscribe_url__endswith=f"/{key}/"
    )
    if found := message.first():
        return found
    raise Http404


@transaction.atomic
def unsubscribe(message: Message) -> Suppression:
    """The address gets no more mail from that organisation; a second press changes nothing."""
    made = suppressions.block(
        message.organisation, message.recipient, Suppression.Reason.UNSUBSCRIBED
    )
    if made:
        audit.record(message.organisation, by=None, verb="unsubscribe", thing=made)
        return made
    return message.organisation.suppressions.of(message.recipient).get()
