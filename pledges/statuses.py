"""Which status may follow which, and what a status ends with."""

from django.utils import timezone

from accounts.workingdays import WorkingCalendar
from pledges.models import Handover

Status = Handover.Status

UNCONTACTED = {Status.NEW, Status.ASSIGNED}
CLOSED = {
    Status.RETAINED: Handover.Outcome.JOB,
    Status.NOT_OURS: Handover.Outcome.NO_JOB,
    Status.NOT_REACHABLE: Handover.Outcome.NO_JOB,
    Status.WITHDRAWN: Handover.Outcome.NO_JOB,
    Status.EXPIRED: Handover.Outcome.NO_JOB,
}

# Nobody is sent, hired or without a candidate before somebody spoke with the company.
AFTER_CONTACT = {
    Status.CONTACTED,
    Status.VISIT_BOOKED,
    Status.JOB_ORDER_CREATED,
    Status.REFERRED,
    Status.HIRED,
    Status.RETAINED,
    Status.NO_CANDIDATE_YET,
}

_BEFORE_CONTACT = {
    Status.CONTACTED,
    Status.ON_HOLD,
    Status.NOT_OURS,
    Status.NOT_REACHABLE,
    Status.WITHDRAWN,
    Status.EXPIRED,
}
_EXITS = {Status.NO_CANDIDATE_YET, Status.ON_HOLD, Status.WITHDRAWN, Status.EXPIRED}

# Which status may follow which. A mistaken end can be taken back by "contacted"; only a job that
# has lasted is final. Three ways lie outside the table, and no form offers them: into a pause leads
# only `moving.pause`, which asks for a date; out of it `moving.resume`, to where the sheet was; and
# an uncontacted sheet is new without an owner and assigned with one (`followup.hand_to`).
FOLLOWS: dict[str, frozenset[str]] = {
    Status.NEW: frozenset(_BEFORE_CONTACT),
    Status.ASSIGNED: frozenset(_BEFORE_CONTACT),
    Status.CONTACTED: frozenset(
        {Status.VISIT_BOOKED, Status.JOB_ORDER_CREATED, Status.REFERRED, Status.NOT_OURS, *_EXITS}
    ),
    Status.VISIT_BOOKED: frozenset(
        {
            Status.CONTACTED,  # the visit came to nothing
            Status.JOB_ORDER_CREATED,
            Status.REFERRED,
            Status.HIRED,
            Status.NOT_OURS,
            *_EXITS,
        }
    ),
    Status.JOB_ORDER_CREATED: frozenset(
        {Status.VISIT_BOOKED, Status.REFERRED, Status.HIRED, *_EXITS}
    ),
    Status.REFERRED: frozenset({Status.JOB_ORDER_CREATED, Status.HIRED, *_EXITS}),
    # The job ended early: the opening is there again, or there is nobody for it.
    Status.HIRED: frozenset(
        {Status.RETAINED, Status.JOB_ORDER_CREATED, Status.NO_CANDIDATE_YET, Status.WITHDRAWN}
    ),
    Status.RETAINED: frozenset(),
    Status.NO_CANDIDATE_YET: frozenset(
        {
            Status.CONTACTED,
            Status.VISIT_BOOKED,
            Status.JOB_ORDER_CREATED,
            Status.REFERRED,
            *(_EXITS - {Status.NO_CANDIDATE_YET}),
        }
    ),
    Status.ON_HOLD: frozenset(
        {
            Status.CONTACTED,
            Status.VISIT_BOOKED,
            Status.JOB_ORDER_CREATED,
            Status.REFERRED,
            *(_EXITS - {Status.ON_HOLD}),
        }
    ),
    Status.NOT_OURS: frozenset({Status.CONTACTED}),
    Status.NOT_REACHABLE: frozenset({Status.CONTACTED, Status.EXPIRED}),
    Status.WITHDRAWN: frozenset({Status.CONTACTED}),
    Status.EXPIRED: frozenset({Status.CONTACTED}),
}


def may_follow(handover: Handover, status: str) -> bool:
    return status in FOLLOWS[handover.status]


def next_statuses(handover: Handover) -> list[tuple[str, str]]:
    """The legal ones as choices, in the order of the model; a pause needs a date and a form of its own."""
    return [
        choice
        for choice in Status.choices
        if choice[0] != Status.ON_HOLD and may_follow(handover, choice[0])
    ]


def set_status(handover: Handover, status: str) -> None:
    """Changes the object alone; whether it may is asked before (`may_follow`)."""
    handover.status = status
    handover.outcome = CLOSED.get(status, Handover.Outcome.NONE)
    handover.closed_at = timezone.now() if status in CLOSED else None
    if status != Status.ON_HOLD:
        handover.paused_until, handover.status_before_pause = None, ""
    if status in AFTER_CONTACT:
        set_contacted(handover)


def set_contacted(handover: Handover) -> None:
    """The first contact starts the clock of the answer about a candidate (working days of the unit)."""
    if handover.first_contact_at is not None:
        return
    handover.first_contact_at = timezone.now()
    handover.introduction_due = None
    calendar = WorkingCalendar(handover.unit)
    handover.candidate_due = calendar.deadline(
        handover.first_contact_at, handover.unit.candidate_days
    )
