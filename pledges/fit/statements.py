"""What a company is told of a suggested candidate: what suits, and what is hard only after the candidate's yes."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from accounts import audit
from accounts.models import User
from pledges.models import FitStatement, Opening, Referral, Sheet


@dataclass(frozen=True)
class Told:
    """For the company; `gaps` is "" where the candidate has not said yes."""

    opening: Opening
    fits: str
    gaps: str


def told_of(*, fits: str, gaps: str, allowed_on: date | None) -> tuple[str, str]:
    """What may be told of a statement."""
    return fits, gaps if allowed_on else ""


def state_fit(
    referral: Referral, *, fits: str, gaps: str, allowed_on: date | None, by: User
) -> FitStatement:
    """Another statement takes the place of the first. Without words on what is hard there is nothing to allow."""
    with transaction.atomic():
        facts = {
            "fits": fits,
            "gaps": gaps,
            "allowed_on": allowed_on if gaps else None,
            "by": by,
            "at": timezone.now(),
        }
        statement, _made = FitStatement.objects.update_or_create(referral=referral, defaults=facts)
        audit.record(
            referral.candidate.unit,
            by=by,
            verb="fit.stated",
            thing=referral,
            after={"allowed": statement.allowed_on is not None},
        )
    return statement


def told_about(sheet: Sheet) -> list[Told]:
    """Of those who are suggested for the sheet's jobs and not said no to. One query."""
    statements = FitStatement.objects.filter(
        referral__opening__handover__sheet=sheet, referral__state__in=Referral.RUNNING
    ).select_related("referral__opening")
    return [
        Told(
            one.referral.opening,
            *told_of(fits=one.fits, gaps=one.gaps, allowed_on=one.allowed_on),
        )
        for one in statements.order_by("at")
    ]
