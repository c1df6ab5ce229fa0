"""Who is at work where: from the first day, over rising hours, to a job that lasts."""

from django.db import transaction
from django.utils import timezone

from pledges.models import Placement, RetentionCheck
from pledges.placement_emails import send_check_question


def ask_about_check(placement: Placement, *, weeks: int) -> RetentionCheck | None:
    """Asks the company, once, whether the person is still there; None when there is nothing to ask.

    Called by the clock at 13 and 26 weeks; the placement may have ended since it was planned.
    """
    with transaction.atomic():
        found = (
            RetentionCheck.objects.select_for_update(of=("self",))
            .select_related(
                "placement__handover__sheet__network__host", "placement__handover__unit"
            )
            .filter(placement=placement, placement__in=Placement.objects.in_place(), weeks=weeks)
            .first()
        )
        if found is None or found.asked_at or found.company_says:
            return None
        found.asked_at = timezone.now()
        found.save(update_fields=["asked_at"])
        send_check_question(found)
    return found
