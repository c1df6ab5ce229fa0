"""A visit at a company: agreed by the leader or by phone, moved, called off, and written down."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts.access import Ability, organisations_with
from accounts.models import User
from pledges.followup.changes import changing, move, reached
from pledges.followup.statuses import may_follow
from pledges.job_orders.drafts import new_order
from pledges.models import FollowUpEntry, Handover, Sheet, Visit, VisitTime
from pledges.visits.emails import News, send_visit
from pledges.visits.times import VisitRefused, in_words, is_busy, lock_free

Code = VisitRefused.Code
Kind = FollowUpEntry.Kind
State = Visit.State
Status = Handover.Status


def pick(handover: Handover, *, time: VisitTime) -> Visit:
    """The company chooses one of the offered times, or another one than before.

    The agreed visit takes the place of the promised call: the company has talked with the unit, through
    the page, and knows who comes and when. So the first contact is now, and the entry says BOOKED
    without a person in `by`. A second click on the same time changes nothing. Raises VisitRefused: TAKEN, PAST,
    CLOSED, and STARTED for an earlier visit that has begun.
    """
    with transaction.atomic():
        Handover.objects.select_for_update().get(pk=handover.pk)  # one click at a time
        before = coming_visit(handover)
        if before and before.time_id == time.pk:
            return before
        if before and before.starts_at <= timezone.now():
            raise VisitRefused(Code.STARTED)
        with changing(handover, kind=Kind.BOOKED, text=in_words(time.starts_at)) as fresh:
            chosen = lock_free(time, handover=fresh)
            slot = Visit(
                starts_at=chosen.starts_at,
                minutes=chosen.minutes,
                consultant=chosen.consultant,
                time=chosen,
                place=before.place if before else place_of(fresh.sheet),
            )
            visit = _agree(fresh, slot)
        send_visit(visit, news=News.MOVED if before else News.AGREED)
    return visit


def book(
    handover: Handover,
    *,
    slot: Visit,
    by: User,
    expected_version: int | None = None,
) -> Visit:
    """Agreed by phone. A coming visit is moved to it. `slot` has a consultant, when, how long and where.

    Raises VisitRefused (BUSY, CLOSED) and FollowUpRefused (VERSION).
    """
    with transaction.atomic():
        with changing(
            handover,
            kind=Kind.BOOKED,
            by=by,
            text="\n".join(filter(None, [in_words(slot.starts_at), slot.place])),
            expected_version=expected_version,
        ) as fresh:
            if is_busy(slot.consultant_id, slot, handover=fresh):
                raise VisitRefused(Code.BUSY)
            before = coming_visit(fresh)
            visit = _agree(fresh, slot)
        send_visit(visit, news=News.MOVED if before else News.AGREED, by=by)
    return visit


def call_off(visit: Visit, *, by: User | None = None, reason: str = "") -> Visit:
    """The company (`by` is None) may until it begins. The time is free again for others.

    Raises VisitRefused: GONE for the second of two, STARTED.
    """
    text = "\n".join(filter(None, [in_words(visit.starts_at), reason]))
    with changing(visit.handover, kind=Kind.CALLED_OFF, by=by, text=text) as handover:
        fresh = _confirmed(visit)
        if by is None and fresh.starts_at <= timezone.now():
            raise VisitRefused(Code.STARTED)
        fresh.state, fresh.time, fresh.sequence = State.CANCELLED, None, fresh.sequence + 1
        fresh.save(update_fields=["state", "time", "sequence"])
        handover.visit_at = None
        if handover.status == Status.VISIT_BOOKED:
            move(handover, Status.CONTACTED)
        fresh.handover = handover
        send_visit(fresh, news=News.CALLED_OFF, by=by)
    return fresh


def write_up(
    visit: Visit,
    *,
    by: User,
    tasks: str = "",
    colleagues: str = "",
    to_know: str = "",
    openings: Iterable[dict] = (),
) -> Visit:
    """What the visit found; each opening becomes a draft of a job order.

    Raises VisitRefused: EARLY before its day, GONE when it was called off or written down meanwhile.
    """
    with transaction.atomic():
        with changing(visit.handover, kind=Kind.VISIT, by=by) as handover:
            fresh = _confirmed(visit)
            if timezone.localdate(fresh.starts_at) > timezone.localdate():
                raise VisitRefused(Code.EARLY)
            fresh.state = State.HELD
            fresh.tasks, fresh.colleagues, fresh.to_know = tasks, colleagues, to_know
            fresh.save(update_fields=["state", "tasks", "colleagues", "to_know"])
            handover.had_visit, handover.visit_at = True, None
        for opening in openings:  # after the change: each order is a change of its own
            new_order(handover, by=by, visit=fresh, **opening)
    return fresh


def coming_visit(handover: Handover) -> Visit | None:
    """The agreed one that is neither written down nor called off; its time may have passed."""
    return (
        Visit.objects.filter(handover=handover, state=State.CONFIRMED)
        .select_related("consultant")
        .first()
    )


def visits_of(user: User):
    """The user's own visits, and those of the sheets that they have taken over."""
    return Visit.objects.filter(
        Q(consultant=user) | Q(handover__owner=user),
        handover__unit__in=organisations_with(user, Ability.WORK_SHEETS),
    ).select_related(
        "consultant",
        "handover__owner",
        "handover__unit",
        "handover__sheet__network",
        "handover__sheet__company",
    )


def agenda(user: User):
    """What is agreed and not yet written down, of sheets that are still open."""
    return visits_of(user).filter(state=State.CONFIRMED, handover__closed_at=None)


def calendar_entries(user: User, now: datetime):
    """All coming ones; those called off among them, so that calendars take them away again."""
    return visits_of(user).filter(starts_at__gte=now, state__in=[State.CONFIRMED, State.CANCELLED])


def place_of(sheet: Sheet) -> str:
    """The address we know of the workplace; "" when the register does not say."""
    contact, company = sheet.contact, sheet.company
    workplace = (contact and contact.workplace) or company
    if workplace is None or not workplace.street:
        return ""
    return f"{workplace.street}, {workplace.postcode} {workplace.city}".strip(", ")[:200]


def _agree(handover: Handover, slot: Visit) -> Visit:
    """For use inside `changing`: the one coming visit of the handover, new or moved."""
    if handover.closed_at:
        raise VisitRefused(Code.CLOSED)
    visit = coming_visit(handover) or Visit(handover=handover)
    if visit.pk:
        visit.sequence += 1
    for name in ("starts_at", "minutes", "consultant", "time", "place"):
        setattr(visit, name, getattr(slot, name))
    visit.handover = handover
    visit.save()
    handover.visit_at = visit.starts_at
    reached(handover, visit.consultant)
    if handover.status != Status.VISIT_BOOKED and may_follow(handover, Status.VISIT_BOOKED):
        move(handover, Status.VISIT_BOOKED)
    return visit


def _confirmed(visit: Visit) -> Visit:
    fresh = Visit.objects.select_for_update().get(pk=visit.pk)
    if fresh.state != State.CONFIRMED:
        raise VisitRefused(Code.GONE)
    return fresh
