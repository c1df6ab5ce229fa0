"""Seats. Whoever counts them holds the lock on the event, so that a full room stays full."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.refusals import Refused
from events import emails
from events.models import Event, Invitation, Registration

Seat = Registration.Seat


class AnswerRefused(Refused):
    """An answer that cannot be taken, for an expected reason. `message` is for the person who gave it."""

    class Code(models.TextChoices):
        DEADLINE_PASSED = "deadline_passed", gettext_lazy("svarfristen er overskredet")
        EVENT_OVER = "event_over", gettext_lazy("arrangementet er slut")
        EVENT_CANCELLED = "event_cancelled", gettext_lazy("arrangementet er aflyst")
        WITHDRAWN = "withdrawn", gettext_lazy("invitationen er trukket tilbage")
        TOO_MANY_COMPANIONS = "too_many_companions", gettext_lazy("for mange ledsagere")
        NO_ROOM = "no_room", gettext_lazy("ikke plads til flere ledsagere")
        NO_NAME = "no_name", gettext_lazy("navn mangler")

    def __init__(self, message: str, code: Code):
        super().__init__(code)
        self.message = str(message)

    def __str__(self):
        return self.message


@dataclass(frozen=True)
class Room:
    """What was free when the event's row was locked; `free` is None without a limit."""

    free: int | None
    next_position: int

    def fits(self, persons: int) -> bool:
        return self.free is None or persons <= self.free


def lock_event(event_id: int) -> Event:
    """Re-read the event and keep everybody else out until the transaction ends.

    SQLite has no row locks: there BEGIN IMMEDIATE (settings) has already stopped all other writers.
    """
    return Event.objects.select_for_update().get(pk=event_id)


def room_in(event: Event) -> Room:
    if event.capacity is None:
        return Room(free=None, next_position=1)
    counted = event.registrations.aggregate(
        taken=models.Sum("party_size", filter=models.Q(seat=Seat.CONFIRMED), default=0),
        last=models.Max("queue_position", default=0),
    )
    return Room(free=event.capacity - counted["taken"], next_position=counted["last"] + 1)


@dataclass(frozen=True)
class Party:
    name: str
    email: str
    persons: int


def take_seats(event: Event, *, invitation: Invitation, party: Party) -> Registration:
    """Seats or a place in the queue for the party, in an event locked by `lock_event`.

    A party that has seats keeps them: more companions than there is room for are refused (NO_ROOM).
    A waiting party keeps its place in the queue when it changes its number.
    """
    registration = getattr(invitation, "registration", None) or Registration(
        event=event, invitation=invitation, seat=Seat.CANCELLED
    )
    held = registration.party_size if registration.seat == Seat.CONFIRMED else 0
    place(registration, persons=party.persons, room=room_in(event))
    company = invitation.contact.company
    registration.company, registration.company_name = company, company.name
    registration.name, registration.email = party.name, party.email
    registration.save()
    if party.persons < held:
        move_up(event)
    return registration


def place(registration: Registration, *, persons: int, room: Room) -> Registration:
    """Decide seat and queue position from the room counted; does not save."""
    if registration.seat == Seat.CONFIRMED:
        more = persons - registration.party_size
        if more > 0 and not room.fits(more):
            raise AnswerRefused(
                _("Der er desværre ikke plads til flere ledsagere. Din egen plads har du stadig."),
                AnswerRefused.Code.NO_ROOM,
            )
    elif room.fits(persons):
        registration.seat, registration.queue_position = Seat.CONFIRMED, None
    elif registration.seat == Seat.CANCELLED:
        registration.seat, registration.queue_position = Seat.WAITING, room.next_position
    registration.party_size = persons
    return registration


def cancel(registration: Registration) -> list[Registration]:
    """Free the party's seats in an event locked by `lock_event`; return who moved up."""
    had_seats = registration.seat == Seat.CONFIRMED
    registration.seat, registration.queue_position = Seat.CANCELLED, None
    registration.save(update_fields=["seat", "queue_position"])
    return move_up(registration.event) if had_seats else []


def move_up(event: Event) -> list[Registration]:
    """Give free seats to the queue: the first party that fits, then the next. Each gets a mail.

    The event is locked by `lock_event`. Nobody is called in to an event that has ended.
    """
    if event.cancelled_at or event.is_over():
        return []
    room, moved = room_in(event), []
    queue = event.registrations.waiting().select_related("invitation__contact__company")
    for registration in queue:
        if not room.fits(registration.party_size):
            continue
        place(registration, persons=registration.party_size, room=room)
        registration.save(update_fields=["seat", "queue_position"])
        registration.event = event
        emails.queue_moved_up(registration)
        moved.append(registration)
        if room.free is not None:
            room = Room(room.free - registration.party_size, room.next_position)
    return moved


def place_in_queue(registration: Registration) -> int:
    """How many parties have to go first, this one included; 0 for a party that is not waiting."""
    if registration.seat != Seat.WAITING:
        return 0
    return Registration.objects.filter(
        event_id=registration.event_id,
        seat=Seat.WAITING,
        queue_position__lte=registration.queue_position,
    ).count()
