"""A seat out of the queue is offered for a while: said yes to, it is the guest's; not said yes to, it goes on."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from events.models import Answer, Invitation, Registration
from events.seats import emails
from events.seats.registrations import cancel, lock_event


@transaction.atomic
def accept_offer(invitation: Invitation) -> bool:
    """Whether the seat is the guest's now; False when it has gone on before they pressed. A second press is fine."""
    lock_event(invitation.event_id)
    registration = Registration.objects.filter(
        invitation=invitation, seat=Registration.Seat.CONFIRMED
    ).first()
    if registration is None:
        return False
    if registration.offered_until:
        registration.offered_until = None
        registration.save(update_fields=["offered_until"])
    return True


def expire_offers(now: datetime | None = None) -> int:
    """Let go of every seat whose guest kept silent, and offer it to the next; returns how many."""
    now = now or timezone.now()
    ids = list(Registration.objects.offers_over(now).values_list("pk", flat=True))
    return sum(_expire(pk, now) for pk in ids)


@transaction.atomic
def _expire(pk, now):
    """Asked again under the lock: they may have pressed, or come in, or the job may run twice."""
    event = lock_event(Registration.objects.values_list("event", flat=True).get(pk=pk))
    registration = (
        Registration.objects.offers_over(now)
        .filter(pk=pk)
        .select_related("invitation__contact__company", "invitation__event__network__host")
        .first()
    )
    if registration is None or event.cancelled_at or event.is_over(now):
        return 0
    invitation = registration.invitation
    registration.event = event
    cancel(registration)
    # They may say yes again, and stand in the queue again: a state of its own that nobody answers would say nothing.
    invitation.answer, invitation.answered_at = Invitation.Answers.NO, now
    invitation.save(update_fields=["answer", "answered_at"])
    Answer.objects.create(
        invitation=invitation, answer=Invitation.Answers.NO, source=Answer.Source.CLOCK, at=now
    )
    emails.queue_offer_over(registration)
    return 1
