"""A queued message as the receiving end reads it, by the parser that forgives nothing."""

import email
from email.message import EmailMessage
from email.policy import strict

from icalendar import Calendar

from outbox.envelope import build_mail
from outbox.models import Message


def received(message: Message) -> EmailMessage:
    """Raises an error of email.errors where a mail program would have to guess."""
    attachments = message.attachments.values_list("name", "content_type", "content")
    raw = build_mail(message, attachments).message().as_bytes(linesep="\r\n")
    return email.message_from_bytes(raw, policy=strict)


def calendar_of(message: Message) -> tuple[str, int] | None:
    """(METHOD, SEQUENCE) of the entry that a mail brings; None without one."""
    for attached in message.attachments.all():
        if attached.content_type.startswith("text/calendar"):
            calendar = Calendar.from_ical(bytes(attached.content))
            (entry,) = calendar.walk("VEVENT")
            return str(calendar["method"]), int(entry["sequence"])
    return None


def told(recipient: str) -> list[tuple[str, int] | None]:
    """What the mails to an address told its calendar, the first one first."""
    found = Message.objects.filter(recipient=recipient).order_by("pk")
    return [calendar_of(message) for message in found]
