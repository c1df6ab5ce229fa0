"""How many people still fit: into the house, and of each wave of letters into its share of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from django.db import models

from events.models import Event, InvitationRound, Registration

CONFIRMED = Registration.Seat.CONFIRMED


@dataclass(frozen=True)
class Room:
    """What was free when the event's row was locked; `free` is None without a limit.

    `waves` says how much of its share each sending has left, by its id; those without a share are not in it.
    """

    free: int | None
    next_position: int
    waves: Mapping[int, int] = field(default_factory=dict)

    def fits(self, persons: int, wave: int | None = None) -> bool:
        limits = (self.free, self.waves.get(wave))
        return all(limit is None or persons <= limit for limit in limits)

    def less(self, persons: int, wave: int | None = None) -> "Room":
        """What is left when so many have sat down."""
        free = None if self.free is None else self.free - persons
        waves = {key: left - persons if key == wave else left for key, left in self.waves.items()}
        return replace(self, free=free, waves=waves)


def room_in(event: Event) -> Room:
    """In an event locked by `lock_event`."""
    waves = {
        wave.pk: wave.seats - wave.taken
        for wave in InvitationRound.objects.filter(event=event, seats__isnull=False).annotate(
            taken=taken_by_wave()
        )
    }
    if event.capacity is None and not waves:
        return Room(free=None, next_position=1)
    counted = event.registrations.aggregate(
        taken=models.Sum("party_size", filter=models.Q(seat=CONFIRMED), default=0),
        last=models.Max("queue_position", default=0),
    )
    free = None if event.capacity is None else event.capacity - counted["taken"]
    return Room(free=free, next_position=counted["last"] + 1, waves=waves)


def taken_by_wave() -> models.Sum:
    """Persons of a sending who have a seat, for `annotate` on rounds."""
    return models.Sum(
        "invitations__registration__party_size",
        filter=models.Q(invitations__registration__seat=CONFIRMED),
        default=0,
    )
