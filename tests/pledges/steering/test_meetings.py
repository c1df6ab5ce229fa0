"""The steering group: what a meeting is, and what is agreed."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from accounts.models import AuditEntry
from pledges.models import SteeringAction, SteeringMeeting
from pledges.steering.agenda import agenda
from pledges.steering.meetings import (
    SteeringRefused,
    add_action,
    fingerprint,
    finish_action,
    plan_meeting,
    remove_action,
    reopen_action,
    update_meeting,
    write_minutes,
)
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


# Meetings


def test_the_first_period_is_ninety_days_and_the_next_begins_at_the_last_meeting(cast):
    first = plan_meeting(cast.network, held_on=date(2026, 9, 1), by=cast.lead)
    second = plan_meeting(cast.network, held_on=date(2026, 12, 1), by=cast.lead)
    assert first.period_start == date(2026, 6, 3)
    assert second.period_start == date(2026, 9, 1)
    between = plan_meeting(cast.network, held_on=date(2026, 10, 1), by=cast.lead)
    assert between.period_start == date(2026, 9, 1)


def test_a_period_of_ones_own_is_kept(cast):
    own = date(2026, 1, 1)
    meeting = plan_meeting(
        cast.network, held_on=TODAY, period_start=own, place="Rådhuset", by=cast.owner
    )
    assert (meeting.period_start, meeting.place, meeting.created_by) == (
        own,
        "Rådhuset",
        cast.owner,
    )


@pytest.mark.parametrize(
    ("held_on", "period_start", "code"),
    [
        (date(2026, 12, 1), None, "same_day"),
        (date(2026, 11, 1), date(2026, 11, 2), "period"),
        (date(2062, 12, 1), None, "far"),
        (date(1, 1, 1), None, "far"),
        (date(2026, 11, 1), date(1926, 11, 1), "far"),
    ],
)
def test_plan_refused(cast, meeting, held_on, period_start, code):
    with pytest.raises(SteeringRefused) as refused:
        plan_meeting(cast.network, held_on=held_on, period_start=period_start, by=cast.lead)
    assert refused.value.code == code
    assert SteeringMeeting.objects.count() == 1


def test_another_network_meets_the_same_day(cast, meeting):
    other = factories.network(cast.nordby, unit=cast.unit)
    assert plan_meeting(other, held_on=meeting.held_on, by=cast.lead).pk


def test_a_meeting_moves_but_not_onto_another(cast, meeting):
    facts = {"period_start": date(2026, 9, 1), "place": "Åvang", "by": cast.lead}
    moved = update_meeting(meeting, held_on=date(2026, 12, 2), **facts)
    assert (moved.held_on, moved.place) == (date(2026, 12, 2), "Åvang")
    factories.steering_meeting(cast.network, held_on=date(2026, 12, 3))
    with pytest.raises(SteeringRefused, match="allerede et møde"):
        update_meeting(meeting, held_on=date(2026, 12, 3), **facts)


def test_minutes_of_two_at_once_are_not_lost(cast, meeting):
    seen = fingerprint(meeting)
    write_minutes(meeting, text="Først", expected=seen, by=cast.lead)
    with pytest.raises(SteeringRefused) as refused:
        write_minutes(meeting, text="Sidst", expected=seen, by=cast.owner)
    assert refused.value.code == "minutes"
    meeting.refresh_from_db()
    assert meeting.minutes == "Først"


# What is agreed


def test_actions_are_added_done_opened_and_removed_with_an_audit_line_each(cast, meeting):
    action = add_action(
        meeting, text="Ring til Ågård", owner="Karin", due_on=TODAY, by=cast.coordinator
    )
    assert finish_action(action, by=cast.lead).done_at == NOW
    finish_action(action, by=cast.lead)
    assert reopen_action(action, by=cast.lead).done_at is None
    remove_action(action, meeting=meeting, by=cast.lead)
    assert not SteeringAction.objects.exists()
    told = AuditEntry.objects.order_by("pk").values_list("verb", "organisation", "by")
    assert list(told) == [
        ("steering.action_added", cast.nordby.pk, cast.coordinator.pk),
        ("steering.action_done", cast.nordby.pk, cast.lead.pk),
        ("steering.action_reopened", cast.nordby.pk, cast.lead.pk),
        ("steering.action_removed", cast.nordby.pk, cast.lead.pk),
    ]


def test_the_audit_log_holds_no_words_that_were_typed(cast, meeting):
    write_minutes(meeting, text="HEMMELIGT", expected=fingerprint(meeting), by=cast.lead)
    add_action(meeting, text="HEMMELIGT", owner="HEMMELIGT", due_on=TODAY, by=cast.lead)
    told = "".join(f"{entry.before}{entry.after}" for entry in AuditEntry.objects.all())
    assert "HEMMELIGT" not in told
    assert TODAY.isoformat() in told


def test_what_is_done_or_was_agreed_elsewhere_is_not_removed(cast, meeting):
    done = factories.steering_action(meeting, done_at=NOW)
    elsewhere = factories.steering_action(factories.steering_meeting(cast.network))
    for action, code in ((done, "done"), (elsewhere, "elsewhere")):
        with pytest.raises(SteeringRefused) as refused:
            remove_action(action, meeting=meeting, by=cast.lead)
        assert refused.value.code == code
    assert SteeringAction.objects.count() == 2


def test_open_actions_follow_until_they_are_done(cast, meeting):
    long_ago = factories.steering_meeting(cast.network, held_on=date(2026, 6, 1))
    last = factories.steering_meeting(cast.network, held_on=date(2026, 9, 1))
    factories.steering_action(
        long_ago, text="Glemt og gjort", done_at=datetime(2026, 7, 1, tzinfo=UTC)
    )
    factories.steering_action(long_ago, text="Åben længe", due_on=date(2026, 7, 1))
    factories.steering_action(
        long_ago, text="Sent gjort", done_at=datetime(2026, 10, 1, tzinfo=UTC)
    )
    factories.steering_action(last, text="Åben", due_on=date(2026, 12, 24))
    factories.steering_action(meeting, text="Aftalt i dag")
    found = [action.text for action in agenda(meeting, NOW).agreed]
    assert found == ["Åben længe", "Åben", "Sent gjort"]
