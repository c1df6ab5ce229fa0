"""A person decides what becomes of a message that the mail server's answer left open."""

from django.db import transaction
from django.utils import timezone

from accounts import audit
from accounts.models import User
from outbox.models import Message
from outbox.tasks import deliver_message

State = Message.State
UNRESOLVED = (State.UNCERTAIN, State.FAILED)


@transaction.atomic
def resend(message: Message, *, by: User) -> Message | None:
    """Send it again; None when it is on its way or resolved already, perhaps by a double click."""
    message = _locked(message, UNRESOLVED)
    if message is None:
        return None
    before = message.state
    message.state, message.next_attempt_at, message.attempts = State.QUEUED, timezone.now(), 0
    message.save(update_fields=["state", "next_attempt_at", "attempts"])
    transaction.on_commit(lambda: deliver_message.enqueue(message.pk))
    return _recorded(message, before, by=by, verb="resend")


@transaction.atomic
def mark_sent(message: Message, *, by: User) -> Message | None:
    """It is known to have arrived; None when it is not uncertain any more."""
    message = _locked(message, (State.UNCERTAIN,))
    if message is None:
        return None
    before = message.state
    message.state, message.sent_at = State.SENT, timezone.now()
    message.save(update_fields=["state", "sent_at"])
    return _recorded(message, before, by=by, verb="mark_sent")


def _locked(message, states):
    return Message.objects.select_for_update().filter(pk=message.pk, state__in=states).first()


def _recorded(message, before, *, by, verb):
    audit.record(
        message.organisation,
        by=by,
        verb=verb,
        thing=message,
        before={"state": before},
        after={"state": message.state},
    )
    return message
