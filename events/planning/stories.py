"""Which stories the guests of a meeting read."""

from collections.abc import Iterable

from django.db import transaction
from wagtail.models import Locale

from accounts import audit
from accounts.models import User
from events.models import Event, EventStory
from taskforces.models import StoryPage


def stories_to_choose(event: Event):
    """Stories of the host's networks that are up, in the language of whoever chooses.

    Consent has put them there, and takes them down.
    """
    ours = StoryPage.objects.live().consented().filter(network__host=event.network.host_id)
    return ours.filter(locale=Locale.get_active()).order_by("-told_on", "title")


@transaction.atomic
def tie_stories(event: Event, stories: Iterable[StoryPage], *, by: User) -> None:
    """Exactly these from now on."""
    wanted = {story.pk for story in stories}
    event.story_ties.exclude(story__in=wanted).delete()
    known = set(event.story_ties.values_list("story", flat=True))
    EventStory.objects.bulk_create(
        EventStory(event=event, story_id=pk) for pk in sorted(wanted - known)
    )
    audit.record(event.organisation, by=by, verb="tie_stories", thing=event)


def stories_of(events: Iterable[Event]):
    """What their guests read: only what is up and consented to at this moment."""
    tied = EventStory.objects.filter(event__in=list(events)).values("story")
    up = StoryPage.objects.live().consented().filter(pk__in=tied)
    return up.select_related("network").order_by("-told_on", "title")
