from datetime import datetime

from django.utils import timezone

from taskforces.models import StoryConsent


def withdraw_consent(consent: StoryConsent, *, at: datetime | None = None) -> StoryConsent:
    """The story leaves every page at once; a second withdrawal keeps the first one's time."""
    if consent.withdrawn_at is None:
        consent.withdrawn_at = at or timezone.now()
        consent.save(update_fields=["withdrawn_at"])
    return consent
