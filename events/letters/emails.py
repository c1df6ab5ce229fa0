"""The mayor's letter as an e-mail: the same words as on paper, and one link."""

from django.utils import translation
from django.utils.translation import gettext as _

from events.letters.text import language_of, letter_text
from events.models import Invitation
from events.tickets import answer_url
from outbox.messages import Draft, Rendered, queue_email, render_draft
from outbox.models import Message
from outbox.neutralise import without_links
from taskforces.models import MayorInvitationPage

MAX_SUBJECT = 255


def queue_invitation(invitation: Invitation, *, page: MayorInvitationPage) -> Message | None:
    """None when the address is suppressed. Raises LetterRefused, as the paper letter does."""
    with translation.override(language_of(page)):
        return queue_email(invitation.organisation, _draft(invitation, page))


def queue_trial(
    invitation: Invitation, *, page: MayorInvitationPage, to: str, link: str, letter: bytes
) -> Message | None:
    """The guest's mail to a colleague, with the letter; `link` is where its buttons lead instead of to the answer."""
    with translation.override(language_of(page)):
        draft = _draft(invitation, page)
        draft.recipient, draft.can_unsubscribe = to, False
        draft.subject = (_("Prøve: %(subject)s") % {"subject": draft.subject})[:MAX_SUBJECT]
        draft.context |= {"link": link}
        draft.attachments = [(f"{_('proevebrev')}.pdf", "application/pdf", letter)]
        return queue_email(invitation.organisation, draft)


def mail_of(invitation: Invitation, *, page: MayorInvitationPage) -> Rendered:
    """How the mail would look, without sending it. Raises LetterRefused."""
    with translation.override(language_of(page)):
        return render_draft(invitation.organisation, _draft(invitation, page))


def _draft(invitation, page):
    text = letter_text(invitation, page, clean=without_links)
    organisation = invitation.organisation
    subject = _("%(title)s – invitation fra %(sender)s") % {
        "title": text.title,
        "sender": organisation.sender_name or organisation.name,
    }
    return Draft(
        recipient=invitation.contact.email,
        subject=" ".join(subject.split())[:MAX_SUBJECT],
        reference=f"invitation:{invitation.pk}",
        template="events/emails/invitation",
        context={
            "letter": text,
            "senders": page.signers,
            "link": answer_url(invitation),
            "code": invitation.printed_code,
        },
        can_unsubscribe=True,
    )
