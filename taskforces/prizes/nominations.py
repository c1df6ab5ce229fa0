from django.utils import timezone

from taskforces.models import Nomination, PrizePage


def nominate(prize: PrizePage, *, company: str, reason: str, name: str, email: str) -> Nomination:
    """The form has asked for consent; without a tick it never comes here."""
    return Nomination.objects.create(
        prize=prize,
        company=company,
        reason=reason,
        by_name=name,
        by_email=email,
        consented_at=timezone.now(),
    )
