"""What search engines read about a public event (schema.org/Event, JSON-LD)."""

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString

from events.calendar.entries import ZONE, event_url
from events.models import Event
from frontend.structured_data import json_ld


def event_json_ld(event: Event) -> SafeString:
    status = "EventCancelled" if event.cancelled_at else "EventScheduled"
    picture = reverse("home:share_event", args=[event.slug, event.share_version])
    data = {
        "@type": "Event",
        "name": event.title,
        "description": event.summary,
        "url": event_url(event),
        "image": f"{settings.BASE_URL}{picture}",
        "startDate": event.starts_at.astimezone(ZONE).isoformat(),
        "endDate": event.ends_at.astimezone(ZONE).isoformat(),
        "eventStatus": f"https://schema.org/{status}",
        **_where(event),
        "organizer": {"@type": "Organization", "name": event.organisation.name},
    }
    return json_ld(data)


def _where(event):
    """The link of an online event is for its guests; others find the page."""
    mode, location = "Offline", {"@type": "Place", "name": event.place, "address": event.address}
    if event.is_online:
        mode, location = "Online", {"@type": "VirtualLocation", "url": event_url(event)}
    return {
        "eventAttendanceMode": f"https://schema.org/{mode}EventAttendanceMode",
        "location": location,
    }
