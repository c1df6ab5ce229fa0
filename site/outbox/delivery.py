"""Hands a message over to the mail server and writes down what became of it.

The hand-over and the commit cannot be one act. A worker that dies between them leaves the row in
flight; after its lease the row is *uncertain*: never sent again by itself, a person decides.
"""

import logging
import smtplib
from datetime import datetime, timedelta

from django.core.mail import get_connection
from django.utils import timezone

from outbox.envelope import build_mail
from outbox.models import Message

log = logging.getLogger("haandslag.outbox")

LEASE = timedelta(minutes=5)
BACKOFF_MINUTES = (1, 5, 15, 60, 180, 360, 720, 1440)


def claim(message_id: int, *, now: datetime) -> Message | None:
    """Take the row for this worker; None when it is not due or another worker has it."""
    taken = (
        Message.objects.due(now)
        .filter(pk=message_id)
        .update(state=Message.State.INFLIGHT, lease_until=now + LEASE)
    )
    return Message.objects.get(pk=message_id) if taken else None


def deliver(message_id: int) -> Message | None:
    """Send the message if it is due; a repeat of a finished one does nothing."""
    message = claim(message_id, now=timezone.now())
    if message is None:
        return None
    attachments = message.attachments.values_list("name", "content_type", "content")
    try:
        get_connection().send_messages([build_mail(message, attachments)])
    except (smtplib.SMTPServerDisconnected, TimeoutError) as error:
        # The line was cut, perhaps after the server had taken the mail.
        return _finish(message, Message.State.UNCERTAIN, error)
    except smtplib.SMTPRecipientsRefused as error:
        return _finish(message, Message.State.FAILED, error)
    except (smtplib.SMTPException, OSError) as error:
        return _retry(message, error)
    return _finish(message, Message.State.SENT)


def _finish(message: Message, state: str, error: Exception | None = None) -> Message:
    message.state = state
    message.attempts += 1
    message.lease_until = None
    message.sent_at = timezone.now() if state == Message.State.SENT else None
    # The class alone: a server's words may hold the address.
    message.error = type(error).__name__ if error else ""
    message.save(update_fields=["state", "attempts", "lease_until", "sent_at", "error"])
    log.info("message %s is %s after %s attempts", message.pk, state, message.attempts)
    return message


def _retry(message: Message, error: Exception) -> Message:
    if message.attempts >= len(BACKOFF_MINUTES):
        return _finish(message, Message.State.FAILED, error)
    delay = timedelta(minutes=BACKOFF_MINUTES[message.attempts])
    message.next_attempt_at = timezone.now() + delay
    message.save(update_fields=["next_attempt_at"])
    return _finish(message, Message.State.RETRY, error)


def sweep() -> list[int]:
    """Mark what killed workers left as uncertain; return the ids of what is due to be sent."""
    now = timezone.now()
    abandoned = Message.objects.abandoned(now).update(
        state=Message.State.UNCERTAIN, lease_until=None, error="WorkerLost"
    )
    if abandoned:
        log.warning("%s messages are uncertain: a worker was lost while sending", abandoned)
    return list(
        Message.objects.due(now).order_by("next_attempt_at").values_list("pk", flat=True)[:500]
    )


def resend(message: Message) -> Message:
    """A person has decided that an uncertain or failed message shall go again."""
    message.state = Message.State.QUEUED
    message.next_attempt_at = timezone.now()
    message.attempts = 0
    message.save(update_fields=["state", "next_attempt_at", "attempts"])
    return message


def settle(message: Message) -> Message:
    """A person knows that an uncertain message did arrive."""
    message.state = Message.State.SENT
    message.sent_at = timezone.now()
    message.save(update_fields=["state", "sent_at"])
    return message
