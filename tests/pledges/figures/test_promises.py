"""What a promise counts, with a sheet and without, the same for goals, channels and programmes."""

from datetime import UTC, date, datetime, timedelta

import pytest

from pledges.counter_offers.offers import answer
from pledges.figures.channels import Channel, FromChannel, by_channel
from pledges.figures.promises import Promised, told_in, told_in_networks, worth
from pledges.figures.scopes import EVERYTHING, Scope
from pledges.figures.targets import against
from pledges.openings.places import give_place
from pledges.programmes.sums import sums_of
from pledges.programmes.targets import reached
from tests import factories

WITHIN = datetime(2026, 6, 1, 12, tzinfo=UTC)
YEAR = {"starts_on": date(2026, 1, 1), "ends_on": date(2026, 12, 31)}
PROMISED = ("companies", "positions", "hours")


@pytest.mark.parametrize(
    ("positions", "withdrawn", "least", "jobs", "hours"),
    [(1, 0, 5, 1, 5), (3, 1, 5, 2, 10), (3, 3, 20, 0, 0), (4, 0, 0, 4, 0)],
)
def test_what_an_opening_without_a_sheet_is_worth(positions, withdrawn, least, jobs, hours):
    assert worth(positions=positions, withdrawn=withdrawn, least=least) == (jobs, hours)


@pytest.fixture
def other_unit():
    return factories.organisation("Sønderbys enhed", kind="employment_unit")


@pytest.fixture
def given(cast, other_unit):
    """Four positions told of by phone; one went to the unit of the candidate who got it."""
    told = factories.opening(cast.network, cast.unit, positions=4, created_at=WITHIN)
    candidate = factories.candidate(other_unit, cast.network)
    return told, give_place(factories.referral(candidate, told), by=cast.lead)


def measured(network):
    return {goal.target.measure: goal.actual for goal in against([network])}


def test_goals_count_what_was_told_without_a_sheet(cast):
    for measure in PROMISED:
        factories.target(cast.network, measure=measure, **YEAR)
    company = factories.company()
    sheet = factories.sheet(cast.network, company=company, company_name=company.name)
    factories.handover(sheet, cast.unit, created_at=WITHIN)
    at = {"created_at": WITHIN}
    factories.opening(cast.network, cast.unit, company=company, positions=3, withdrawn=1, **at)
    factories.opening(cast.network, cast.unit, hours="20+", **at)
    factories.opening(
        cast.network, cast.unit, hours="", created_at=datetime(2027, 1, 2, tzinfo=UTC)
    )
    factories.opening(factories.network(cast.nordby), cast.unit, **at)
    assert measured(cast.network) == {"companies": 2, "positions": 4, "hours": 35}


def test_the_networks_own_goal_counts_as_its_targets_do(cast, given):
    cast.network.goal_positions = 40
    cast.network.save()
    factories.handover(factories.sheet(cast.network), cast.unit)
    [goal] = against([cast.network])
    assert (goal.goal, goal.actual) == (40, 5)


def test_a_place_given_on_is_still_one_promise(cast, given, other_unit):
    told, there = given
    for opening in given:
        factories.placement(None, opening=opening)
    assert (there.unit, there.given_from) == (other_unit, told)
    assert told_in(EVERYTHING) == Promised(promises=1, jobs=4)
    row = FromChannel(Channel.CALL, promises=1, told=1, positions=4, hired=1)
    assert by_channel() == [row]
    assert told_in(Scope(units=[other_unit])) == Promised()
    hired = FromChannel(Channel.CALL, hired=1)
    assert by_channel(Scope(units=[other_unit])) == [hired]


def test_a_last_place_given_on_is_promised_where_it_was_told(cast, other_unit):
    told = factories.opening(cast.network, cast.unit)
    candidate = factories.candidate(other_unit, cast.network)
    give_place(factories.referral(candidate, told), by=cast.lead)
    assert told_in(Scope(units=[cast.unit])) == Promised(promises=1, jobs=1)


def test_what_is_left_with_other_hours_is_still_one_promise(cast):
    """After a yes to other hours, where somebody is at work already."""
    for measure in PROMISED:
        factories.target(cast.network, measure=measure)
    told = factories.opening(cast.network, cast.unit, positions=3)
    factories.placement(None, opening=told)
    answer(factories.counter_offer(told, hours="1-4"), yes=True, by=cast.lead)
    assert told.given.get().positions == 2
    assert told_in(EVERYTHING) == Promised(promises=1, jobs=3)
    assert measured(cast.network) == {"companies": 1, "positions": 3, "hours": 5 + 2 * 1}


def test_a_place_outlives_the_promise_that_it_came_from(cast, given):
    told, _there = given
    told.referrals.all().delete()
    told.delete()
    assert told_in(EVERYTHING) == Promised(promises=1, jobs=1)


def test_a_programme_counts_the_same(cast):
    other = factories.network(cast.sonderby, cast.unit)
    programme = factories.programme(cast.nordby, cast.network, other, **YEAR)
    for measure in PROMISED:
        factories.programme_target(programme, measure)
    company = factories.company()
    for network in (cast.network, other):
        factories.opening(network, cast.unit, company=company, positions=2, created_at=WITHIN)
    numbers = {one.target.measure: one.actual for one in reached(programme)}
    assert numbers == {"companies": 1, "positions": 4, "hours": 20}
    sums = sums_of(programme)
    assert [line.positions for line in sums.lines] == [2, 2]
    assert sums.total.positions == 4
    both = {cast.network.pk: Promised(1, 2), other.pk: Promised(1, 2)}
    assert told_in_networks(EVERYTHING) == both


def test_the_period_is_the_day_it_was_told(cast, given):
    day = timedelta(days=1)
    assert told_in(Scope(since=WITHIN, until=WITHIN + day)) == Promised(promises=1, jobs=4)
    assert told_in(Scope(since=WITHIN + day)) == Promised()
