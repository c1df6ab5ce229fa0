"""Consents to stories: given, and taken back together with all that was told (taskforces/stories/withdrawal.py)."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts import audit
from accounts.models import User
from taskforces.models import StoryConsent, StoryPage


@transaction.atomic
def record_consent(story: StoryPage, *, by: User, fields: dict) -> StoryConsent:
    """`fields` of StoryConsent; what somebody has signed stays with whoever holds the paper."""
    consent = StoryConsent.objects.create(story=story, **fields)
    _note(consent, by, "record_consent")
    return consent


@transaction.atomic
def withdraw_consent(
    consent: StoryConsent, *, at: datetime | None = None, by: User | None = None
) -> StoryConsent:
    """The story leaves every page at once and is erased (home/pagecache/signals.py, wherever it is withdrawn).

    A second withdrawal keeps the first one's time.
    """
    if consent.withdrawn_at is None:
        consent.withdrawn_at = at or timezone.now()
        consent.save(update_fields=["withdrawn_at"])
        _note(consent, by, "withdraw_consent")
    return consent


def _note(consent, by, verb):
    if consent.story.network:
        audit.record(consent.story.network.host, by=by, verb=verb, thing=consent)
