"""A person decides what becomes of a message that the mail server's answer left open."""

from django.db import transaction
from django.utils import timezone

from accounts import audit
from accounts.models import User
from outbox.models import Message
from outbox.suppressions import is_suppressed
from outbox.tasks import deliver_message

State = Message.State
UNRESOLVED = (State.UNCERTAIN, State.FAILED)
STARTED_ANEW = [
    "state", "next_attempt_at", "attempts", "sent_at", "bounced_at", "undelivered", "undelivered_at",
]  # fmt: skip


def may_resend(message: Message) -> bool:
    """Whether it did not arrive, as far as we know, and its address is not blocked."""
    is_open = message.state in UNRESOLVED or message.bounced_at is not None
    return is_open and not is_suppressed(message.organisation, message.recipient)


@transaction.atomic
def resend(message: Message, *, by: User) -> Message | None:
    """Send it again; None when it is on its way or resolved already, perhaps by a double click, or blocked."""
    message = _locked(message, (*UNRESOLVED, State.SENT))
    if message is None or not may_resend(message):
        return None
    before = message.state
    message.state, message.next_attempt_at, message.attempts = State.QUEUED, timezone.now(), 0
    message.sent_at = message.bounced_at = message.undelivered_at = None
    message.undelivered = ""
    message.save(update_fields=STARTED_ANEW)
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
