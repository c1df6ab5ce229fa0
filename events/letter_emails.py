"""The mayor's letter as an e-mail: the same words as on paper, and one link."""

from django.utils import translation
from django.utils.translation import gettext as _

from events.letter_text import language_of, letter_text
from events.models import Invitation
from events.tickets import ticket_url
from outbox.defuse import defused
from outbox.messages import Draft, queue_email
from outbox.models import Message
from taskforces.models import MayorInvitationPage

MAX_SUBJECT = 255


def queue_invitation(invitation: Invitation, *, page: MayorInvitationPage) -> Message | None:
    """None when the address is suppressed. Raises LetterRefused, as the paper letter does."""
    text = letter_text(invitation, page, clean=defused)
    organisation = invitation.event.organisation
    with translation.override(language_of(page)):
        subject = _("%(title)s – invitation fra %(sender)s") % {
            "title": text.title,
            "sender": organisation.sender_name or organisation.name,
        }
        draft = Draft(
            recipient=invitation.contact.email,
            subject=" ".join(subject.split())[:MAX_SUBJECT],
            reference=f"invitation:{invitation.pk}",
            template="events/emails/invitation",
            context={
                "letter": text,
                "link": ticket_url(invitation),
                "code": invitation.printed_code,
            },
        )
        return queue_email(organisation, draft)
