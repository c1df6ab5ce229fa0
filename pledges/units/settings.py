"""What a unit decides for itself: its deadlines, its days off, and whether new sheets are shared out."""

from datetime import date, timedelta

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.models import ClosingDay, Organisation, User
from accounts.refusals import Refused

SETTINGS = ("contact_days", "candidate_days", "optional_holidays", "spread_sheets")
LONGEST_CLOSING = timedelta(days=92)


class UnitRefused(Refused):
    class Code(models.TextChoices):
        DATES = "dates", _("Den sidste dag skal ligge efter den første.")
        TOO_LONG = "too_long", _("En stille periode kan højst vare tre måneder.")
        OVERLAP = "overlap", _("Der er allerede lukket på nogle af dagene.")


@transaction.atomic
def change_settings(unit: Organisation, *, by: User, **settings) -> Organisation:
    """Any of SETTINGS. Holds for what comes in from now on; a promised deadline stays as it is."""
    fresh = Organisation.objects.select_for_update(no_key=True).get(pk=unit.pk)
    before = {name: getattr(fresh, name) for name in SETTINGS}
    changed = [name for name in SETTINGS if name in settings and settings[name] != before[name]]
    if not changed:
        return fresh
    for name in changed:
        setattr(fresh, name, settings[name])
    fresh.save(update_fields=changed)
    audit.record(
        fresh,
        by=by,
        verb="unit.settings",
        thing=fresh,
        before={name: before[name] for name in changed},
        after={name: settings[name] for name in changed},
    )
    return fresh


@transaction.atomic
def add_closing_day(
    unit: Organisation, *, day: date, last_day: date | None, reason: str, by: User
) -> ClosingDay:
    """One day, or a quiet period until `last_day` (at most LONGEST_CLOSING). Raises UnitRefused."""
    end = last_day or day
    if end < day:
        raise UnitRefused(UnitRefused.Code.DATES)
    if end - day > LONGEST_CLOSING:
        raise UnitRefused(UnitRefused.Code.TOO_LONG)
    Organisation.objects.select_for_update(no_key=True).get(pk=unit.pk)  # two at once would overlap
    if any(day <= known <= end for closing in unit.closing_days.all() for known in closing.days):
        raise UnitRefused(UnitRefused.Code.OVERLAP)
    closing = ClosingDay.objects.create(
        organisation=unit, day=day, last_day=last_day if end > day else None, reason=reason
    )
    audit.record(unit, by=by, verb="unit.closing_added", thing=closing, after=_state(closing))
    return closing


@transaction.atomic
def remove_closing_day(closing: ClosingDay, *, by: User) -> None:
    audit.record(
        closing.organisation,
        by=by,
        verb="unit.closing_removed",
        thing=closing,
        before=_state(closing),
    )
    closing.delete()


def _state(closing: ClosingDay) -> dict:
    return {
        "day": closing.day.isoformat(),
        "last_day": closing.last_day and closing.last_day.isoformat(),
    }
