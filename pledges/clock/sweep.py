"""Does what every due Reminder asks for, once each, also after the worker was down."""

import logging
import traceback
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.workingdays import WorkingCalendar
from pledges.followup import changes as followup
from pledges.followup import reminders
from pledges.followup.introductions import pass_on
from pledges.followup.pausing import resume
from pledges.models import Feedback, FollowUpEntry, Handover, Introduction, Placement, Reminder
from pledges.placements.changes import ask_about_check
from pledges.receipts.feedback import ask_company
from pledges.wording import moment_in_words

log = logging.getLogger("haandslag.clock")

Kind = Reminder.Kind
Status = Handover.Status

LATE_AFTER = timedelta(hours=1)
QUESTIONS = {Kind.ASK_14: 14, Kind.ASK_90: 90}
CHECKS = {Kind.CHECK_13: 13, Kind.CHECK_26: 26}
ESCALATES_TO = {
    Kind.LEAD: Handover.Escalation.LEAD,
    Kind.COORDINATOR: Handover.Escalation.COORDINATOR,
}
# There is no job to ask about any more.
NOT_ASKED = (Status.WITHDRAWN, Status.NOT_OURS, Status.EXPIRED)


def sweep(now: datetime | None = None, limit: int | None = None) -> int:
    """Works off what is due, the oldest first, and returns how many; several workers may sweep at once.

    A row that fails is logged, left as it was for the next sweep, and does not count against `limit`.
    """
    now = now or timezone.now()
    done, tried = 0, set()
    # One round more as long as there is something: what was done may have planned what is due by now.
    while ids := _due(now, tried):
        for pk in ids:
            if done == limit:
                return done
            tried.add(pk)
            done += _try(pk, now)
    return done


def overdue_since(now: datetime) -> datetime | None:
    """The time of the oldest reminder that has waited for more than an hour; None when all is well."""
    waiting = Reminder.objects.due(now - LATE_AFTER).order_by("due_at")
    return waiting.values_list("due_at", flat=True).first()


def _due(now: datetime, tried: set[int]) -> list[int]:
    ids = Reminder.objects.due(now).order_by("due_at", "pk").values_list("pk", flat=True)
    return [pk for pk in ids.iterator() if pk not in tried]


def _try(pk: int, now: datetime) -> bool:
    try:
        return work_off(pk, now=now)
    except Exception as error:  # whatever it is, the others are not to wait for it
        log.error("reminder %s failed: %s", pk, in_short(error))
        return False


def in_short(error: Exception) -> str:
    """Class and place for the log; the words of an exception may hold what somebody typed."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {place.name}, line {place.lineno} of {place.filename}"


@transaction.atomic
def work_off(pk: int, *, now: datetime) -> bool:
    """Does what the row says, if it is still due and still true; False when another worker was first."""
    reminder = _locked(pk, now)
    if reminder is None:
        return False
    reminder.late = reminder.late or now - reminder.due_at > LATE_AFTER
    if _is_postponed(reminder, now):
        return False
    # Done before it is done: what is planned anew inside must find this one out of the way.
    reminder.done_at, reminder.outcome = now, Reminder.Outcome.DONE
    reminder.save(update_fields=["done_at", "outcome", "late"])
    if not _act(reminder, now):
        reminder.outcome = Reminder.Outcome.NOT_NEEDED
        reminder.save(update_fields=["outcome"])
    return True


def _locked(pk: int, now: datetime) -> Reminder | None:
    """The handover first, as everyone does who changes one; then the row, read again."""
    handover = (
        Handover.objects.select_for_update(of=("self",))
        .select_related("unit")
        .filter(reminders=pk)
        .first()
    )
    reminder = Reminder.objects.due(now).select_for_update().filter(pk=pk).first()
    if handover is None or reminder is None:
        return None
    reminder.handover = handover
    return reminder


def _is_postponed(reminder: Reminder, now: datetime) -> bool:
    """No company is asked on a holiday, also when the day became one after the question was planned."""
    if reminder.kind not in QUESTIONS:
        return False
    when = reminders.when_to_ask(WorkingCalendar(reminder.handover.unit), now)
    if when == now:
        return False
    reminder.due_at = when
    reminder.save(update_fields=["due_at", "late"])
    return True


def _act(reminder: Reminder, now: datetime) -> bool:
    """False when it turned out that nothing was to be done."""
    return _ACTIONS[reminder.kind](reminder, now)


def _pass_on(reminder: Reminder, now: datetime) -> bool:
    handover = reminder.handover
    waiting = Introduction.objects.filter(handover=handover, done_at=None).first()
    is_over = handover.due_for == Handover.Due.INTRODUCTION and handover.introduction_due <= now
    if waiting is None or not is_over:
        return False
    pass_on(waiting, now=now)
    return True


def _escalate(reminder: Reminder, now: datetime) -> bool:
    handover, level = reminder.handover, ESCALATES_TO[reminder.kind]
    deadline = reminders.promised(handover)
    if deadline is None or deadline >= now or handover.escalation >= level:
        return False
    when = moment_in_words(deadline, short=True)
    text = _("Til %(whom)s. Fristen var %(when)s.") % {"whom": level.label, "when": when}
    with followup.changing(handover, kind=FollowUpEntry.Kind.ESCALATED, text=text) as fresh:
        fresh.escalation = max(fresh.escalation, level)
    return True


def _resume(reminder: Reminder, now: datetime) -> bool:
    handover = reminder.handover
    until = handover.paused_until
    if handover.status != Status.ON_HOLD or until is None or until > timezone.localdate(now):
        return False
    resume(handover, by=None)
    return True


def _ask(reminder: Reminder, now: datetime) -> bool:
    handover, day = reminder.handover, QUESTIONS[reminder.kind]
    if handover.status in NOT_ASKED:
        return False
    if Feedback.objects.filter(handover=handover, day=day).exists():
        return False
    return ask_company(handover, day=day) is not None


def _check(reminder: Reminder, now: datetime) -> bool:
    placement = Placement.objects.in_place().filter(pk=reminder.placement_id).first()
    if placement is None:
        return False
    return ask_about_check(placement, weeks=CHECKS[reminder.kind]) is not None


_ACTIONS: dict[str, Callable[[Reminder, datetime], bool]] = {
    Kind.INTRODUCTION: _pass_on,
    Kind.LEAD: _escalate,
    Kind.COORDINATOR: _escalate,
    Kind.RETURN: _resume,
    Kind.ASK_14: _ask,
    Kind.ASK_90: _ask,
    Kind.CHECK_13: _check,
    Kind.CHECK_26: _check,
}
