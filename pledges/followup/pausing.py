"""Pausing: a sheet waits for the company until a day, and comes back with deadlines counted anew."""

from datetime import date, timedelta

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from accounts.refusals import Refused
from accounts.workingdays import WorkingCalendar
from frontend.languages import in_house_language
from pledges import routing
from pledges.followup.changes import changing, move
from pledges.followup.statuses import UNCONTACTED, set_status
from pledges.models import FollowUpEntry, Handover, Introduction

Status, Kind = Handover.Status, FollowUpEntry.Kind

LONGEST_PAUSE = timedelta(days=365)


class PauseRefused(Refused):
    class Code(models.TextChoices):
        DATE = "date", gettext_lazy("Vælg en dag efter i dag og højst et år frem.")
        NOT_PAUSED = "not_paused", gettext_lazy("Arket er ikke på pause.")


def pause(
    handover: Handover,
    *,
    until: date,
    by: User | None,
    reason: str = "",
    expected_version: int | None = None,
) -> Handover:
    """Waits for the company until the morning of a day, when `resume` brings the sheet back.

    `by` is None when the company itself asks for it. Raises PauseRefused (DATE) and
    FollowUpRefused (STATUS) where the sheet cannot wait.
    """
    if not is_pause_until(until):
        raise PauseRefused(PauseRefused.Code.DATE)
    with in_house_language():
        words = _("til %(day)s") % {"day": date_format(until, _("j. F Y"))}
    text = "\n".join(filter(None, [words, reason]))
    with changing(
        handover, kind=Kind.PAUSED, by=by, text=text, expected_version=expected_version
    ) as fresh:
        before = fresh.status
        fresh.paused_until = until
        move(fresh, Status.ON_HOLD)
        fresh.status_before_pause = before
    return fresh


def resume(handover: Handover, *, by: User | None) -> Handover:
    """Back to where the sheet was, with deadlines counted from now. Raises PauseRefused (NOT_PAUSED)."""
    with changing(handover, kind=Kind.RESUMED, by=by) as fresh:
        if fresh.status != Status.ON_HOLD:
            raise PauseRefused(PauseRefused.Code.NOT_PAUSED)
        set_status(fresh, _after_pause(fresh))
        _restart_clock(fresh)
    return fresh


def is_pause_until(day: date) -> bool:
    today = timezone.localdate()
    return today < day <= today + LONGEST_PAUSE


def _after_pause(handover: Handover) -> str:
    """The inverse of the pause, except that a call during it is not forgotten."""
    before = handover.status_before_pause
    if before and before not in UNCONTACTED:
        return before
    if handover.first_contact_at:
        return Status.CONTACTED
    return Status.ASSIGNED if handover.owner_id else Status.NEW


def _restart_clock(handover: Handover) -> None:
    """A promise that ran out during the pause is given again; one that still holds is not shortened."""
    now, unit = timezone.now(), handover.unit
    calendar = WorkingCalendar(unit)
    if handover.first_contact_at is None:
        days = unit.contact_days
        if handover.introduction_due:
            days = max(days, routing.INTRODUCTION_DAYS + 1)
            first = calendar.deadline(now, routing.INTRODUCTION_DAYS)
            handover.introduction_due = max(handover.introduction_due, first)
            Introduction.objects.filter(handover=handover, done_at=None).update(
                due=handover.introduction_due
            )
        handover.contact_due = max(handover.contact_due, calendar.deadline(now, days))
    elif handover.candidate_due:
        again = calendar.deadline(now, unit.candidate_days)
        handover.candidate_due = max(handover.candidate_due, again)
