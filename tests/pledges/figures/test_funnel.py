from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pledges.figures.funnel import funnel
from pledges.figures.scopes import EVERYTHING, Scope, sight_of
from pledges.followup.changes import changing
from pledges.models import Handover, Placement
from tests import factories
from tests.indexes import columns_of_index, columns_read


def pledged(scope=EVERYTHING):
    return next(step for step in funnel(scope) if step.key == "sheets")


def values(steps):
    return {step.key: step.value for step in steps}


@pytest.fixture
def evening(cast):
    """Five invitations, of which one never went out and one letter is only made; two guests and a walk-in; four sheets."""
    event = factories.event(cast.network)
    now = timezone.now()
    for _n in range(2):
        guest = factories.invitation(event, emailed_at=now)
        factories.registration(event, invitation=guest, arrived_at=now)
    factories.invitation(event, printed_at=now, posted_at=now)
    factories.invitation(event, printed_at=now)
    factories.invitation(event)
    factories.registration(event, arrived_at=now)
    return event


def follow(cast, event, status, company=None, **fields):
    sheet = factories.sheet(cast.network, event=event, company=company)
    return factories.handover(sheet, cast.unit, status=status, **fields)


def test_funnel_counts_every_step(cast, evening):
    now = timezone.now()
    follow(cast, evening, "new")
    follow(cast, evening, "contacted", first_contact_at=now + timedelta(days=9))
    follow(cast, evening, "visit_booked", first_contact_at=now)
    factories.placement(follow(cast, evening, "hired", first_contact_at=now))
    assert values(funnel(Scope(events=[evening]))) == {
        "invited": 3,
        "came": 3,
        "sheets": 4,
        "contacted": 2,
        "visit": 1,
        "job_order": 1,
        "referred": 1,
        "hired": 1,
        "retained": 0,
    }


def test_funnel_remembers_steps_before_an_exit(cast, evening):
    handover = follow(cast, evening, "visit_booked", first_contact_at=timezone.now())
    handover.status = "no_candidate_yet"
    handover.save(update_fields=["status"])
    assert values(funnel(Scope(events=[evening])))["visit"] == 1


def test_funnel_of_a_foreign_network_is_empty(cast, evening):
    follow(cast, evening, "new")
    other = factories.network(cast.sonderby)
    assert set(values(funnel(Scope(networks=[other]))).values()) == {0}
    assert values(funnel(Scope(networks=[cast.network])))["sheets"] == 1


def test_funnel_since_leaves_out_what_is_older(cast, evening):
    follow(cast, evening, "new")
    later = timezone.now() + timedelta(days=30)
    assert set(values(funnel(Scope(since=later))).values()) == {0}


def test_funnel_takes_five_queries(cast, evening, django_assert_num_queries):
    follow(cast, evening, "new")
    with django_assert_num_queries(5):
        funnel(Scope(networks=[cast.network], events=[evening]))


@pytest.mark.parametrize(
    ("scope", "handovers", "placements"),
    [
        ({}, "handover_figures", "placement_figures"),
        ({"units": [1]}, "handover_of_unit", "placement_of_unit"),
        ({"networks": [1]}, "handover_of_network", "placement_of_network"),
    ],
)
def test_a_year_reads_nothing_but_an_index_of_each(db, scope, handovers, placements):
    with CaptureQueriesContext(connection) as captured:
        funnel(Scope(since=timezone.now() - timedelta(days=365), **scope))
    assert columns_read(Handover, captured) <= columns_of_index(Handover, handovers)
    assert columns_read(Placement, captured) <= columns_of_index(Placement, placements)


def test_pledged_counts_a_company_once(cast, evening):
    known = factories.company()
    follow(cast, evening, "new", company=known)
    follow(cast, evening, "new", company=known)
    follow(cast, evening, "new")
    step = pledged(Scope(events=[evening]))
    assert (step.sheets, step.companies, step.positions, step.hours) == (3, 2, 3, 15)


def test_pledged_of_nothing_is_nought(cast):
    step = pledged(Scope(networks=[cast.network]))
    assert (step.sheets, step.companies, step.positions, step.hours) == (0, 0, 0, 0)


def step_of(steps, key):
    return next(step for step in steps if step.key == key)


def test_funnel_counts_jobs_hours_and_companies_of_each_step(cast, evening):
    known = factories.company()
    now = timezone.now()
    at_work = follow(cast, evening, "hired", company=known, first_contact_at=now)
    at_work.sheet.lines.update(positions=9, hours="20+")
    at_work.count_promise()
    at_work.save()
    factories.placement(at_work).steps.update(paid_hours=7)
    follow(cast, evening, "new", company=known)
    follow(cast, evening, "contacted", first_contact_at=now)
    steps = funnel(Scope(events=[evening]))
    sheets, contacted, hired = (step_of(steps, key) for key in ("sheets", "contacted", "hired"))
    assert (sheets.sheets, sheets.positions, sheets.hours, sheets.companies) == (3, 11, 190, 2)
    assert (contacted.sheets, contacted.positions, contacted.companies) == (2, 10, 2)
    assert (hired.sheets, hired.positions, hired.hours, hired.companies) == (1, 1, 7, 1)
    assert step_of(steps, "invited").companies is None


def test_typed_names_that_differ_in_case_are_one_company(cast, evening):
    for name in ("Bageriet Ø", " BAGERIET Ø", "Bageriet"):
        sheet = factories.sheet(cast.network, event=evening, company_name=name)
        factories.handover(sheet, cast.unit)
    assert pledged(Scope(events=[evening])).companies == 2


def test_figures_follow_a_changed_promise(cast, evening):
    """The columns that repeat the sheet say what the sheet says, after the company changed it."""
    handover = follow(cast, evening, "new")
    with changing(handover, kind="changed"):
        handover.sheet.lines.update(positions=4, hours="20+")
    assert (pledged().positions, pledged().hours) == (4, 80)


def test_period_holds_its_first_moment_and_not_its_last(cast, evening):
    at = timezone.now()
    follow(cast, evening, "new", created_at=at)
    assert pledged(Scope(since=at)).sheets == 1
    assert pledged(Scope(until=at)).sheets == 0


def test_a_unit_sees_its_own_sheets_and_a_host_his_whole_networks(cast):
    """One sheet of ours at our unit, one of ours sent to a foreign unit, one of a foreign network."""
    foreign = factories.network(cast.sonderby)
    other_unit = factories.organisation("Sønderby Jobindgang", kind="employment_unit")
    for network, unit in (
        (cast.network, cast.unit),
        (cast.network, other_unit),
        (foreign, other_unit),
    ):
        factories.handover(factories.sheet(network), unit)
    seen = {
        who: pledged(Scope(sight=sight_of(getattr(cast, who)))).sheets
        for who in ("owner", "consultant", "stranger", "helper")
    }
    assert seen == {"owner": 2, "consultant": 1, "stranger": 1, "helper": 0}


def test_figures_of_a_unit_leave_out_the_others(cast):
    other_unit = factories.organisation("Sønderby Jobindgang", kind="employment_unit")
    factories.handover(factories.sheet(cast.network), cast.unit)
    factories.handover(factories.sheet(cast.network), other_unit)
    assert pledged(Scope(units=[cast.unit])).sheets == 1


def hired_and_lasted(scope=EVERYTHING):
    steps = {step.key: step for step in funnel(scope)}
    return [
        (steps[key].positions, steps[key].hours, steps[key].companies)
        for key in ("hired", "retained")
    ]


def test_four_at_work_are_four_and_not_the_eight_jobs_that_were_promised(cast, evening):
    for _n in range(4):
        handover = follow(cast, evening, "hired", company=factories.company())
        handover.sheet.lines.update(positions=2, hours="20+")
        handover.count_promise()
        handover.save()
        factories.placement(handover).steps.update(paid_hours=6)
    assert pledged().positions == 8
    assert hired_and_lasted()[0] == (4, 24, 4)


def test_a_status_alone_hires_and_keeps_nobody(cast, evening):
    follow(cast, evening, "hired")
    follow(cast, evening, "retained")
    assert hired_and_lasted() == [(0, 0, 0), (0, 0, 0)]


def test_six_days_are_not_thirteen_weeks_and_an_internship_is_no_job(cast, evening):
    today = timezone.localdate()
    young = factories.placement(follow(cast, evening, "hired"), starts_on=today - timedelta(days=6))
    factories.retention_check(young, unit_says="still")  # of a day that has not come
    trial = factories.lasting_job(follow(cast, evening, "hired"))
    trial.steps.update(paid_hours=0, unpaid_hours=20)
    factories.lasting_job(follow(cast, evening, "hired"))
    assert hired_and_lasted() == [(2, 10, 1), (1, 5, 1)]


def test_one_person_with_two_jobs_is_one_with_the_hours_of_both(cast, evening):
    for _n in range(2):
        factories.placement(follow(cast, evening, "hired"), candidate_reference="Kandidat A1")
    assert hired_and_lasted()[0] == (1, 10, 1)
    other = factories.organisation("Jobcenter Sønderby", "employment_unit")
    sheet = factories.sheet(cast.network, event=evening)
    factories.placement(factories.handover(sheet, other), candidate_reference="Kandidat A1")
    assert hired_and_lasted()[0] == (2, 15, 1)
