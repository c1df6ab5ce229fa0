"""Hands a message over to the mail server and writes down what became of it.

The hand-over and the commit cannot be one act. A worker that dies between them leaves the row in
flight; after its lease the row is *uncertain*: never sent again by itself, a person decides.
"""

import logging
import smtplib
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils import timezone

from outbox.envelope import build_mail
from outbox.models import Message

log = logging.getLogger("haandslag.outbox")

LEASE = timedelta(minutes=5)
BACKOFF_MINUTES = (1, 5, 15, 60, 180, 360, 720, 1440)


def is_throttled(now: datetime) -> bool:
    """Whether the mail server has got as many in the last minute as it takes (MAILS_A_MINUTE)."""
    limit = settings.MAILS_A_MINUTE
    since = now - timedelta(minutes=1)
    return bool(limit) and Message.objects.handed_over_since(since).count() >= limit


def claim(message_id: int, *, now: datetime) -> Message | None:
    """Take the row for this worker; None when it is not due, another worker has it, or it must wait."""
    if is_throttled(now):
        return None  # it stays queued, and the sweep comes back to it
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
    mail, connection = build_mail(message, attachments), get_connection()
    try:
        connection.open()
    except OSError as error:  # every error of smtplib is one
        return _retry(message, error)
    try:
        return _hand_over(message, mail, connection)
    finally:
        _hang_up(connection)


def _hand_over(message: Message, mail: EmailMessage, connection) -> Message:
    try:
        connection.send_messages([mail])
    except smtplib.SMTPRecipientsRefused as error:
        # 4xx is "not now" (greylisting, a full mailbox); only 5xx is a no.
        if any(code >= 500 for code, _words in error.recipients.values()):
            return _finish(message, Message.State.FAILED, error)
        return _retry(message, error)
    except smtplib.SMTPServerDisconnected as error:
        # The line was cut, perhaps after the server had taken the mail.
        return _finish(message, Message.State.UNCERTAIN, error)
    except smtplib.SMTPException as error:
        return _retry(message, error)
    except OSError as error:
        return _finish(message, Message.State.UNCERTAIN, error)
    return _finish(message, Message.State.SENT)


def _hang_up(connection) -> None:
    """What became of the message is written down by now; a rude goodbye changes nothing."""
    try:
        connection.close()
    except OSError as error:
        log.warning("the mail server did not say goodbye: %s", type(error).__name__)


def _finish(message: Message, state: str, error: Exception | None = None) -> Message:
    message.state = state
    message.attempts += 1
    message.lease_until = None
    message.sent_at = timezone.now() if state == Message.State.SENT else None
    # The class alone: a server's words may hold the address.
    message.error = type(error).__name__ if error else ""
    message.save(
        update_fields=["state", "attempts", "next_attempt_at", "lease_until", "sent_at", "error"]
    )
    log.info("message %s is %s after %s attempts", message.pk, state, message.attempts)
    return message


def _retry(message: Message, error: Exception) -> Message:
    if message.attempts >= len(BACKOFF_MINUTES):
        return _finish(message, Message.State.FAILED, error)
    delay = timedelta(minutes=BACKOFF_MINUTES[message.attempts])
    message.next_attempt_at = timezone.now() + delay
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
