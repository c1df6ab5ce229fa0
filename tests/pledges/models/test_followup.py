"""What a handover works out from its own columns when it is saved."""

import re
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pledges.followup import changes
from pledges.models import Handover
from tests import factories

Status = Handover.Status


def test_ranks_are_the_numbers_that_are_stored():
    """They are in databases already: a new step takes a number between two of them."""
    assert Handover.RANKS == {
        Status.NEW: 0,
        Status.ASSIGNED: 10,
        Status.CONTACTED: 20,
        Status.VISIT_BOOKED: 30,
        Status.JOB_ORDER_CREATED: 40,
        Status.REFERRED: 50,
        Status.HIRED: 60,
        Status.RETAINED: 70,
    }
    assert all(after - before > 1 for before, after in pairwise(Handover.RANKS.values()))


# --- Derived columns are written when they changed ------------------------------------------


@pytest.fixture
def handover(cast):
    sheet = factories.sheet(cast.network)
    made = factories.handover(sheet, cast.unit, owner=cast.consultant, status="assigned")
    return again(made)


def again(handover):
    return Handover.objects.get(pk=handover.pk)


def written(act):
    """The columns of the one UPDATE of a handover."""
    with CaptureQueriesContext(connection) as captured:
        act()
    table = Handover._meta.db_table
    [sql] = [q["sql"] for q in captured if q["sql"].startswith(f'UPDATE "{table}"')]
    return set(re.findall(r'"(\w+)" = ', sql.partition(" WHERE ")[0]))


def test_a_column_that_nothing_derives_from_is_written_alone(handover):
    handover.escalation = 1
    assert written(lambda: handover.save(update_fields=["escalation"])) == {"escalation"}


@pytest.mark.parametrize(
    ("fields", "derived"),
    [
        ({"contact_due": timezone.make_aware(datetime(2027, 1, 4, 16))}, {"due_at"}),
        (
            {"introduction_due": timezone.make_aware(datetime(2027, 1, 4, 16))},
            {"due_at", "due_for"},
        ),
        ({"paused_until": date(2027, 1, 4)}, set()),
        ({"status": "on_hold", "paused_until": date(2027, 1, 4)}, {"due_at", "due_for"}),
        ({"status": "visit_booked"}, {"furthest_step", "had_visit", "reached"}),
        (
            {"first_contact_at": timezone.make_aware(datetime(2027, 1, 4, 12))},
            {"contact_hours", "due_at", "due_for"},
        ),
    ],
)
def test_a_derived_column_is_written_with_what_it_comes_from(handover, fields, derived):
    for name, value in fields.items():
        setattr(handover, name, value)
    assert written(lambda: handover.save(update_fields=list(fields))) == {*fields, *derived}


def test_a_note_in_the_log_writes_nothing_derived(cast, handover):
    columns = written(
        lambda: changes.log(
            handover, by=cast.consultant, kind="note", text="Talte om vagter", expected_version=0
        )
    )
    assert not columns & Handover.DERIVED
    assert {"version", "touched_at"} <= columns


def test_a_promise_is_counted_anew_when_its_lines_change(handover):
    handover.sheet.lines.update(positions=7)
    handover.count_promise()
    assert written(handover.save) & Handover.DERIVED == {"positions", "hours"}
    assert again(handover).positions == 7


def test_an_old_copy_does_not_bring_back_what_another_wrote(handover):
    old, fresh = again(handover), again(handover)
    fresh.contact_due = fresh.contact_due + timedelta(days=3)
    fresh.save()
    old.escalation = 1
    old.save(update_fields=["escalation"])
    assert again(handover).due_at == fresh.contact_due


def test_there_and_back_again_is_written_both_times(handover):
    before = handover.due_at
    for due in (before + timedelta(days=1), before):
        handover.contact_due = due
        handover.save()
        assert again(handover).due_at == due


def test_after_a_rollback_the_same_copy_is_written_in_full(handover):
    handover.contact_due = due = handover.contact_due + timedelta(days=1)
    with transaction.atomic():
        handover.save()
        transaction.set_rollback(True)
    handover.save()
    assert again(handover).due_at == due


def test_a_copy_of_some_columns_is_saved(handover):
    Handover.objects.update(due_for="visit")
    some = Handover.objects.only("status", "escalation").get(pk=handover.pk)
    some.escalation = 2
    some.save()
    assert (again(handover).escalation, again(handover).due_for) == (2, "contact")


def test_what_was_deleted_meanwhile_is_not_made_anew(handover):
    Handover.objects.filter(pk=handover.pk).delete()
    with pytest.raises(DatabaseError):
        handover.save()
