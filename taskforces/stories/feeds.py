"""Stories to subscribe to. A story leaves the feed with the consent of the people in it."""

from datetime import datetime, time

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from frontend.feeds import AtomFeed
from frontend.languages import home_url
from taskforces.models import StoryPage


class StoryFeed(AtomFeed):
    def title(self):
        return _("Håndslag: historier")

    def subtitle(self):
        return _("Historier fra hverdagen, når et løfte er blevet til et job.")

    def link(self):
        return f"{settings.BASE_URL}{home_url()}historier/"

    def feed_url(self):
        return settings.BASE_URL + reverse("taskforces:story_feed")

    def items(self):
        stories = StoryPage.objects.live().public().consented().for_cards()
        return stories.filter(locale__language_code=get_language())[: self.most]

    def path_of(self, story):
        return story.url

    def item_title(self, story):
        return story.title

    def item_description(self, story):
        return story.lead

    def item_author_name(self, story):
        return story.publisher

    def item_pubdate(self, story):
        return timezone.make_aware(datetime.combine(story.told_on, time(12)))

    def item_updateddate(self, story):
        return story.last_published_at or self.item_pubdate(story)

    def item_categories(self, story):
        return [str(story.get_theme_display()), *filter(None, [story.industry])]
