"""A poster for a door or a notice board: what, when, where, and a QR that leads to the event's page."""

from pathlib import Path

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from events.models import Event
from events.seats.emails import when
from events.tickets import qr_svg
from frontend.colour import theme_tokens
from frontend.typeset import typeset

TEMPLATE = Path(__file__).parent / "poster.typ"


def poster_pdf(event: Event) -> bytes:
    """PDF/UA-1, A4."""
    link = f"{settings.BASE_URL}{event.get_absolute_url()}"
    host = event.organisation
    action = _("Tilmeld dig her") if event.takes_registrations() else _("Læs mere her")
    return typeset(
        TEMPLATE,
        {
            "lang": "en" if (translation.get_language() or "").startswith("en") else "da",
            "title": event.title,
            "author": host.name,
            "colour": theme_tokens(host.brand_colour)["light"]["accent"],
            "network": event.network.name,
            "lead": event.summary,
            "when": when(event),
            "where": ", ".join(part for part in (event.place, event.address) if part),
            "action": action,
            "link": link.removeprefix("https://").removeprefix("http://"),
            "qr": qr_svg(link),
            "alt": _("QR-kode til arrangementets side"),
            "host": host.name,
        },
    )
