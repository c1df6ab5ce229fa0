"""Plans what the clock has to do: when an introduction ends, when to escalate, when to ask the company."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from accounts.workingdays import WorkingCalendar
from pledges.models import Handover, Reminder

Kind = Reminder.Kind
Due = Handover.Due

# Working days after a missed deadline until the lead, and until the network's coordinator is told.
LEAD_AFTER = 1
COORDINATOR_AFTER = 3
QUESTIONS = {Kind.ASK_14: timedelta(days=14), Kind.ASK_90: timedelta(days=90)}
ASK_AT = time(9)
PLANNED_FOR = (Due.INTRODUCTION, Due.CONTACT, Due.CANDIDATE, Due.RETURN)
OF_THE_CLOCK = (Kind.INTRODUCTION, Kind.LEAD, Kind.COORDINATOR, Kind.RETURN)


def plan_clock(handover: Handover) -> None:
    """Replaces what was planned for the handover's former deadline; call it in the same transaction."""
    planned = set(of_the_clock(handover))
    waiting = handover.reminders.filter(kind__in=OF_THE_CLOCK, done_at=None)
    kept = {(row.kind, row.due_at): row.pk for row in waiting}
    if stale := [pk for what, pk in kept.items() if what not in planned]:
        waiting.filter(pk__in=stale).delete()
    _plan(handover, planned - kept.keys())


def plan_missing(limit: int = 5_000) -> int:
    """Plans for open handovers that nobody has planned for, and returns how many there were.

    They were there before the clock was, or came in by another way than the sheet.
    """
    planned = Reminder.objects.filter(handover=OuterRef("pk"), kind__in=OF_THE_CLOCK)
    lost = Handover.objects.open().filter(~Exists(planned), due_for__in=PLANNED_FOR)
    ids = list(lost.exclude(due_at=None).order_by("pk").values_list("pk", flat=True)[:limit])
    for pk in ids:
        with transaction.atomic():
            plan_clock(
                Handover.objects.select_for_update(of=("self",)).select_related("unit").get(pk=pk)
            )
    return len(ids)


def plan_questions(handover: Handover) -> None:
    _plan(handover, questions(handover))


def _plan(handover: Handover, planned: Iterable[tuple[str, datetime]]) -> None:
    Reminder.objects.bulk_create(
        (Reminder(handover=handover, kind=kind, due_at=moment) for kind, moment in planned),
        ignore_conflicts=True,  # a deadline that came back is not announced twice
    )


def questions(handover: Handover) -> list[tuple[str, datetime]]:
    """Day 14 and 90 after the sheet came in, or 09:00 on the working day after."""
    calendar = WorkingCalendar(handover.unit)
    came_in = timezone.make_naive(handover.created_at)
    return [
        # By the clock on the wall, whether or not the clocks changed in between.
        (kind, when_to_ask(calendar, timezone.make_aware(came_in + after)))
        for kind, after in QUESTIONS.items()
    ]


def when_to_ask(calendar: WorkingCalendar, moment: datetime) -> datetime:
    """The moment itself on a working day, else 09:00 Danish time on the next one."""
    day = timezone.localdate(moment)
    if calendar.is_working_day(day):
        return moment
    return timezone.make_aware(datetime.combine(calendar.add(day, 1), ASK_AT))


def promised(handover: Handover) -> datetime | None:
    """The deadline whose miss is escalated; None when the clock runs for something else."""
    due, what_for = handover.clock()
    if what_for == Due.INTRODUCTION:
        return handover.contact_due
    return due if what_for in (Due.CONTACT, Due.CANDIDATE) else None


def of_the_clock(handover: Handover) -> list[tuple[str, datetime]]:
    """What is planned for the deadline that runs now: (kind, moment)."""
    due, what_for = handover.clock()
    if what_for == Due.RETURN:
        return [(Kind.RETURN, due)] if due else []
    missed = promised(handover)
    if missed is None:
        return []
    calendar = WorkingCalendar(handover.unit)
    planned = [
        (Kind.LEAD, calendar.deadline(missed, LEAD_AFTER)),
        (Kind.COORDINATOR, calendar.deadline(missed, COORDINATOR_AFTER)),
    ]
    return [(Kind.INTRODUCTION, due), *planned] if what_for == Due.INTRODUCTION else planned
