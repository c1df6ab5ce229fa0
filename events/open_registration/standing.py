"""What somebody should know before they register themselves: a seat, or the waiting list."""

from events.models import Event, Registration
from events.seats.registrations import is_queued_for, waiting_before
from events.seats.room import room_in


def would_wait(event: Event) -> bool:
    """Whether one more guest stands in the queue, by the rule that gives out the seats; true at this moment."""
    round = event.rounds.filter(is_open=True).values_list("pk", flat=True).first()
    room = room_in(event)
    newcomer = Registration(event=event, seat=Registration.Seat.CANCELLED)
    ahead = waiting_before(newcomer, room=room)
    return not room.fits(1, round) or is_queued_for(room, ahead, round)
