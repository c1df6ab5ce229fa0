"""Starts a placement: who, on what terms, with how many hours, and when to ask whether it lasts."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.utils import timezone

from accounts import audit
from accounts.models import User
from accounts.workingdays import WorkingCalendar
from pledges.access import whose
from pledges.followup import changes as followup
from pledges.models import (
    Candidate,
    FollowUpEntry,
    Handover,
    JobOrderDraft,
    Opening,
    Placement,
    PlacementStep,
    Referral,
    Reminder,
    RetentionCheck,
    Scheme,
)
from pledges.models.openings import remaining_of
from pledges.persons import candidate_of, reach, stage_at_work
from pledges.placements.changes import (
    AGENCY_SCHEMES,
    LONGEST_AHEAD,
    Code,
    PlacementRefused,
    changing,
    check_hours,
    finish,
    morning_of,
    next_check,
    require_running,
    state_of,
    working_at,
)
from pledges.placements.weeks import go_on
from pledges.splitting import opening_for, unlisted_opening
from pledges.wording import in_danish
from taskforces.models import Contact

Status = Handover.Status

CHECKS = {13: Reminder.Kind.CHECK_13, 26: Reminder.Kind.CHECK_26}
LONGEST_BACK = timedelta(days=2 * 366)
WITH_JOB = (Status.HIRED, Status.RETAINED)


@dataclass(frozen=True)
class Start:
    """What a placement begins with. `same_person`: the one whose profile the company chose.

    `moves`: the placement that has just ended because its person moves here.
    """

    candidate_reference: str
    scheme: Scheme
    starts_on: date
    paid_hours: Decimal
    unpaid_hours: Decimal = Decimal(0)
    buddy: str = ""
    buddy_contact: Contact | None = None
    mentor: str = ""
    order: JobOrderDraft | None = None
    same_person: bool = False
    moves: Placement | None = None
    opening: Opening | None = None


def start_placement(
    place: Handover | Opening, *, by: User, start: Start, expected_version: int | None = None
) -> Placement:
    """Somebody begins at work: the first step, and the checks at 13 and 26 weeks.

    The place is a sheet, which may hold several, or an opening that came without one. Raises
    PlacementRefused, or FollowUpRefused when somebody else wrote there since `expected_version`.
    """
    with working_at(
        place,
        kind=FollowUpEntry.Kind.PLACED,
        by=by,
        text=start.candidate_reference,
        expected_version=expected_version,
    ) as fresh:
        _check_start(fresh, start)
        if _is_sheet(fresh) and fresh.status not in WITH_JOB:
            _hire(fresh)
        opening = _take_position(fresh, start)
        placement = _begin(fresh, start, opening, by)
        _say_yes(placement, by)
        if start.same_person and (moved := movable(fresh)):
            _move_here(moved, placement, by)
        elif start.moves:
            go_on(start.moves, placement)
        if _is_sheet(fresh):
            fresh.check_due = next_check(fresh)
        audit.record(
            fresh.unit,
            by=by,
            verb="placement.started",
            thing=placement,
            after=state_of(placement),
        )
    return placement


def movable(place: Handover | Opening) -> Placement | None:
    """The placement elsewhere, whose person this company found by a profile and may take over."""
    profile = place.sheet.profile if _is_sheet(place) else None
    if profile is None or profile.placement is None:
        return None
    old = profile.placement
    free = old.state == Placement.State.AT_RISK and not hasattr(old, "moved_to")
    return old if free and old.handover_id != place.pk else None


def _is_sheet(place):
    return isinstance(place, Handover)


def _check_start(place: Handover | Opening, start: Start) -> None:
    today = timezone.localdate()
    if not today - LONGEST_BACK <= start.starts_on <= today + LONGEST_AHEAD:
        raise PlacementRefused(Code.START)
    if not Scheme.objects.valid_on(start.starts_on).filter(pk=start.scheme.pk).exists():
        raise PlacementRefused(Code.SCHEME)
    if place.network.hours_billing and start.scheme.code not in AGENCY_SCHEMES:
        raise PlacementRefused(Code.AGENCY)
    if start.order and not (_is_sheet(place) and start.order.handover_id == place.pk):
        raise PlacementRefused(Code.ORDER)
    if start.opening and _is_sheet(place) and start.opening.handover_id != place.pk:
        raise PlacementRefused(Code.OPENING)
    check_hours(place.network, start.paid_hours, start.unpaid_hours)


def _hire(handover: Handover) -> None:
    try:
        followup.move(handover, Status.HIRED)
    except followup.FollowUpRefused as refused:
        raise PlacementRefused(Code.STATUS) from refused


def _take_position(place: Handover | Opening, start: Start) -> Opening:
    """The opening, locked until the placement stands: of two who give away the last position one is refused."""
    opening = start.opening if _is_sheet(place) else place
    opening = opening or opening_for(place, start.order) or unlisted_opening(place)
    fresh = Opening.objects.select_for_update(of=("self",)).get(pk=opening.pk)
    placed = Placement.objects.in_position().filter(opening=fresh).count()
    if not remaining_of(positions=fresh.positions, placed=placed, withdrawn=fresh.withdrawn):
        raise PlacementRefused(Code.FULL)
    return fresh


def _candidate(place: Handover | Opening, start: Start, by: User) -> Candidate:
    """Whoever moves within the network stays the same person, by whichever reference."""
    old = movable(place) if start.same_person else None
    candidate = (old and old.candidate) or candidate_of(
        whose(by, place.network, place.unit),
        start.candidate_reference,
        network=place.network,
        on=min(start.starts_on, timezone.localdate()),
        by=by,
    )
    step = PlacementStep(paid_hours=start.paid_hours, unpaid_hours=start.unpaid_hours)
    stage = stage_at_work(step, start.scheme.code)
    return reach(candidate, stage, on=start.starts_on, by=by, network=place.network)


def _say_yes(placement: Placement, by: User) -> None:
    """Whoever was presented there got the job."""
    found = Referral.objects.filter(candidate=placement.candidate, opening=placement.opening)
    found.exclude(state=Referral.State.YES).update(
        state=Referral.State.YES, reason="", by=by, changed_at=timezone.now()
    )


def _begin(place: Handover | Opening, start: Start, opening: Opening, by: User) -> Placement:
    placement = Placement.objects.create(
        handover=place if _is_sheet(place) else None,
        opening=opening,
        candidate=_candidate(place, start, by),
        candidate_reference=start.candidate_reference,
        scheme=start.scheme,
        starts_on=start.starts_on,
        buddy=start.buddy,
        buddy_contact=start.buddy_contact,
        mentor=start.mentor,
        order=start.order,
    )
    PlacementStep.objects.create(
        placement=placement,
        starts_on=start.starts_on,
        paid_hours=start.paid_hours,
        unpaid_hours=start.unpaid_hours,
        scheme=start.scheme,
    )
    _plan_checks(placement)
    return placement


def _plan_checks(placement: Placement) -> None:
    """The unit is to ask either way; the company is asked by mail where there is a sheet to answer on."""
    calendar = WorkingCalendar(placement.unit)
    for weeks, kind in CHECKS.items():
        day = placement.starts_on + timedelta(weeks=weeks)
        RetentionCheck.objects.create(placement=placement, weeks=weeks, due_on=day)
        if placement.handover_id:
            Reminder.objects.create(
                handover=placement.handover,
                placement=placement,
                kind=kind,
                due_at=morning_of(calendar, day),
            )


def _move_here(old: Placement, new: Placement, by: User) -> None:
    """The day before the new first day is the last one of the old, or its own first day if that is later."""
    reason = Placement.EndReason.MOVED
    with changing(old, verb="moved", by=by, text=in_danish(reason.label)) as fresh:
        require_running(fresh)
        finish(
            fresh, on=max(fresh.starts_on, new.starts_on - timedelta(days=1)), reason=reason, by=by
        )
    go_on(fresh, new)
