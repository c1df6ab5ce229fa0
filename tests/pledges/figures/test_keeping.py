"""What a candidate's row keeps is what `stand` says, and is forgotten when one of its reasons changes."""

from datetime import date, timedelta

import pytest
import time_machine

from pledges.figures.at_work import at_work
from pledges.figures.funnel import Scope
from pledges.figures.keeping import keep, keep_all, keep_due
from pledges.models import Candidate, CandidateStage, Placement
from tests import factories

DAY = date(2026, 11, 2)


@pytest.fixture(autouse=True)
def on_the_day():
    with time_machine.travel(DAY, tick=False):
        yield


@pytest.fixture
def placement(cast):
    handover = factories.handover(factories.sheet(cast.network), cast.unit)
    return factories.placement(handover, starts_on=DAY - timedelta(days=9))


@pytest.fixture
def person(placement):
    keep([placement.candidate_id], DAY)
    return Candidate.objects.get()


def is_kept(person):
    person.refresh_from_db()
    return person.stands_from is not None


def test_a_row_says_where_somebody_stands_and_until_when(person, placement):
    placement.steps.create(starts_on=DAY + timedelta(days=30), paid_hours=12)
    keep([person.pk], DAY)
    person.refresh_from_db()
    assert (person.standing, person.paid_hours) == ("loennet", 5)
    assert (person.stands_from, person.stands_until) == (
        placement.starts_on,
        DAY + timedelta(days=30),
    )


@pytest.mark.parametrize(
    "change",
    [
        lambda one: one.steps.create(starts_on=DAY, paid_hours=12),
        lambda one: one.steps.get().delete(),
        lambda one: one.steps.get().save(update_fields=["paid_hours"]),
        lambda one: one.save(),
        lambda one: one.save(update_fields=["ended_on"]),
        lambda one: one.delete(),
        lambda one: one.candidate.save(update_fields=["network"]),
        lambda one: CandidateStage.objects.create(candidate=one.candidate, stage="returned"),
    ],
)
def test_whatever_decides_forgets_it(person, placement, change):
    change(placement)
    assert not is_kept(person)


@pytest.mark.parametrize(
    "change",
    [
        lambda one: one.save(update_fields=["mentor"]),
        lambda one: one.candidate.save(update_fields=["stage"]),
        lambda one: CandidateStage.objects.create(candidate=one.candidate, stage="ready"),
    ],
)
def test_whatever_decides_nothing_leaves_it(person, placement, change):
    change(placement)
    assert is_kept(person)


def test_a_figure_is_right_before_it_is_kept_again(person, placement, cast):
    placement.steps.update(paid_hours=0, unpaid_hours=20)
    placement.steps.get().save()
    for scope in (Scope(), Scope(units=[cast.unit]), Scope(networks=[cast.network])):
        assert set(at_work(scope, DAY).candidates("praktik")) == {person}


def test_the_worker_keeps_what_was_forgotten_and_whose_day_has_come(person, placement):
    assert keep_due(limit=10) == 0
    placement.steps.create(starts_on=DAY + timedelta(days=1), paid_hours=12)
    assert (keep_due(limit=10), keep_due(limit=10)) == (1, 0)
    assert keep_due(limit=10, day=DAY + timedelta(days=1)) == 1
    person.refresh_from_db()
    assert person.paid_hours == 12


def test_what_was_written_past_the_models_is_found(person):
    """The negative control: nobody forgot it, so the row says what no longer is."""
    Placement.objects.update(state="ended", end_reason="ordinary_job", ended_on=DAY)
    tomorrow = DAY + timedelta(days=1)
    assert set(at_work(day=tomorrow).candidates("loennet")) == {person}
    assert (keep_all(tomorrow), keep_all(tomorrow)) == (1, 0)
    assert set(at_work(day=tomorrow).candidates("ordinaert")) == {person}


def test_who_is_placed_elsewhere_is_in_the_figures_of_either_unit(cast):
    """The row holds for the whole house, not for the scope that has one of the two placements."""
    other = factories.organisation("Jobcenter Sønderby", "employment_unit")
    here = factories.placement(factories.handover(factories.sheet(cast.network), cast.unit))
    factories.placement(
        factories.handover(factories.sheet(cast.network), other), candidate=here.candidate
    )
    before = [at_work(Scope(units=[unit]), DAY).paid_hours for unit in (cast.unit, other)]
    keep([here.candidate_id], DAY)
    after = [at_work(Scope(units=[unit]), DAY).paid_hours for unit in (cast.unit, other)]
    assert before == after == [5, 5]
    assert at_work(day=DAY).paid_hours == 10
