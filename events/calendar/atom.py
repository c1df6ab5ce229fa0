"""Public events as an Atom feed, for news readers; calendar programs read `entries.py`."""

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from events.models import Event
from frontend.feeds import AtomFeed


class EventFeed(AtomFeed):
    def title(self):
        return _("Håndslag: arrangementer")

    def subtitle(self):
        return _("Her mødes virksomheder, klubber og kommuner om de næste småjob.")

    def link(self):
        return settings.BASE_URL + reverse("events:list")

    def feed_url(self):
        return settings.BASE_URL + reverse("events:atom")

    def items(self):
        """The newest first, as news are: by when they were announced."""
        coming = Event.objects.public().upcoming().select_related("network__host")
        return coming.order_by("-created_at")[: self.most]

    def item_title(self, event):
        return event.title

    def item_description(self, event):
        # Translators: Django date format of a whole date, e.g. "onsdag den 25. november 2026"
        day = date_format(localtime(event.starts_at), _(r"l \d\e\n j. F Y"))
        where = f"{day}, {event.place}."
        return f"{where} {event.summary}".strip()

    def item_author_name(self, event):
        return event.organisation.name

    def item_pubdate(self, event):
        return event.created_at

    def item_updateddate(self, event):
        return event.updated_at

    def item_categories(self, event):
        return [str(event.get_kind_display())]
