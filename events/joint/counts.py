"""The guests of a joint event counted by the network that invited them."""

from dataclasses import dataclass

from django.db.models import Count, Q, Sum

from events.models import Event, EventHost, Invitation, Registration
from taskforces.models import Network


@dataclass(frozen=True)
class Part:
    """One network's part of an event; `host` is None for the organiser's own, walk-ins with them."""

    network: Network
    host: EventHost | None
    invited: int = 0
    coming: int = 0
    persons: int = 0
    arrived: int = 0


def parts(event: Event) -> list[Part]:
    """The organiser's part first, then every joint host's, also of one that has left. Three queries."""
    hosts = event.hosts.select_related("network__host").order_by("network__name")
    invited = {row.pop("round__network"): row for row in _invited(event)}
    seated = {row.pop("invitation__round__network"): row for row in _seated(event)}
    return [
        Part(network, host, **invited.get(key, {}), **seated.get(key, {}))
        for key, network, host in [
            (None, event.network, None),
            *((host.network_id, host.network, host) for host in hosts),
        ]
    ]


def part_of(host: EventHost) -> Part:
    return next(part for part in parts(host.event) if part.host == host)


def _invited(event):
    standing = event.invitations.filter(withdrawn_at=None).order_by()
    return standing.values("round__network").annotate(
        invited=Count("pk"), coming=Count("pk", filter=Q(answer__in=Invitation.COMING))
    )


def _seated(event):
    seated = Q(seat=Registration.Seat.CONFIRMED)
    return (
        event.registrations.order_by()
        .values("invitation__round__network")
        .annotate(
            persons=Sum("party_size", filter=seated, default=0),
            arrived=Sum("arrived_persons", default=0),
        )
    )


def guests_of(host: EventHost) -> list[Registration]:
    """Whom a joint host sees: those it invited itself, and nobody else."""
    guests = Registration.objects.filter(
        event=host.event_id, invitation__round__network=host.network
    )
    return list(guests.select_related("invitation__contact").order_by("name", "pk"))
