"""What a network set out to reach, against what it did reach."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import reduce
from operator import add

from django.db import models, transaction
from django.db.models import Case, Count, OuterRef, Subquery, Sum, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts import audit
from accounts.models import User
from pledges.figures.promises import told_by_others, with_worth
from pledges.models import Handover, Opening, Placement, Target
from taskforces.models import Network

Measure = Target.Measure
NOTHING = models.Value(0)


@dataclass(frozen=True)
class Against:
    """A goal and how far it is; `target` is None for the goal of the network itself, without a period."""

    network: Network
    label: str
    goal: int
    actual: int
    target: Target | None = None

    @property
    def share(self) -> int:
        """Whole per cent, more than 100 when the goal is passed."""
        return 100 * self.actual // self.goal if self.goal else 100


def set_target(network: Network, *, by: User, **facts) -> Target:
    """`facts` are measure, value, starts_on, ends_on and source."""
    with transaction.atomic():
        target = Target.objects.create(network=network, **facts)
        _tell(target, by, "target.set", after=_facts(target))
    return target


def change_target(target: Target, *, by: User, **facts) -> Target:
    with transaction.atomic():
        fresh = Target.objects.select_for_update(of=("self",)).get(pk=target.pk)
        before = _facts(fresh)
        for name, value in facts.items():
            setattr(fresh, name, value)
        fresh.save(update_fields=list(facts))
        _tell(fresh, by, "target.changed", before=before, after=_facts(fresh))
    return fresh


def remove_target(target: Target, *, by: User) -> None:
    with transaction.atomic():
        _tell(target, by, "target.removed", before=_facts(target))
        target.delete()


def against(networks: Iterable[Network]) -> list[Against]:
    """Each target of the networks, and the goal that a network carries itself. Two queries."""
    networks = {network.pk: network for network in networks}
    targets = Target.objects.filter(network__in=networks).annotate(actual=_actual())
    found = [
        Against(networks[t.network_id], t.get_measure_display(), t.value, t.actual, t)
        for t in targets.order_by("network__name", "starts_on", "measure", "pk")
    ]
    return found + _own_goals(networks)


def _own_goals(networks):
    with_goal = [network for network in networks.values() if network.goal_positions]
    of_network = {"network": OuterRef("pk")}
    sheets = Handover.objects.filter(**of_network)
    told = with_worth(Opening.objects.told()).filter(**of_network)
    promised = _one(_by(sheets, "network"), Sum("positions"))
    promised += _one(_by(told, "network"), Sum("jobs"))
    rows = Network.objects.filter(pk__in=[network.pk for network in with_goal])
    jobs = dict(rows.annotate(promised=promised).values_list("pk", "promised"))
    return [Against(n, Measure.POSITIONS.label, n.goal_positions, jobs[n.pk]) for n in with_goal]


def _actual():
    """Of a row of `Target`."""
    found = counted_in_period("network", OuterRef("network"))
    numbers = {
        Measure.COMPANIES: found.companies(),
        Measure.POSITIONS: found.positions(),
        Measure.HOURS: found.hours(),
        Measure.HIRED: [(found.began, Count("pk"))],
        Measure.RETAINED: [(found.stayed, Count("pk"))],
    }
    return by_measure(numbers)


@dataclass(frozen=True)
class InPeriod:
    """Promises, jobs that began and jobs that lasted, which count for a row with `starts_on` and `ends_on`.

    Of promises each method gives the parts of its number, by sheet and without; `again` are the same sheets
    as an opening among the others sees them.
    """

    sheets: models.QuerySet
    told: models.QuerySet
    again: models.QuerySet
    began: models.QuerySet
    stayed: models.QuerySet

    def companies(self, only: Callable[..., models.Q] | None = None) -> list:
        """Each once. `only` makes a condition of `company`, the name of its column."""
        sheets, again, told = self.sheets, self.again, self.told
        if only:
            sheets, again = (rows.filter(only(company="company_key")) for rows in (sheets, again))
            told = told.filter(only(company="company"))
        others = told_by_others(told, again)
        return [
            (sheets, Count("company_key", distinct=True)),
            (others, Count("company", distinct=True)),
        ]

    def positions(self) -> list:
        return [(self.sheets, Sum("positions")), (self.told, Sum("jobs"))]

    def hours(self) -> list:
        return [(self.sheets, Sum("hours")), (self.told, Sum("least_hours"))]


def counted_in_period(way: str, whose: OuterRef, **only) -> InPeriod:
    """What counts for the outer row; `way` leads from a handover or placement to `whose`, and `only` narrows it on the way.

    Promises, with a sheet or without, by the day they were given; jobs by what the unit itself has said, never by a promise.
    A job is hired for on its first day with paid hours, also where an internship came before.
    """
    period = (OuterRef("starts_on"), OuterRef("ends_on"))
    of_row = {way: whose} | only
    sheets, told = (
        rows.filter(**of_row, created_at__date__range=period)
        for rows in (Handover.objects.all(), with_worth(Opening.objects.told()))
    )
    again = Handover.objects.filter(
        **{name: _from_within(value) for name, value in of_row.items()},
        created_at__date__range=tuple(map(_from_within, period)),
    )
    jobs = Placement.objects.jobs_begun(timezone.localdate())
    # Who moves on from one job to another is the same person.
    began = jobs.exclude(moved_from__in=jobs).filter(**of_row, job_from__range=period)
    stayed = Placement.objects.filter(**of_row, lasted_on__range=period)
    return InPeriod(
        _by(sheets, way),
        _by(told, way),
        again,
        _by(began, way),
        _by(stayed, way),
    )


def by_measure(numbers: dict) -> Case:
    """{measure: [(rows grouped by whose they are, the aggregate of them)]}, added up, as the number of the outer row."""
    return Case(
        *(
            When(measure=measure, then=reduce(add, (_one(*part) for part in parts)))
            for measure, parts in numbers.items()
        )
    )


def _from_within(value):
    """What names a column of the outer row, for a query in a query."""
    return OuterRef(value) if isinstance(value, OuterRef) else value


def _by(rows, whose):
    return rows.order_by().values(whose)


def _one(rows, number):
    rows = rows.annotate(number=number).values("number")
    return Coalesce(Subquery(rows, output_field=models.IntegerField()), NOTHING)


def _facts(target):
    return {
        "measure": str(target.measure),
        "value": target.value,
        "starts_on": target.starts_on.isoformat(),
        "ends_on": target.ends_on.isoformat(),
    }


def _tell(target, by, verb, *, before=None, after=None):
    audit.record(target.network.host, by=by, verb=verb, thing=target, before=before, after=after)
