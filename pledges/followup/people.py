"""How far a promise came with people: what only its openings and placements can say, never a status."""

from django.utils import timezone

from pledges.followup.statuses import has_lasted
from pledges.models import Handover, Placement, Referral

Status = Handover.Status


def came_to(*, presented: bool, at_work: bool, hired: bool, lasted: bool) -> str:
    """The status by which the company sees it; "" while it has met nobody.

    `at_work` without pay is an internship: somebody the company has met, and no job.
    """
    if lasted:
        return Status.RETAINED
    if hired:
        return Status.HIRED
    return Status.REFERRED if presented or at_work else ""


def people_of(handover: Handover) -> str:
    """The same from the rows. Whoever left, so that the position is free again, counts no more."""
    there = Placement.objects.in_position().filter(handover=handover)
    presented = Referral.objects.running().filter(opening__handover=handover)
    return came_to(
        presented=presented.exists(),
        at_work=there.exists(),
        hired=there.filter(steps__paid_hours__gt=0).exists(),
        lasted=has_lasted(handover),
    )


def became_jobs():
    """Placements by which a promise became a job: paid hours have begun, whether or not it lasted."""
    return Placement.objects.jobs_begun(timezone.localdate()).order_by()
