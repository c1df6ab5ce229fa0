"""A programme in numbers: each of its networks, and all of them together. Numbers alone, never who."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.utils import timezone

from pledges.figures.contact_times import Calls, contact_counts, contact_counts_of_networks
from pledges.figures.funnel import Step, funnel, funnels
from pledges.figures.jobs_in_place import jobs_in_place, jobs_in_place_of_networks
from pledges.figures.persons import Persons, unique_persons, unique_persons_of_networks
from pledges.figures.promises import Promised, told_in, told_in_networks
from pledges.figures.scopes import Scope
from pledges.programmes.targets import Reached, reached
from taskforces.models import Network, Programme

NO_CALLS = Calls(contacted=0, in_time=0, due=0, late=0)


@dataclass(frozen=True)
class Line:
    """The figures of one network, or of all of them; then `network` is None and nobody is counted twice."""

    network: Network | None
    steps: dict[str, Step]
    calls: Calls
    in_place: int
    persons: Persons
    told: Promised

    def count(self, key: str) -> int:
        return self.steps[key].sheets if key in self.steps else 0

    @property
    def invited(self) -> int:
        return self.count("invited")

    @property
    def came(self) -> int:
        return self.count("came")

    @property
    def sheets(self) -> int:
        return self.count("sheets")

    @property
    def positions(self) -> int:
        """With a sheet and without."""
        return self.told.jobs + (self.steps["sheets"].positions if self.steps else 0)

    @property
    def companies(self) -> int:
        return self.steps["sheets"].companies if self.steps else 0


@dataclass(frozen=True)
class Sums:
    programme: Programme
    lines: list[Line]
    total: Line
    targets: list[Reached]

    @property
    def stalling(self) -> list[Line]:
        """Where calls wait too long, the longest list first."""
        late = [line for line in self.lines if line.calls.late]
        return sorted(late, key=lambda line: -line.calls.late)

    @property
    def is_empty(self) -> bool:
        return not self.lines


def sums_of(programme: Programme, now: datetime | None = None) -> Sums:
    """As many queries for twenty networks as for one."""
    now = now or timezone.now()
    networks = list(
        Network.objects.filter(in_programmes__in=programme.members.joined())
        .select_related("host", "unit")
        .order_by("name")
    )
    scope = Scope(
        networks=[network.pk for network in networks],
        since=_midnight(programme.starts_on),
        until=_midnight(programme.ends_on + timedelta(days=1)),
    )
    steps, calls = funnels(scope), contact_counts_of_networks(scope, now)
    places, persons = jobs_in_place_of_networks(scope), unique_persons_of_networks(scope)
    told = told_in_networks(scope)
    lines = [
        Line(
            network,
            {step.key: step for step in steps.get(network.pk, [])},
            calls.get(network.pk, NO_CALLS),
            places.get(network.pk, 0),
            persons.get(network.pk, Persons()),
            told.get(network.pk, Promised()),
        )
        for network in networks
    ]
    return Sums(programme, lines, _total(scope, lines, now), reached(programme))


def _total(scope, lines, now):
    """Counted anew over all networks: a company or a person in two of them is one."""
    late = sum(line.calls.late for line in lines)
    return Line(
        None,
        {step.key: step for step in funnel(scope)},
        Calls(**vars(contact_counts(scope, now)), late=late),
        jobs_in_place(scope),
        unique_persons(scope),
        told_in(scope),
    )


def _midnight(day):
    return timezone.make_aware(datetime.combine(day, time()))
