"""Who gets a sheet and until when. `route` is a pure function; `gather` collects what it needs.

The unit of the network follows up on what the network covers. A workplace elsewhere belongs to its own
municipality's unit, the statutory single entrance for companies. A unit without people is passed over.
"""

import logging
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.db.models import Count, Q
from django.utils import timezone

from accounts.access import Ability, roles_with
from accounts.models import Organisation, Role
from accounts.workingdays import WorkingCalendar
from pledges.models import Absence, Handover, JobProfile, Sheet

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
    away: Mapping[int, int | None] = field(default_factory=dict)  # who → their stand-in
    open_sheets: Mapping[int, int] = field(default_factory=dict)  # by consultant; none is left out
    spreads: bool = False

    @property
    def is_staffed(self) -> bool:
        return bool(self.consultants or self.leads)

    @property
    def present(self) -> frozenset[int]:
        return self.consultants - self.away.keys()

    def stand_in_of(self, person: int | None) -> int | None:
        """Who does the work of somebody who is away; None for one who is not, or has nobody."""
        stand_in = self.away.get(person)
        return stand_in if stand_in in self.present else None

    def least_busy(self) -> int | None:
        """The present consultant with the fewest open sheets; a lead only when there is nobody else."""
        pool = (self.consultants - self.leads or self.consultants) - self.away.keys()
        return min(pool, key=lambda who: (self.open_sheets.get(who, 0), who), default=None)


@dataclass(frozen=True)
class Facts:
    at: datetime
    host: Unit
    network_unit: Unit | None = None
    workplace_municipality: str = ""
    network_municipalities: frozenset[str] = frozenset()
    units: Mapping[str, Unit] = field(default_factory=dict)  # by municipality
    to: Unit | None = None  # chosen by a person, who moves the sheet there
    last_consultant: Mapping[int, int] = field(default_factory=dict)  # by unit, of this company
    profile_contact: int | None = None  # who knows the job profile that the sheet answers
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
    unit = facts.to or next((u for u in _in_order(facts) if u.is_staffed), facts.host)
    if not unit.is_staffed:
        log.error("nobody can take the sheets of an organisation", extra={"unit": unit.id})
    owner, reason = _owner(facts, unit)
    warm = facts.warm_introduction and facts.host_people and not facts.to
    introducer = facts.host_people[0] if warm else None
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
    """Who knows the company, the profile or the network; else who has the fewest, or the unit's queue.

    Somebody who is away is replaced by their stand-in, and passed over when there is none.
    """
    Reason = Handover.Reason
    known = (
        (facts.last_consultant.get(unit.id), Reason.CONTINUITY),
        (facts.profile_contact, Reason.PROFILE),
        (facts.default_owner, Reason.NETWORK_DEFAULT),
    )
    for person, reason in known:
        if person in unit.present:
            return person, reason
        if person in unit.consultants and (stand_in := unit.stand_in_of(person)):
            return stand_in, Reason.STAND_IN
    if unit.spreads and (least_busy := unit.least_busy()):
        return least_busy, Reason.WORKLOAD
    return in_queue(unit)


def in_queue(unit: Unit) -> tuple[int | None, str]:
    """The unit's queue; without a lead to share it out it would be nobody's, so a consultant gets it."""
    if unit.leads or not unit.consultants:
        return None, Handover.Reason.QUEUE
    return unit.least_busy() or min(unit.consultants), Handover.Reason.NO_LEAD


def gather(sheet: Sheet, *, at: datetime | None = None, to: int | None = None) -> Facts:
    """At most seven queries, however many units and people there are, each by an index.

    `to` is the id of a unit that somebody chose, `at` the moment when it is not the sheet's own.
    """
    network = sheet.network
    at = at or sheet.submitted_at
    towns = {sheet.municipality_code, network.host.municipality_code} - {""}
    named = Q(pk__in=[i for i in (network.host_id, network.unit_id, to) if i])
    of_town = Q(kind=Organisation.Kind.EMPLOYMENT_UNIT, municipality_code__in=towns)
    found = units_with_people(Organisation.objects.filter(named | of_town), at)
    by_town = {
        place.municipality_code: unit
        for place, unit, _roles in reversed(found)  # the oldest unit of a town is the town's
        if place.kind == Organisation.Kind.EMPLOYMENT_UNIT and place.municipality_code
    }
    by_id = {place.pk: unit for place, unit, _roles in found}
    host_roles = next(roles for place, _unit, roles in found if place.pk == network.host_id)
    return Facts(
        at=at,
        host=by_id[network.host_id],
        network_unit=by_id.get(network.unit_id),
        workplace_municipality=sheet.municipality_code,
        network_municipalities=frozenset(network.municipality_codes),
        units=by_town,
        to=by_id.get(to),
        last_consultant=_last_consultants(sheet.company_id, by_id),
        profile_contact=_profile_contact(sheet.profile_id),
        default_owner=network.default_owner_id,
        warm_introduction=network.warm_introduction,
        host_people=_introducers(host_roles),
    )


def units_with_people(organisations, at: datetime) -> list[tuple[Organisation, Unit, list[Role]]]:
    """Each organisation with its people as they are at the moment; five queries at most."""
    places = list(organisations.order_by("pk").prefetch_related("closing_days"))
    roles = defaultdict(list)
    active = Role.objects.filter(organisation__in=places, user__is_active=True)
    for role in active.order_by("pk"):
        roles[role.organisation_id].append(role)
    away = defaultdict(dict)
    today = Absence.objects.on(timezone.localdate(at)).filter(unit__in=places)
    for unit, user, stand_in in today.values_list("unit_id", "user_id", "stand_in_id"):
        away[unit][user] = stand_in or away[unit].get(user)
    units = [(place, _unit(place, roles[place.pk], away[place.pk])) for place in places]
    counted = {
        person
        for _place, unit in units
        if unit.spreads or not unit.leads
        for person in unit.consultants
    }
    load = _open_sheets(counted)
    return [
        (place, replace(unit, open_sheets=load) if load else unit, roles[place.pk])
        for place, unit in units
    ]


def _unit(place: Organisation, roles: list[Role], away: Mapping[int, int | None]) -> Unit:
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
        away=away,
        spreads=place.spread_sheets,
    )


def _open_sheets(people: set[int]) -> dict[int, int]:
    """Counted by the partial index `handover_of_owner`, which holds the open ones alone."""
    if not people:
        return {}
    counts = Handover.objects.open().filter(owner__in=people).order_by().values("owner")
    return dict(counts.annotate(n=Count("pk")).values_list("owner", "n"))


def _last_consultants(company_id: int | None, units) -> dict[int, int]:
    """Who had the company last, in each of the units that ever had it."""
    if company_id is None:
        return {}
    newest_last = (
        Handover.objects.filter(sheet__company=company_id, unit__in=units)
        .exclude(owner=None)
        .order_by("created_at", "pk")
    )
    return dict(newest_last.values_list("unit_id", "owner_id"))


def _profile_contact(profile_id: int | None) -> int | None:
    if profile_id is None:
        return None
    return JobProfile.objects.values_list("contact", flat=True).get(pk=profile_id)


def _introducers(roles: list[Role]) -> tuple[int, ...]:
    nearest = (Role.Kind.COORDINATOR, Role.Kind.OWNER)
    found = sorted(
        (role for role in roles if role.role in nearest), key=lambda r: nearest.index(r.role)
    )
    return tuple(dict.fromkeys(role.user_id for role in found))
