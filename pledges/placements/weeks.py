"""From which day the weeks of a person at work are counted: a move within the network does not begin them anew."""

from collections.abc import Iterable
from datetime import date, timedelta

from accounts.workingdays import WorkingCalendar
from pledges.models import Placement, RetentionCheck
from pledges.placements.changes import morning_of


def counted_from(starts_on: date, first_paid_days: Iterable[date | None]) -> date:
    """The first day with paid hours at the places before, else the own first day.

    An internship is no job, so its weeks are no weeks in a job.
    """
    return min([starts_on, *(day for day in first_paid_days if day)])


def before(placement: Placement) -> list[Placement]:
    """The places that the person moved here from, the nearest first."""
    found, old = [], placement.moved_from
    while old and old not in found:
        found.append(old)
        old = old.moved_from
    return found


def weeks_from(placement: Placement) -> date:
    return counted_from(placement.starts_on, [_first_paid(old) for old in before(placement)])


def go_on(old: Placement, new: Placement) -> None:
    """The same person moved: checks fall due as if they had stayed, and one that was answered is not asked again."""
    new.moved_from = old
    new.save(update_fields=["moved_from"])
    begun, calendar = weeks_from(new), WorkingCalendar(new.unit)
    answered = RetentionCheck.objects.filter(
        placement__in=before(new), unit_says=RetentionCheck.Says.STILL
    )
    reached = set(answered.values_list("weeks", flat=True))
    for check in new.checks.all():
        reminders = new.reminders.filter(kind=f"check_{check.weeks}")
        if check.weeks in reached:
            reminders.delete()
            check.delete()
            continue
        check.due_on = max(begun + timedelta(weeks=check.weeks), new.starts_on)
        check.save(update_fields=["due_on"])
        reminders.update(due_at=morning_of(calendar, check.due_on))


def _first_paid(placement):
    return min((step.starts_on for step in placement.steps.all() if step.paid_hours), default=None)
