"""Rerouting: a sheet goes to another unit, with a clock of its own there."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import Ability, roles_with
from accounts.models import Organisation, User
from accounts.refusals import Refused
from accounts.workingdays import WorkingCalendar
from pledges import routing
from pledges.followup.changes import changing, hand_to
from pledges.models import FollowUpEntry, Handover, Introduction

Kind = FollowUpEntry.Kind


class RerouteRefused(Refused):
    class Code(models.TextChoices):
        TARGET = "target", _("Den enhed kan ikke tage imod ark. Vælg en anden.")
        REASON = "reason", _("Skriv, hvorfor arket skal videre.")
        CLOSED = "closed", _("Arket er afsluttet og kan ikke sendes videre.")
        VISIT = "visit", _("Der er aftalt et besøg. Aflys det, før du sender arket videre.")


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
    in the audit log. Raises RerouteRefused.
    """
    if not reason.strip():
        raise RerouteRefused(RerouteRefused.Code.REASON)
    text = f"{handover.unit} → {unit}\n{reason}"
    with changing(
        handover, kind=Kind.REROUTED, by=by, text=text, expected_version=expected_version
    ) as fresh:
        if fresh.closed_at:
            raise RerouteRefused(RerouteRefused.Code.CLOSED)
        if fresh.visit_at:  # with a consultant of the old unit
            raise RerouteRefused(RerouteRefused.Code.VISIT)
        if not targets(fresh).filter(pk=unit.pk).exists():
            raise RerouteRefused(RerouteRefused.Code.TARGET)
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
