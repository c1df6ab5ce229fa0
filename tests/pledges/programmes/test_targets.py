"""A programme's targets count each company and each person once, and remember what they were."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from pledges.programmes.targets import change_target, reached, set_target
from taskforces.companies import relations
from tests import factories

YEAR = {"starts_on": date(2026, 1, 1), "ends_on": date(2026, 12, 31)}
WITHIN = datetime(2026, 6, 1, 12, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def placed(network, unit, reference, company="A", starts_on=date(2026, 3, 1), paid=5):
    sheet = factories.sheet(network, company_name=company)
    made = factories.placement(
        factories.handover(sheet, unit, created_at=WITHIN),
        starts_on=starts_on,
        candidate_reference=reference,
    )
    made.steps.update(paid_hours=paid)
    return made


def measured(programme):
    return {each.target.measure: each.actual for each in reached(programme)}


@pytest.fixture
def two(cast):
    """A programme over two networks of two hosts, one unit each."""
    other_unit = factories.organisation("Sønderbys enhed", kind="employment_unit")
    other = factories.network(cast.sonderby, other_unit, name="Task Force Sønderby")
    programme = factories.programme(cast.nordby, cast.network, other, **YEAR)
    return programme, cast.network, cast.unit, other, other_unit


@time_machine.travel("2026-11-29T12:00:00+01:00", tick=False)
def test_a_person_in_two_networks_of_a_unit_is_one_and_in_two_units_two(cast, two):
    programme, network, unit, other, other_unit = two
    for measure in ("persons", "hired", "retained"):
        factories.programme_target(programme, measure)
    placed(network, unit, "Kandidat 7")
    placed(other, unit, " kandidat 7", company="B")  # the same unit follows up in both
    placed(other, other_unit, "Kandidat 7", company="C")
    placed(network, unit, "Kandidat 8", paid=0)
    placed(network, unit, "Kandidat 9", starts_on=date(2025, 12, 31))
    placed(network, unit, "Kandidat 10", starts_on=date(2026, 12, 24))  # not there yet
    assert measured(programme) == {"persons": 3 + 1, "hired": 2, "retained": 0}


@time_machine.travel("2026-11-29T12:00:00+01:00", tick=False)
def test_retained_persons_are_counted_once(cast, two):
    programme, network, unit, other, _other_unit = two
    factories.programme_target(programme, "retained")
    for made in (placed(network, unit, "Kandidat 7"), placed(other, unit, "Kandidat 7", "B")):
        factories.retention_check(made, due_on=date(2026, 6, 1), unit_says="still")
    assert measured(programme) == {"retained": 1}


def test_a_company_in_two_networks_is_one(cast, two):
    programme, network, unit, other, other_unit = two
    for measure in ("companies", "positions", "hours"):
        factories.programme_target(programme, measure)
    company = factories.company()
    for circle, its_unit in ((network, unit), (other, other_unit)):
        sheet = factories.sheet(circle, company=company, company_name=company.name)
        factories.handover(sheet, its_unit, created_at=WITHIN)
    assert measured(programme) == {"companies": 1, "positions": 2, "hours": 10}


def test_a_network_in_two_programmes_counts_once_in_each_and_one_that_left_in_none(cast, two):
    programme, network, unit, other, other_unit = two
    second = factories.programme(cast.sonderby, network, other, **YEAR)
    for one in (programme, second):
        factories.programme_target(one, "positions")
    factories.handover(factories.sheet(network), unit, created_at=WITHIN)
    factories.handover(factories.sheet(other), other_unit, created_at=WITHIN)
    programme.members.filter(network=other).update(state="left")
    assert (measured(programme), measured(second)) == ({"positions": 1}, {"positions": 2})


@time_machine.travel("2026-11-29T12:00:00+01:00", tick=False)
def test_somebody_in_two_programmes_is_one_person_in_each(cast, two):
    programme, network, unit, other, _other_unit = two
    second = factories.programme(cast.sonderby, network, other, **YEAR)
    for one in (programme, second):
        factories.programme_target(one, "persons")
    placed(network, unit, "Kandidat 7")
    placed(other, unit, "KANDIDAT 7", company="B")
    assert (measured(programme), measured(second)) == ({"persons": 1}, {"persons": 1})


def test_a_target_set_down_keeps_what_it_was(cast):
    programme = factories.programme(cast.nordby, cast.network)
    facts = {"measure": "persons", "value": 170, "source": "Ansøgningen", **YEAR}
    target = set_target(programme, by=cast.owner, decided_on=date(2026, 1, 1), **facts)
    lower = {"value": 136, "decided_on": date(2026, 9, 1), "reason": "nedjusteret"}
    change_target(target, by=cast.owner, **lower)
    change_target(target, by=cast.owner, **lower)  # pressed twice
    (found,) = reached(programme)
    assert (found.target.value, [each.value for each in found.formerly]) == (136, [170])
    assert target.changes.count() == 2


@pytest.mark.parametrize("targets", [1, 3])
def test_targets_cost_two_queries(cast, django_assert_num_queries, targets):
    programme = factories.programme(cast.nordby, cast.network)
    for _n in range(targets):
        factories.programme_target(programme)
    with django_assert_num_queries(2):
        assert len(reached(programme)) == targets


@time_machine.travel("2026-11-29T12:00:00+01:00", tick=False)
def test_commercial_and_social_economy_companies_are_counted_apart(cast, two):
    programme, network, unit, other, other_unit = two
    for measure in ("companies", "commercial", "social"):
        factories.programme_target(programme, measure, value=5)

    def promised(at, unit, name, kind=""):
        company = factories.company(name)
        sheet = factories.sheet(at, company=company, company_name=name)
        factories.handover(sheet, unit, created_at=WITHIN)
        if kind:
            relations.keep(at.host, company, by=cast.owner, kind=kind)
        return company

    both = promised(network, unit, "Værkstedet", "social")
    factories.handover(
        factories.sheet(other, company=both, company_name="Værkstedet"),
        other_unit,
        created_at=WITHIN,
    )
    promised(network, unit, "Fabrikken", "commercial")
    promised(network, unit, "Ukendt")
    assert measured(programme) == {"companies": 3, "commercial": 1, "social": 1}
