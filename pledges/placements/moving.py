"""A person moves to another position, in the same company or another of the network, without a new beginning."""

from datetime import date, timedelta
from decimal import Decimal

from django.db import transaction
from django.db.models import Q

from accounts.models import User
from pledges.followup.statuses import may_follow
from pledges.models import Handover, Opening, Placement, Scheme
from pledges.openings.referrals import refer
from pledges.placements.changes import changing, finish, require_running
from pledges.placements.starting import WITH_JOB, Start, start_placement
from pledges.wording import in_danish

Status = Handover.Status


def places_for(placement: Placement):
    """Open positions of the unit in the same network, those of the same company first."""
    spoken_to = Q(handover=None) | Q(handover__first_contact_at__isnull=False)
    found = Opening.objects.open().filter(spoken_to, unit=placement.unit, network=placement.network)
    return found.exclude(pk=placement.opening_id).with_companies().order_by("created_at", "pk")


@transaction.atomic
def move_to(
    placement: Placement,
    *,
    opening: Opening,
    starts_on: date,
    scheme: Scheme,
    paid_hours: Decimal,
    unpaid_hours: Decimal = Decimal(0),
    by: User,
    expected_version: int | None = None,
) -> Placement:
    """The old place ends the day before the new one begins, and is free; the weeks go on.

    Raises PlacementRefused, or ReferralRefused where the company of the new place cannot be referred to.
    """
    reason = Placement.EndReason.MOVED
    with changing(
        placement,
        verb="moved",
        by=by,
        text=in_danish(reason.label),
        expected_version=expected_version,
    ) as old:
        require_running(old)
        last = max(old.starts_on, starts_on - timedelta(days=1))
        finish(old, on=last, reason=reason, by=by)
    sheet = opening.handover
    if sheet and sheet.status not in WITH_JOB and not may_follow(sheet, Status.HIRED):
        refer(old.candidate, opening=opening, by=by)  # its company hears of somebody first
    start = Start(
        candidate_reference=old.candidate.reference,
        scheme=scheme,
        starts_on=starts_on,
        paid_hours=paid_hours,
        unpaid_hours=unpaid_hours,
        mentor=old.mentor,
        opening=opening,
        moves=old,
    )
    return start_placement(sheet or opening, by=by, start=start)
