"""Plans what the clock has to do: when an introduction ends, when to escalate, when to ask the company."""

from datetime import datetime, timedelta

from accounts.workingdays import WorkingCalendar
from pledges.models import Handover, Reminder

Kind = Reminder.Kind
Due = Handover.Due

# Working days after a missed deadline until the lead, and until the network's coordinator is told.
LEAD_AFTER = 1
COORDINATOR_AFTER = 3
QUESTIONS = {Kind.ASK_14: timedelta(days=14), Kind.ASK_90: timedelta(days=90)}
OF_THE_CLOCK = (Kind.INTRODUCTION, Kind.LEAD, Kind.COORDINATOR, Kind.RETURN)


def plan_clock(handover: Handover) -> None:
    """Replaces what was planned for the handover's former deadline; call it in the same transaction."""
    handover.reminders.filter(kind__in=OF_THE_CLOCK, done_at=None).delete()
    Reminder.objects.bulk_create(
        (
            Reminder(handover=handover, kind=kind, due_at=moment)
            for kind, moment in _of_the_clock(handover)
        ),
        ignore_conflicts=True,  # a deadline that came back is not announced twice
    )


def plan_questions(handover: Handover) -> None:
    """Day 14 and 90 after the sheet came in."""
    Reminder.objects.bulk_create(
        (
            Reminder(handover=handover, kind=kind, due_at=handover.created_at + after)
            for kind, after in QUESTIONS.items()
        ),
        ignore_conflicts=True,
    )


def _of_the_clock(handover: Handover) -> list[tuple[str, datetime]]:
    due, what_for = handover.clock()
    if what_for == Due.RETURN:
        return [(Kind.RETURN, due)] if due else []
    if what_for not in (Due.INTRODUCTION, Due.CONTACT, Due.CANDIDATE):
        return []
    calendar = WorkingCalendar(handover.unit)
    missed = handover.contact_due if what_for == Due.INTRODUCTION else due
    planned = [
        (Kind.LEAD, calendar.deadline(missed, LEAD_AFTER)),
        (Kind.COORDINATOR, calendar.deadline(missed, COORDINATOR_AFTER)),
    ]
    return [(Kind.INTRODUCTION, due), *planned] if what_for == Due.INTRODUCTION else planned
