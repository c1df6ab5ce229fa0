"""Links that open other programs with what we know: calendars on the web, and a map."""

from datetime import UTC
from urllib.parse import urlencode

from events.models import Event


def google_url(event: Event, *, link: str) -> str:
    times = "/".join(
        f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}" for at in (event.starts_at, event.ends_at)
    )
    words = {"action": "TEMPLATE", "text": event.title, "dates": times, "details": link}
    return f"https://calendar.google.com/calendar/render?{urlencode(words | {'location': where(event)})}"


def outlook_url(event: Event, *, link: str) -> str:
    words = {
        "path": "/calendar/action/compose",
        "rru": "addevent",
        "subject": event.title,
        "startdt": f"{event.starts_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        "enddt": f"{event.ends_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        "body": link,
        "location": where(event),
    }
    return f"https://outlook.office.com/calendar/deeplink/compose?{urlencode(words)}"


def map_url(event: Event) -> str:
    """An address alone is found better than with the name of a hall before it."""
    words = {"api": "1", "query": event.address or event.place}
    return f"https://www.google.com/maps/search/?{urlencode(words)}"


def where(event: Event) -> str:
    return ", ".join(part for part in (event.place, event.address) if part)
