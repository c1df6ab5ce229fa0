"""What stands on the picture of a shared page or event."""

from django.conf import settings
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from events.models import Event
from frontend.models import BasePage
from frontend.share_pictures import Card
from taskforces.models import NetworkPage, StoryPage

OUR_COLOURS = {"brand": "#0b7a5b", "second": "#ffc94d"}


def card_of_page(page: BasePage) -> Card:
    label, line = _words(page)
    return _card(page.seo_title or page.title, label, line, page.theme_organisation)


def card_of_event(event: Event) -> Card:
    # Translators: Django date format, e.g. "onsdag den 25. november 2026 kl. 18.40"
    moment = date_format(localtime(event.starts_at), _(r"l \d\e\n j. F Y \k\l. H.i"))
    line = capfirst(f"{moment} · {event.place}")
    return _card(event.title, event.get_kind_display(), line, event.organisation)


def _card(title, label, line, sender):
    if sender is None:
        return Card(title, capfirst(label), line, settings.WAGTAIL_SITE_NAME, **OUR_COLOURS)
    colours = {"brand": sender.brand_colour, "second": sender.second_colour}
    return Card(title, capfirst(label), line, sender.name, **colours)


def _words(page):
    if isinstance(page, StoryPage):
        label = f"{_('historie')} · {page.get_theme_display()}"
        return label, page.network.name if page.network else ""
    if isinstance(page, NetworkPage):
        network = page.network
        return network.get_kind_display(), ", ".join(network.municipality_names) or page.area
    return "", settings.BASE_URL.partition("://")[2]
