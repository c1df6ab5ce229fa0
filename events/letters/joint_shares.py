"""What a joint host's rounds may take of the house: together no more than its share."""

from django.db.models import Sum

from events.letters.refusals import RoundRefused
from events.models import Event, EventHost, InvitationRound
from taskforces.models import Network

Code = RoundRefused.Code


def left_of_share(share: int | None, *, taken: int) -> int | None:
    """What a share has for one round more; None where there is no share, and never less than nothing."""
    return None if share is None else max(share - taken, 0)


def seats_of_new_round(event: Event, network: Network, *, wanted: int | None) -> int | None:
    """What is left of the share where nothing was written. Raises RoundRefused for more, or when none is left.

    The event is locked by `lock_event`. Who is not a joint host any more invites nobody.
    """
    host = EventHost.objects.joined().filter(event=event, network=network).first()
    if host is None:
        raise RoundRefused(Code.NOT_A_HOST)
    left = left_of_share(host.seats, taken=_shared_out(event, network))
    if left is None:
        return wanted
    if left == 0 or (wanted or 0) > left:
        raise RoundRefused(Code.OVER_SHARE)
    return wanted or left


def require_within_share(round: InvitationRound, seats: int | None) -> None:
    """Raises RoundRefused when a round of a joint host would take more than its host has."""
    if round.network_id is None:
        return
    host = EventHost.objects.filter(event=round.event_id, network=round.network_id).first()
    if host is None or host.seats is None:
        return
    left = host.seats - _shared_out(round.event, round.network, without=round)
    if seats is None or seats > left:
        raise RoundRefused(Code.OVER_SHARE)


def _shared_out(event, network, without=None):
    rounds = InvitationRound.objects.filter(event=event, network=network)
    if without is not None:
        rounds = rounds.exclude(pk=without.pk)
    return rounds.aggregate(n=Sum("seats", default=0))["n"]
