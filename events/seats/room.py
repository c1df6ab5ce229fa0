"""How many people still fit: into the house, and of each round of invitations into its share."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from django.db import models

from events.models import Event, InvitationRound, Registration

CONFIRMED = Registration.Seat.CONFIRMED


@dataclass(frozen=True)
class Waiting:
    """A party in the queue, as far as the room is concerned."""

    persons: int
    round: int | None = None


@dataclass(frozen=True)
class Room:
    """What was free when the event's row was locked; `free` is None without a limit.

    `rounds` says how much of its share each round has left, by its id; those without a share are not in it.
    """

    free: int | None
    next_position: int  # 1: nobody waits
    rounds: Mapping[int, int] = field(default_factory=dict)

    def fits(self, persons: int, round: int | None = None) -> bool:
        limits = (self.free, self.rounds.get(round))
        return all(limit is None or persons <= limit for limit in limits)

    def seats_for(self, round: int | None = None) -> int | None:
        """How many seats a guest of this round could have; None without a limit."""
        limits = [limit for limit in (self.free, self.rounds.get(round)) if limit is not None]
        return min(limits, default=None)

    def is_saved_for(self, party: "Waiting", round: int | None = None) -> bool:
        """Whether a waiting party waits for the seats that a guest of this round would take.

        Whoever waits for the house stands before everybody; whoever only lacks a seat of their round's share
        stands before that round, and keeps nobody else out of seats that are not theirs to take.
        """
        if self.fits(party.persons, party.round):
            return True
        lacks_house = self.free is not None and party.persons > self.free
        return lacks_house or party.round == round

    def less(self, persons: int, round: int | None = None) -> "Room":
        """The room that is left after so many persons got a seat."""
        free = None if self.free is None else self.free - persons
        rounds = {
            key: left - persons if key == round else left for key, left in self.rounds.items()
        }
        return replace(self, free=free, rounds=rounds)


def room_in(event: Event) -> Room:
    """In an event locked by `lock_event`."""
    rounds = {
        round.pk: round.seats - round.taken
        for round in InvitationRound.objects.filter(event=event, seats__isnull=False).annotate(
            taken=taken_by_round()
        )
    }
    if event.capacity is None and not rounds:
        return Room(free=None, next_position=1)
    counted = event.registrations.aggregate(
        taken=models.Sum("party_size", filter=models.Q(seat=CONFIRMED), default=0),
        last=models.Max("queue_position", default=0),
    )
    free = None if event.capacity is None else event.capacity - counted["taken"]
    return Room(free=free, next_position=counted["last"] + 1, rounds=rounds)


def taken_by_round() -> models.Sum:
    """Persons of a round who have a seat, for `annotate` on rounds."""
    return models.Sum(
        "invitations__registration__party_size",
        filter=models.Q(invitations__registration__seat=CONFIRMED),
        default=0,
    )
