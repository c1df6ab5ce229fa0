"""Hands a message over to the mail server and writes down what became of it.

The hand-over and the commit cannot be one act. A worker that dies between them leaves the row in
flight; after its lease the row is *uncertain*: never sent again by itself, a person decides.
"""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.utils import timezone

from outbox import breaker, reputation, returns
from outbox.envelope import build_mail
from outbox.models import Message
from outbox.smtp import Fate, Stage, judge
from outbox.undelivered import Undelivered

log = logging.getLogger("haandslag.outbox")

LEASE = timedelta(minutes=5)
BACKOFF_MINUTES = (1, 5, 15, 60, 180, 360, 720, 1440)
OUTCOME = [
    "state", "attempts", "next_attempt_at", "lease_until", "sent_at", "error", "undelivered",
    "undelivered_at",
]  # fmt: skip
ENDS = {Fate.FAIL: Message.State.FAILED, Fate.UNCERTAIN: Message.State.UNCERTAIN}


def is_throttled(now: datetime) -> bool:
    """Whether the mail server has got as many in the last minute as it takes (MAILS_A_MINUTE)."""
    limit = settings.MAILS_A_MINUTE
    since = now - timedelta(minutes=1)
    return bool(limit) and Message.objects.handed_over_since(since).count() >= limit


def must_wait(now: datetime) -> bool:
    """Whether no mail at all may be tried at this moment."""
    return breaker.is_open(now) or reputation.stopped_since() is not None or is_throttled(now)


def claim(message_id: int, *, now: datetime) -> Message | None:
    """Take the row for this worker; None when it is not due, another worker has it, or it must wait."""
    if must_wait(now):
        return None  # it stays queued, and the sweep comes back to it
    due = Message.objects.due(now).filter(pk=message_id)
    with transaction.atomic():
        taken = breaker.take_turn(now) and due.update(
            state=Message.State.INFLIGHT, lease_until=now + LEASE
        )
        if not taken:
            transaction.set_rollback(True)  # a turn that is not used is another message's
    return Message.objects.get(pk=message_id) if taken else None


def deliver(message_id: int) -> Message | None:
    """Send the message if it is due; a repeat of a finished one does nothing."""
    message = claim(message_id, now=timezone.now())
    if message is None:
        return None
    attachments = message.attachments.order_by("pk").values_list("name", "content_type", "content")
    mail, connection = build_mail(message, attachments), get_connection()
    try:
        connection.open()
    except OSError as error:  # every error of smtplib is one
        return _after(error, message, getattr(connection, "stage", Stage.CONNECT))
    try:
        return _hand_over(message, mail, connection)
    finally:
        _hang_up(connection)


def _hand_over(message: Message, mail: EmailMessage, connection) -> Message:
    try:
        connection.send_messages([mail])
    except OSError as error:
        # Another way of sending does not say how far it came: it may have come through.
        return _after(error, message, getattr(connection, "stage", Stage.BODY))
    _finish(message, Message.State.SENT)
    breaker.note_answer()
    return message


def _after(error: OSError, message: Message, stage: Stage) -> Message:
    """Saves the outcome of the message first, so that it is kept if a later step fails."""
    verdict = judge(error, stage)
    if verdict.fate == Fate.WAIT:
        _put_back(message, error)
    elif verdict.fate == Fate.RETRY:
        _retry(message, error, verdict.reason)
    else:
        _finish(message, ENDS[verdict.fate], error, verdict.reason)
    if message.state == Message.State.FAILED and message.undelivered:
        returns.after_final_no(message)
    if verdict.fault is None:
        breaker.note_answer()
    else:
        at_once = verdict.fate != Fate.UNCERTAIN
        breaker.note_failure(verdict.fault, timezone.now(), at_once=at_once)
    return message


def _hang_up(connection) -> None:
    """Closes the connection; an error is only logged, because the outcome of the message is saved already."""
    try:
        connection.close()
    except OSError as error:
        log.warning("the mail server did not say goodbye: %s", type(error).__name__)


def _finish(
    message: Message,
    state: str,
    error: Exception | None = None,
    reason: Undelivered | None = None,
) -> Message:
    message.state = state
    message.attempts += 1
    message.lease_until = None
    message.sent_at = timezone.now() if state == Message.State.SENT else None
    # The class alone: a server's words may hold the address.
    message.error = type(error).__name__ if error else ""
    message.undelivered = reason or ""
    message.undelivered_at = timezone.now() if reason else None
    fields = OUTCOME
    if message.not_after and state != Message.State.RETRY:
        message.text = message.html = ""  # a code is nobody's to read later
        fields = [*OUTCOME, "text", "html"]
    message.save(update_fields=fields)
    log.info("message %s is %s after %s attempts", message.pk, state, message.attempts)
    return message


def _retry(message: Message, error: Exception, reason: Undelivered | None) -> Message:
    if message.attempts >= len(BACKOFF_MINUTES):
        return _finish(message, Message.State.FAILED, error, reason)
    delay = timedelta(minutes=BACKOFF_MINUTES[message.attempts])
    message.next_attempt_at = timezone.now() + delay
    return _finish(message, Message.State.RETRY, error, reason)


def _put_back(message: Message, error: Exception) -> None:
    """As if it had not been tried: its turn did not come to it."""
    message.state = Message.State.RETRY if message.attempts else Message.State.QUEUED
    message.lease_until = None
    message.error = type(error).__name__
    message.save(update_fields=["state", "lease_until", "error"])
    log.info("message %s waits for the mail server", message.pk)


def greet() -> None:
    """While the breaker is open and no message is there to try, a hello tells whether the mail server is back."""
    now = timezone.now()
    if breaker.tripped() is None or not breaker.take_turn(now):
        return
    connection = get_connection()
    try:
        connection.open()
    except OSError as error:
        verdict = judge(error, getattr(connection, "stage", Stage.CONNECT))
        breaker.note_failure(verdict.fault, timezone.now(), at_once=True)
    else:
        breaker.note_answer()
        _hang_up(connection)


def sweep() -> list[int]:
    """Mark what killed workers left as uncertain; return the ids of what is due to be sent.

    The oldest is first, except after failures: then another is, each time, so that a message that the mail
    server chokes on does not stand before all others.
    """
    now = timezone.now()
    _give_up_what_is_too_late(now)
    abandoned = Message.objects.abandoned(now).update(
        state=Message.State.UNCERTAIN, lease_until=None, error="WorkerLost"
    )
    if abandoned:
        log.warning("%s messages are uncertain: a worker was lost while sending", abandoned)
    due = list(Message.objects.due(now).most_urgent_first().values_list("pk", flat=True)[:500])
    first = breaker.current().failures % len(due) if due else 0
    return due[first:] + due[:first]


def _give_up_what_is_too_late(now: datetime) -> None:
    """A code that comes after its time helps nobody; a log-in that nobody knows the end of keeps no words either."""
    late = Message.objects.too_late(now).update(
        state=Message.State.FAILED, error="TooLate", text="", html=""
    )
    Message.objects.filter(not_after__lte=now, state=Message.State.UNCERTAIN).exclude(
        text=""
    ).update(text="", html="")
    if late:
        log.warning("%s mails of the log-in came too late to be sent", late)
