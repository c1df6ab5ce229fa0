"""Which status may follow which, and what a status ends with."""

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.workingdays import WorkingCalendar
from pledges.models import CounterOffer, Handover, RetentionCheck
from pledges.models.placement_steps import is_job_on

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

# Which status may follow which. A mistaken end can be taken back by "contacted", and a job that was
# mistakenly said to have lasted by "hired"; that it has lasted an answered check says. Three ways lie outside the table, and no form offers them: into a pause leads
# only `pausing.pause`, which asks for a date; out of it `pausing.resume`, to where the sheet was; and
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
    Status.RETAINED: frozenset({Status.HIRED}),
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
    """By the table; and nobody says that a job has lasted before its check is answered."""
    if status not in FOLLOWS[handover.status]:
        return False
    return status != Status.RETAINED or has_lasted(handover)


def has_lasted(handover: Handover) -> bool:
    """Whether a check of one of the sheet's placements says so."""
    checks = RetentionCheck.objects.filter(placement__handover_id=handover.pk)
    found = checks.select_related("placement").prefetch_related("placement__steps")
    return any(lasted(check, check.placement.steps.all()) for check in found)


def lasted(check: RetentionCheck, steps) -> bool:
    """The unit says that the person was there at 13 or 26 weeks, and some of the hours were paid."""
    return check.unit_says == RetentionCheck.Says.STILL and is_job_on(check.due_on, steps)


def words_needed(before: str, after: str) -> str:
    """What is to be written with such a change, as a sentence; "" when it needs no words."""
    if after == Status.NOT_OURS:
        return _("Skriv, hvem der har det nu.")
    if (before, after) == (Status.RETAINED, Status.HIRED):
        return _("Skriv, hvorfor jobbet alligevel ikke er fastholdt.")
    return ""


def needs_offer(status: str, *, jobs: int, offered: bool) -> bool:
    """Nobody says of promised jobs that there is no candidate before they offered the company something else.

    `offered`: something was, and the company has not said yes to it.
    """
    return status == Status.NO_CANDIDATE_YET and jobs > 0 and not offered


def must_offer_first(handover: Handover, status: str) -> bool:
    """The rule of the sheet as it stands."""
    if not needs_offer(status, jobs=handover.positions, offered=False):
        return False
    return not CounterOffer.objects.of(handover).standing().exists()


def next_statuses(handover: Handover) -> list[tuple[str, str]]:
    """The legal ones as choices, in the order of the model. A pause needs a date, and no candidate an offer of
    something else: each has a form of its own.
    """
    return [
        choice
        for choice in Status.choices
        if choice[0] != Status.ON_HOLD
        and may_follow(handover, choice[0])
        and not needs_offer(choice[0], jobs=handover.positions, offered=False)
    ]


def moves_by_a_press(handover: Handover) -> list[tuple[str, str]]:
    """Where a sheet may be moved without saying more: no words, no date and no answered check is asked for."""
    asks_more = {Status.ON_HOLD, Status.RETAINED}
    return [
        choice
        for choice in Status.choices
        if choice[0] in FOLLOWS[handover.status] - asks_more
        and not words_needed(handover.status, choice[0])
    ]


def set_status(handover: Handover, status: str) -> None:
    """Changes the object alone; whether it may is asked before (`may_follow`).

    What was said to have lasted by mistake never came that far, so it is counted no further than hired.
    """
    if handover.status == Status.RETAINED != status:
        handover.furthest_step = Handover.RANKS[Status.HIRED]
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
