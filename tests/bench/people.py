"""Openings, candidates, referrals and placements beside the sheets of `sheets.make`, three years of them.

Two openings a sheet; to every second sheet a candidate who was referred and began there. One in 200 moved
on from another company, one in ten of the busiest unit. Half began without pay and got paid hours later, some never; two in five are over.
"""

from pledges.models import (
    Candidate,
    CandidateStage,
    Opening,
    Placement,
    PlacementStep,
    Referral,
    RetentionCheck,
    Scheme,
)
from pledges.models.placements import derived
from tests.bench.series import (
    CHANCE,
    DAY,
    KNOWN,
    NETWORK,
    OTHER_CHANCE,
    POSITIONS,
    UNIT,
    at,
    boolean,
    created,
    day,
    insert,
    of,
    text,
)

SHEET = "(2 * i)"  # of the candidate i, of the placement i
MOVED = "(i % 200 = 0)"  # from the placement ten before, at a company of the same network
OVER = f"({OTHER_CHANCE} < 40 OR i % 200 = 190)"
UNPAID = "(i % 2 = 0)"  # at first
PAID_LATER = f"({CHANCE} >= 30)"


def make(count: int, first: dict[str, int]) -> None:
    """For the sheets 1 to `count`; `first` are the first ids of each kind."""
    schemes = dict(Scheme.objects.values_list("code", "pk"))
    everybody = count // 2
    came = created(count, SHEET)
    unit = f"{first['unit']} + {of(UNIT, SHEET)}"
    network = f"{first['network']} + {of(NETWORK, SHEET)}"
    knower = f"{first['user']} + {of(UNIT, SHEET)} * 10 + i / 10 % 10"
    _openings(count, first)
    _candidates(everybody, came, unit, network, knower)
    _placements(everybody, came, unit, network, schemes)
    _steps_and_checks(everybody, came)
    Opening.objects.count_anew()
    Placement.objects.update(**derived())


def _openings(count, first):
    where = {
        "handover_id": "i",
        "network_id": f"{first['network']} + {NETWORK}",
        "unit_id": f"{first['unit']} + {UNIT}",
        "company_id": f"CASE WHEN {KNOWN} THEN {first['company']} + i * 37 % {first['companies']} END",
        "hours": "'5-9'",
        "created_at": at(created(count)),
        "candidate_due": f"CASE WHEN {CHANCE} < 55 THEN {at(f'{created(count)} + 9 * {DAY}')} END",
    }
    insert(
        Opening,
        count,
        id="i",
        task="'cleaning'",
        of_line=boolean(True),
        promised=POSITIONS,
        positions=POSITIONS,
        **where,
    )
    insert(
        Opening,
        count,
        id=f"{count} + i",
        title="'Køkkenhjælp'",
        source="'visit'",
        withdrawn="i % 2",
        **where,
    )


def _candidates(everybody, came, unit, network, knower):
    stage = f"CASE WHEN {CHANCE} < 10 THEN 'self_supporting' WHEN {CHANCE} < 15 THEN 'returned' ELSE 'placed' END"
    reached = day(f"{came} + 90 * {DAY}")
    insert(
        Candidate,
        everybody,
        id="i",
        unit_id=unit,
        network_id=network,
        reference=f"'Kandidat ' || {text('i')}",
        key=f"'kandidat ' || {text('i')}",
        known_by_id=knower,
        stage=stage,
        stage_on=reached,
        created_at=at(came),
    )
    insert(
        CandidateStage,
        everybody,
        id="i",
        candidate_id="i",
        network_id=network,
        stage="'ready'",
        on=day(came),
        at=at(came),
    )
    insert(
        CandidateStage,
        everybody,
        id=f"{everybody} + i",
        candidate_id="i",
        network_id=network,
        stage=stage,
        on=reached,
        at=at(came),
    )
    insert(
        Referral,
        everybody,
        id="i",
        candidate_id="i",
        opening_id=SHEET,
        state="'yes'",
        created_at=at(came),
        changed_at=at(came),
    )


def _placements(everybody, came, unit, network, schemes):
    insert(
        Placement,
        everybody,
        id="i",
        handover_id=SHEET,
        opening_id=SHEET,
        unit_id=unit,
        network_id=network,
        candidate_id=f"CASE WHEN {MOVED} THEN i - 10 ELSE i END",
        moved_from_id=f"CASE WHEN {MOVED} THEN i - 10 END",
        candidate_reference=f"'Kandidat ' || {text(f'CASE WHEN {MOVED} THEN i - 10 ELSE i END')}",
        scheme_id=f"CASE WHEN {CHANCE} < 50 THEN {schemes['flex_job']} ELSE {schemes['ordinary']} END",
        starts_on=day(f"{came} + 20 * {DAY}"),
        state=f"CASE WHEN {OVER} THEN 'ended' ELSE 'active' END",
        ended_on=f"CASE WHEN {OVER} THEN {day(f'{came} + 140 * {DAY}')} END",
        end_reason=f"CASE WHEN NOT {OVER} THEN '' WHEN i % 200 = 190 THEN 'moved'"
        f" WHEN {CHANCE} < 60 THEN 'completed' ELSE 'person' END",
        created_at=at(came),
    )


def _steps_and_checks(everybody, came):
    insert(
        PlacementStep,
        everybody,
        id="i",
        placement_id="i",
        starts_on=day(f"{came} + 20 * {DAY}"),
        paid_hours=f"CASE WHEN {UNPAID} THEN 0 ELSE 5 END",
        unpaid_hours=f"CASE WHEN {UNPAID} THEN 20 ELSE 0 END",
    )
    insert(
        PlacementStep,
        everybody,
        id=f"{everybody} + i",
        placement_id="i",
        starts_on=day(f"{came} + 60 * {DAY}"),
        paid_hours=f"CASE WHEN {UNPAID} AND NOT {PAID_LATER} THEN 0 ELSE 12 END",
        unpaid_hours="8",
    )
    for at_id, weeks in (("i", 13), (f"{everybody} + i", 26)):
        insert(
            RetentionCheck,
            everybody,
            id=at_id,
            placement_id="i",
            weeks=str(weeks),
            due_on=day(f"{came} + (20 + 7 * {weeks}) * {DAY}"),
            unit_says=f"CASE WHEN {OTHER_CHANCE} < 70 THEN 'still' ELSE '' END",
        )
