"""Consents to stories: given, and taken back together with the pictures of whoever takes them back."""

from datetime import datetime

from django.db import models, transaction
from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.models import Page, ReferenceIndex

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
    """The story leaves every page at once, and its pictures are deleted (home/signals.py, wherever it is withdrawn).

    A second withdrawal keeps the first one's time.
    """
    if consent.withdrawn_at is None:
        consent.withdrawn_at = at or timezone.now()
        consent.save(update_fields=["withdrawn_at"])
        _note(consent, by, "withdraw_consent")
    return consent


def delete_pictures(story: StoryPage) -> int:
    """Files, renditions and all, of pictures that no page uses but this story in its languages."""
    stories = story.get_translations(inclusive=True)
    ours = {(Page, str(pk)) for pk in stories.values_list("pk", flat=True)}
    gone = 0
    for picture in pictures_of(stories):
        used = ReferenceIndex.get_references_to(picture)
        if {(use.base_content_type.model_class(), use.object_id) for use in used} <= ours:
            picture.delete()  # the files go when this is committed
            gone += 1
    return gone


def pictures_of(stories: models.QuerySet[StoryPage]) -> list:
    """As they are used now, in whichever field or block."""
    model = get_image_model()
    ids = {
        reference.to_object_id
        for story in stories
        for reference in ReferenceIndex.get_references_for_object(story)
        if reference.to_content_type.model_class() is model
    }
    return list(model.objects.filter(pk__in=ids))


def _note(consent, by, verb):
    if consent.story.network:
        audit.record(consent.story.network.host, by=by, verb=verb, thing=consent)
