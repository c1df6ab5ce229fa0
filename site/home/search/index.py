"""Search over pages, stories, networks and events: only what anybody may read now.

What the index finds is filtered by the database again, so that a stale index shows nothing private.
"""

from dataclasses import dataclass, field

from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail.search.backends import get_search_backend
from wagtail.search.query import PlainText

from accounts.searching import query_words
from events.models import Event
from taskforces.models import MayorInvitationPage, NetworkPage, StoryPage

MOST_PAGES, MOST_EVENTS = 40, 10


@dataclass(frozen=True)
class Found:
    networks: list = field(default_factory=list)
    stories: list = field(default_factory=list)
    events: list = field(default_factory=list)
    pages: list = field(default_factory=list)

    def __len__(self):
        return len(self.networks) + len(self.stories) + len(self.events) + len(self.pages)


def find(text: str) -> Found:
    """In the present language; every word must be there, in any of its forms. The best come first."""
    words = query_words(text)
    if not words:
        return Found()
    query = PlainText(" ".join(words), operator="and")
    pages = _pages(query)
    return Found(
        networks=_of_type(NetworkPage.objects.select_related("network__host"), pages),
        stories=_of_type(StoryPage.objects.consented().select_related("network__host"), pages),
        events=_events(query),
        pages=[page for page in pages if page.cached_content_type.model_class() not in HAVE_CARDS],
    )


HAVE_CARDS = (NetworkPage, StoryPage, MayorInvitationPage)


def _pages(query):
    readable = Page.objects.live().public().filter(locale=Locale.get_active())
    return list(get_search_backend().search(query, readable)[:MOST_PAGES])


def _of_type(queryset, pages):
    wanted = [page.pk for page in pages if page.cached_content_type.model_class() is queryset.model]
    if not wanted:
        return []
    found = queryset.live().in_bulk(wanted)
    return [found[pk] for pk in wanted if pk in found]


def _events(query):
    """Those to come first, the next one before the others; then the past, the latest first."""
    now = timezone.now()
    public = Event.objects.public().select_related("network__host")
    found = list(get_search_backend().search(query, public)[:MOST_EVENTS])
    coming = [event for event in found if not event.is_over(now)]
    past = [event for event in found if event.is_over(now)]
    return sorted(coming, key=lambda event: event.starts_at) + sorted(
        past, key=lambda event: event.starts_at, reverse=True
    )
