"""Twenty-five sheets in every state, from tonight's new ones to a job that lasted."""

from datetime import datetime, timedelta

from django.utils import timezone

from accounts.models import User
from accounts.workingdays import WorkingCalendar
from events.models import Registration
from pledges.models import FollowUpEntry, Handover, PledgeLine, Sheet, SheetLink
from pledges.taxonomy import CallTime, Hours, Task

Status = Handover.Status
Kind = FollowUpEntry.Kind

# (kind, text, status after)
_CALLED = (Kind.CALL, "Talte med lederen. Hun glæder sig til at høre mere.", Status.CONTACTED)
_VISIT = (Kind.BOOKED, "Besøg aftalt på virksomheden.", Status.VISIT_BOOKED)
_ORDER = (Kind.STATUS, "", Status.JOB_ORDER_CREATED)
_REFERRED = (Kind.STATUS, "", Status.REFERRED)
_HIRED = (Kind.STATUS, "", Status.HIRED)
_RETAINED = (Kind.STATUS, "Stadig i job efter 13 uger.", Status.RETAINED)
# (days ago, status, what was logged on the way)
OLD_STORIES = (
    (126, Status.RETAINED, (_CALLED, _VISIT, _ORDER, _REFERRED, _HIRED, _RETAINED)),
    (122, Status.EXPIRED, (_CALLED, (Kind.STATUS, "", Status.EXPIRED))),
    (90, Status.HIRED, (_CALLED, _VISIT, _ORDER, _REFERRED, _HIRED)),
    (
        80,
        Status.WITHDRAWN,
        (_CALLED, (Kind.NOTE, "Opgaven er løst på anden vis.", Status.WITHDRAWN)),
    ),
    (61, Status.HIRED, (_CALLED, _VISIT, _ORDER, _REFERRED, _HIRED)),
    (
        45,
        Status.NOT_REACHABLE,
        ((Kind.NO_ANSWER, "Tredje forsøg.", ""), (Kind.STATUS, "", Status.NOT_REACHABLE)),
    ),
    (
        40,
        Status.NOT_OURS,
        (_CALLED, (Kind.NOTE, "Arbejdsstedet ligger i nabokommunen.", Status.NOT_OURS)),
    ),
    (33, Status.REFERRED, (_CALLED, _VISIT, _ORDER, _REFERRED)),
    (30, Status.NO_CANDIDATE_YET, (_CALLED, (Kind.STATUS, "", Status.NO_CANDIDATE_YET))),
    (26, Status.REFERRED, (_CALLED, _VISIT, _ORDER, _REFERRED)),
    (20, Status.JOB_ORDER_CREATED, (_CALLED, _VISIT, _ORDER)),
    (17, Status.ON_HOLD, (_CALLED, (Kind.NOTE, "Ring igen efter jul.", Status.ON_HOLD))),
    (13, Status.VISIT_BOOKED, (_CALLED, _VISIT)),
    (12, Status.VISIT_BOOKED, (_CALLED, _VISIT)),
    (11, Status.VISIT_BOOKED, (_CALLED, _VISIT)),
    (8, Status.CONTACTED, (_CALLED,)),
    (7, Status.CONTACTED, (_CALLED,)),
    (6, Status.ASSIGNED, ((Kind.NO_ANSWER, "Lagde en besked.", ""),)),
    (5, Status.ASSIGNED, ()),
)
CLOSED = {Status.RETAINED, Status.NOT_REACHABLE, Status.NOT_OURS, Status.WITHDRAWN, Status.EXPIRED}


def from_tonight(registrations: list[Registration], link: SheetLink, owner: User, *, now: datetime):
    """Six leaders could not wait for the mayor to say it; one sheet has no owner yet."""
    return [
        _hand_over(
            _sheet(registration, link, i, at=now - timedelta(minutes=6 * i)),
            owner=None if i == 5 else owner,
            status=Status.NEW if i == 5 else Status.ASSIGNED,
        )
        for i, registration in enumerate(registrations[:6])
    ]


def from_the_campaign(
    registrations: list[Registration], link: SheetLink, owner: User, *, now: datetime
):
    """Leaders who found one more job at home; most of them have been called."""
    for i, registration in enumerate(registrations):
        at = now - timedelta(days=10 - i, minutes=7 * i)
        handover = _hand_over(
            _sheet(registration, link, i, at=at), owner=owner, status=Status.CONTACTED
        )
        _tell(handover, (_CALLED,), at=at + timedelta(days=1))


def from_the_kick_off(
    registrations: list[Registration], link: SheetLink, owners: list[User], *, now: datetime
):
    """Leaders who were at the kick-off filled in their sheets then or in the months after it."""
    for i, ((days_ago, status, steps), registration) in enumerate(
        zip(OLD_STORIES, registrations, strict=False)
    ):
        at = now - timedelta(days=days_ago, minutes=i)
        handover = _hand_over(
            _sheet(registration, link, i, at=at), owner=owners[i % len(owners)], status=status
        )
        _tell(handover, steps, at=at + timedelta(days=1))


def _sheet(registration, link, i, *, at):
    contact = registration.invitation.contact
    sheet = Sheet.objects.create(
        link=link,
        network=link.network,
        event=link.event,
        invitation=registration.invitation,
        company=registration.company,
        contact=contact,
        company_name=registration.company_name,
        contact_name=registration.name,
        contact_phone=contact.phone,
        contact_email=contact.email,
        wants_visit=i % 2 == 0,
        call_time=CallTime.values[i % 4],
        thanks_shown=i % 3 != 1,
        submitted_at=at,
    )
    PledgeLine.objects.bulk_create(
        PledgeLine(sheet=sheet, task=task, hours=Hours.values[i % 4], positions=1 + (i % 5 == 0))
        for task in dict.fromkeys((Task.values[i % 9], Task.values[(i * 4 + 2) % 9]))
    )
    return sheet


def _hand_over(sheet, *, owner, status):
    unit = sheet.network.unit
    handover = Handover.objects.create(
        sheet=sheet,
        unit=unit,
        owner=owner,
        reason=Handover.Reason.NETWORK_DEFAULT if owner else Handover.Reason.QUEUE,
        status=status,
        contact_due=WorkingCalendar(unit).deadline(sheet.submitted_at, unit.contact_days),
        created_at=sheet.submitted_at,
    )
    FollowUpEntry.objects.create(
        handover=handover, kind=Kind.RECEIVED, at=sheet.submitted_at, status_after=Status.NEW
    )
    return handover


def _tell(handover, steps, *, at):
    before = Status.ASSIGNED
    for i, (kind, text, after) in enumerate(steps):
        moment = at + timedelta(days=2 * i, hours=i)
        FollowUpEntry.objects.create(
            handover=handover,
            kind=kind,
            by=handover.owner,
            at=moment,
            text=text,
            status_before=before if after else "",
            status_after=after,
        )
        before = after or before
        if kind in (Kind.CALL, Kind.VISIT) and handover.first_contact_at is None:
            handover.first_contact_at = moment
    if handover.status in CLOSED:
        handover.closed_at = at + timedelta(days=2 * len(steps))
    if handover.status == Status.RETAINED:
        handover.outcome = Handover.Outcome.JOB
    if handover.first_contact_at:
        unit = handover.unit
        handover.candidate_due = WorkingCalendar(unit).deadline(
            handover.first_contact_at, unit.candidate_days
        )
    if handover.status == Status.ON_HOLD:
        handover.paused_until = timezone.localdate() + timedelta(days=45)
        handover.status_before_pause = Status.CONTACTED
    handover.had_visit = _VISIT in steps
    handover.version = len(steps)
    handover.touched_at = at + timedelta(days=2 * len(steps))
    handover.save()
