"""The funnel from invitation to lasting job in numbers; pledges are never shown without what became of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.db.models import Case, Count, F, Max, OuterRef, Q, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.access import Ability, organisations_with
from accounts.models import User
from events.models import Event, EventHost, Invitation, Registration
from pledges.figures.employed import NOBODY, employed
from pledges.models import Handover, Placement
from taskforces.models import Network


class Measure(models.TextChoices):
    """What a step is counted in."""

    SHEETS = "sheets", pgettext_lazy("several", "tilsagn")
    POSITIONS = "positions", _("job")
    HOURS = "hours", _("timer om ugen")
    COMPANIES = "companies", _("virksomheder")


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


@dataclass(frozen=True)
class Step:
    """Guests are counted in parties alone; what they would promise nobody knows yet.

    Of promises, hours are the least a week: the lower end of each band. Of who was hired `sheets` and
    `positions` are persons, and hours their own paid ones a week today.
    """

    key: str
    label: str
    sheets: int
    positions: int | None = None
    hours: int | None = None
    companies: int | None = None

    @property
    def value(self) -> int:
        return self.sheets


LABELS = {
    "invited": _("inviteret"),
    "came": _("kom"),
    "sheets": _("udfyldte et ark"),
    "contacted": _("kontaktet inden fristen"),
    "visit": _("fik besøg"),
    "job_order": _("jobordre oprettet"),
    "referred": _("kandidat formidlet"),
    "hired": _("ansat"),
    "retained": _("fastholdt 13 uger"),
}
IN_TIME = Case(When(first_contact_at__lte=F("contact_due"), then=Value(1)), default=Value(0))
VISITED = Case(When(had_visit=True, then=Value(1)), default=Value(0))

# A row is at a step when the column is at least this.
_AT = {
    "sheets": ("step", 0),
    "contacted": ("in_time", 1),
    "visit": ("visited", 1),
    "job_order": ("step", Handover.RANKS[Handover.Status.JOB_ORDER_CREATED]),
    "referred": ("step", Handover.RANKS[Handover.Status.REFERRED]),
}
# From here on persons are counted, and their own hours; what a sheet calls itself counts for nothing.
PERSONS = ("hired", "retained")
EVERYTHING = Scope()
NONE_YET = {"sheets": 0, "positions": 0, "hours": 0}


def sight_of(user: User) -> Sight:
    """Two queries, kept as ids: the figures are asked for many times on a page."""
    mine = tuple(organisations_with(user, Ability.SEE).values_list("pk", flat=True))
    networks = Network.objects.filter(host__in=mine).order_by("pk").values_list("pk", flat=True)
    return Sight(mine, tuple(networks))


def funnel(scope: Scope = EVERYTHING) -> list[Step]:
    """Invited → came → sheets → contacted in time → visit → job order → referred → hired → retained.

    The first two count invitations and arrived parties (unannounced ones too), the rest what was handed
    in. A later step includes what has gone further; a visit is one that was really agreed or held. A
    company is at a step when one of its sheets is. The last two count persons, and the paid hours that they
    have today. Six queries, whatever the size.
    """
    handovers = chosen_handovers(scope)
    return _steps(
        _guests(scope),
        _totals(handovers).get(None),
        _companies(handovers),
        employed(chosen_placements(scope)).get(None),
    )


def funnels(scope: Scope) -> dict[int, list[Step]]:
    """The same for each network of the scope by itself, by its id; a company is counted in each of them."""
    handovers, guests = chosen_handovers(scope), _guests_of_networks(scope)
    totals, companies = _totals(handovers, "network"), _companies_of_networks(handovers)
    persons = employed(chosen_placements(scope), "network")
    return {
        pk: _steps(guests.get(pk), totals.get(pk), companies.get(pk), persons.get(pk))
        for pk in {*guests, *totals, *companies, *persons}
    }


def _steps(guests, totals, companies, persons):
    steps = []
    for key, label in LABELS.items():
        if key in PERSONS:
            counted = persons[key] if persons else NOBODY
        elif key in _AT:
            sheets = totals[key] if totals else NONE_YET
            counted = {**sheets, "companies": companies[key] if companies else 0}
        else:
            counted = {"sheets": guests[key] if guests else 0}
        steps.append(Step(key, label, **counted))
    return steps


def chosen_handovers(scope: Scope):
    chosen = _in_places(Handover.objects.order_by(), scope, event="sheet__event")
    return _in_period(chosen, "created_at", scope)


def chosen_placements(scope: Scope, rows=None):
    """Of the sheets that `chosen_handovers` chooses, and of openings that came without one; those have no event."""
    rows = Placement.objects.order_by() if rows is None else rows
    chosen = _in_places(rows, scope, event="handover__event")
    if scope.since or scope.until:
        chosen = chosen.alias(came_in=Coalesce("handover__created_at", "opening__created_at"))
    return _in_period(chosen, "came_in", scope)


def _in_places(rows, scope, *, event):
    """Of handovers or placements those of the scope's networks, events and units, as far as it sees; `event` leads to theirs."""
    if scope.networks is not None:
        rows = rows.filter(network__in=scope.networks)
    if scope.events is not None:
        rows = rows.filter(**{f"{event}__in": scope.events})
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


def _in_period(rows, moment, scope):
    if scope.since:
        rows = rows.filter(**{f"{moment}__gte": scope.since})
    return rows.filter(**{f"{moment}__lt": scope.until}) if scope.until else rows


def _totals(handovers, *by: str) -> dict[int | None, dict[str, dict[str, int]]]:
    """Grouped into the few ways a sheet can stand, and added up here: each row is read once.

    By the value of the column `by`, or all under None.
    """
    groups = (
        handovers.annotate(in_time=IN_TIME, visited=VISITED, step=F("furthest_step"))
        .values(*by, "in_time", "visited", "step")
        .annotate(n=Count("*"), jobs=Sum("positions"), least=Sum("hours"))
    )
    totals = {}
    for group in groups:
        of = totals.setdefault(group[by[0]] if by else None, {key: dict(NONE_YET) for key in _AT})
        for key, (column, least) in _AT.items():
            if group[column] >= least:
                of[key]["sheets"] += group["n"]
                of[key]["positions"] += group["jobs"]
                of[key]["hours"] += group["least"]
    return totals


def _companies(handovers) -> dict[str, int]:
    return _furthest(handovers).aggregate(
        **{
            key: Count("company_key", filter=Q(**{f"{column}__gte": least}))
            for key, (column, least) in _AT.items()
        }
    )


def _companies_of_networks(handovers) -> dict[int, dict[str, int]]:
    counts = {}
    for row in _furthest(handovers, "network"):
        of = counts.setdefault(row["network"], dict.fromkeys(_AT, 0))
        for key, (column, least) in _AT.items():
            of[key] += row[column] >= least
    return counts


def _furthest(handovers, *by):
    return handovers.values(*by, "company_key").annotate(
        in_time=Max(IN_TIME), visited=Max(VISITED), step=Max("furthest_step")
    )


def _guests(scope):
    """Those whose names are deleted are still counted.

    The organiser's guests by its events; those of a joint host by what its own network invited to them.
    """
    own = chosen_events(scope).aggregate(**_guest_numbers())
    joint = _chosen_joint(scope).aggregate(**_joint_numbers())
    return {key: own[key] + joint[key] for key in own}


def _guests_of_networks(scope):
    found = {}
    for rows, numbers in (
        (chosen_events(scope), _guest_numbers()),
        (_chosen_joint(scope), _joint_numbers()),
    ):
        for row in rows.values("network").annotate(**numbers):
            of = found.setdefault(row["network"], {"invited": 0, "came": 0})
            for key in of:
                of[key] += row[key]
    return found


def _chosen_joint(scope: Scope):
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


def _guest_numbers():
    invited = Invitation.objects.went_out().filter(round__network=None)
    came = Registration.objects.arrived().filter(invitation__round__network=None)
    return {
        "invited": Sum(_number_of(invited) + Coalesce("forgotten__sent", 0), default=0),
        "came": Sum(_number_of(came) + Coalesce("forgotten__came", 0), default=0),
    }


def _joint_numbers():
    of_part = {"event": OuterRef("event")}
    invited = Invitation.objects.went_out().filter(round__network=OuterRef("network"), **of_part)
    came = Registration.objects.arrived().filter(
        invitation__round__network=OuterRef("network"), **of_part
    )
    return {
        "invited": Sum(_count(invited) + F("sent"), default=0),
        "came": Sum(_count(came) + F("came"), default=0),
    }


def _number_of(rows):
    """How many of the rows an event has, as a subquery."""
    return _count(rows.filter(event=OuterRef("pk")))


def _count(rows):
    counted = rows.order_by().values("event").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), 0)
