"""Who gets a sheet and until when. `route` is a pure function; `gather` collects what it needs.

The unit of the network follows up on what the network covers. A workplace elsewhere belongs to its own
municipality's unit, the statutory single entrance for companies. Nothing ends where nobody looks.
"""

import logging
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Q

from accounts.access import Ability, roles_with
from accounts.models import Organisation, Role
from accounts.workingdays import WorkingCalendar
from pledges.models import Handover, Sheet

log = logging.getLogger("haandslag.routing")

# Working days in which the club's director or the chair phones before the unit does.
INTRODUCTION_DAYS = 1


@dataclass(frozen=True)
class Unit:
    """A place that sheets can go to, with the people who may take them (ids of active users)."""

    id: int
    calendar: WorkingCalendar
    contact_days: int = 2
    municipality: str = ""
    consultants: frozenset[int] = frozenset()
    leads: frozenset[int] = frozenset()

    @property
    def is_staffed(self) -> bool:
        return bool(self.consultants or self.leads)


@dataclass(frozen=True)
class Facts:
    at: datetime
    host: Unit
    network_unit: Unit | None = None
    workplace_municipality: str = ""
    network_municipalities: frozenset[str] = frozenset()
    units: Mapping[str, Unit] = field(default_factory=dict)  # by municipality
    last_consultant: Mapping[int, int] = field(default_factory=dict)  # by unit, of this company
    default_owner: int | None = None
    warm_introduction: bool = False
    host_people: tuple[int, ...] = ()  # those who could introduce, the nearest first


@dataclass(frozen=True)
class Route:
    unit: int
    owner: int | None
    reason: str
    introducer: int | None
    introduction_due: datetime | None
    contact_due: datetime


def route(facts: Facts) -> Route:
    unit = next((unit for unit in _in_order(facts) if unit.is_staffed), facts.host)
    if not unit.is_staffed:
        log.error("nobody can take the sheets of an organisation", extra={"unit": unit.id})
    owner, reason = _owner(facts, unit)
    introducer = facts.host_people[0] if facts.warm_introduction and facts.host_people else None
    # The introduction takes the first of the promised days, so somebody must be left after it.
    days = max(unit.contact_days, INTRODUCTION_DAYS + 1) if introducer else unit.contact_days
    first = unit.calendar.deadline(facts.at, INTRODUCTION_DAYS) if introducer else None
    due = unit.calendar.deadline(facts.at, days)
    return Route(unit.id, owner, reason, introducer, first, due)


def _in_order(facts: Facts) -> Iterator[Unit]:
    """Every unit that could take the sheet, the right one first, the host always last."""
    own, workplace = facts.network_unit, facts.workplace_municipality
    if own and _covers(facts, own, workplace):
        yield own
    if workplace in facts.units:
        yield facts.units[workplace]
    if own:
        yield own
    if facts.host.municipality in facts.units:
        yield facts.units[facts.host.municipality]
    yield facts.host


def _covers(facts: Facts, unit: Unit, municipality: str) -> bool:
    """A workplace of unknown town is taken to be where the network is."""
    return municipality in ("", unit.municipality) or municipality in facts.network_municipalities


def _owner(facts: Facts, unit: Unit) -> tuple[int | None, str]:
    known = facts.last_consultant.get(unit.id)
    if known in unit.consultants:
        return known, Handover.Reason.CONTINUITY
    if facts.default_owner in unit.consultants:
        return facts.default_owner, Handover.Reason.NETWORK_DEFAULT
    if unit.consultants and not unit.leads:
        return min(unit.consultants), Handover.Reason.NO_LEAD
    return None, Handover.Reason.QUEUE


def gather(sheet: Sheet) -> Facts:
    """Four queries, however many units and people there are."""
    network = sheet.network
    towns = {sheet.municipality_code, network.host.municipality_code} - {""}
    places = list(
        Organisation.objects.filter(
            Q(pk__in=[i for i in (network.host_id, network.unit_id) if i])
            | Q(kind=Organisation.Kind.EMPLOYMENT_UNIT, municipality_code__in=towns)
        )
        .order_by("pk")
        .prefetch_related("closing_days")
    )
    roles = defaultdict(list)
    for role in Role.objects.filter(organisation__in=places, user__is_active=True).order_by("pk"):
        roles[role.organisation_id].append(role)
    units = {place.pk: _unit(place, roles[place.pk]) for place in places}
    by_town = {
        place.municipality_code: units[place.pk]
        for place in reversed(places)  # the oldest unit of a town is the town's
        if place.kind == Organisation.Kind.EMPLOYMENT_UNIT and place.municipality_code
    }
    return Facts(
        at=sheet.submitted_at,
        host=units[network.host_id],
        network_unit=units.get(network.unit_id),
        workplace_municipality=sheet.municipality_code,
        network_municipalities=frozenset(network.municipality_codes),
        units=by_town,
        last_consultant=_last_consultants(sheet.company_id),
        default_owner=network.default_owner_id,
        warm_introduction=network.warm_introduction,
        host_people=_introducers(roles[network.host_id]),
    )


def _unit(place: Organisation, roles: list[Role]) -> Unit:
    def people(ability):
        kinds = roles_with(ability)
        return frozenset(role.user_id for role in roles if role.role in kinds)

    return Unit(
        id=place.pk,
        calendar=WorkingCalendar(place),
        contact_days=place.contact_days,
        municipality=place.municipality_code,
        consultants=people(Ability.WORK_SHEETS),
        leads=people(Ability.ASSIGN_SHEETS),
    )


def _last_consultants(company_id: int | None) -> dict[int, int]:
    """Who had the company last, in each unit that ever had it."""
    if company_id is None:
        return {}
    newest_last = (
        Handover.objects.filter(sheet__company=company_id)
        .exclude(owner=None)
        .order_by("created_at", "pk")
    )
    return dict(newest_last.values_list("unit_id", "owner_id"))


def _introducers(roles: list[Role]) -> tuple[int, ...]:
    nearest = (Role.Kind.COORDINATOR, Role.Kind.OWNER)
    found = sorted(
        (role for role in roles if role.role in nearest), key=lambda r: nearest.index(r.role)
    )
    return tuple(dict.fromkeys(role.user_id for role in found))
