"""Advice is written, put right and taken down by the network's host."""

from itertools import groupby

from django.db import transaction

from accounts import audit
from accounts.models import User
from taskforces.models import Advice, Network


@transaction.atomic
def add_advice(network: Network, *, by: User, **facts) -> Advice:
    piece = Advice.objects.create(network=network, **facts)
    audit.record(network.host, by=by, verb="add_advice", thing=piece)
    return piece


@transaction.atomic
def change_advice(piece: Advice, *, by: User, **facts) -> Advice:
    for name, value in facts.items():
        setattr(piece, name, value)
    piece.save()
    audit.record(piece.network.host, by=by, verb="change_advice", thing=piece)
    return piece


@transaction.atomic
def remove_advice(piece: Advice, *, by: User) -> None:
    audit.record(piece.network.host, by=by, verb="remove_advice", thing=piece)
    piece.delete()


def advice_by_network() -> list[tuple[Network, list[Advice]]]:
    """Of active networks, for the public page. One query."""
    found = Advice.objects.filter(network__active=True).select_related("network__host")
    return [
        (network, list(pieces)) for network, pieces in groupby(found, key=lambda one: one.network)
    ]
