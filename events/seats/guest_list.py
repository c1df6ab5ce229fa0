"""Who is expected and who is in: the guest list of the workspace."""

import re
import unicodedata
from datetime import UTC, datetime

from django.db import models
from django.db.models import Prefetch, Q, QuerySet, Sum
from django.utils.translation import gettext_lazy as _

from events.models import Event, GuestQuestion, Invitation, Registration, Scan

Seat, Origin = Registration.Seat, Registration.Origin
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ"
_COUSINS = str.maketrans("ÄÖÜ", "ÆØY")  # where Danes look for them


class Show(models.TextChoices):
    """The tabs of the guest list; the values stand in its address."""

    ALL = "alle", _("Alle")
    COMING = "kommer", _("Kommer")
    MISSING = "mangler", _("Ikke kommet endnu")
    ARRIVED = "ankommet", _("Ankommet")
    WAITING = "venteliste", _("Venteliste")


class Sort(models.TextChoices):
    """In which order; the values stand in the address."""

    NAME = "navn", _("Efter navn")
    COMPANY = "virksomhed", _("Efter virksomhed")
    ARRIVED = "ankomst", _("Senest ankommet først")


SHOWN = {
    Show.ALL: Q(),
    Show.COMING: Q(seat=Seat.CONFIRMED),
    Show.MISSING: Q(seat=Seat.CONFIRMED, arrived_at=None),
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


def guest_keys(event: Event, *, show: Show, words: str, sort: Sort) -> list[int]:
    """Keys of the guests to show, in order: databases do not know where Å stands."""
    found = guests_of(event).filter(SHOWN[show])
    if words:
        found = found.search(words)
    if show == Show.WAITING:
        return list(found.order_by("queue_position").values_list("pk", flat=True))
    return in_order(found.values_list("pk", "name", "company_name", "arrived_at"), sort)


def in_order(rows, sort: Sort) -> list[int]:
    """`rows` are (key, name, company, moment of arrival); who has no company or is not here comes last."""
    return [row[0] for row in sorted(rows, key=lambda row: _place_in_list(row, sort))]


def _place_in_list(row, sort):
    key, name, company, arrived_at = row
    by_name = (danish_order(name), key)
    if sort == Sort.COMPANY:
        return (not company, danish_order(company), *by_name)
    if sort == Sort.ARRIVED:
        moment = arrived_at or datetime.min.replace(tzinfo=UTC)
        return (-moment.timestamp() if arrived_at else 0, *by_name)
    return by_name


def guests_by_key(keys: list[int]) -> list[Registration]:
    """Each guest with `entries`: where and when each scan that counts was made, the first one first."""
    entries = Scan.objects.entries().select_related("device")
    found = Registration.objects.select_related(
        "invitation__contact", "invitation__round"
    ).prefetch_related(Prefetch("scans", queryset=entries, to_attr="entries"))
    guests = found.in_bulk(keys)
    return [guests[key] for key in keys if key in guests]


def phone_of(guest: Registration) -> str:
    """The number to ring when somebody is missing. A stand-in has not given theirs: the contact's is not it."""
    invitation = guest.invitation
    if invitation is None or invitation.answer == Invitation.Answers.STAND_IN:
        return ""
    if invitation.round.network_id:  # a joint host's: the organiser knows them by name alone
        return ""
    return invitation.contact.phone


def said_by(guest: Registration, questions: list[GuestQuestion]) -> list[tuple[str, str]]:
    """(question, answer) for what is asked still; the answer to a removed question is shown nowhere."""
    given = [(question.text, guest.replies.get(str(question.pk), "")) for question in questions]
    return [(asked, said) for asked, said in given if said]


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
