"""What is counted: which networks, events and units, in which period, and as far as somebody sees."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_

from django.db.models import Q

from accounts.access import Ability, organisations_with
from accounts.models import User
from events.models import Event, EventHost
from pledges.models import Handover, Opening, Placement
from taskforces.models import Network


@dataclass(frozen=True)
class Sight:
    """What somebody may see figures of: whole networks, and what their units follow up on elsewhere."""

    organisations: tuple[int, ...]
    networks: tuple[int, ...]


@dataclass(frozen=True)
class Scope:
    """What is counted; None is everything. Things or their ids. `until` itself is left out."""

    networks: Iterable | None = None
    events: Iterable | None = None
    units: Iterable | None = None
    since: datetime | None = None
    until: datetime | None = None
    sight: Sight | None = None


EVERYTHING = Scope()
# The ways from a placement to its event: by the sheet, by an opening without one, by a sheet of another unit.
EVENTS = ("handover__event", "opening__event", "opening__given_from__handover__event")


def sight_of(user: User) -> Sight:
    """Two queries, kept as ids: the figures are asked for many times on a page."""
    mine = tuple(organisations_with(user, Ability.SEE).values_list("pk", flat=True))
    networks = Network.objects.filter(host__in=mine).order_by("pk").values_list("pk", flat=True)
    return Sight(mine, tuple(networks))


def chosen_handovers(scope: Scope):
    chosen = _in_places(Handover.objects.order_by(), scope, events=("sheet__event",))
    return _in_period(chosen, "created_at", scope)


def chosen_openings(scope: Scope):
    """Of jobs that a company told of without a sheet: by the day it was written down, and the event where it was said."""
    rows = Opening.objects.told().order_by()
    return _in_period(_in_places(rows, scope, events=("event",)), "created_at", scope)


def chosen_placements(scope: Scope, rows=None):
    """Of the sheets that `chosen_handovers` chooses, and of what `chosen_openings` does."""
    rows = Placement.objects.order_by() if rows is None else rows
    return _in_period(_in_places(rows, scope, events=EVENTS), "promised_at", scope)


def _in_places(rows, scope, *, events):
    """Those of the scope's networks, events and units, as far as it sees; each of `events` leads to theirs."""
    if scope.networks is not None:
        rows = rows.filter(network__in=scope.networks)
    if scope.events is not None:
        ways = (Q(**{f"{way}__in": scope.events}) for way in events)
        rows = rows.filter(reduce(or_, ways))
    if scope.units is not None:
        rows = rows.filter(unit__in=scope.units)
    if scope.sight is not None:
        rows = rows.filter(
            Q(unit__in=scope.sight.organisations) | Q(network__in=scope.sight.networks)
        )
    return rows


def chosen_events(scope: Scope):
    chosen = Event.objects.order_by()
    if scope.networks is not None:
        chosen = chosen.filter(network__in=scope.networks)
    if scope.events is not None:
        chosen = chosen.filter(pk__in=[getattr(event, "pk", event) for event in scope.events])
    if scope.units is not None:
        chosen = chosen.filter(network__unit__in=scope.units)
    if scope.sight is not None:
        mine = scope.sight.organisations
        chosen = chosen.filter(Q(network__host__in=mine) | Q(network__unit__in=mine))
    return _in_period(chosen, "starts_at", scope)


def chosen_joint(scope: Scope):
    """Each network's part in the events of others that it holds with them, also after it left."""
    chosen = EventHost.objects.order_by()
    if scope.networks is not None:
        chosen = chosen.filter(network__in=scope.networks)
    if scope.events is not None:
        chosen = chosen.filter(event__in=scope.events)
    if scope.units is not None:
        chosen = chosen.filter(network__unit__in=scope.units)
    if scope.sight is not None:
        mine = scope.sight.organisations
        chosen = chosen.filter(Q(network__host__in=mine) | Q(network__unit__in=mine))
    return _in_period(chosen, "event__starts_at", scope)


def _in_period(rows, moment, scope):
    if scope.since:
        rows = rows.filter(**{f"{moment}__gte": scope.since})
    return rows.filter(**{f"{moment}__lt": scope.until}) if scope.until else rows
