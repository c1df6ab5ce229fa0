"""Stories that belong to a meeting: its guests read them on their own pages."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models.events import Event
from taskforces.models import StoryPage


class EventStory(models.Model):
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="story_ties")
    story = models.ForeignKey(StoryPage, on_delete=models.CASCADE, related_name="event_ties")

    class Meta:
        verbose_name = _("historie til et møde")
        verbose_name_plural = _("historier til et møde")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["event", "story"], name="story_once_an_event"),
        ]

    def __str__(self):
        return f"{self.story}, {self.event}"
