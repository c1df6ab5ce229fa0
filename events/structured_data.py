"""What search engines read about a public event (schema.org/Event, JSON-LD)."""

import json

from django.utils.safestring import SafeString, mark_safe

from events.calendar import ZONE, event_url
from events.models import Event

# As Django's json_script: no sign is left that could end the script element.
_ESCAPES = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}


def event_json_ld(event: Event) -> SafeString:
    status = "EventCancelled" if event.cancelled_at else "EventScheduled"
    data = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": event.title,
        "description": event.summary,
        "url": event_url(event),
        "startDate": event.starts_at.astimezone(ZONE).isoformat(),
        "endDate": event.ends_at.astimezone(ZONE).isoformat(),
        "eventStatus": f"https://schema.org/{status}",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {"@type": "Place", "name": event.place, "address": event.address},
        "organizer": {"@type": "Organization", "name": event.organisation.name},
    }
    text = json.dumps(data, ensure_ascii=False).translate(_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 (escaped above)
