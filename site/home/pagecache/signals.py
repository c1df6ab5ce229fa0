"""Empties the page cache by signals whenever something changes that a public page shows.

Pages are published by Wagtail, data is saved by forms, imports and the shell; only a signal sees them all.
"""

from django.db.models.signals import post_delete, post_save
from wagtail.images import get_image_model
from wagtail.models import Locale, Page, PageViewRestriction, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from accounts.models import Organisation
from events.models import Event, EventHost, EventPicture, Speaker
from frontend.share_pictures import forget
from home.pagecache.middleware import empty_after_commit
from pledges.models import Placement
from taskforces.models import (
    Advice,
    Company,
    Figure,
    KnowledgeSheet,
    Membership,
    Network,
    Outreach,
    Partnership,
    PrizeWinner,
    Signer,
    StoryConsent,
)
from taskforces.stories.withdrawal import erase_story

SHOWN_IN_PUBLIC = (
    Advice,
    Company,
    Event,
    EventHost,
    EventPicture,
    Figure,
    KnowledgeSheet,
    Membership,
    Network,
    Organisation,
    Outreach,
    Partnership,
    Placement,
    PrizeWinner,
    Signer,
    Speaker,
    StoryConsent,
)


def forget_page(instance, **kwargs):
    """The picture of its shared link; a page that comes back gets a new one."""
    forget(f"page-{instance.pk}")


def forget_story(instance, **kwargs):
    """A consent has changed: the shared pictures in all languages, and the story itself with one that was withdrawn."""
    for pk in instance.story.get_translations(inclusive=True).values_list("pk", flat=True):
        forget(f"page-{pk}")
    if instance.withdrawn_at:
        erase_story(instance.story)


def connect():
    page_unpublished.connect(forget_page)
    post_delete.connect(forget_page, sender=Page)
    post_save.connect(forget_story, sender=StoryConsent)
    for signal in (page_published, page_unpublished, page_slug_changed, post_page_move):
        signal.connect(empty_after_commit)
    for model in (*SHOWN_IN_PUBLIC, get_image_model(), Locale, PageViewRestriction, Site):
        post_save.connect(empty_after_commit, sender=model)
        post_delete.connect(empty_after_commit, sender=model)
    post_delete.connect(empty_after_commit, sender=Page)
