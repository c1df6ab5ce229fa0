"""Mails to those who registered themselves, and to those who lost their code. Links are taken out of what they typed."""

from collections.abc import Sequence

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from events.models import Invitation, RegistrationRequest
from events.seats.emails import when
from events.tickets import answer_url
from frontend.languages import CODES
from outbox.budget import Asked
from outbox.messages import Draft, queue_email
from outbox.models import Message
from outbox.neutralise import without_links


def queue_asked(request: RegistrationRequest) -> Message | None:
    """We have their wish, and say yes or no."""
    return _queue(request, "asked", lambda: _("Vi har fået dit ønske: %(title)s"))


def queue_refused(request: RegistrationRequest) -> Message | None:
    return _queue(request, "refused", lambda: _("Der blev desværre ikke plads: %(title)s"))


def _queue(request, kind, subject):
    event = request.event
    usual = request.language if request.language in CODES else settings.LANGUAGE_CODE
    with translation.override(usual):
        draft = Draft(
            recipient=request.email,
            subject=" ".join((subject() % {"title": event.title}).split()),
            reference=f"registration_request:{request.pk}",
            template=f"events/emails/registration_{kind}",
            context={"event": event, "when": when(event), "name": without_links(request.name)},
        )
        return queue_email(event.organisation, draft)


def queue_codes(
    address: str, invitations: Sequence[Invitation], *, asked: Asked | None = None
) -> Message | None:
    """The codes that an address has with one organisation, each with the page that it opens."""
    rows = [
        {
            "event": invitation.event,
            "when": when(invitation.event),
            "code": invitation.printed_code,
            "link": answer_url(invitation),
        }
        for invitation in invitations
    ]
    draft = Draft(
        recipient=address,
        subject=_("Din kode til svar og billet"),
        reference=f"invitation:{invitations[0].pk}",
        template="events/emails/codes",
        context={"rows": rows},
        asked=asked,
    )
    return queue_email(invitations[0].event.organisation, draft)
