"""A mail and a letter to oneself, as one guest would get them, before anybody else does."""

from django.conf import settings
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.models import User
from accounts.refusals import Refused
from events.letters.editions import draft_editions_of
from events.letters.emails import queue_trial
from events.letters.pdf import letter_pdf
from events.models import Invitation, InvitationRound
from outbox.models import Message


class TrialRefused(Refused):
    class Code(models.TextChoices):
        NOBODY = "nobody", _("Der er ingen i udsendelsen at lave en prøve af.")
        BLOCKED = "blocked", _("Din egen adresse er spærret, så du kan ikke få en prøve.")


@transaction.atomic
def send_trial(round: InvitationRound, *, by: User) -> Message:
    """The newest draft, filled in for the first of the round, with the letter as a PDF; nobody is invited by it.

    Its buttons lead to the preview: a guest is not answered for by trying. Raises TrialRefused or LetterRefused.
    """
    invitation = _first(round)
    page = draft_editions_of(round.letter).page_for(invitation.contact)
    message = queue_trial(
        invitation,
        page=page,
        to=by.email,
        link=settings.BASE_URL + reverse("events:preview", args=[invitation.pk]),
        letter=letter_pdf([invitation], page=page),
    )
    if message is None:
        raise TrialRefused(TrialRefused.Code.BLOCKED)
    return message


def _first(round) -> Invitation:
    standing = round.invitations.filter(withdrawn_at=None).exclude(contact__data_source="")
    people = standing.with_people().select_related("contact__workplace", "round__letter__locale")
    found = people.order_by("contact__company__name", "contact__name", "pk").first()
    if found is None:
        raise TrialRefused(TrialRefused.Code.NOBODY)
    return found


@transaction.atomic
def mark_proofed(round: InvitationRound, *, by: User) -> InvitationRound:
    """Somebody has read the letters and says that they are right; the first time counts."""
    round = InvitationRound.objects.select_for_update().get(pk=round.pk)
    if round.proofed_at is None:
        round.proofed_at = timezone.now()
        round.save(update_fields=["proofed_at"])
        audit.record(round.organisation, by=by, verb="mark_proofed", thing=round)
    return round
