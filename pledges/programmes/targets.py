"""What a programme set out to reach: each target with what it was before, against what all its networks reached."""

from dataclasses import dataclass, field
from datetime import date
from functools import partial

from django.db import transaction
from django.db.models import Count, OuterRef

from accounts import audit
from accounts.models import User
from pledges.figures.employed import person_of
from pledges.figures.targets import by_measure, counted_in_period
from pledges.models import Placement, ProgrammeTarget, ProgrammeTargetChange
from taskforces.companies.kinds import Kind, of_kind
from taskforces.models import Programme, ProgrammeNetwork

Measure = ProgrammeTarget.Measure
IN_PROGRAMME = "network__in_programmes__programme"


@dataclass(frozen=True)
class Reached:
    """A target, how far it is, and what it was before."""

    target: ProgrammeTarget
    actual: int
    formerly: list[ProgrammeTargetChange] = field(default_factory=list)

    @property
    def label(self) -> str:
        return str(self.target.get_measure_display())

    @property
    def share(self) -> int:
        """Whole per cent, more than 100 when the target is passed."""
        return 100 * self.actual // self.target.value


@transaction.atomic
def set_target(
    programme: Programme, *, by: User, decided_on: date, reason: str = "", **facts
) -> ProgrammeTarget:
    """`facts` are measure, value, starts_on, ends_on and source."""
    target = ProgrammeTarget.objects.create(programme=programme, **facts)
    _note(target, decided_on=decided_on, reason=reason, by=by)
    _tell(target, by, "set_programme_target", after=_facts(target))
    return target


@transaction.atomic
def change_target(
    target: ProgrammeTarget, *, by: User, value: int, decided_on: date, reason: str
) -> ProgrammeTarget:
    """Up or down; the one before stays readable. The same number again changes nothing."""
    fresh = ProgrammeTarget.objects.select_for_update(of=("self",)).get(pk=target.pk)
    before = _facts(fresh)
    if value != fresh.value:
        fresh.value = value
        fresh.save(update_fields=["value"])
        _note(fresh, decided_on=decided_on, reason=reason, by=by)
        _tell(fresh, by, "change_programme_target", before=before, after=_facts(fresh))
    return fresh


@transaction.atomic
def remove_target(target: ProgrammeTarget, *, by: User) -> None:
    _tell(target, by, "remove_programme_target", before=_facts(target))
    target.delete()


def reached(programme: Programme) -> list[Reached]:
    """Each target of the programme, over all networks that are in it. Two queries."""
    targets = programme.targets.annotate(actual=_actual()).prefetch_related("changes")
    return [
        Reached(target, target.actual, [c for c in target.changes.all() if c.value != target.value])
        for target in targets
    ]


def _actual():
    """Companies and persons once, however many of the networks they are in."""
    joined = {"network__in_programmes__state": ProgrammeNetwork.State.JOINED}
    found = counted_in_period(IN_PROGRAMME, OuterRef("programme"), **joined)
    placed = Placement.objects.filter(
        **{IN_PROGRAMME: OuterRef("programme")},
        **joined,
        starts_on__range=(OuterRef("starts_on"), OuterRef("ends_on")),
    )
    placed = placed.order_by().values(IN_PROGRAMME)
    return by_measure(
        {
            Measure.COMPANIES: found.companies(),
            Measure.COMMERCIAL: found.companies(_of_kind(Kind.COMMERCIAL)),
            Measure.SOCIAL: found.companies(_of_kind(Kind.SOCIAL_ECONOMY)),
            Measure.POSITIONS: found.positions(),
            Measure.HOURS: found.hours(),
            Measure.PERSONS: [(placed, Count(person_of(), distinct=True))],
            Measure.HIRED: [(found.began, Count(person_of(), distinct=True))],
            Measure.RETAINED: [(found.stayed, Count(person_of(), distinct=True))],
        }
    )


def _of_kind(kind):
    """Where the hosts of two networks disagree the company counts as both."""
    return partial(of_kind, kind, host="network__host", network="network")


def _note(target, *, decided_on, reason, by):
    ProgrammeTargetChange.objects.create(
        target=target, value=target.value, decided_on=decided_on, reason=reason, written_by=by
    )


def _facts(target):
    return {
        "measure": str(target.measure),
        "value": target.value,
        "starts_on": target.starts_on.isoformat(),
        "ends_on": target.ends_on.isoformat(),
    }


def _tell(target, by, verb, *, before=None, after=None):
    audit.record(target.programme.lead, by=by, verb=verb, thing=target, before=before, after=after)
