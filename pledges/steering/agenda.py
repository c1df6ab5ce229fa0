"""What a steering group looks at: the whole network in a fixed number of queries, however large it is.

Companies and consultants are named, for both sides sit at the table. What the unit wrote in its log and whom
it has found for a job are not here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Min, Q, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.workingdays import WorkingCalendar
from pledges.figures.scopes import Scope
from pledges.figures.tally import Tally, tally
from pledges.followup.deadlines import DEADLINE, FIRST_CALL, deadline_of, late
from pledges.models import (
    Feedback,
    Handover,
    Placement,
    PledgeLine,
    RetentionCheck,
    SteeringAction,
    SteeringMeeting,
    TargetGroupCount,
)
from pledges.models.placements import PLACES
from pledges.placements.changes import morning_of
from pledges.receipts.feedback import HIRED, disagreements
from pledges.steering.workload import Workload, workload
from pledges.taxonomy import Task
from pledges.wording import late_in_words
from taskforces.models import PlanLine
from taskforces.networks.period import clipped

Due = Handover.Due
Status = Handover.Status
YesNo = Feedback.YesNo

# Lines of a list that a group can talk through; the number beside it counts them all.
SHOWN = 12
COUNTS = 4  # of the target group: the newest, so that one sees which way it goes
STALLED_AFTER = timedelta(days=21)


@dataclass(frozen=True)
class Waiting:
    """A company in a list; `unit` is named where it is not the network's own.

    `late` is how far past its deadline, in words; "" where that is not asked.
    """

    company: str
    unit: str
    owner: str
    what: str
    since: date
    late: str = ""
    known_to: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """One point: the first lines of a list, and how many it has in all."""

    lines: tuple
    total: int

    @property
    def more(self) -> int:
        return self.total - len(self.lines)


@dataclass(frozen=True)
class TaskGap:
    task: str
    positions: int
    companies: int


@dataclass(frozen=True)
class CompanyWaits:
    company: str
    positions: int
    since: date


@dataclass(frozen=True)
class Contradiction:
    """One question on which the two sides contradict each other."""

    company: str
    question: str
    company_says: str
    unit_says: str


@dataclass(frozen=True)
class Agenda:
    meeting: SteeringMeeting
    now: datetime
    agreed: list[SteeringAction]
    figures: Tally
    plan: list[PlanLine]
    overdue: Part
    stalled: Part
    gaps: list[TaskGap]
    contradictions: Part
    at_risk: Part
    checks: Part
    companies: list[CompanyWaits]
    workload: list[Workload]
    counts: list[TargetGroupCount]


def agenda(meeting: SteeringMeeting, now: datetime) -> Agenda:
    """The figures are of the period, the lists of this moment."""
    scope = period_of(meeting)
    ours = Handover.objects.filter(network=meeting.network_id)
    placements = Placement.objects.filter(network=meeting.network_id)
    return Agenda(
        meeting=meeting,
        now=now,
        agreed=agreed_before(meeting),
        figures=tally(scope, networks=[meeting.network]),
        plan=planned(meeting),
        overdue=_part(ours.open().filter(late(now)), (DEADLINE.asc(), "pk"), _Late(now)),
        stalled=_part(ours.filter(stalled(now)), ("touched_at", "pk"), _Still()),
        gaps=_gaps(ours.filter(without_candidate(now))),
        contradictions=_contradictions(ours, scope),
        at_risk=_at_risk(placements),
        checks=_checks(placements, now),
        companies=_companies(ours),
        workload=workload(ours, scope=scope, late=late(now), now=now),
        counts=list(meeting.network.target_group_counts.all()[:COUNTS]),
    )


def period_of(meeting: SteeringMeeting) -> Scope:
    """From the first day up to the day of the meeting, which belongs to the next period; never outside the network's own."""
    first, last = clipped(
        meeting.network, meeting.period_start, meeting.held_on - timedelta(days=1)
    )
    return Scope(
        networks=[meeting.network_id],
        since=_midnight(first),
        until=_midnight(last + timedelta(days=1)),
    )


def agreed_before(meeting: SteeringMeeting) -> list[SteeringAction]:
    """What is open from any earlier meeting, and what was agreed or done since the last one."""
    earlier = SteeringAction.objects.filter(
        meeting__network=meeting.network_id, meeting__held_on__lt=meeting.held_on
    )
    since = meeting.period_start
    fresh = Q(meeting__held_on__gte=since) | Q(done_at__gte=_midnight(since))
    chosen = earlier.filter(Q(done_at=None) | fresh).select_related("meeting")
    return sorted(chosen, key=lambda action: (action.done_at is not None, action.due_on, action.pk))


def planned(meeting: SteeringMeeting) -> list[PlanLine]:
    """What the network has decided: every open line, and what was done since the last meeting."""
    shown = Q(done_on=None) | Q(done_on__gte=meeting.period_start)
    lines = PlanLine.objects.filter(shown, network=meeting.network_id)
    return sorted(
        lines.select_related("member__company"),
        key=lambda line: (line.done_on is not None, line.due_on or date.max, line.pk),
    )


def stalled(now: datetime) -> Q:
    """Nobody has done anything for three weeks, though nothing is agreed for later.

    A job that runs is looked after by its checks, and a visit ahead is something to wait for.
    """
    open_ones = Q(closed_at=None, touched_at__lt=now - STALLED_AFTER)
    ahead = Q(status__in=[Status.ON_HOLD, Status.HIRED]) | Q(visit_at__gt=now)
    return open_ones & ~ahead


def without_candidate(now: datetime) -> Q:
    return Q(closed_at=None) & (Q(status=Status.NO_CANDIDATE_YET) | late(now, Due.CANDIDATE))


def _part(found, order, line_of) -> Part:
    """A count, the lines, and the closing days of their units."""
    lines = found.order_by(*order).select_related("sheet", "unit", "owner", "network")
    shown = lines.prefetch_related("unit__closing_days")[:SHOWN]
    return Part(tuple(line_of(handover) for handover in shown), found.count())


class _Late:
    """Lines of what is past its deadline; a calendar is made once a unit."""

    def __init__(self, now):
        self.now, self.calendars = now, {}

    def __call__(self, handover):
        is_call = handover.due_for in FIRST_CALL
        due = deadline_of(handover)
        return _line(
            handover,
            what=str((Due.CONTACT if is_call else Due(handover.due_for)).label),
            since=timezone.localdate(due),
            late=late_in_words(due, self._calendar(handover.unit), self.now),
            known_to=_known_to(handover),
        )

    def _calendar(self, unit):
        if unit.pk not in self.calendars:
            self.calendars[unit.pk] = WorkingCalendar(unit)
        return self.calendars[unit.pk]


class _Still:
    def __call__(self, handover):
        return _line(
            handover,
            what=handover.get_status_display(),
            since=timezone.localdate(handover.touched_at),
        )


def _line(waits, **more):
    """Of a handover or a placement."""
    is_own = waits.unit_id == waits.network.unit_id
    return Waiting(
        company=waits.company_name,
        unit="" if is_own else str(waits.unit),
        owner=str(waits.owner or ""),
        **more,
    )


def _known_to(handover):
    known_to = []
    if handover.reported_at:
        known_to.append(_("virksomheden har selv meldt det"))
    if handover.escalation >= Handover.Escalation.LEAD:
        known_to.append(str(handover.get_escalation_display()))
    return tuple(known_to)


def _gaps(found) -> list[TaskGap]:
    rows = (
        PledgeLine.objects.filter(sheet__handover__in=found)
        .order_by()
        .values("task")
        .annotate(jobs=Sum("positions"), firms=Count("sheet__handover__company_key", distinct=True))
    )
    gaps = [TaskGap(str(Task(row["task"]).label), row["jobs"], row["firms"]) for row in rows]
    return sorted(gaps, key=lambda gap: (-gap.positions, gap.task))


def _contradictions(ours, scope) -> Part:
    """Of the period, and older ones whose sheet is still open."""
    recent = Q(company_answered_at__gte=scope.since) | Q(closed_at=None)
    found = disagreements(ours).filter(recent)
    shown = found.order_by("-company_answered_at", "pk").select_related("sheet")[:SHOWN]
    lines = [line for handover in shown for line in _contradictions_of(handover)]
    return Part(tuple(lines), len(lines) + max(0, found.count() - SHOWN))


def _contradictions_of(handover) -> Iterable[Contradiction]:
    company, at = handover.sheet.company_name, handover.company_answered_at
    contacted, job = handover.company_contacted, handover.company_job
    reached = handover.first_contact_at
    if (contacted == YesNo.YES and not reached) or (
        contacted == YesNo.NO and reached and reached <= at
    ):
        unit = _("ja") if reached else _("nej")
        yield Contradiction(company, _("Har I talt sammen?"), str(YesNo(contacted).label), unit)
    hired = handover.furthest_step >= HIRED
    if (job == YesNo.YES and not hired) or (
        job in (YesNo.NO, YesNo.NOT_YET) and hired and handover.hired_before
    ):
        unit = _("ja") if hired else _("ikke endnu")
        yield Contradiction(company, _("Blev det til et job?"), str(YesNo(job).label), unit)


def _at_risk(placements) -> Part:
    found = placements.filter(state=Placement.State.AT_RISK)
    shown = found.order_by("starts_on", "pk").with_places()
    lines = [
        _line(one, what=str(one.get_state_display()), since=one.starts_on) for one in shown[:SHOWN]
    ]
    return Part(tuple(lines), found.count())


def _checks(placements, now) -> Part:
    """From the working day on which the unit is to ask, as its own lists say."""
    today = timezone.localdate(now)
    asked = Q(placement__handover__check_due__lt=_midnight(today + timedelta(days=1)))
    found = RetentionCheck.objects.filter(
        asked | Q(placement__handover=None),
        placement__in=placements.in_place(),
        due_on__lte=today,
        unit_says="",
    )
    shown = found.order_by("due_on", "pk").select_related(
        *(f"placement__{name}" for name in PLACES)
    )
    lines = [
        _line(check.placement, what=check.get_weeks_display(), since=_asked_on(check))
        for check in shown.prefetch_related("placement__unit__closing_days")[:SHOWN]
    ]
    return Part(tuple(lines), found.count())


def _asked_on(check: RetentionCheck) -> date:
    calendar = WorkingCalendar(check.placement.unit)
    return timezone.localdate(morning_of(calendar, check.due_on))


def _companies(ours) -> list[CompanyWaits]:
    """Who has promised most and met nobody yet."""
    rows = (
        ours.open()
        .exclude(status=Status.ON_HOLD)
        .filter(furthest_step__lt=Handover.RANKS[Status.REFERRED])
        .order_by()
        .values("company_key")
        .annotate(name=Min("sheet__company_name"), jobs=Sum("positions"), first=Min("created_at"))
        .order_by("-jobs", "first", "name")[:SHOWN]
    )
    return [
        CompanyWaits(row["name"], row["jobs"], timezone.localdate(row["first"])) for row in rows
    ]


def _midnight(day):
    return timezone.make_aware(datetime.combine(day, time()))
