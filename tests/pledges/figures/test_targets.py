from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from accounts.models import AuditEntry
from pledges.figures.targets import against, change_target, remove_target, set_target
from pledges.models import Target
from tests import factories

YEAR = {"starts_on": date(2026, 1, 1), "ends_on": date(2026, 12, 31)}
NOVEMBER = "2026-11-29T12:00:00+01:00"
WITHIN = datetime(2026, 6, 1, 12, tzinfo=UTC)


def handed_in(network, unit, at=WITHIN, **fields):
    return factories.handover(factories.sheet(network, **fields), unit, created_at=at)


def measured(network):
    return {goal.target.measure: goal.actual for goal in against([network])}


def test_promises_count_by_the_day_they_were_given(cast):
    for measure in ("companies", "positions", "hours"):
        factories.target(cast.network, measure=measure, **YEAR)
    handed_in(cast.network, cast.unit, company_name="A")
    handed_in(
        cast.network, cast.unit, company_name="B", at=datetime(2026, 12, 31, 22, 59, tzinfo=UTC)
    )
    handed_in(
        cast.network, cast.unit, company_name="C", at=datetime(2026, 12, 31, 23, 1, tzinfo=UTC)
    )
    handed_in(factories.network(cast.nordby), cast.unit)
    assert measured(cast.network) == {"companies": 2, "positions": 2, "hours": 10}


@time_machine.travel(NOVEMBER, tick=False)
def test_hired_and_retained_are_what_the_unit_confirmed(cast):
    """A pledge that calls itself hired counts for nothing; one person who moved on counts once."""
    factories.target(cast.network, measure="hired", **YEAR)
    factories.target(cast.network, measure="retained", **YEAR)
    handover = handed_in(cast.network, cast.unit)
    handover.status = "hired"
    handover.save()
    first = factories.placement(handover, starts_on=date(2026, 3, 1))
    other = handed_in(cast.network, cast.unit, company_name="B")
    factories.placement(other, starts_on=date(2026, 8, 1), moved_from=first)
    factories.retention_check(first, weeks=13, due_on=date(2026, 6, 1), unit_says="still")
    factories.retention_check(first, weeks=26, due_on=date(2026, 9, 1), unit_says="still")
    late = factories.placement(other, starts_on=date(2027, 1, 1))
    factories.retention_check(late, weeks=13, due_on=date(2026, 12, 1), unit_says="")
    assert measured(cast.network) == {"hired": 1, "retained": 1}


def internship(cast, **fields):
    handover = handed_in(cast.network, cast.unit, company_name="C")
    made = factories.placement(handover, starts_on=date(2026, 1, 5), **fields)
    made.steps.update(paid_hours=0, unpaid_hours=20)
    return made


@time_machine.travel(NOVEMBER, tick=False)
def test_an_internship_is_hired_on_its_first_day_with_paid_hours(cast):
    spring = {"starts_on": date(2026, 1, 1), "ends_on": date(2026, 6, 30)}
    autumn = {"starts_on": date(2026, 7, 1), "ends_on": date(2026, 12, 31)}
    for half in (spring, autumn):
        factories.target(cast.network, measure="hired", **half)
    unpaid, became_a_job, planned = (internship(cast) for _n in range(3))
    factories.placement_step(unpaid, starts_on=date(2026, 8, 1), paid_hours=0, unpaid_hours=10)
    factories.placement_step(became_a_job, starts_on=date(2026, 8, 1))
    factories.placement_step(planned, starts_on=date(2026, 12, 1))
    stopped = internship(cast, state="ended", ended_on=date(2026, 2, 1), end_reason="person")
    factories.placement_step(stopped, starts_on=date(2026, 8, 1))
    assert [goal.actual for goal in against([cast.network])] == [0, 1]


@time_machine.travel(NOVEMBER, tick=False)
def test_who_moves_from_an_internship_into_a_job_is_hired_once(cast):
    factories.target(cast.network, measure="hired", **YEAR)
    first = internship(cast)
    other = handed_in(cast.network, cast.unit, company_name="D")
    job = factories.placement(other, starts_on=date(2026, 3, 1), moved_from=first)
    third = handed_in(cast.network, cast.unit, company_name="E")
    factories.placement(third, starts_on=date(2026, 4, 1), moved_from=job)
    assert measured(cast.network) == {"hired": 1}


@time_machine.travel(NOVEMBER, tick=False)
def test_an_unpaid_internship_that_is_still_there_is_not_retained(cast):
    factories.target(cast.network, measure="retained", **YEAR)
    for paid_from in (None, date(2026, 3, 1), date(2026, 8, 1)):
        made = internship(cast)
        factories.retention_check(made, due_on=date(2026, 4, 6), unit_says="still")
        if paid_from:
            factories.placement_step(made, starts_on=paid_from)
    assert measured(cast.network) == {"retained": 1}


def test_goal_of_the_network_itself_stands_with_the_targets(cast):
    cast.network.goal_positions = 10
    cast.network.save()
    handed_in(cast.network, cast.unit)
    [goal] = against([cast.network])
    assert (goal.goal, goal.actual, goal.share, goal.target) == (10, 1, 10, None)


def test_targets_of_one_and_three_networks_take_two_queries(cast, django_assert_num_queries):
    networks = [factories.network(cast.nordby, goal_positions=5) for _n in range(3)]
    for network in networks:
        factories.target(network)
    for some in (networks[:1], networks):
        with django_assert_num_queries(2):
            assert len(against(some)) == 2 * len(some)


def test_every_change_of_a_target_is_in_the_audit_log(cast):
    facts = {"measure": "positions", "value": 100, "source": "", **YEAR}
    target = set_target(cast.network, by=cast.owner, **facts)
    change_target(target, by=cast.lead, value=120)
    remove_target(Target.objects.get(pk=target.pk), by=cast.owner)
    entries = AuditEntry.objects.filter(verb__startswith="target.").order_by("pk")
    told = [(e.verb, e.by, e.before.get("value"), e.after.get("value")) for e in entries]
    assert told == [
        ("target.set", cast.owner, None, 100),
        ("target.changed", cast.lead, 100, 120),
        ("target.removed", cast.owner, 120, None),
    ]
    assert not Target.objects.exists()


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        ("ends_on", "2025-01-01", "Perioden slutter, før den begynder."),
        ("value", "0", "Denne værdi skal være større end eller lig 1."),
    ],
)
def test_refused_target_keeps_what_was_typed(client, cast, field, value, error):
    client.force_login(cast.owner)
    data = {
        "network": cast.network.pk,
        "measure": "positions",
        "value": "100",
        "starts_on": "2026-01-01",
        "ends_on": "2026-12-31",
        "source": "Kontrakten",
    } | {field: value}
    response = client.post("/arbejdsbord/tal/maal/ny/", data)
    assert response.status_code == 422
    assert response.context["form"][field].value() == value
    assert response.context["form"].errors[field] == [error]
    assert not Target.objects.exists()


def test_a_cpr_number_in_the_source_is_refused(client, cast):
    client.force_login(cast.owner)
    data = {"network": cast.network.pk, "measure": "hired", "value": 1, "source": "010190-1234"}
    response = client.post("/arbejdsbord/tal/maal/ny/", data | YEAR)
    assert list(response.context["form"].errors) == ["source"]


def test_a_foreign_network_cannot_get_a_target(client, cast):
    foreign = factories.network(cast.sonderby)
    client.force_login(cast.owner)
    data = {"network": foreign.pk, "measure": "positions", "value": 1, **YEAR}
    assert client.post("/arbejdsbord/tal/maal/ny/", data).status_code == 422
    own = factories.target(cast.network)
    assert client.post(f"/arbejdsbord/tal/maal/{own.pk}/", data).status_code == 422
    own.refresh_from_db()
    assert own.network == cast.network


def test_target_is_set_changed_and_removed_on_the_screen(client, cast):
    client.force_login(cast.lead)
    data = {"network": cast.network.pk, "measure": "hired", "value": 20, **YEAR}
    client.post("/arbejdsbord/tal/maal/ny/", data)
    target = Target.objects.get()
    client.post(f"/arbejdsbord/tal/maal/{target.pk}/", data | {"value": 25})
    target.refresh_from_db()
    assert target.value == 25
    assert "0 af 25 ansatte" in client.get("/arbejdsbord/tal/").content.decode()
    client.post(f"/arbejdsbord/tal/maal/{target.pk}/fjern/")
    assert not Target.objects.exists()


def test_period_of_today_is_open_until_tonight(cast):
    today = timezone.localdate()
    factories.target(cast.network, starts_on=today - timedelta(days=1), ends_on=today)
    handed_in(cast.network, cast.unit, at=timezone.now())
    assert measured(cast.network) == {"positions": 1}
