"""Moving a sheet: to another unit, or into a pause and out of it. Each gives it a clock of its own."""

from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.access import Ability, roles_with
from accounts.models import Organisation, User
from accounts.refusals import Refused
from accounts.workingdays import WorkingCalendar
from pledges import routing
from pledges.followup.changes import changing, hand_to, move
from pledges.followup.statuses import UNCONTACTED, set_status
from pledges.models import FollowUpEntry, Handover, Introduction

Status, Kind = Handover.Status, FollowUpEntry.Kind

LONGEST_PAUSE = timedelta(days=365)


class MovingRefused(Refused):
    class Code(models.TextChoices):
        TARGET = "target", gettext_lazy("Den enhed kan ikke tage imod ark. Vælg en anden.")
        REASON = "reason", gettext_lazy("Skriv, hvorfor arket skal videre.")
        CLOSED = "closed", gettext_lazy("Arket er afsluttet og kan ikke sendes videre.")
        VISIT = (
            "visit",
            gettext_lazy("Der er aftalt et besøg. Aflys det, før du sender arket videre."),
        )
        DATE = "date", gettext_lazy("Vælg en dag efter i dag og højst et år frem.")
        NOT_PAUSED = "not_paused", gettext_lazy("Arket er ikke på pause.")


def targets(handover: Handover):
    """The other employment units that have somebody to take the sheet."""
    return (
        Organisation.objects.filter(
            kind=Organisation.Kind.EMPLOYMENT_UNIT,
            roles__user__is_active=True,
            roles__role__in=roles_with(Ability.WORK_SHEETS),
        )
        .exclude(pk=handover.unit_id)
        .distinct()
        .order_by("name")
    )


def reroute(
    handover: Handover,
    *,
    unit: Organisation,
    by: User,
    reason: str,
    expected_version: int | None = None,
) -> Handover:
    """Gives the sheet to another unit, with all that was written and the clock started anew.

    The new unit's owner is found as for a new sheet. From now on the old unit sees only its own line
    in the audit log. Raises MovingRefused.
    """
    if not reason.strip():
        raise MovingRefused(MovingRefused.Code.REASON)
    text = f"{handover.unit} → {unit}\n{reason}"
    with changing(
        handover, kind=Kind.REROUTED, by=by, text=text, expected_version=expected_version
    ) as fresh:
        if fresh.closed_at:
            raise MovingRefused(MovingRefused.Code.CLOSED)
        if fresh.visit_at:  # with a consultant of the old unit
            raise MovingRefused(MovingRefused.Code.VISIT)
        if not targets(fresh).filter(pk=unit.pk).exists():
            raise MovingRefused(MovingRefused.Code.TARGET)
        _move_to(fresh, unit)
    return fresh


def send_on(handover: Handover, *, reason: str) -> bool:
    """Out of a unit that has nobody left, to where a new sheet would go; False where that is nowhere."""
    way = routing.route(routing.gather(handover.sheet, at=timezone.now()))
    if way.unit == handover.unit_id:
        return False
    unit = Organisation.objects.get(pk=way.unit)
    with changing(
        handover,
        kind=Kind.REROUTED,
        text=f"{handover.unit} → {unit}\n{reason}",
        expected_version=handover.version,
    ) as fresh:
        _move_to(fresh, unit)
    return True


def pause(
    handover: Handover,
    *,
    until: date,
    by: User | None,
    reason: str = "",
    expected_version: int | None = None,
) -> Handover:
    """Waits for the company until the morning of a day, when `resume` brings the sheet back.

    `by` is None when the company itself asks for it. Raises MovingRefused (DATE) and
    FollowUpRefused (STATUS) where the sheet cannot wait.
    """
    if not is_pause_until(until):
        raise MovingRefused(MovingRefused.Code.DATE)
    with translation.override(settings.LANGUAGE_CODE):  # the log is Danish, whoever writes it
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
    """Back to where the sheet was, with deadlines counted from now. Raises MovingRefused (NOT_PAUSED)."""
    with changing(handover, kind=Kind.RESUMED, by=by) as fresh:
        if fresh.status != Status.ON_HOLD:
            raise MovingRefused(MovingRefused.Code.NOT_PAUSED)
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


def _move_to(handover: Handover, unit: Organisation) -> None:
    now = timezone.now()
    way = routing.route(routing.gather(handover.sheet, at=now, to=unit.pk))
    handover.unit = unit
    handover.reason = way.reason
    handover.external_reference = ""  # of the old unit's own system
    hand_to(handover, way.owner)
    Introduction.objects.filter(handover=handover, done_at=None).update(
        outcome=Introduction.Outcome.PASSED_ON, done_at=now
    )
    handover.introduction_due = None
    if handover.first_contact_at is None:
        handover.contact_due = way.contact_due
    elif handover.candidate_due:
        handover.candidate_due = WorkingCalendar(unit).deadline(now, unit.candidate_days)


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
