"""Openings and candidates beside sheets, orders, profiles and placements; the migration and `adopt` agree."""

from datetime import timedelta
from importlib import import_module
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.utils import timezone

from pledges.followup.changes import change_status, log
from pledges.followup.rerouting import reroute
from pledges.job_orders.drafts import change_order, new_order
from pledges.models import (
    Candidate,
    CandidateStage,
    Handover,
    JobOrderDraft,
    JobProfile,
    Opening,
    Placement,
    PlacementStep,
    PledgeLine,
)
from pledges.models.openings import remaining_of
from pledges.models.placements import takes_position
from pledges.receipts.actions import change
from pledges.sheets.promised import Promised
from pledges.splitting import adopt, keep_openings, report, room_for, wanted_by
from tests import factories


def a_sheet(cast, *lines, had_visit=False, **fields):
    """A handover of a sheet with lines of (task, positions)."""
    sheet = factories.sheet(cast.network, tasks=(), **fields)
    PledgeLine.objects.bulk_create(
        PledgeLine(sheet=sheet, task=task, hours="5-9", positions=n) for task, n in lines
    )
    return factories.handover(sheet, cast.unit, owner=cast.consultant, had_visit=had_visit)


def openings(handover, *fields):
    return list(handover.openings.order_by("pk").values_list(*fields))


# --- The rules ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("positions", "placed", "withdrawn", "left"),
    [(3, 0, 0, 3), (3, 1, 0, 2), (3, 1, 2, 0), (1, 2, 0, 0), (1, 0, 1, 0)],
)
def test_what_remains(cast, positions, placed, withdrawn, left):
    said = remaining_of(positions=positions, placed=placed, withdrawn=withdrawn)
    handover = a_sheet(cast, ("cleaning", positions))
    for _ in range(placed):
        factories.placement(handover)
    handover.openings.update(withdrawn=withdrawn, positions=positions)
    row = handover.openings.with_remaining().get()
    assert (said, row.remaining, row.placed) == (left, left, placed)


@pytest.mark.parametrize(
    ("state", "reason", "taken"),
    [
        ("active", "", True),
        ("at_risk", "", True),
        ("ended", "ordinary_job", True),
        ("ended", "completed", True),
        ("ended", "moved", False),
        ("ended", "education", False),
        ("ended", "company", False),
        ("ended", "person", False),
        ("ended", "other", False),
    ],
)
def test_whose_position_is_taken(cast, state, reason, taken):
    handover = a_sheet(cast, ("cleaning", 1))
    ended = timezone.localdate() if state == "ended" else None
    factories.placement(handover, state=state, end_reason=reason, ended_on=ended)
    assert takes_position(state=state, end_reason=reason) is taken
    assert Placement.objects.in_position().exists() is taken


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([], []),
        ([("cleaning", 3)], [("cleaning", 3, ())]),
        ([("cleaning", 1), ("green", 0)], [("cleaning", 1, ("green",))]),
        ([("cleaning", 1), ("green", 1)], [("cleaning", 1, ()), ("green", 1, ())]),
        ([("cleaning", 0)], []),
    ],
)
def test_a_line_without_positions_is_a_task_of_the_same_job(lines, expected):
    made = wanted_by(PledgeLine(task=task, hours="5-9", positions=n) for task, n in lines)
    assert [(one.task, one.positions, one.also) for one in made] == expected


@pytest.mark.parametrize(
    ("promised", "positions", "at", "more"),
    [
        ([], 1, None, 0),
        ([(3, 0)], 2, 0, 0),
        ([(3, 0)], 5, 0, 2),
        ([(3, 3)], 1, None, 0),
        ([(1, 0), (2, 0)], 3, 1, 0),
        ([(1, 2), (1, 0)], 1, None, 0),  # one order of both lines
        ([(2, 1), (2, 0)], 1, 1, 0),
    ],
)
def test_which_opening_an_order_is_of(promised, positions, at, more):
    assert room_for(promised, positions) == (at, more)


# --- What makes them ------------------------------------------------------------------------


def test_one_hired_of_three_leaves_two_in_the_list(cast):
    """However the sheet stands: the others are still wanted."""
    handover = a_sheet(cast, ("cleaning", 3))
    factories.lasting_job(handover)
    Handover.objects.filter(pk=handover.pk).update(
        status="retained", outcome="job", closed_at=timezone.now()
    )
    assert [row.remaining for row in Opening.objects.open()] == [2]


@pytest.mark.parametrize("status", ["withdrawn", "not_ours"])
def test_a_sheet_put_away_without_a_job_has_no_open_ones(cast, status):
    handover = a_sheet(cast, ("cleaning", 3), source="call")
    log(handover, by=cast.consultant, kind="call", expected_version=0)
    change_status(handover, status=status, by=cast.consultant)
    assert not Opening.objects.open().exists()
    change_status(handover, status="contacted", by=cast.consultant)  # it was a mistake
    assert Opening.objects.open().get().source == "call"


def test_the_company_waits_for_each_opening_from_the_first_call(cast):
    handover = a_sheet(cast, ("cleaning", 1), ("green", 1))
    handover.openings.filter(task="green").update(candidate_due=timezone.now())  # a day of its own
    log(handover, by=cast.consultant, kind="call", expected_version=0)
    handover.refresh_from_db()
    due = {opening.task: opening.candidate_due for opening in handover.openings.all()}
    assert due["cleaning"] == handover.candidate_due
    assert due["green"] < handover.candidate_due


def test_a_changed_promise_withdraws_and_adds_but_loses_nothing(cast):
    handover = a_sheet(cast, ("cleaning", 3))
    factories.placement(handover)
    change(handover, wanted=Promised(tasks=("green",), hours="1-4", positions=2))
    fields = ("task", "positions", "withdrawn", "promised", "hours")
    assert openings(handover, *fields) == [
        ("cleaning", 3, 2, 0, "5-9"),
        ("green", 2, 0, 2, "1-4"),
    ]
    change(handover, wanted=Promised(tasks=("cleaning",), hours="1-4", positions=1))
    assert openings(handover, *fields) == [
        ("cleaning", 4, 2, 1, "1-4"),
        ("green", 2, 2, 0, "1-4"),
    ]


def test_openings_go_with_the_sheet_to_another_unit(cast):
    other = factories.organisation("Jobcenter Sønderby", "employment_unit")
    factories.network(cast.nordby, other)
    lead = factories.user("Ny leder")
    lead.roles.create(organisation=other, role="unit_lead")
    handover = a_sheet(cast, ("cleaning", 1))
    reroute(handover, unit=other, by=cast.lead, reason="Deres by")
    assert handover.openings.get().unit == other


def test_an_order_is_of_the_promise_until_that_is_used_up(cast):
    handover = a_sheet(cast, ("cleaning", 1))
    first = new_order(handover, by=cast.consultant)
    second = new_order(handover, by=cast.consultant, title="Køkkenhjælp", positions=2)
    assert openings(handover, "title", "positions", "source", "of_line") == [
        ("", 1, "sheet", True),
        ("Køkkenhjælp", 2, "call", False),
    ]
    assert first.opening.of_line
    change_order(second, by=cast.consultant, positions=4, title="Kok")
    assert openings(handover, "title", "positions")[1] == ("Kok", 4)


def test_a_profile_and_a_placement_are_one_candidate_by_their_reference(cast):
    profile = factories.profile(cast.unit, cast.network, reference="Kandidat A1")
    placement = factories.placement(a_sheet(cast, ("green", 1)), candidate_reference="kandidat  a1")
    candidate = Candidate.objects.get()
    assert (profile.candidate, placement.candidate) == (candidate, candidate)
    assert list(candidate.stages.values_list("stage", flat=True)) == ["ready", "placed"]
    assert candidate.stage == "placed"


# --- What was there before ------------------------------------------------------------------


def a_past(cast):
    """Sheets, orders, profiles and placements as a version that knew no openings left them."""
    today = timezone.localdate()
    two = a_sheet(cast, ("cleaning", 2), ("green", 0), source="visit")
    factories.order(two, positions=3)
    factories.placement(two)
    crowded = a_sheet(cast, ("kitchen", 1))
    for _ in range(2):
        factories.placement(crowded, starts_on=today - timedelta(days=9))
    bare = a_sheet(cast, had_visit=True)
    visit = factories.visit(bare)
    order = factories.order(bare, visit=visit, title="Lager")
    factories.placement(bare, order=order, state="ended", end_reason="other", ended_on=today)
    wish = a_sheet(cast)
    trial = factories.placement(
        wish, candidate_reference="–", scheme=factories.scheme("internship")
    )
    PlacementStep.objects.filter(placement=trial).update(paid_hours=0, unpaid_hours=20)
    factories.placement(a_sheet(cast, ("office", 1)), candidate_reference="–")
    profile = factories.profile(cast.unit, cast.network)
    factories.placement(a_sheet(cast, ("retail", 1)), candidate_reference=profile.reference.upper())
    untie()


def untie():
    Placement.objects.update(opening=None, candidate=None)
    PlacementStep.objects.update(scheme=None)
    JobOrderDraft.objects.update(opening=None)
    JobProfile.objects.update(candidate=None)
    Opening.objects.all().delete()
    Candidate.objects.all().delete()


def tied():
    """Everything that was made, without the ids of new rows."""
    return {
        "openings": list(
            Opening.objects.order_by("handover", "of_line", "task").values_list(
                *("handover", "task", "also", "hours", "title", "positions", "promised"),
                *("withdrawn", "source", "of_line", "unit", "network", "company"),
            )
        ),
        "orders": list(
            JobOrderDraft.objects.order_by("pk").values_list(
                "pk", "opening__task", "opening__title"
            )
        ),
        "candidates": list(
            Candidate.objects.order_by("key").values_list(
                "unit", "network", "key", "stage", "stage_on"
            )
        ),
        "stages": list(
            CandidateStage.objects.order_by("candidate__key", "pk").values_list(
                "candidate__key", "stage", "on", "network"
            )
        ),
        "placements": list(
            Placement.objects.order_by("pk").values_list(
                "pk", "candidate__key", "opening__task", "opening__title"
            )
        ),
        "profiles": list(JobProfile.objects.order_by("pk").values_list("pk", "candidate__key")),
        "steps": list(PlacementStep.objects.order_by("pk").values_list("pk", "scheme")),
    }


def test_the_migration_and_adopt_split_alike(cast):
    a_past(cast)
    split = adopt()
    by_hand = tied()
    untie()
    import_module("pledges.migrations.0012_split_promises").split_promises(apps, None)
    assert tied() == by_hand
    assert (split.lines, split.further_tasks, split.orders, split.orders_of_their_own) == (
        4,
        1,
        2,
        1,
    )
    assert (split.placements, split.raised, split.profiles, split.candidates) == (7, 1, 1, 7)


def test_nothing_is_lost(cast):
    a_past(cast)
    promised = sum(PledgeLine.objects.values_list("positions", flat=True))
    adopt()
    assert sum(Opening.objects.values_list("promised", flat=True)) == promised
    assert not Placement.objects.filter(opening=None).exists()
    assert not Placement.objects.filter(candidate=None).exists()
    assert not JobOrderDraft.objects.filter(opening=None).exists()
    assert not JobProfile.objects.filter(candidate=None).exists()
    assert not PlacementStep.objects.filter(scheme=None).exists()
    left = Opening.objects.with_remaining()
    assert all(one.placed + one.withdrawn <= one.positions for one in left)


def test_adopting_again_finds_nothing(cast):
    a_past(cast)
    adopt()
    before = tied()
    again = adopt()
    assert set(vars(again).values()) == {0}
    assert tied() == before


def test_keeping_the_same_promise_changes_nothing(cast):
    handover = a_sheet(cast, ("cleaning", 3), ("green", 0))
    before = openings(handover, "pk", "positions", "withdrawn")
    keep_openings(handover)
    assert openings(handover, "pk", "positions", "withdrawn") == before


def test_the_report_counts_what_was_split(cast):
    a_past(cast)
    assert report()["placements without an opening"] == 7
    call_command("openings", stdout=(out := StringIO()))
    said = report()
    assert said["positions promised in openings"] == said["positions on lines"] == 5
    assert (said["openings of a line"], said["openings of no line"]) == (4, 2)
    assert (said["orders of a sheet's opening"], said["orders with an opening of their own"]) == (
        1,
        1,
    )
    assert said["positions more than promised"] == 2  # an order of 3, and one who was there
    assert [n for what, n in said.items() if "without" in what] == [0, 0, 0, 0]
    assert "tied now, placements: 7" in out.getvalue()
    assert "candidates: 7" in out.getvalue()


def test_a_report_alone_ties_nothing(cast):
    a_past(cast)
    call_command("openings", "--only-report", stdout=StringIO())
    assert not Opening.objects.exists()
