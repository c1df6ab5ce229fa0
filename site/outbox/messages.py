"""Puts a message in the outbox, in the same transaction as what caused it."""

from dataclasses import dataclass, field

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string

from accounts.models import Organisation
from outbox import budget
from outbox.budget import Asked
from outbox.envelope import build_mail, fingerprint, new_message_id, sender_of
from outbox.models import Attachment, Message
from outbox.suppressions import is_suppressed
from outbox.tasks import deliver_message
from outbox.unsubscribing import unsubscribe_url


@dataclass
class Draft:
    """A message before it is frozen. `template` names two files: <template>.txt and <template>.html."""

    recipient: str
    subject: str
    reference: str
    template: str
    context: dict = field(default_factory=dict)
    attachments: list[tuple[str, str, bytes]] = field(default_factory=list)  # name, type, content
    can_unsubscribe: bool = False  # mail that nobody asked for says how to get no more (RFC 8058)
    asked: Asked | None = (
        None  # a stranger causes it, and there is a budget for that (outbox.budget)
    )


@dataclass(frozen=True)
class Rendered:
    subject: str
    text: str
    html: str


def queue_email(
    organisation: Organisation, draft: Draft, *, at_once: bool = True
) -> Message | None:
    """Freeze the draft as a Message and send it once the transaction has committed.

    One of thousands need not go `at_once`: without a task of its own the next sweep sends it.

    Returns None when the address is on the organisation's suppression list, or a stranger has caused
    too many (outbox.budget). Raises
    django.core.mail.BadHeaderError for a line break in a header, before anything is written.
    """
    if is_suppressed(organisation, draft.recipient):
        return None
    if draft.asked and not budget.spend(draft.asked, draft.recipient):
        return None
    message_id = new_message_id()
    unsubscribe = unsubscribe_url(message_id) if draft.can_unsubscribe else ""
    rendered = render_draft(organisation, draft)
    message = Message(
        organisation=organisation,
        reference=draft.reference,
        sender=sender_of(organisation),
        reply_to=organisation.sender_email,
        recipient=draft.recipient,
        subject=draft.subject,
        text=rendered.text,
        html=rendered.html,
        message_id=message_id,
        unsubscribe_url=unsubscribe,
    )
    message.sha256 = fingerprint(message, draft.attachments)
    build_mail(message, draft.attachments).message()  # refuses header injection here and now
    with transaction.atomic():
        message.save(force_insert=True)
        Attachment.objects.bulk_create(
            Attachment(message=message, name=name, content_type=kind, content=content)
            for name, kind, content in draft.attachments
        )
        if at_once:
            transaction.on_commit(lambda: deliver_message.enqueue(message.pk))
    return message


def render_draft(organisation: Organisation, draft: Draft) -> Rendered:
    """How the message would look; nothing is written."""
    context = {"organisation": organisation, "base_url": settings.BASE_URL} | draft.context
    return Rendered(
        subject=draft.subject,
        text=render_to_string(f"{draft.template}.txt", context),
        html=render_to_string(f"{draft.template}.html", context),
    )
