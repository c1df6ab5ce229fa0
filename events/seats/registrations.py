"""Seats. Whoever counts them holds the lock on the event, so that a full room stays full."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.refusals import Refused
from events.contact_cards import cards
from events.models import Event, Invitation, Registration
from events.seats import emails
from events.seats.room import Room, Waiting, room_in

Seat = Registration.Seat
WRITTEN_BY_ANSWERS = (
    "company",
    "company_name",
    "name",
    "email",
    "companion_names",
    "replies",
    "party_size",
    "seat",
    "queue_position",
    "offered_until",
    "seat_changes",
)
# So near to the evening nobody has time to think it over, and a seat held is a seat empty.
OFFERS_END_BEFORE_START = timedelta(hours=24)


class AnswerRefused(Refused):
    """An answer that cannot be taken, for an expected reason. `message` is for the person who gave it."""

    class Code(models.TextChoices):
        DEADLINE_PASSED = "deadline_passed", gettext_lazy("svarfristen er overskredet")
        EVENT_OVER = "event_over", gettext_lazy("arrangementet er slut")
        EVENT_CANCELLED = "event_cancelled", gettext_lazy("arrangementet er aflyst")
        WITHDRAWN = "withdrawn", gettext_lazy("invitationen er trukket tilbage")
        TOO_MANY_COMPANIONS = "too_many_companions", gettext_lazy("for mange ledsagere")
        NO_ROOM = "no_room", gettext_lazy("ikke plads til flere ledsagere")
        NO_STAND_IN = "no_stand_in", gettext_lazy("invitationen er personlig")
        NO_NAME = "no_name", gettext_lazy("navn mangler")
        CHANGED = "changed", gettext_lazy("svaret er ændret imens")

    def __init__(self, message: str, code: Code):
        super().__init__(code)
        self.message = str(message)

    def __str__(self):
        return self.message


def lock_event(event_id: int) -> Event:
    """Re-read the event and keep everybody else out until the transaction ends.

    SQLite has no row locks: there BEGIN IMMEDIATE (settings) has already stopped all other writers.
    The row's key is not held: a scan that points at it would wait, while we wait for its guest.
    """
    return Event.objects.select_for_update(no_key=True).get(pk=event_id)


@dataclass(frozen=True)
class Party:
    name: str
    email: str
    persons: int
    companion_names: str = ""
    replies: dict[str, str] | None = None  # None: as they were


def take_seats(event: Event, *, invitation: Invitation, party: Party) -> Registration:
    """Seats or a place in the queue for the party, in an event locked by `lock_event`.

    A party that has seats keeps them: more companions than there is room for are refused (NO_ROOM).
    A waiting party keeps its place in the queue when it changes its number. Whoever comes anew stands behind
    everybody who waits for the same seats, also when one of them is free.
    """
    registration = getattr(invitation, "registration", None) or Registration(
        event=event, invitation=invitation, seat=Seat.CANCELLED
    )
    held = registration.party_size if registration.seat == Seat.CONFIRMED else 0
    before, position = registration.seated, registration.queue_position
    room = room_in(event)
    ahead = waiting_before(registration, room=room)
    place(registration, persons=party.persons, room=room, ahead=ahead)
    registration.offered_until = None  # whoever answers has said yes to the seat
    company = invitation.contact.company
    if registration.pk and registration.name != party.name:
        cards.stop_sharing(registration)  # somebody else sits there now
        registration.replies = {}
    registration.company, registration.company_name = company, company.name
    registration.name, registration.email = party.name, party.email
    registration.companion_names = party.companion_names
    if party.replies is not None:
        registration.replies = party.replies
    _count_change(registration, before)
    # Who is in is the door's to say, and it may be saying so at this moment.
    registration.save(**({"update_fields": WRITTEN_BY_ANSWERS} if registration.pk else {}))
    if position and registration.seat == Seat.CONFIRMED:
        _tell_passed(ahead, room=room, round=round_of(registration))
    if party.persons < held:
        move_up(event)
    return registration


def waiting_before(registration: Registration, *, room: Room) -> list[Registration]:
    """Who stands in the queue before a guest, the first one first; before a guest who is not in it, all."""
    if room.next_position == 1:  # nobody waits: the common case asks nothing
        return []
    queue = registration.event.registrations.waiting().exclude(pk=registration.pk)
    if registration.queue_position:
        queue = queue.filter(queue_position__lt=registration.queue_position)
    return list(queue.select_related("invitation__contact__company"))


def is_queued_for(room: Room, ahead: list[Registration], round: int | None) -> bool:
    """Whether somebody waits already for the seats that a newcomer of this round would take."""
    return any(room.is_saved_for(_as_waiting(one), round) for one in ahead)


def _as_waiting(registration):
    return Waiting(registration.party_size, round_of(registration))


def place(
    registration: Registration, *, persons: int, room: Room, ahead: list[Registration]
) -> Registration:
    """Decide seat and queue position from the room counted and who stands before; does not save."""
    round = round_of(registration)
    is_in_queue = registration.seat == Seat.WAITING
    # In the queue a smaller party may be let past one that is too big, which is told; from outside never.
    is_free = is_in_queue or not is_queued_for(room, ahead, round)
    if registration.seat == Seat.CONFIRMED:
        more = persons - registration.party_size
        if more > 0 and not (is_free and room.fits(more, round)):
            raise AnswerRefused(
                _("Der er desværre ikke plads til flere ledsagere. Din egen plads har du stadig."),
                AnswerRefused.Code.NO_ROOM,
            )
    elif is_free and room.fits(persons, round):
        registration.seat, registration.queue_position = Seat.CONFIRMED, None
    elif not is_in_queue:
        registration.seat, registration.queue_position = Seat.WAITING, room.next_position
    registration.party_size = persons
    return registration


def _tell_passed(ahead, *, room, round):
    """A mail to each party that waits for the seats which somebody behind it got: why, and where it stands."""
    for passed in ahead:
        if room.is_saved_for(_as_waiting(passed), round):
            emails.queue_passed_over(passed, position=place_in_queue(passed))


def _count_change(registration, before):
    """A seat that came, went or changed hands is a new version of the entry in a calendar."""
    if registration.pk and registration.seated != before:
        registration.seat_changes += 1


def round_of(registration: Registration) -> int | None:
    """The id of the round that the guest was invited in; None for a walk-in."""
    return registration.invitation.round_id if registration.invitation else None


def cancel(registration: Registration) -> list[Registration]:
    """Free the party's seats in an event locked by `lock_event`; return who moved up."""
    before = registration.seated
    registration.seat, registration.queue_position = Seat.CANCELLED, None
    registration.offered_until = None
    _count_change(registration, before)
    registration.save(update_fields=["seat", "queue_position", "offered_until", "seat_changes"])
    return move_up(registration.event) if before else []


def move_up(event: Event) -> list[Registration]:
    """Give free seats to the queue: the first party that fits, then the next. Each gets a mail.

    A party that is too big for what is free is passed over, and gets a mail that says so.
    The seat is held until `offered_until`; if its guest has not said yes by then, it goes on (events/offers.py).
    The event is locked by `lock_event`. Nobody is called in to an event that has ended.
    """
    if event.cancelled_at or event.is_over():
        return []
    room, moved, passed = room_in(event), [], {}
    queue = event.registrations.waiting().select_related("invitation__contact__company")
    too_big = []
    for registration in queue:
        persons, round = registration.party_size, round_of(registration)
        if not room.fits(persons, round):
            too_big.append(registration)
            continue
        passed |= {p.pk: p for p in too_big if room.is_saved_for(_as_waiting(p), round)}
        _seat_from_queue(registration, event)
        moved.append(registration)
        room = room.less(persons, round)
    for registration in passed.values():
        emails.queue_passed_over(registration, position=place_in_queue(registration))
    return moved


def _seat_from_queue(registration, event):
    registration.seat, registration.queue_position = Seat.CONFIRMED, None
    registration.offered_until = offer_ends(event) if registration.invitation else None
    _count_change(registration, None)
    registration.save(update_fields=["seat", "queue_position", "offered_until", "seat_changes"])
    registration.event = event
    emails.queue_moved_up(registration)


def offer_ends(event: Event, now: datetime | None = None) -> datetime | None:
    """Until when a seat out of the queue is held; None when it is the guest's at once."""
    now = now or timezone.now()
    last = min(event.starts_at - OFFERS_END_BEFORE_START, event.answer_deadline)
    if not event.offer_hours or now >= last:
        return None
    return min(now + timedelta(hours=event.offer_hours), last)


def place_in_queue(registration: Registration) -> int:
    """How many parties have to go first, this one included; 0 for a party that is not waiting."""
    if registration.seat != Seat.WAITING:
        return 0
    return Registration.objects.filter(
        event_id=registration.event_id,
        seat=Seat.WAITING,
        queue_position__lte=registration.queue_position,
    ).count()
