"""Whoever has mislaid their letter gets the codes of what is to come by mail."""

from itertools import groupby

from django.db import transaction
from django.utils import timezone

from events.models import Invitation
from events.open_registration.emails import queue_codes
from events.open_registration.registering import concerning
from events.seats.reading import in_readers_language
from outbox.budget import Asked
from outbox.models import Message


def codes_of(address: str) -> list[Invitation]:
    """Of events that are not over, those of one organisation together; what was taken back has no code any more."""
    to_come = concerning(address).filter(
        withdrawn_at=None, event__cancelled_at=None, event__ends_at__gt=timezone.now()
    )
    return list(to_come.order_by("event__network__host_id", "event__starts_at", "pk"))


@transaction.atomic
def mail_codes(address: str) -> list[Message]:
    """One mail from each organisation that invited the address, within the budget.

    A mail of one organisation never names another. Whoever asks cannot tell whether any was sent.
    """
    queued = []
    for _host, group in groupby(codes_of(address), key=lambda each: each.event.network.host_id):
        invitations = list(group)
        with in_readers_language(invitations[0]):
            queued.append(queue_codes(address, invitations, asked=Asked("find_code")))
    return [message for message in queued if message]
