"""Steps of a placement: paid and unpaid hours a week from a day on, at most one step a day."""

from datetime import date
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from frontend.charts import Chart, Series, step_chart
from pledges.models import Placement, PlacementStep, Scheme
from pledges.persons import reach, stage_at_work
from pledges.placements.changes import (
    AGENCY_SCHEMES,
    LONGEST_AHEAD,
    Code,
    PlacementRefused,
    changing,
    check_hours,
    require_running,
)


def add_step(
    placement: Placement,
    *,
    starts_on: date,
    paid_hours: Decimal,
    unpaid_hours: Decimal = Decimal(0),
    scheme: Scheme | None = None,
    by: User,
    expected_version: int | None = None,
) -> PlacementStep:
    """One person all the way: from a day on other hours, and perhaps another scheme.

    Raises PlacementRefused: one step a day, none before the first day, sane hours, a scheme of that day.
    """
    with changing(placement, verb="step_added", by=by, expected_version=expected_version) as fresh:
        require_running(fresh)
        _check_day(fresh, starts_on)
        check_hours(fresh.network, paid_hours, unpaid_hours)
        scheme = _scheme_of(fresh, starts_on, scheme)
        step = fresh.steps.create(
            starts_on=starts_on, paid_hours=paid_hours, unpaid_hours=unpaid_hours, scheme=scheme
        )
        if fresh.candidate and (stage := stage_at_work(step, scheme.code)) != fresh.candidate.stage:
            reach(fresh.candidate, stage, on=starts_on, by=by, network=fresh.network)
        return step


def change_step(
    step: PlacementStep,
    *,
    starts_on: date,
    paid_hours: Decimal,
    unpaid_hours: Decimal = Decimal(0),
    scheme: Scheme | None = None,
    by: User,
    expected_version: int | None = None,
) -> PlacementStep:
    """The first step stays on the first day."""
    with changing(
        step.placement, verb="step_changed", by=by, expected_version=expected_version
    ) as placement:
        require_running(placement)
        fresh = placement.steps.get(pk=step.pk)
        if starts_on != fresh.starts_on:
            if is_first(fresh, placement):
                raise PlacementRefused(Code.FIRST_STEP)
            _check_day(placement, starts_on)
        check_hours(placement.network, paid_hours, unpaid_hours)
        fresh.starts_on, fresh.paid_hours, fresh.unpaid_hours = starts_on, paid_hours, unpaid_hours
        if scheme is not None and scheme.pk != fresh.scheme_id:
            fresh.scheme = _scheme_of(placement, starts_on, scheme)
        fresh.save(update_fields=["starts_on", "paid_hours", "unpaid_hours", "scheme"])
    return fresh


def remove_step(step: PlacementStep, *, by: User, expected_version: int | None = None) -> Placement:
    with changing(
        step.placement, verb="step_removed", by=by, expected_version=expected_version
    ) as placement:
        require_running(placement)
        fresh = placement.steps.get(pk=step.pk)
        if is_first(fresh, placement):
            raise PlacementRefused(Code.FIRST_STEP)
        fresh.delete()
    return placement


def is_first(step: PlacementStep, placement: Placement) -> bool:
    return step.starts_on <= placement.starts_on


def step_now(placement: Placement, day: date | None = None) -> PlacementStep | None:
    """The step that holds on the day, or the first one of a placement that has not begun.

    Reads the steps in memory: prefetch them in lists.
    """
    day = day or timezone.localdate()
    steps = sorted(placement.steps.all(), key=lambda step: step.starts_on)
    return next(
        (step for step in reversed(steps) if step.starts_on <= day), steps[0] if steps else None
    )


def hours_chart(placement: Placement) -> Chart:
    """Paid and unpaid hours a week, up to the last day, or to today or the last step, whichever is later."""
    steps = list(placement.steps.all())
    until = placement.ended_on or max([timezone.localdate(), *(step.starts_on for step in steps)])
    lines = [
        Series(_("lønnede timer"), [(step.starts_on, float(step.paid_hours)) for step in steps])
    ]
    if any(step.unpaid_hours for step in steps):
        lines.append(
            Series(
                _("praktiktimer"), [(step.starts_on, float(step.unpaid_hours)) for step in steps]
            )
        )
    return step_chart(_("Timer pr. uge"), lines, until=until)


def _scheme_of(placement: Placement, day: date, chosen: Scheme | None) -> Scheme:
    """The chosen one if it is valid on the day, else that of the step before."""
    if chosen is None:
        before = placement.steps.filter(starts_on__lte=day).select_related("scheme").last()
        return (before and before.scheme) or placement.scheme
    if not Scheme.objects.valid_on(day).filter(pk=chosen.pk).exists():
        raise PlacementRefused(Code.SCHEME)
    if placement.network.hours_billing and chosen.code not in AGENCY_SCHEMES:
        raise PlacementRefused(Code.AGENCY)
    return chosen


def _check_day(placement: Placement, day: date) -> None:
    if day < placement.starts_on:
        raise PlacementRefused(Code.STEP_EARLY)
    if day > timezone.localdate() + 2 * LONGEST_AHEAD:
        raise PlacementRefused(Code.START)
    if placement.steps.filter(starts_on=day).exists():
        raise PlacementRefused(Code.STEP_DAY)
