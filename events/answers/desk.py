"""The secretary with a pile of paper and a telephone: find the invitation by code or name, and note the answer."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from accounts.folding import fold
from accounts.keys import normalise_code
from accounts.models import User
from events.models import Answer, Event, EventHost, Invitation
from taskforces.models import Network

SHOWN = 8


def find(event: Event, words: str, network: Network | None = None) -> list[Invitation]:
    """By code, or by the beginning of any word of name and company; æøå and case do not matter.

    Of a joint host's network those whom it invited, else the organiser's own.
    """
    standing = event.invitations.of_network(network).filter(withdrawn_at=None).with_people()
    if code := normalise_code(words):
        return list(standing.filter(code=code))
    found = standing
    for word in fold(words).split():
        found = found.filter(contact__search_text__contains=word)
    return list(found[:SHOWN]) if fold(words) else []


def address_of(invitation: Invitation) -> str:
    """The desk at which the invitation is answered: the joint host's that invited them, or the organiser's."""
    network = invitation.round.network_id
    if network is None:
        return reverse("events:desk", args=[invitation.event_id])
    host = EventHost.objects.get(event=invitation.event_id, network=network)
    return reverse("events:joint_desk", args=[host.pk])


def last_entries(event: Event, user: User) -> QuerySet[Answer]:
    """What the user has written down today, the newest first."""
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    entries = Answer.objects.filter(invitation__event=event, given_by=user, at__gte=midnight)
    return entries.select_related("invitation__contact__company").order_by("-at", "-pk")
