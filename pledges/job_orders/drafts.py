"""Drafts of the official job order, made of what a company promised."""

from collections.abc import Iterable

from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.template.defaultfilters import floatformat
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.refusals import Refused
from accounts.workingdays import WorkingCalendar
from frontend.languages import in_house_language
from pledges.followup.changes import changing, move
from pledges.followup.deadlines import late
from pledges.followup.statuses import may_follow
from pledges.models import FollowUpEntry, Handover, JobOrderDraft, Opening, Placement, Visit
from pledges.splitting import follow_order, open_order
from pledges.taxonomy import TASK_CARDS
from pledges.wording import in_danish

Due = Handover.Due
Status = Handover.Status

# An order made for a second job never takes the first one back to before its candidate.
FURTHER = frozenset({Status.REFERRED, Status.HIRED, Status.RETAINED})

SEARCHING = (Status.CONTACTED, Status.JOB_ORDER_CREATED, Status.NO_CANDIDATE_YET)


class OrderRefused(Refused):
    class Code(models.TextChoices):
        VISIT = "visit", _("Det besøg hører til et andet ark.")
        NOT_SURPLUS = (
            "not_surplus",
            _("Et af arkene har ikke længere overskydende tilsagn. Se listen igen."),
        )
        NOTHING = "nothing", _("Sæt kryds ved mindst ét tilsagn.")


def new_order(
    handover: Handover,
    *,
    by: User,
    visit: Visit | None = None,
    opening: Opening | None = None,
    expected_version: int | None = None,
    **fields,
) -> JobOrderDraft:
    """A draft of what the sheet already says; `fields` are those that somebody typed.

    Raises FollowUpRefused (VERSION) like every change of a handover.
    """
    if visit is not None and visit.handover_id != handover.pk:
        raise OrderRefused(OrderRefused.Code.VISIT)
    order = JobOrderDraft(
        **prefilled(handover) | fields, visit=visit, opening=opening, created_by=by
    )
    with changing(
        handover,
        kind=FollowUpEntry.Kind.ORDERED,
        by=by,
        text=_in_words(order),
        expected_version=expected_version,
    ) as fresh:
        order.handover = fresh
        order.save(force_insert=True)
        if opening is None:
            open_order(order)
        _move_on(fresh)
    return order


def change_order(
    order: JobOrderDraft, *, by: User, expected_version: int | None = None, **fields
) -> JobOrderDraft:
    """Its state is written in the log, because the company asks what became of the order."""
    before = order.state
    for name, value in fields.items():
        setattr(order, name, value)
    text = _in_words(order)
    if order.state != before:
        text = f"{text}\n→ {in_danish(order.get_state_display)}"
    with changing(
        order.handover,
        kind=FollowUpEntry.Kind.ORDERED,
        by=by,
        text=text,
        expected_version=expected_version,
    ):
        order.save(update_fields=list(fields))
        follow_order(order)
    return order


def surplus_handovers(units) -> models.QuerySet:
    """Where positions are left for which nobody was found in time: they are for other companies' candidates too.

    Somebody hired on the same sheet takes one position and not the others.
    """
    now = timezone.now()
    # Of who said "nobody yet" the clock runs no more, but the time was the company's to wait.
    given_up = Q(status=Status.NO_CANDIDATE_YET, candidate_due__lt=now)
    searching = Q(closed_at=None, status__in=SEARCHING) & (late(now, Due.CANDIDATE) | given_up)
    at_work = Exists(Placement.objects.filter(handover=OuterRef("pk")))
    some_at_work = Q(at_work, status__in=(Status.HIRED, Status.RETAINED))
    return (
        Handover.objects.filter(searching | some_at_work, unit__in=units)
        .filter(Exists(Opening.objects.late(now).filter(handover=OuterRef("pk"))))
        .exclude(Exists(JobOrderDraft.objects.filter(handover=OuterRef("pk"), surplus=True)))
    )


def surplus_order(opening: Opening, *, by: User) -> JobOrderDraft:
    """An order of the positions that are left of one opening. Raises OrderRefused when there are none."""
    with transaction.atomic():
        Handover.objects.select_for_update(of=("self",)).get(pk=opening.handover_id)
        fresh = Opening.objects.with_remaining().get(pk=opening.pk)
        if not fresh.remaining or fresh.orders.filter(surplus=True).exists():
            raise OrderRefused(OrderRefused.Code.NOT_SURPLUS)
        fields = {"positions": fresh.remaining, "surplus": True}
        if fresh.title:
            fields |= {"title": fresh.title, "hours": fresh.hours}
        return new_order(opening.handover, by=by, opening=fresh, **fields)


def make_surplus_orders(handovers: Iterable[Handover], *, by: User) -> list[JobOrderDraft]:
    """All of them or none. A draft that is there already becomes the surplus one.

    Raises OrderRefused when one of them has found somebody, or was made an order of, in the meantime.
    """
    wanted = {handover.pk for handover in handovers}
    if not wanted:
        raise OrderRefused(OrderRefused.Code.NOTHING)
    with transaction.atomic():
        list(Handover.objects.select_for_update().filter(pk__in=wanted).order_by("pk"))
        units = {handover.unit_id for handover in handovers}
        left = surplus_handovers(units).filter(pk__in=wanted).order_by("pk")
        left = left.select_related("unit", "sheet__company", "sheet__contact__workplace")
        found = list(left.prefetch_related("sheet__lines", "orders"))
        if {handover.pk for handover in found} != wanted:
            raise OrderRefused(OrderRefused.Code.NOT_SURPLUS)
        return [_as_surplus(handover, by) for handover in found]


def supported_places(full_time_staff: int) -> int:
    """How many supported people so many ordinary staff allow for, as a guide and no more: 1 for each 5
    up to 50, then 1 for each 10, always at least 1. Our source quotes the rule, it is not the rule itself.
    """
    if full_time_staff <= 50:
        return max(1, full_time_staff // 5)
    return 10 + (full_time_staff - 50) // 10


def missing(order: JobOrderDraft) -> list[str]:
    """What the receiving system asks for and the draft has not got yet, as labels."""
    names = ("starts_on", "cvr_number", "p_number")
    empty = [name for name in names if not getattr(order, name)]
    if not (order.contact_phone or order.contact_email):
        empty.append("contact_phone")
    return [str(JobOrderDraft._meta.get_field(name).verbose_name) for name in empty]


def hours_for_vitas(order: JobOrderDraft) -> list[str]:
    """VITAS takes one number: the most that is planned, first; how the hours rise goes in the remarks."""
    placement = order.placements.prefetch_related("steps").last()
    steps = list(placement.steps.all()) if placement else []
    if not steps:
        return []
    weekly = [step.paid_hours + step.unpaid_hours for step in steps]
    rising = [
        _("fra %(day)s: %(hours)s timer")
        % {"day": date_format(step.starts_on), "hours": floatformat(n)}
        for step, n in zip(steps, weekly, strict=True)
    ]
    return [floatformat(max(weekly)), *rising]


def prefilled(handover: Handover) -> dict:
    """What the sheet, its company and its contact tell; the order is in Danish, as its receiver is."""
    sheet = handover.sheet
    lines = list(sheet.lines.all())
    workplace = sheet.contact and sheet.contact.workplace
    with in_house_language():
        known = {
            "title": _title(lines),
            "description": _description(lines),
            "hours": lines[0].hours if lines else "",
        }
    return known | {
        "positions": max(1, sum(line.positions for line in lines)),
        "contact_name": sheet.contact_name,
        "contact_phone": sheet.contact_phone,
        "contact_email": sheet.contact_email,
        "cvr_number": (sheet.company and sheet.company.cvr_number) or "",
        "p_number": (workplace and workplace.p_number) or "",
    }


def _as_surplus(handover: Handover, by: User) -> JobOrderDraft:
    """What is left of it; an order that somebody is at work on stays as it is."""
    left = Opening.objects.open().filter(handover=handover).order_by("-remaining", "pk")
    order = next((one for one in handover.orders.all() if not one.placements.exists()), None)
    if order is not None:
        return change_order(order, by=by, surplus=True)
    positions = sum(one.remaining for one in left)
    return new_order(handover, by=by, surplus=True, opening=left[0], positions=positions)


def _title(lines) -> str:
    tasks = [str(line.get_task_display()) for line in lines]
    return (" · ".join(tasks) or str(_("Småjob")))[:120]


def _description(lines) -> str:
    """What kind of work, how much of it and when; nothing the leader wrote in their own words."""
    tasks = [f"{line.get_task_display()}: {TASK_CARDS[line.task].examples}." for line in lines]
    if lines:
        hours, pattern = lines[0].get_hours_display(), lines[0].get_pattern_display()
        tasks.append(
            str(_("%(hours)s timer om ugen, %(pattern)s.") % {"hours": hours, "pattern": pattern})
        )
    return "\n".join(tasks)[:1000]


def _in_words(order: JobOrderDraft) -> str:
    return f"{order.positions} × {order.title}"


def _move_on(handover: Handover) -> None:
    if handover.status in FURTHER or not may_follow(handover, Status.JOB_ORDER_CREATED):
        return
    if handover.status == Status.NO_CANDIDATE_YET:
        # The company had its answer; the order begins a new search with a deadline of its own.
        calendar = WorkingCalendar(handover.unit)
        handover.candidate_due = calendar.deadline(timezone.now(), handover.unit.candidate_days)
    move(handover, Status.JOB_ORDER_CREATED)
