"""A few invitations by mail that did not go smoothly, so that the outbox has something to tell."""

from datetime import timedelta

from events.letters.emails import mail_of
from events.models import Event, Invitation
from outbox.addresses import fold
from outbox.bounces import Bounce, Notice
from outbox.envelope import fingerprint, new_message_id, sender_of
from outbox.models import Message
from outbox.returns import note_bounce
from outbox.undelivered import Answer

# What the servers of five who have not answered said; the last mail went well.
SAID = (
    Answer("5.1.1"),
    Answer("5.2.2"),
    Answer("4.4.1", is_final=False),
    Answer("5.7.1"),
    Answer("5.3.4"),
    None,
)


def not_all_arrive(event: Event, letter, *, sent_at) -> list[Message]:
    unanswered = Invitation.objects.filter(event=event).unanswered().exclude(contact__email="")
    chosen = list(unanswered.order_by("-pk")[: len(SAID)])
    return [
        _sent(invitation, letter, said, sent_at=sent_at + timedelta(minutes=number))
        for number, (invitation, said) in enumerate(zip(chosen, SAID, strict=True))
    ]


def _sent(invitation, letter, said, *, sent_at):
    rendered = mail_of(invitation, page=letter)
    host = invitation.event.organisation
    message = Message(
        organisation=host,
        reference=f"invitation:{invitation.pk}",
        sender=sender_of(host),
        recipient=invitation.contact.email,
        subject=rendered.subject,
        text=rendered.text,
        html=rendered.html,
        message_id=new_message_id(),
        state=Message.State.SENT,
        attempts=1,
        created_at=sent_at,
        sent_at=sent_at,
    )
    message.sha256 = fingerprint(message, [])
    message.save()
    if said:
        notice = Notice(frozenset([fold(message.recipient)]), said)
        note_bounce(Bounce(frozenset([message.message_id]), (notice,)))
    return message
