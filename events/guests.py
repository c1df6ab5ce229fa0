"""Who is expected and who is in: the door's numbers, its search, and the guest list."""

from django.db import models
from django.db.models import Case, Prefetch, Q, QuerySet, Sum, When
from django.utils.translation import gettext_lazy as _

from accounts.folding import fold
from events.models import Event, Registration, Scan

Seat, Origin = Registration.Seat, Registration.Origin
SHORTEST_SEARCH = 2
MOST_FOUND = 20


class Show(models.TextChoices):
    """The tabs of the guest list; the values stand in its address."""

    ALL = "alle", _("Alle")
    COMING = "kommer", _("Kommer")
    ARRIVED = "ankommet", _("Ankommet")
    WAITING = "venteliste", _("Venteliste")


SHOWN = {
    Show.ALL: Q(),
    Show.COMING: Q(seat=Seat.CONFIRMED),
    Show.ARRIVED: Q(arrived_at__isnull=False),
    Show.WAITING: Q(seat=Seat.WAITING),
}


def count_persons(event: Event) -> dict[str, int]:
    """Persons with a seat and persons who are in, companions included, in one query."""
    counts = event.registrations.aggregate(
        registered=Sum("party_size", filter=SHOWN[Show.COMING]),
        arrived=Sum("party_size", filter=SHOWN[Show.ARRIVED]),
    )
    return {name: persons or 0 for name, persons in counts.items()}


def guests_of(event: Event) -> QuerySet[Registration]:
    """Without walk-ins that were undone: nobody is left of them to look for."""
    return event.registrations.exclude(origin=Origin.WALK_IN, seat=Seat.CANCELLED)


def find_guests(event: Event, words: str) -> list[Registration]:
    """At most twenty by name or company; none until two letters are given, so that nobody leafs."""
    if len(fold(words)) < SHORTEST_SEARCH:
        return []
    found = guests_of(event).filter(Q(invitation=None) | Q(invitation__withdrawn_at=None))
    folded = fold(words)
    begins = Q(search_text__startswith=folded) | Q(search_text__contains=f" {folded}")
    words_that_begin_so_first = Case(When(begins, then=0), default=1)
    found = found.search(words).order_by(words_that_begin_so_first, "name")
    return list(found.select_related("invitation")[:MOST_FOUND])


def guest_list(event: Event, *, show: Show, words: str) -> QuerySet[Registration]:
    """Each guest with `entries`: where and when each scan that counts was made, the first one first."""
    entries = Scan.objects.entries().select_related("device")
    found = guests_of(event).filter(SHOWN[show]).select_related("invitation")
    if words:
        found = found.search(words)
    return found.prefetch_related(Prefetch("scans", queryset=entries, to_attr="entries")).order_by(
        "queue_position" if show == Show.WAITING else "name", "pk"
    )


def count_shown(event: Event) -> dict[str, int]:
    """Guests under each tab, in one query."""
    return guests_of(event).aggregate(
        **{
            show.name.lower(): models.Count("pk", filter=condition)
            for show, condition in SHOWN.items()
        }
    )
