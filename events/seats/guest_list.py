"""Who is expected and who is in: the guest list of the workspace."""

import re
import unicodedata

from django.db import models
from django.db.models import Prefetch, Q, QuerySet, Sum
from django.utils.translation import gettext_lazy as _

from events.models import Event, Registration, Scan

Seat, Origin = Registration.Seat, Registration.Origin
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ"
_COUSINS = str.maketrans("ÄÖÜ", "ÆØY")  # where Danes look for them


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
        arrived=Sum("arrived_persons"),
    )
    return {name: persons or 0 for name, persons in counts.items()}


def guests_of(event: Event) -> QuerySet[Registration]:
    """Without walk-ins that were undone: nobody is left of them to look for."""
    return event.registrations.exclude(origin=Origin.WALK_IN, seat=Seat.CANCELLED)


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


def expected_guests(event: Event) -> list[Registration]:
    """Everybody with a seat, also who came unannounced, in the order of a Danish telephone book."""
    return sorted(
        guests_of(event).filter(SHOWN[Show.COMING]),
        key=lambda guest: (danish_order(guest.name), guest.pk),
    )


def named_between(guests: list[Registration], first: str, last: str) -> list[Registration]:
    """Those whose names begin with one of the letters; what begins with no letter goes with A."""
    wanted = range(LETTERS.index(first), LETTERS.index(last) + 1)
    return [guest for guest in guests if max(0, *danish_order(guest.name)[:1]) in wanted]


def danish_order(name: str) -> list[int]:
    """The places in the alphabet, 0 for A; a name's leading Aa is Å, and no letter stands before A."""
    upper = unicodedata.normalize("NFC", name.strip()).upper().translate(_COUSINS)
    return [_place_of(sign) for sign in re.sub(r"\bAA", "Å", upper)]


def _place_of(sign):
    if sign in LETTERS:
        return LETTERS.index(sign)
    return LETTERS.find(unicodedata.normalize("NFD", sign)[0])
