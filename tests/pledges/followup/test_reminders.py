from datetime import timedelta

from django.utils import timezone

from pledges import tasks
from pledges.followup.reminders import plan_clock, plan_missing
from pledges.models import Handover, Reminder
from tests import factories


def sheet_of(cast, **fields):
    return factories.handover(factories.sheet(cast.network), cast.unit, **fields)


def test_sheet_from_before_the_clock_is_planned_for_once(cast):
    handover = sheet_of(cast)
    assert (plan_missing(), plan_missing()) == (1, 0)
    kinds = handover.reminders.values_list("kind", flat=True)
    assert sorted(kinds) == ["coordinator", "lead"]


def test_what_is_planned_or_waits_for_nothing_is_left_alone(cast):
    plan_clock(sheet_of(cast))
    now = timezone.now()
    sheet_of(cast, status="withdrawn", closed_at=now)
    sheet_of(cast, status="referred", first_contact_at=now)
    sheet_of(cast, status="on_hold")  # from before a pause had a day
    before = Reminder.objects.count()
    assert (plan_missing(), Reminder.objects.count()) == (0, before)


def test_long_missed_deadline_is_escalated_at_once(cast):
    handover = sheet_of(cast, contact_due=timezone.now() - timedelta(days=30))
    tasks.plan_missing_reminders.func()
    handover.refresh_from_db()
    assert handover.escalation == Handover.Escalation.COORDINATOR


def test_only_so_many_at_a_time(cast):
    for _number in range(3):
        sheet_of(cast)
    assert [plan_missing(limit=2), plan_missing(limit=2)] == [2, 1]
