"""A sheet through anything the desk can do, in any order, by anybody, at any time."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from accounts.models import AuditEntry, Role
from accounts.refusals import Refused
from pledges.followup import changes as followup
from pledges.followup import pausing, rerouting
from pledges.followup.reminders import OF_THE_CLOCK, plan_clock
from pledges.followup.statuses import CLOSED, FOLLOWS, UNCONTACTED
from pledges.models import Handover, Reminder
from tests import factories
from tests.drills.size import size

Status = Handover.Status
START = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Europe/Copenhagen"))
PEOPLE = ("lead", "consultant", "second", "outsider")


class SheetMachine(RuleBasedStateMachine):
    """Two staffed units, four people, one sheet. Every rule tries one thing, legal or not."""

    @initialize(owned=st.booleans())
    def hand_in(self, owned):
        self.clock = time_machine.travel(START, tick=False)
        self.time = self.clock.start()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        host = factories.organisation()
        self.units = [
            factories.organisation(f"Enhed {n}", kind="employment_unit") for n in range(2)
        ]
        self.people = {name: factories.user(name) for name in PEOPLE}
        for name, role in (("lead", "unit_lead"), ("consultant", "consultant")):
            self._give(name, self.units[0], role)
        for name in ("second", "consultant"):
            self._give(name, self.units[1], "consultant")
        owner = self.people["consultant"] if owned else None
        handover = factories.handover(
            factories.sheet(factories.network(host, self.units[0])),
            self.units[0],
            owner=owner,
            status=Status.ASSIGNED if owned else Status.NEW,
        )
        plan_clock(handover)
        self.pk, self.changes = handover.pk, 0

    def teardown(self):
        if hasattr(self, "transaction"):
            transaction.set_rollback(True)
            self.transaction.__exit__(None, None, None)
            self.clock.stop()

    # --- What people do -----------------------------------------------------------------------

    @rule(hours=st.integers(1, 24 * 40))
    def time_passes(self, hours):
        self.time.shift(timedelta(hours=hours))

    @rule(
        who=st.sampled_from(PEOPLE),
        kind=st.sampled_from(followup.BY_HAND),
        status=st.none() | st.sampled_from(Status.values),
        late=st.booleans(),
    )
    def log(self, who, kind, status, late):
        before = self.row()
        calls_first = before.status in UNCONTACTED or before.closed_at
        over = Status.CONTACTED if kind in followup.REACHED and calls_first else None
        self.attempt(
            followup.log,
            by=self.people[who],
            kind=kind,
            text="Talte sammen",
            status=status,
            expected_version=before.version - late,
            must_refuse=late,
            over=over,
        )

    @rule(who=st.sampled_from(PEOPLE), status=st.sampled_from(Status.values))
    def change_status(self, who, status):
        before = self.row()
        # A pause has a way of its own, and nothing lasts here without a check.
        apart = (Status.ON_HOLD, Status.RETAINED)
        legal = status in FOLLOWS[before.status] and status not in apart
        after = self.attempt(
            followup.change_status, by=self.people[who], status=status, must_refuse=not legal
        )
        assert (after.status == status) or not legal

    @rule(who=st.sampled_from(PEOPLE), owner=st.sampled_from(PEOPLE))
    def assign(self, who, owner):
        works_here = self.people[owner].roles.filter(organisation=self.row().unit_id).exists()
        self.attempt(
            followup.assign,
            by=self.people[who],
            owner=self.people[owner],
            must_refuse=not works_here,
        )

    @rule(who=st.sampled_from(PEOPLE))
    def take(self, who):
        taken = self.row().owner_id is not None
        self.attempt(followup.take, by=self.people[who], must_refuse=taken)

    @rule(who=st.none() | st.sampled_from(PEOPLE), days=st.integers(-1, 400))
    def pause(self, who, days):
        before = self.row()
        legal = Status.ON_HOLD in FOLLOWS[before.status] and 0 < days <= 365
        until = timezone.localdate() + timedelta(days=days)
        by = who and self.people[who]
        after = self.attempt(pausing.pause, until=until, by=by, must_refuse=not legal)
        if legal:
            assert (after.status, after.paused_until) == (Status.ON_HOLD, until)
            assert after.status_before_pause == before.status

    @rule(who=st.none() | st.sampled_from(PEOPLE))
    def resume(self, who):
        before = self.row()
        paused = before.status == Status.ON_HOLD
        by = who and self.people[who]
        after = self.attempt(pausing.resume, by=by, must_refuse=not paused)
        if paused:
            was, called = before.status_before_pause, before.first_contact_at
            assert after.status == (Status.CONTACTED if was in UNCONTACTED and called else was)

    @precondition(lambda self: self.row().status == Status.ON_HOLD)
    @rule()
    def the_pause_is_over(self):
        """The clock brings it back at the very moment it is due."""
        due = self.row().due_at
        if due > timezone.now():
            self.time.move_to(due)
        self.resume(None)

    @rule(who=st.sampled_from(PEOPLE), to=st.sampled_from([0, 1]), reason=st.sampled_from("x "))
    def reroute(self, who, to, reason):
        before, unit = self.row(), self.units[to]
        legal = unit.pk != before.unit_id and not before.closed_at and reason.strip()
        self.attempt(
            rerouting.reroute,
            unit=unit,
            by=self.people[who],
            reason=reason,
            must_refuse=not legal,
        )

    # --- What is always so --------------------------------------------------------------------

    @invariant()
    def closed_is_closed(self):
        row = self.row()
        assert (row.closed_at is not None) == (row.status in CLOSED)
        assert row.outcome == CLOSED.get(row.status, "")

    @invariant()
    def version_entries_and_audit_count_the_changes(self):
        row = self.row()
        assert row.version == self.changes == row.entries.count()

    @invariant()
    def nothing_open_is_nobodys(self):
        """An owner who works in the unit, or the queue of a unit that has a lead."""
        row = self.row()
        if row.closed_at:
            return
        if row.owner_id is None:
            assert row.unit.roles.filter(role=Role.Kind.UNIT_LEAD).exists()
        else:
            assert followup.consultants_of(row.unit_id).filter(pk=row.owner_id).exists()

    @invariant()
    def new_means_nobody_has_it(self):
        row = self.row()
        for status in (row.status, row.status_before_pause):
            if status in UNCONTACTED:
                assert (status == Status.NEW) == (row.owner_id is None)

    @invariant()
    def the_deadline_kept_is_that_of_the_clock(self):
        row = self.row()
        assert (row.due_at, row.due_for) == row.clock()

    @invariant()
    def a_pause_has_an_end_and_nothing_else_has(self):
        row = self.row()
        paused = row.status == Status.ON_HOLD
        assert (row.paused_until is not None) == paused == bool(row.status_before_pause)

    @invariant()
    def each_clock_rings_once(self):
        waiting = Reminder.objects.filter(handover=self.pk, kind__in=OF_THE_CLOCK, done_at=None)
        kinds = list(waiting.values_list("kind", flat=True))
        assert len(kinds) == len(set(kinds))

    # --- How it is tried ----------------------------------------------------------------------

    def row(self):
        return Handover.objects.select_related("unit").get(pk=self.pk)

    def told(self):
        return AuditEntry.objects.filter(subject=f"handover:{self.pk}")

    def everything(self):
        values = Handover.objects.filter(pk=self.pk).values().get()
        waiting = Reminder.objects.filter(handover=self.pk).order_by("pk")
        return values, self.told().count(), list(waiting.values_list("kind", "due_at"))

    def attempt(self, call, *, must_refuse=False, over=None, **fields):
        """Does it, or is refused and leaves all as it was; a change is told once to each unit."""
        before, untouched = self.row(), self.everything()
        told = set(self.told().values_list("pk", flat=True))
        try:
            call(before, **fields)
        except Refused:
            assert self.everything() == untouched
            after = self.row()
            assert after.entries.count() == self.changes
            return after
        assert not must_refuse
        self.changes += 1
        after = self.row()
        self._check_told(before, after, self.told().exclude(pk__in=told), fields.get("by"))
        self._check_legal(call, before, after, over)
        return after

    def _check_told(self, before, after, lines, by):
        assert {line.organisation_id for line in lines} == {before.unit_id, after.unit_id}
        assert len(lines) == len({before.unit_id, after.unit_id})
        for line in lines:
            assert (line.by, line.at) == (by, timezone.now())
            assert (line.before["status"], line.after["status"]) == (before.status, after.status)
            assert (line.before["owner"], line.after["owner"]) == (before.owner_id, after.owner_id)
        entry = after.entries.order_by("-pk").first()
        moved = before.status != after.status
        assert (entry.by, entry.at) == (by, timezone.now())
        assert entry.status_before == (before.status if moved else "")
        assert entry.status_after == (after.status if moved else "")

    def _check_legal(self, call, before, after, over):
        """By the table, perhaps over "contacted"; owners and pauses have the ways of their own."""
        if before.status == after.status or call is pausing.resume:
            return
        steps = {after.status} & FOLLOWS[before.status]
        if over and over in FOLLOWS[before.status]:
            steps |= {after.status} & FOLLOWS[over]
        if call in (followup.assign, followup.take, rerouting.reroute):
            steps |= {after.status} & UNCONTACTED if before.status in UNCONTACTED else set()
        assert steps == {after.status}
        assert after.status != Status.ON_HOLD or call is pausing.pause

    def _give(self, name, unit, role):
        Role.objects.create(user=self.people[name], organisation=unit, role=role)


class CheatingMachine(SheetMachine):
    """The negative control: somebody writes past `changing`."""

    @rule()
    def write_past_the_log(self):
        Handover.objects.filter(pk=self.pk).update(version=self.changes + 1)


def run(machine, **changes):
    fixed = {"deadline": None, "database": None, "suppress_health_check": list(HealthCheck)}
    run_state_machine_as_test(machine, settings=settings(**fixed, **changes))


@pytest.mark.django_db
def test_no_order_of_events_breaks_a_sheet():
    run(SheetMachine, max_examples=size(8, full=200), stateful_step_count=20, derandomize=True)


@pytest.mark.django_db
def test_a_change_past_the_log_would_be_found():
    with pytest.raises(AssertionError):
        run(CheatingMachine, max_examples=20, stateful_step_count=5, phases=[Phase.generate])
