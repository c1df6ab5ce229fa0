from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from accounts.models import AuditEntry
from pledges.figures.funnel import funnel
from pledges.followup.changes import (
    FollowUpRefused,
    assign,
    change_status,
    consultants_of,
    entries_since,
    log,
    take,
)
from pledges.followup.pausing import pause
from pledges.followup.statuses import CLOSED, FOLLOWS, lasted, next_statuses, words_needed
from pledges.models import FollowUpEntry, Handover, PlacementStep, RetentionCheck
from tests import factories

Code, Status = FollowUpRefused.Code, Handover.Status


@pytest.fixture
def handover(cast):
    sheet = factories.sheet(cast.network)
    return factories.handover(sheet, cast.unit, owner=cast.consultant, status="assigned")


def refused(call, *args, **kwargs):
    with pytest.raises(FollowUpRefused) as caught:
        call(*args, **kwargs)
    return caught.value.code


@pytest.mark.parametrize("kind", ["call", "mail", "visit"])
def test_reaching_the_company_is_the_first_contact(cast, handover, kind):
    with time_machine.travel("2026-11-24T09:00:00+01:00", tick=False):
        after = log(handover, by=cast.consultant, kind=kind, expected_version=0)
        assert after.first_contact_at == timezone.now()
    assert (after.status, after.version) == ("contacted", 1)


@pytest.mark.parametrize("kind", ["no_answer", "note"])
def test_not_reaching_them_leaves_the_deadline_open(cast, handover, kind):
    after = log(handover, by=cast.consultant, kind=kind, text="…", expected_version=0)
    assert (after.first_contact_at, after.status, after.version) == (None, "assigned", 1)


def test_second_contact_keeps_the_first_time(cast, handover):
    first = log(handover, by=cast.consultant, kind="call", expected_version=0)
    second = log(handover, by=cast.consultant, kind="call", expected_version=1)
    assert second.first_contact_at == first.first_contact_at


def test_a_call_can_lead_straight_to_a_visit(cast, handover):
    after = log(
        handover, by=cast.consultant, kind="call", status="visit_booked", expected_version=0
    )
    entry = after.entries.get()
    assert (entry.status_before, entry.status_after) == ("assigned", "visit_booked")
    assert after.had_visit is True


def test_no_answer_cannot_lead_to_a_visit(cast, handover):
    code = refused(
        log,
        handover,
        by=cast.consultant,
        kind="no_answer",
        status="visit_booked",
        expected_version=0,
    )
    assert code == Code.STATUS
    handover.refresh_from_db()
    assert (handover.version, handover.entries.count()) == (0, 0)


def test_who_reaches_an_unowned_company_owns_it(cast):
    handover = factories.handover(factories.sheet(cast.network), cast.unit)
    after = log(handover, by=cast.consultant, kind="call", expected_version=0)
    assert after.owner == cast.consultant


def test_who_reaches_an_owned_company_does_not_take_it(cast, handover):
    after = log(handover, by=cast.lead, kind="call", expected_version=0)
    assert after.owner == cast.consultant


def test_a_call_back_reopens_a_closed_sheet(cast, handover):
    closed = change_status(handover, status="not_reachable", by=cast.consultant, expected_version=0)
    assert closed.closed_at is not None
    after = log(closed, by=cast.consultant, kind="call", expected_version=1)
    assert (after.status, after.closed_at, after.outcome) == ("contacted", None, "")


def test_a_call_during_a_pause_does_not_end_it(cast, handover):
    tomorrow = timezone.localdate() + timedelta(days=1)
    paused = pause(handover, until=tomorrow, by=cast.consultant, expected_version=0)
    after = log(paused, by=cast.consultant, kind="call", expected_version=1)
    assert after.status == "on_hold"


@pytest.mark.parametrize("before", Status.values)
@pytest.mark.parametrize("after", Status.values)
def test_only_the_table_says_what_may_follow(cast, before, after):
    closed_at = timezone.now() if before in CLOSED else None
    handover = factories.handover(
        factories.sheet(cast.network), cast.unit, status=before, closed_at=closed_at
    )
    factories.lasting_job(handover)
    if after == Status.NO_CANDIDATE_YET and after in FOLLOWS[before]:
        code = refused(change_status, handover, status=after, by=cast.lead, expected_version=0)
        assert code == Code.OFFER
        factories.counter_offer(handover.openings.first())
    if after == Status.ON_HOLD:
        code = refused(change_status, handover, status=after, by=cast.lead, expected_version=0)
        assert code == (Code.PAUSE if after in FOLLOWS[before] else Code.STATUS)
    elif after in FOLLOWS[before]:
        moved = change_status(handover, status=after, by=cast.lead, expected_version=0)
        assert (moved.status, moved.closed_at is not None) == (after, after in CLOSED)
    else:
        code = refused(change_status, handover, status=after, by=cast.lead, expected_version=0)
        assert code == Code.STATUS


def test_every_status_is_in_the_table_and_can_be_reached():
    assert set(FOLLOWS) == set(Status)
    reachable = set().union(*FOLLOWS.values())
    assert reachable == set(Status) - {Status.NEW, Status.ASSIGNED}


@pytest.mark.parametrize("before", FOLLOWS)
def test_every_move_is_in_the_audit_log_with_who_when_before_and_after(cast, before):
    with time_machine.travel("2026-11-24T09:00:00+01:00", tick=False):
        # ON_HOLD is in test_pausing_and_rerouting.
        for after in FOLLOWS[before] - {Status.ON_HOLD}:
            handover = factories.handover(
                factories.sheet(cast.network),
                cast.unit,
                status=before,
                owner=cast.consultant,
                closed_at=timezone.now() if before in CLOSED else None,
            )
            factories.lasting_job(handover)
            factories.counter_offer(handover.openings.first())
            change_status(handover, status=after, by=cast.lead, expected_version=0)
            line = AuditEntry.objects.get(subject=f"handover:{handover.pk}")
            assert (line.by, line.organisation, line.at) == (cast.lead, cast.unit, timezone.now())
            assert line.before == {"status": before, "owner": cast.consultant.pk}
            assert line.after == {"status": after, "owner": cast.consultant.pk}


def test_out_of_a_pause_nobody_is_sent_before_somebody_was_reached(cast):
    sheet = factories.sheet(cast.network)
    handover = factories.handover(sheet, cast.unit, status="on_hold", owner=cast.consultant)
    after = change_status(handover, status="referred", by=cast.lead, expected_version=0)
    assert after.first_contact_at is not None


def test_no_call_is_skipped_on_the_way_to_a_job():
    for status in ("new", "assigned"):
        assert not FOLLOWS[status] & {Status.VISIT_BOOKED, Status.REFERRED, Status.HIRED}


def test_next_statuses_stand_in_the_order_of_the_way(handover):
    assert [value for value, _label in next_statuses(handover)] == [
        "contacted",
        "not_ours",
        "not_reachable",
        "withdrawn",
        "expired",
    ]


TODAY = date(2027, 2, 1)
PAID, UNPAID = (13, 5, 15), (13, 0, 20)  # weeks ago, paid and unpaid hours


@pytest.mark.parametrize(
    ("says", "steps", "has"),
    [
        ("still", [PAID], True),
        ("ended", [PAID], False),
        ("", [PAID], False),
        ("still", [UNPAID], False),
        ("still", [UNPAID, (4, 10, 0)], True),
        ("still", [UNPAID, (0, 10, 0)], True),
        ("still", [UNPAID, (-1, 10, 0)], False),
        ("still", [PAID, (4, 0, 20)], False),
        ("still", [], False),
    ],
)
def test_a_job_has_lasted_when_its_check_says_so_of_paid_hours(says, steps, has):
    check = RetentionCheck(weeks=13, due_on=TODAY, unit_says=says)
    steps = [
        PlacementStep(starts_on=TODAY - timedelta(weeks=ago), paid_hours=paid, unpaid_hours=unpaid)
        for ago, paid, unpaid in steps
    ]
    assert lasted(check, steps) is has


@pytest.mark.parametrize(
    ("before", "after", "needs"),
    [
        ("contacted", "not_ours", True),
        ("retained", "hired", True),
        ("hired", "retained", False),
        ("withdrawn", "contacted", False),
    ],
)
def test_which_changes_need_words(before, after, needs):
    assert bool(words_needed(before, after)) is needs


def test_nobody_says_that_a_job_has_lasted_before_its_check(cast, handover):
    handover.status = "hired"
    handover.save(update_fields=["status"])
    begun = timezone.localdate() - timedelta(days=6)
    check = factories.retention_check(factories.placement(handover, starts_on=begun))
    assert "retained" not in dict(next_statuses(handover))
    assert refused(change_status, handover, status="retained", by=cast.lead) == Code.EARLY
    log_it = {"kind": "call", "status": "retained", "expected_version": 0}
    assert refused(log, handover, by=cast.lead, **log_it) == Code.EARLY
    handover.refresh_from_db()
    assert (handover.status, handover.version) == ("hired", 0)
    check.unit_says = "still"
    check.save()
    after = change_status(handover, status="retained", by=cast.lead, expected_version=0)
    assert (after.outcome, after.closed_at is not None) == ("job", True)


def test_a_job_mistaken_for_a_lasting_one_is_hired_again(cast, handover):
    handover.status, handover.closed_at, handover.outcome = "retained", timezone.now(), "job"
    handover.save()
    assert [value for value, _label in next_statuses(handover)] == ["hired"]
    after = change_status(handover, status="hired", by=cast.lead, text="Forkert ark")
    assert (after.status, after.outcome, after.closed_at) == ("hired", "", None)
    assert after.furthest_step == Handover.RANKS["hired"]
    assert {step.key: step.sheets for step in funnel()}["retained"] == 0


def test_second_of_two_who_log_at_once_is_told(cast, handover):
    log(handover, by=cast.consultant, kind="call", text="Talte med Søren", expected_version=0)
    code = refused(
        log, handover, by=cast.lead, kind="no_answer", text="Prøvede", expected_version=0
    )
    handover.refresh_from_db()
    assert code == Code.VERSION
    assert [entry.text for entry in entries_since(handover, 0)] == ["Talte med Søren"]
    assert handover.entries.count() == 1


def test_without_the_version_the_second_would_win(cast, handover):
    """Negative control: it is the version that holds the second one back."""
    log(handover, by=cast.consultant, kind="call", expected_version=0)
    after = log(handover, by=cast.lead, kind="no_answer", expected_version=1)
    assert after.entries.count() == 2


def test_assigning_tells_who_and_why(cast, handover):
    due = handover.contact_due
    after = assign(
        handover, owner=cast.lead, by=cast.lead, reason="Bo er på ferie", expected_version=0
    )
    assert (after.owner, after.contact_due) == (cast.lead, due)
    assert after.entries.get().text == "→ lead\nBo er på ferie"


def test_assigning_a_new_sheet_makes_it_assigned(cast):
    handover = factories.handover(factories.sheet(cast.network), cast.unit)
    after = assign(handover, owner=cast.consultant, by=cast.lead, expected_version=0)
    assert after.status == "assigned"


@pytest.mark.parametrize("person", ["coordinator", "stranger", "reader"])
def test_owner_must_work_in_the_unit(cast, handover, person):
    code = refused(assign, handover, owner=getattr(cast, person), by=cast.lead, expected_version=0)
    assert code == Code.OWNER


def test_someone_who_left_cannot_own(cast, handover):
    cast.lead.is_active = False
    cast.lead.save(update_fields=["is_active"])
    assert list(consultants_of(cast.unit.pk)) == [cast.consultant]


def test_two_cannot_take_the_same_sheet(cast):
    handover = factories.handover(factories.sheet(cast.network), cast.unit)
    assert take(handover, by=cast.consultant).owner == cast.consultant
    assert refused(take, handover, by=cast.lead) == Code.TAKEN


def test_every_change_is_in_the_audit_log(cast, handover):
    log(handover, by=cast.consultant, kind="call", text="CEO siger ja", expected_version=0)
    assign(handover, owner=cast.lead, by=cast.lead, expected_version=1)
    first, second = AuditEntry.objects.filter(subject=f"handover:{handover.pk}").order_by("pk")
    owner = cast.consultant.pk
    assert (first.verb, first.by, first.before, first.after) == (
        "followup.call",
        cast.consultant,
        {"status": "assigned", "owner": owner},
        {"status": "contacted", "owner": owner},
    )
    assert (second.verb, second.after) == (
        "followup.assigned",
        {"status": "contacted", "owner": cast.lead.pk},
    )


def test_entries_are_only_added(cast, handover):
    log(handover, by=cast.consultant, kind="call", expected_version=0)
    before = FollowUpEntry.objects.get()
    change_status(handover, status="visit_booked", by=cast.lead, expected_version=1)
    assert FollowUpEntry.objects.order_by("pk").first() == before
    assert FollowUpEntry.objects.count() == 2


def test_a_call_answers_the_company_that_waited(cast, handover):
    Handover.objects.update(reported_at=timezone.now())
    after = log(handover, by=cast.consultant, kind="no_answer", expected_version=0)
    assert after.reported_at is not None
    after = log(handover, by=cast.consultant, kind="call", expected_version=1)
    assert after.reported_at is None


@pytest.mark.parametrize("status", ["not_ours", "expired", "withdrawn"])
def test_sheet_with_a_visit_ahead_is_not_put_away(cast, status):
    ahead = timezone.now() + timedelta(days=2)
    handover = factories.handover(
        factories.sheet(cast.network),
        cast.unit,
        status="contacted",
        first_contact_at=timezone.now(),
        visit_at=ahead,
    )
    assert refused(change_status, handover, status=status, by=cast.lead) == Code.VISIT
    with time_machine.travel(ahead + timedelta(hours=1)):
        assert change_status(handover, status=status, by=cast.lead).status == status
