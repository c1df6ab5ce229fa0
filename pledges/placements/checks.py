"""Retention checks after 13 and 26 weeks: unit and company both say whether the person is still there."""

from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from pledges.followup import changes as followup
from pledges.followup.statuses import has_lasted
from pledges.models import FollowUpEntry, Handover, Placement, RetentionCheck
from pledges.placements.changes import Code, PlacementRefused, changing, require_running
from pledges.wording import in_danish

Kind = FollowUpEntry.Kind
Status = Handover.Status
Says = RetentionCheck.Says


def check(
    retention_check: RetentionCheck, *, says: str, by: User, expected_version: int | None = None
) -> RetentionCheck:
    """What the unit says. The first job that has lasted makes the sheet retained, and closes it.

    The later checks of its placements stay due. Raises PlacementRefused: EARLY before the day itself, ANSWERED
    when there is another answer, which is first taken back with a reason.
    """
    if _says_already(retention_check, unit_says=says):
        return retention_check
    with changing(
        retention_check.placement,
        verb="checked",
        kind=Kind.CHECKED,
        by=by,
        text=_in_words(retention_check, says),
        expected_version=expected_version,
    ) as placement:
        require_running(placement)
        found = _due(placement, retention_check)
        if found.unit_says:
            raise PlacementRefused(Code.ANSWERED)
        _say(found, says, by)
        _follow_the_checks(placement.handover)
    return found


def take_back(
    retention_check: RetentionCheck,
    *,
    reason: str,
    by: User,
    says: str = "",
    expected_version: int | None = None,
) -> RetentionCheck:
    """An answer of the unit that was wrong, also after the placement has ended; `says` is what holds instead.

    The old answer stays as history, with who said it and why it is gone. Whatever counts checks follows;
    what was frozen on a day stays as it was. Raises PlacementRefused.
    """
    if not reason.strip():
        raise PlacementRefused(Code.REASON)
    text = "\n".join([_in_words(retention_check, says), reason.strip()])
    with changing(
        retention_check.placement,
        verb="check_taken_back",
        kind=Kind.CHECKED,
        by=by,
        text=text,
        expected_version=expected_version,
    ) as placement:
        found = placement.checks.get(pk=retention_check.pk)
        if not found.unit_says or found.unit_says == says:
            raise PlacementRefused(Code.UNANSWERED)
        found.taken_back.create(
            said=found.unit_says,
            said_by=found.unit_by,
            said_at=found.unit_at,
            reason=reason.strip(),
            by=by,
        )
        _say(found, says, by)
        _follow_the_checks(placement.handover)
    return found


def _say(found: RetentionCheck, says: str, by: User) -> None:
    found.unit_says = says
    found.unit_by, found.unit_at = (by, timezone.now()) if says else (None, None)
    found.save(update_fields=["unit_says", "unit_by", "unit_at"])


def _follow_the_checks(handover: Handover | None) -> None:
    """For use inside `changing`: the sheet is retained as long as an answered check says so."""
    if handover is None:
        return
    stays = has_lasted(handover)
    if stays and handover.status == Status.HIRED:
        followup.move(handover, Status.RETAINED)
    elif not stays and handover.status == Status.RETAINED:
        followup.move(handover, Status.HIRED)


def answer_check(retention_check: RetentionCheck, *, says: str) -> RetentionCheck:
    """What the company says, without log-in. The same answer twice is one; a later one takes its place."""
    if _says_already(retention_check, company_says=says):
        return retention_check
    with changing(
        retention_check.placement,
        verb="answered",
        kind=Kind.ANSWERED,
        by=None,
        text=_in_words(retention_check, says),
    ) as placement:
        found = _due(placement, retention_check)
        found.company_says, found.company_at = says, timezone.now()
        found.save(update_fields=["company_says", "company_at"])
    return found


def differs(retention_check: RetentionCheck) -> bool:
    """Both have spoken, and not alike."""
    said = (retention_check.unit_says, retention_check.company_says)
    return all(said) and said[0] != said[1]


def to_answer(checks):
    """Those that the company may answer: of a job that lasts, or asked about before it ended."""
    running = Placement.objects.in_place()
    return checks.filter(
        Q(placement__in=running) | Q(asked_at__isnull=False), due_on__lte=timezone.localdate()
    )


def _due(placement: Placement, retention_check: RetentionCheck) -> RetentionCheck:
    found = placement.checks.get(pk=retention_check.pk)
    if found.due_on > timezone.localdate():
        raise PlacementRefused(Code.EARLY)
    return found


def _says_already(retention_check: RetentionCheck, **answer: str) -> bool:
    """Whether the same answer was given before, so that a second tap writes nothing."""
    return RetentionCheck.objects.filter(pk=retention_check.pk, **answer).exists()


def _in_words(retention_check: RetentionCheck, says: str) -> str:
    weeks = in_danish(retention_check.get_weeks_display)
    return f"{weeks}: {in_danish(Says(says).label)}"
