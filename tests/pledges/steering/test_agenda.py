"""What the agenda of the steering group says, in exact numbers."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from pledges.models import FollowUpEntry, Handover
from pledges.steering.agenda import TaskGap, agenda, period_of
from pledges.steering.tables import points
from pledges.steering.workload import Workload
from tests import factories

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)  # a Wednesday, 10:00 in Denmark
TODAY = date(2026, 11, 25)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def meeting(cast):
    return factories.steering_meeting(
        cast.network, held_on=date(2026, 12, 1), period_start=date(2026, 9, 1)
    )


def handed_in(cast, company, *, days_ago=10, network=None, tasks=("cleaning",), **fields):
    """A sheet that was handed in so many days ago; nothing was done since."""
    at = NOW - timedelta(days=days_ago)
    sheet = factories.sheet(network or cast.network, tasks=tasks, company_name=company)
    fields = {
        "created_at": at,
        "touched_at": at,
        "contact_due": at + timedelta(days=3),
        "owner": cast.consultant,
        "status": "assigned",
    } | fields
    return factories.handover(sheet, cast.unit, **fields)


def contacted(cast, company, **fields):
    fields = {
        "status": "contacted",
        "first_contact_at": NOW - timedelta(days=9),
        "candidate_due": NOW + timedelta(days=5),
    } | fields
    return handed_in(cast, company, **fields)


def names(part):
    return [line.company for line in part.lines]


def test_figures_are_of_the_period(cast, meeting):
    contacted(cast, "Ågård", contact_due=NOW - timedelta(days=8))
    handed_in(cast, "Bæk", contact_due=NOW + timedelta(days=1))
    handed_in(cast, "Før", days_ago=100)
    factories.target(cast.network, measure="companies", value=4)
    figures = agenda(meeting, NOW).figures
    steps = {step.key: step.sheets for step in figures.steps}
    assert (steps["sheets"], steps["contacted"], steps["hired"]) == (2, 1, 0)
    assert (figures.times.in_time, figures.times.due, figures.times.share) == (1, 1, 100)
    assert [(goal.actual, goal.goal) for goal in figures.goals] == [(2, 4)]


def test_the_day_of_the_meeting_belongs_to_the_next_period(cast):
    meeting = factories.steering_meeting(cast.network, held_on=TODAY)
    handed_in(cast, "I dag", days_ago=0)
    assert agenda(meeting, NOW).figures.is_empty
    handed_in(cast, "I går", days_ago=1)
    assert not agenda(meeting, NOW).figures.is_empty


def test_overdue_has_missed_calls_and_missed_answers_oldest_first(cast, meeting):
    handed_in(cast, "Fredag", contact_due=datetime(2026, 11, 20, 15, tzinfo=UTC), escalation=1)
    contacted(cast, "Onsdag før", candidate_due=datetime(2026, 11, 18, 15, tzinfo=UTC))
    handed_in(
        cast,
        "I går",
        owner=None,
        status="new",
        contact_due=datetime(2026, 11, 24, 15, tzinfo=UTC),
        reported_at=NOW,
    )
    handed_in(cast, "I morgen", contact_due=NOW + timedelta(days=1))
    contacted(cast, "Har svar til gode", candidate_due=NOW + timedelta(days=1))
    contacted(
        cast, "Slut", status="withdrawn", closed_at=NOW, candidate_due=NOW - timedelta(days=3)
    )
    part = agenda(meeting, NOW).overdue
    assert [
        (line.company, line.what, line.late, line.owner, line.known_to) for line in part.lines
    ] == [
        ("Onsdag før", "svar om kandidat", "5 arbejdsdage over fristen", "consultant", ()),
        (
            "Fredag",
            "første kontakt",
            "3 arbejdsdage over fristen",
            "consultant",
            ("enhedens leder",),
        ),
        (
            "I går",
            "første kontakt",
            "1 arbejdsdag over fristen",
            "",
            ("virksomheden har selv meldt det",),
        ),
    ]
    assert (part.total, part.more) == (3, 0)


def test_overdue_counts_the_working_days_of_the_unit(cast, meeting):
    cast.unit.closing_days.create(day=date(2026, 11, 23))
    handed_in(cast, "Fredag", contact_due=datetime(2026, 11, 20, 15, tzinfo=UTC))
    [line] = agenda(meeting, NOW).overdue.lines
    assert line.late == "2 arbejdsdage over fristen"


def test_a_missed_introduction_is_late_when_the_call_is(cast, meeting):
    soon = {"introduction_due": NOW - timedelta(hours=5)}
    handed_in(cast, "Endnu tid", contact_due=NOW + timedelta(days=1), **soon)
    handed_in(cast, "For sent", contact_due=NOW - timedelta(hours=1), **soon)
    assert names(agenda(meeting, NOW).overdue) == ["For sent"]


def test_stalled_after_three_weeks_without_a_hand_on_it(cast, meeting):
    quiet = {"days_ago": 22, "candidate_due": NOW + timedelta(days=1)}
    contacted(cast, "Stille", **quiet)
    contacted(cast, "Ældre", **quiet | {"days_ago": 40})
    contacted(cast, "Tyve dage", **quiet | {"days_ago": 20})
    contacted(cast, "På pause", **quiet, status="on_hold", paused_until=date(2027, 1, 1))
    contacted(cast, "I job", **quiet, status="hired")
    contacted(cast, "Besøg forude", **quiet, visit_at=NOW + timedelta(days=1))
    contacted(cast, "Slut", **quiet, status="withdrawn", closed_at=NOW)
    part = agenda(meeting, NOW).stalled
    assert [(line.company, line.what) for line in part.lines] == [
        ("Ældre", "kontaktet"),
        ("Stille", "kontaktet"),
    ]


def test_no_candidate_by_task(cast, meeting):
    contacted(cast, "A", status="no_candidate_yet", tasks=("cleaning", "kitchen"))
    contacted(cast, "B", candidate_due=NOW - timedelta(days=1), tasks=("cleaning",))
    contacted(cast, "Har tid", tasks=("kitchen",))
    contacted(cast, "Har mødt en", status="referred", tasks=("kitchen",))
    assert agenda(meeting, NOW).gaps == [
        TaskGap("Rengøring", 2, 2),
        TaskGap("Køkken og café", 1, 1),
    ]


def test_the_two_sides_side_by_side_where_they_disagree(cast, meeting):
    answered = {"answered_at": NOW - timedelta(days=2)}
    factories.feedback(contacted(cast, "Ikke ringet"), contacted="no", **answered)
    factories.feedback(contacted(cast, "Enige"), contacted="yes", **answered)
    hired = contacted(cast, "Ikke job", status="hired")
    FollowUpEntry.objects.create(
        handover=hired, kind="status", status_after="hired", at=NOW - timedelta(days=5)
    )
    factories.feedback(hired, contacted="yes", became_job="no", **answered)
    fresh = contacted(cast, "Job bagefter", status="hired")
    FollowUpEntry.objects.create(handover=fresh, kind="status", status_after="hired", at=NOW)
    factories.feedback(fresh, contacted="no", became_job="no", **answered)
    part = agenda(meeting, NOW).contradictions
    found = {
        (line.company, line.question, line.company_says, line.unit_says) for line in part.lines
    }
    assert found == {
        ("Ikke ringet", "Har I talt sammen?", "nej", "ja"),
        ("Ikke job", "Blev det til et job?", "nej", "ja"),
        ("Job bagefter", "Har I talt sammen?", "nej", "ja"),
    }


def test_disagreements_of_closed_sheets_are_left_behind_with_their_period(cast, meeting):
    closed = contacted(cast, "For længst", status="withdrawn", closed_at=NOW, days_ago=200)
    Handover.objects.filter(pk=closed.pk).update(first_contact_at=NOW - timedelta(days=190))
    factories.feedback(closed, contacted="no", answered_at=NOW - timedelta(days=120))
    assert agenda(meeting, NOW).contradictions.lines == ()


def test_jobs_at_risk_and_checks_that_are_due_without_a_reference(cast, meeting):
    handover = contacted(cast, "Ågård", status="hired", check_due=NOW)
    at_risk = factories.placement(handover, state="at_risk", starts_on=date(2026, 8, 1))
    factories.retention_check(at_risk, due_on=TODAY)
    factories.retention_check(at_risk, weeks=26, due_on=TODAY + timedelta(days=1))
    shown = agenda(meeting, NOW)
    assert [(line.company, line.since) for line in shown.at_risk.lines] == [
        ("Ågård", date(2026, 8, 1))
    ]
    assert [(line.company, line.what) for line in shown.checks.lines] == [("Ågård", "13 uger")]
    assert at_risk.candidate_reference not in str(shown)


def test_a_check_of_a_weekend_is_due_on_the_working_day_after(cast, meeting):
    monday = datetime(2026, 11, 23, 8, tzinfo=UTC)
    handover = contacted(cast, "Ågård", status="hired", check_due=monday)
    factories.retention_check(factories.placement(handover), due_on=date(2026, 11, 21))
    assert agenda(meeting, monday - timedelta(days=1)).checks.total == 0
    shown = agenda(meeting, monday)
    assert [line.since for line in shown.checks.lines] == [date(2026, 11, 23)]
    assert shown.overdue.total == 0
    assert agenda(meeting, monday + timedelta(days=1)).overdue.total == 1


def test_whatever_is_late_is_on_the_list_with_its_own_name(cast, meeting):
    yesterday = NOW - timedelta(days=1)
    contacted(cast, "Tjek", status="hired", check_due=yesterday)
    contacted(cast, "Besøg", status="visit_booked", visit_at=yesterday)
    contacted(cast, "Pause", status="on_hold", paused_until=yesterday.date())
    contacted(cast, "Besøg i dag", status="visit_booked", visit_at=NOW - timedelta(hours=1))
    found = {line.company: (line.what, line.late) for line in agenda(meeting, NOW).overdue.lines}
    assert found == {
        "Tjek": ("tjek af fastholdelse", "1 arbejdsdag over fristen"),
        "Besøg": ("besøg", "1 arbejdsdag over fristen"),
        "Pause": ("tilbage fra pause", "1 arbejdsdag over fristen"),
    }


def test_companies_that_wait_for_most(cast, meeting):
    contacted(cast, "Lille")
    contacted(cast, "Stor", tasks=("cleaning", "kitchen"))
    contacted(cast, "stor ", tasks=("driving",))
    contacted(cast, "Har mødt en", status="referred", tasks=("cleaning", "kitchen"))
    contacted(cast, "På pause", status="on_hold", paused_until=date(2027, 1, 1))
    found = [(line.company, line.positions) for line in agenda(meeting, NOW).companies]
    assert found == [("Stor", 3), ("Lille", 1)]


def test_workload_of_each_consultant(cast, meeting):
    contacted(cast, "A", contact_hours=4.0)
    contacted(cast, "B", contact_hours=10.0, visit_at=NOW + timedelta(days=2))
    handed_in(cast, "C", contact_due=NOW - timedelta(days=1))
    handed_in(cast, "D", owner=None, status="new", contact_due=NOW + timedelta(days=1))
    contacted(cast, "Slut", status="withdrawn", closed_at=NOW, contact_hours=2.0)
    assert agenda(meeting, NOW).workload == [
        Workload("consultant", "", open=3, late=1, visits=1, median=4.0),
        Workload("Enhedens fælles kø", "", open=1, late=0, visits=0, median=None),
    ]


def test_a_unit_that_is_not_the_networks_own_is_named(cast, meeting):
    other = factories.organisation("Jobindgang Syd", kind="employment_unit")
    at = NOW - timedelta(days=5)
    factories.handover(factories.sheet(cast.network), other, contact_due=at, created_at=at)
    shown = agenda(meeting, NOW)
    assert [line.unit for line in shown.overdue.lines] == ["Jobindgang Syd"]
    assert [line.unit for line in shown.workload] == ["Jobindgang Syd"]


def test_a_long_list_says_how_long_it_is(cast, meeting):
    for number in range(14):
        handed_in(cast, f"Firma {number}", contact_due=NOW - timedelta(days=1))
    part = agenda(meeting, NOW).overdue
    assert (len(part.lines), part.total, part.more) == (12, 14, 2)


def test_nothing_of_another_network_is_ever_on_the_agenda(cast, meeting):
    """A canary: the same host and the same unit, but another circle of companies."""
    other = factories.network(cast.nordby, unit=cast.unit, name="Kanariefugl")
    fill(cast, other, "Kanariefugl")
    theirs = factories.steering_meeting(other, held_on=date(2026, 11, 1))
    factories.steering_action(theirs, text="Kanariefugl")
    factories.target(other, source="Kanariefugl")
    shown = agenda(meeting, NOW)
    assert "Kanariefugl" not in str(shown)
    assert shown.figures.is_empty
    # … and would be seen where it belongs.
    own = agenda(factories.steering_meeting(other, held_on=date(2026, 12, 1)), NOW)
    for part in (
        own.agreed,
        own.overdue,
        own.stalled,
        own.contradictions,
        own.at_risk,
        own.checks,
    ):
        assert "Kanariefugl" in str(part)


def fill(cast, network, name):
    """One of everything that an agenda shows."""
    handed_in(cast, name, network=network, contact_due=NOW - timedelta(days=4))
    quiet = contacted(cast, name, network=network, days_ago=30, status="no_candidate_yet")
    factories.feedback(quiet, contacted="no", answered_at=NOW)
    hired = contacted(cast, name, network=network, status="hired", check_due=NOW)
    placement = factories.placement(hired, state="at_risk", starts_on=date(2026, 8, 1))
    factories.retention_check(placement, due_on=TODAY)
    factories.target(network)


def test_agenda_of_one_and_three_takes_the_same_queries(
    cast, meeting, django_assert_max_num_queries
):
    last = factories.steering_meeting(cast.network, held_on=date(2026, 9, 1))
    for n in range(3):
        fill(cast, cast.network, f"Firma {n}")
        factories.steering_action(last)
        other = factories.organisation(f"Enhed {n}", kind="employment_unit")
        factories.handover(
            factories.sheet(cast.network), other, contact_due=NOW - timedelta(days=2)
        )
        with django_assert_max_num_queries(33):
            agenda(meeting, NOW)


def test_the_plan_stands_on_the_agenda_until_it_is_done(cast):
    day = TODAY
    meeting = factories.steering_meeting(
        cast.network, held_on=day, period_start=day - timedelta(days=30)
    )
    member = factories.ambassador(cast.network, factories.contact(cast.nordby))
    factories.plan_line(cast.network, "Åben", member=member, due_on=day - timedelta(days=1))
    factories.plan_line(cast.network, "Gjort nu", done_on=day - timedelta(days=3))
    factories.plan_line(cast.network, "Gjort før", done_on=day - timedelta(days=60))
    found = [table for point in points(agenda(meeting, NOW)) for table in point.tables]
    (point,) = [table for table in found if table.key == "plan"]
    assert [(row[0], row[3]) for row in point.rows] == [
        ("Åben", "over fristen"),
        ("Gjort nu", "gjort"),
    ]
    assert point.rows[0][1] == member.company.name


def test_the_report_keeps_to_the_networks_own_period(cast):
    cast.network.runs_from = date(2026, 9, 1)
    cast.network.save()
    meeting = factories.steering_meeting(
        cast.network, held_on=date(2026, 12, 1), period_start=date(2026, 6, 1)
    )
    assert timezone.localdate(period_of(meeting).since) == date(2026, 9, 1)
