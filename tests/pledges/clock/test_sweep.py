"""Every due reminder is worked off once, if it is still true; a bad one stops nobody."""

from datetime import date, datetime, timedelta
from threading import Barrier
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from accounts.models import ClosingDay, Role
from outbox.models import Message
from pledges.clock import sweep as clock
from pledges.clock.sweep import sweep
from pledges.followup import changes as followup
from pledges.followup import pausing
from pledges.followup.reminders import plan_clock, plan_questions
from pledges.models import (
    Feedback,
    FollowUpEntry,
    Handover,
    Introduction,
    Reminder,
    RetentionCheck,
)
from tests import factories
from tests.races import race

CPH = ZoneInfo("Europe/Copenhagen")
TUESDAY = datetime(2026, 11, 24, 10, 0, tzinfo=CPH)
THURSDAY_16 = datetime(2026, 11, 26, 16, 0, tzinfo=CPH)


@pytest.fixture
def travel(time_machine):
    def to(moment):
        time_machine.move_to(moment, tick=False)
        return moment

    to(TUESDAY)
    return to


@pytest.fixture
def handover(travel, cast):
    sheet = factories.sheet(cast.network, contact_email="soren@example.org")
    made = factories.handover(
        sheet, cast.unit, owner=cast.consultant, status="assigned", contact_due=THURSDAY_16
    )
    plan_clock(made)
    return made


def rows(handover):
    return list(handover.reminders.order_by("due_at", "pk").values_list("kind", "outcome", "late"))


def at(month, day, hour, minute=0):
    return datetime(2026, month, day, hour, minute, tzinfo=CPH)


def test_nothing_happens_before_its_time(handover, travel):
    assert sweep(travel(at(11, 27, 15, 59))) == 0
    assert rows(handover) == [("lead", "", False), ("coordinator", "", False)]


def test_a_missed_deadline_is_told_the_lead_and_then_the_coordinator(handover, travel):
    assert sweep(travel(at(11, 27, 16, 0))) == 1
    handover.refresh_from_db()
    assert handover.escalation == Handover.Escalation.LEAD
    assert sweep(travel(at(12, 1, 16, 5))) == 1
    handover.refresh_from_db()
    assert handover.escalation == Handover.Escalation.COORDINATOR
    assert rows(handover) == [("lead", "done", False), ("coordinator", "done", False)]
    assert list(handover.entries.values_list("kind", "text")) == [
        ("escalated", "Til enhedens leder. Fristen var 26. november kl. 16.00."),
        ("escalated", "Til netværkets koordinator. Fristen var 26. november kl. 16.00."),
    ]
    assert not Message.objects.exists()  # it comes up on the morning's list


def test_a_second_sweep_does_nothing_more(handover, travel):
    now = travel(at(12, 1, 16, 0))
    assert (sweep(now), sweep(now)) == (2, 0)
    assert handover.entries.count() == 2


def test_a_call_in_time_ends_the_escalation(cast, handover, travel):
    followup.log(handover, by=cast.consultant, kind="call", expected_version=0)
    assert rows(handover)[0][0] == "lead"  # of the next deadline, the answer about a candidate
    assert sweep(travel(at(12, 1, 12))) == 0


def test_a_row_that_is_no_longer_true_is_not_needed(handover, travel):
    """Somebody wrote past `changing`: the row is there, the deadline is not missed."""
    Handover.objects.filter(pk=handover.pk).update(contact_due=at(12, 24, 16))
    assert sweep(travel(at(11, 27, 16))) == 1
    assert rows(handover)[0] == ("lead", "not_needed", False)
    assert not handover.entries.exists()


def test_escalation_is_never_lowered(handover, travel):
    Handover.objects.filter(pk=handover.pk).update(escalation=Handover.Escalation.COORDINATOR)
    sweep(travel(at(11, 27, 16)))
    handover.refresh_from_db()
    assert handover.escalation == Handover.Escalation.COORDINATOR


@pytest.mark.parametrize(("minutes", "late"), [(0, False), (60, False), (61, True)])
def test_more_than_an_hour_is_late(handover, travel, minutes, late):
    sweep(travel(at(11, 27, 16) + timedelta(minutes=minutes)))
    assert rows(handover)[0] == ("lead", "done", late)


def test_the_limit_counts_what_was_done(handover, travel):
    now = travel(at(12, 1, 16))
    assert (sweep(now, limit=1), sweep(now, limit=5)) == (1, 1)


# --- Introduction, pause, questions, checks ---------------------------------------------------


@pytest.fixture
def introduced(travel, cast):
    made = factories.handover(
        factories.sheet(cast.network),
        cast.unit,
        owner=cast.consultant,
        contact_due=THURSDAY_16,
        introduction_due=at(11, 25, 16),
    )
    Introduction.objects.create(
        handover=made, introducer=cast.coordinator, due=made.introduction_due
    )
    plan_clock(made)
    return made


def test_an_introduction_that_nobody_made_is_passed_on(introduced, travel):
    assert sweep(travel(at(11, 25, 16))) == 1
    introduced.refresh_from_db()
    assert (introduced.introduction.outcome, introduced.due_for) == ("passed_on", "contact")
    assert introduced.entries.get().kind == "introduced"
    assert rows(introduced) == [
        ("introduction", "done", False),
        ("lead", "", False),
        ("coordinator", "", False),
    ]


def test_after_a_long_silence_everything_happens_in_its_order(introduced, travel):
    assert sweep(travel(at(12, 3, 9))) == 3
    assert rows(introduced) == [
        ("introduction", "done", True),
        ("lead", "done", True),
        ("coordinator", "done", True),
    ]
    introduced.refresh_from_db()
    assert introduced.escalation == Handover.Escalation.COORDINATOR


def test_a_pause_ends_by_itself_at_8(cast, handover, travel):
    pausing.pause(handover, until=date(2026, 12, 7), by=cast.consultant)
    assert sweep(travel(at(12, 7, 7, 59))) == 0
    assert sweep(travel(at(12, 7, 8))) == 1
    handover.refresh_from_db()
    assert (handover.status, handover.paused_until) == ("assigned", None)
    assert handover.contact_due == at(12, 9, 16)


def test_a_pause_ended_by_hand_is_not_ended_again(cast, handover, travel):
    paused = pausing.pause(handover, until=date(2026, 12, 7), by=cast.consultant)
    pausing.resume(paused, by=cast.consultant)
    assert "return" not in [kind for kind, _outcome, _late in rows(handover)]


def test_the_company_is_asked_on_day_14_and_90(cast, handover, travel):
    plan_questions(handover)
    followup.log(handover, by=cast.consultant, kind="call", expected_version=0)
    asked = handover.reminders.filter(kind__startswith="ask").order_by("due_at")
    assert [row.due_at for row in asked] == [at(12, 8, 10), datetime(2027, 2, 22, 10, tzinfo=CPH)]
    sweep(travel(at(12, 8, 10)))
    assert Feedback.objects.get().day == 14
    assert Message.objects.get().recipient == "soren@example.org"


def test_no_question_on_a_day_that_became_a_closing_day(handover, travel):
    plan_questions(handover)
    ClosingDay.objects.create(
        organisation=handover.unit, day=date(2026, 12, 8), last_day=date(2026, 12, 9)
    )
    sweep(travel(at(12, 8, 10)))
    row = handover.reminders.get(kind="ask_14")
    assert (row.due_at, row.done_at) == (at(12, 10, 9), None)
    sweep(travel(at(12, 10, 9)))
    assert Feedback.objects.count() == 1


def test_a_question_that_waited_over_a_weekend_is_late(handover, travel):
    """Due on a Tuesday, the worker came back on a Saturday: it goes out on Monday, and says so."""
    plan_questions(handover)
    sweep(travel(at(12, 12, 12)))
    row = handover.reminders.get(kind="ask_14")
    assert (row.due_at, row.done_at, row.late) == (at(12, 14, 9), None, True)
    sweep(travel(at(12, 14, 9)))
    row.refresh_from_db()
    assert (row.outcome, row.late) == ("done", True)


@pytest.mark.parametrize("status", ["withdrawn", "not_ours", "expired"])
def test_who_took_the_promise_back_is_not_asked(handover, travel, status):
    plan_questions(handover)
    followup.change_status(handover, status=status, by=None)
    sweep(travel(at(12, 8, 10)))
    assert handover.reminders.get(kind="ask_14").outcome == "not_needed"
    assert not Message.objects.exists()


def test_the_company_is_asked_whether_the_job_lasts(handover, travel):
    placement = factories.placement(handover)
    RetentionCheck.objects.create(placement=placement, weeks=13, due_on=date(2027, 2, 23))
    due = datetime(2027, 2, 23, 9, tzinfo=CPH)
    Reminder.objects.create(handover=handover, placement=placement, kind="check_13", due_at=due)
    sweep(travel(due))
    assert RetentionCheck.objects.get().asked_at == due
    assert handover.reminders.get(kind="check_13").outcome == "done"


def test_an_ended_placement_is_not_asked_about(handover, travel):
    placement = factories.placement(
        handover, state="ended", ended_on=date(2026, 12, 1), end_reason="completed"
    )
    due = datetime(2027, 2, 23, 9, tzinfo=CPH)
    Reminder.objects.create(handover=handover, placement=placement, kind="check_13", due_at=due)
    sweep(travel(due))
    assert handover.reminders.get(kind="check_13").outcome == "not_needed"


# --- Planning ---------------------------------------------------------------------------------


def test_planning_the_same_again_keeps_the_rows(handover):
    before = list(handover.reminders.order_by("pk").values_list("pk", flat=True))
    plan_clock(handover)
    assert list(handover.reminders.order_by("pk").values_list("pk", flat=True)) == before


@pytest.mark.parametrize(
    ("came_in", "asked"),
    [
        ("2026-03-20T18:30+01:00", "2026-04-03T00:00+02:00"),  # Good Friday → Tuesday after Easter
        ("2026-10-13T18:30+02:00", "2026-10-27T18:30+01:00"),  # over the end of summer time
        ("2027-03-16T18:30+01:00", "2027-03-30T18:30+02:00"),  # over its beginning
    ],
)
def test_a_question_keeps_the_hour_of_the_wall(cast, came_in, asked):
    asked = datetime.fromisoformat(asked)
    made = factories.handover(
        factories.sheet(cast.network), cast.unit, created_at=datetime.fromisoformat(came_in)
    )
    plan_questions(made)
    due = made.reminders.get(kind="ask_14").due_at
    if asked.hour == 0:
        asked = datetime(2026, 4, 7, 9, tzinfo=CPH)
    assert due == asked


# --- A bad row, and several workers -----------------------------------------------------------


def broken(handover):
    """No placement: such a row cannot be made by us, and asking about it must fail."""
    return Reminder.objects.create(handover=handover, kind="broken", due_at=TUESDAY)


def test_a_bad_row_stops_nobody_and_is_tried_again(handover, travel, caplog):
    bad = broken(handover)
    now = travel(at(11, 27, 16))
    assert sweep(now, limit=1) == 1
    assert rows(handover)[1] == ("lead", "done", False)
    bad.refresh_from_db()
    assert (bad.done_at, bad.outcome) == (None, "")
    [record] = caplog.records
    assert record.getMessage().startswith(f"reminder {bad.pk} failed: KeyError in _act, line ")
    sweep(now)
    assert len(caplog.records) == 2


def test_overdue_since_tells_of_the_oldest_that_waits_for_an_hour(handover):
    due = at(11, 27, 16)
    assert clock.overdue_since(due + timedelta(minutes=59)) is None
    assert clock.overdue_since(due + timedelta(minutes=61)) == due


@pytest.fixture
def contested(transactional_db, travel):
    unit = factories.organisation("Enheden", kind="employment_unit")
    Role.objects.create(user=factories.user("Bo"), organisation=unit, role="consultant")
    network = factories.network(factories.organisation(), unit)
    for _n in range(6):
        made = factories.handover(factories.sheet(network), unit, contact_due=THURSDAY_16)
        plan_clock(made)
    travel(at(11, 27, 16))
    return unit


@pytest.mark.race
def test_of_many_workers_each_reminder_is_worked_off_by_one(contested):
    done = race(lambda _worker: sweep(timezone.now()), range(4))
    assert sum(done) == 6
    assert FollowUpEntry.objects.filter(kind="escalated").count() == 6


@pytest.mark.race
def test_without_reading_again_under_the_lock_it_would_happen_twice(contested):
    """Negative control: both read the row as due before either writes."""
    read = Barrier(2)

    def naive(_worker):
        row = Reminder.objects.due(timezone.now()).first()
        read.wait(timeout=20)
        with followup.changing(row.handover, kind="escalated"):
            pass
        Reminder.objects.filter(pk=row.pk).update(done_at=timezone.now(), outcome="done")

    race(naive, range(2))
    assert FollowUpEntry.objects.filter(kind="escalated").count() == 2
