"""Tells a company's story row by row, with dates in the past: promise, call, visit, order, placement."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from accounts.models import User
from accounts.workingdays import WorkingCalendar
from home.demo import words
from pledges.followup import reminders
from pledges.followup.statuses import CLOSED
from pledges.models import (
    FollowUpEntry,
    Handover,
    JobOrderDraft,
    Placement,
    PlacementStep,
    PledgeLine,
    RetentionCheck,
    Scheme,
    Sheet,
    Visit,
)
from taskforces.models import Company, Network

Kind, Status = FollowUpEntry.Kind, Handover.Status


@dataclass
class Story:
    """One company's sheet in one network, and what became of it. `days_ago` counts from `now`."""

    network: Network
    company: Company
    owner: User
    now: datetime
    days_ago: int
    handover: Handover = field(init=False)

    def promised(
        self,
        *,
        tasks,
        hours,
        positions=1,
        wants_visit=False,
        source=Sheet.Source.STAFF,
        link=None,
    ):
        at = self._moment(self.days_ago)
        sheet = Sheet.objects.create(
            network=self.network,
            company=self.company,
            company_name=self.company.name,
            contact_name=words.people(150)[self.company.pk % 150],
            contact_phone=f"99{200000 + self.company.pk % 1000}",
            contact_email=f"virksomhed{self.company.pk}@virksomhed.example",
            wants_visit=wants_visit,
            source=source,
            link=link,
            filled_in_by=self.owner if source == Sheet.Source.STAFF else None,
            submitted_at=at,
        )
        PledgeLine.objects.bulk_create(
            PledgeLine(sheet=sheet, task=task, hours=hours, positions=positions if not i else 0)
            for i, task in enumerate(tasks)
        )
        unit = self.network.unit
        self.handover = Handover.objects.create(
            sheet=sheet,
            unit=unit,
            owner=self.owner,
            reason=Handover.Reason.NETWORK_DEFAULT,
            status=Status.ASSIGNED,
            contact_due=WorkingCalendar(unit).deadline(at, unit.contact_days),
            created_at=at,
            touched_at=at,
        )
        self._entry(Kind.RECEIVED, at)
        return self

    def called(self, days_ago, text="Talte sammen. De vil gerne høre mere."):
        at = self._moment(days_ago)
        unit = self.network.unit
        self.handover.first_contact_at = at
        self.handover.candidate_due = WorkingCalendar(unit).deadline(at, unit.candidate_days)
        return self._step(Kind.CALL, at, Status.CONTACTED, text)

    def visited(self, days_ago, *, tasks, colleagues="", to_know=""):
        at = self._moment(days_ago)
        Visit.objects.create(
            handover=self.handover,
            consultant=self.owner,
            starts_at=at,
            place=f"{self.company.street}, {self.company.city}",
            state=Visit.State.HELD,
            tasks=tasks,
            colleagues=colleagues,
            to_know=to_know,
        )
        self._step(Kind.BOOKED, self._moment(days_ago + 2), Status.VISIT_BOOKED)
        return self._step(Kind.VISIT, at, Status.VISIT_BOOKED, tasks)

    def visit_ahead(self, days):
        """An agreed visit in so many days, at noon."""
        day = timezone.localtime(self.now) + timedelta(days=days)
        at = day.replace(hour=12, minute=0, second=0, microsecond=0)
        Visit.objects.create(
            handover=self.handover,
            consultant=self.owner,
            starts_at=at,
            place=f"{self.company.street}, {self.company.city}",
        )
        self.handover.visit_at = at
        return self._step(Kind.BOOKED, self._moment(1), Status.VISIT_BOOKED)

    def ordered(self, days_ago, title, *, hours="5-9", positions=1, **fields):
        sheet = self.handover.sheet
        JobOrderDraft.objects.create(
            handover=self.handover,
            visit=self.handover.visits.first(),
            title=title,
            description=fields.pop("description", title),
            hours=hours,
            positions=positions,
            contact_name=sheet.contact_name,
            contact_phone=sheet.contact_phone,
            contact_email=sheet.contact_email,
            cvr_number=self.company.cvr_number,
            created_by=self.owner,
            created_at=self._moment(days_ago),
            **fields,
        )
        return self._step(Kind.ORDERED, self._moment(days_ago), Status.JOB_ORDER_CREATED, title)

    def referred(self, days_ago):
        return self._step(Kind.STATUS, self._moment(days_ago), Status.REFERRED)

    def placed(self, days_ago, reference, *, scheme="ordinary", steps=((0, 5, 0),), **fields):
        """`steps` are (weeks after the start, paid hours, unpaid hours a week)."""
        put_to_work(
            self.handover,
            first_day=timezone.localdate(self._moment(days_ago)),
            now=self.now,
            steps=steps,
            candidate_reference=reference,
            order=self.handover.orders.first(),
            scheme=Scheme.objects.get(code=scheme),
            **fields,
        )
        return self._step(Kind.PLACED, self._moment(days_ago), Status.HIRED)

    def then(self, days_ago, status, text=""):
        return self._step(Kind.STATUS, self._moment(days_ago), status, text)

    def save(self) -> Handover:
        """The clock runs from here on; what lies behind is not announced again."""
        handover = self.handover
        if handover.status in CLOSED:
            handover.outcome, handover.closed_at = CLOSED[handover.status], handover.touched_at
        handover.save()
        if handover.due_at and handover.due_at > self.now:
            reminders.plan_clock(handover)
        return handover

    def _step(self, kind, at, status, text=""):
        before, self.handover.status = self.handover.status, status
        self.handover.touched_at = at
        self.handover.version += 1
        self.handover.save()
        self._entry(kind, at, text=text, before=before, after=status)
        return self

    def _entry(self, kind, at, *, text="", before="", after=""):
        FollowUpEntry.objects.create(
            handover=self.handover,
            kind=kind,
            by=None if kind == Kind.RECEIVED else self.owner,
            at=at,
            text=text,
            status_before=before if before != after else "",
            status_after=after if before != after else "",
        )

    def _moment(self, days_ago) -> datetime:
        """In working hours; how long ago is what matters, so weekends are not avoided."""
        day = timezone.localtime(self.now - timedelta(days=days_ago))
        moment = day.replace(hour=10, minute=20, second=0, microsecond=0)
        return min(moment, self.now)


def put_to_work(
    handover: Handover, *, first_day: date, now: datetime, steps=((0, 5, 0),), **fields
):
    """A placement with its steps and checks; both sides have answered the checks that lie behind.

    Sets `check_due` of the handover, which the caller saves.
    """
    fields.setdefault("scheme", None)
    fields["scheme"] = fields["scheme"] or Scheme.objects.get(code="ordinary")
    made = Placement.objects.create(handover=handover, starts_on=first_day, **fields)
    PlacementStep.objects.bulk_create(
        PlacementStep(
            placement=made,
            starts_on=first_day + timedelta(weeks=weeks),
            paid_hours=paid,
            unpaid_hours=unpaid,
        )
        for weeks, paid, unpaid in steps
    )
    for weeks in (13, 26):
        due = first_day + timedelta(weeks=weeks)
        said = RetentionCheck.Says.STILL if due <= timezone.localdate(now) else ""
        RetentionCheck.objects.create(
            placement=made,
            weeks=weeks,
            due_on=due,
            unit_says=said,
            unit_by=handover.owner if said else None,
            unit_at=now if said else None,
            company_says=said,
            company_at=now if said else None,
        )
        if not said and handover.check_due is None:
            handover.check_due = timezone.make_aware(datetime.combine(due, time(9)))
