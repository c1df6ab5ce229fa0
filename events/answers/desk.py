"""The secretary with a pile of paper and a telephone: find the invitation by code or name, and note the answer."""

from django.db.models import QuerySet
from django.utils import timezone

from accounts.folding import fold
from accounts.keys import normalise_code
from accounts.models import User
from events.models import Answer, Event, Invitation

SHOWN = 8


def find(event: Event, words: str) -> list[Invitation]:
    """By code, or by the beginning of any word of name and company; æøå and case do not matter."""
    standing = event.invitations.of_network(None).filter(withdrawn_at=None).with_people()
    if code := normalise_code(words):
        return list(standing.filter(code=code))
    found = standing
    for word in fold(words).split():
        found = found.filter(contact__search_text__contains=word)
    return list(found[:SHOWN]) if fold(words) else []


def last_entries(event: Event, user: User) -> QuerySet[Answer]:
    """What the user has written down today, the newest first."""
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    entries = Answer.objects.filter(invitation__event=event, given_by=user, at__gte=midnight)
    return entries.select_related("invitation__contact__company").order_by("-at", "-pk")
