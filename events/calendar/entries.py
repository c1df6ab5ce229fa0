"""Events as calendar entries (RFC 5545). Only the library writes the lines: it escapes what was typed."""

import re
from collections.abc import Iterable
from datetime import UTC, date, timedelta
from functools import lru_cache
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Timezone, vCalAddress, vText
from icalendar import Event as Entry

from events.models import Event, Invitation
from events.tickets import answer_url, online_link
from outbox.envelope import own_address
from taskforces.models import Network

ZONE = ZoneInfo("Europe/Copenhagen")
CONTENT_TYPE = "text/calendar"
REQUEST, CANCEL = "REQUEST", "CANCEL"  # RFC 5546 §3.2.2 and §3.2.5


def event_calendar(event: Event) -> bytes:
    return calendar_of([_entry(event)]).to_ical()


def invitation_calendar(invitation: Invitation) -> bytes:
    """The guest's own entry: the same UID as the public one, with the link to their answer."""
    return calendar_of([guests_entry(invitation)]).to_ical()


def calendar_mail(invitation: Invitation, *, to: str, method: str) -> tuple[str, str, bytes]:
    """(name, type, content) of the entry as a calendar program takes it from a mail (RFC 5546).

    REQUEST puts it there, and moves it when its SEQUENCE has risen; CANCEL takes it out.
    """
    entry = guests_entry(invitation)
    guest = vCalAddress(f"mailto:{to}")
    guest.params["partstat"] = "ACCEPTED" if method == REQUEST else "DECLINED"
    guest.params["rsvp"] = "FALSE"  # they answer on the page, where it counts
    entry.add("attendee", guest)
    if "organizer" not in entry:  # RFC 5546 §3.2.2 wants one; mail to us reaches nobody else
        entry["organizer"] = vCalAddress(f"mailto:{own_address()}")
    if method == CANCEL:
        entry["status"] = vText("CANCELLED")
    content = calendar_of([entry], method=method).to_ical()
    return "arrangement.ics", f"{CONTENT_TYPE}; method={method}", content


def guests_entry(invitation: Invitation) -> Entry:
    """The event as its guest has it: with their code, and the link to their answer."""
    code = _("Din kode: %(code)s") % {"code": invitation.printed_code}
    link = online_link(invitation)
    notes = [code, _("Deltag her: %(link)s") % {"link": link}] if link else [code]
    entry = _entry(invitation.event, url=answer_url(invitation), notes=notes)
    entry["uid"] = vText(invitation.calendar_uid or event_uid(invitation.event))
    if link:
        entry["location"] = vText(link)
    entry["sequence"] = guests_sequence(invitation)
    return entry


def guests_sequence(invitation: Invitation) -> int:
    """SEQUENCE of the guest's own entry: it rises when the event changes, and when their seat comes, goes or changes hands.

    A calendar program drops whatever is not newer than what it holds: after a yes and a no, the second yes too.
    """
    registration = getattr(invitation, "registration", None)
    return invitation.event.sequence + (registration.seat_changes if registration else 0)


def feed(events: Iterable[Event], *, network: Network | None = None) -> bytes:
    """Everything public as one calendar to subscribe to, asked for again twice a day."""
    calendar = calendar_of([_entry(event) for event in events])
    # One line: the library does not escape properties that it does not know.
    name = re.sub(r"[\x00-\x1f\x7f]+", " ", network.name) if network else _("arrangementer")
    calendar.add("x-wr-calname", _("Håndslag: %(name)s") % {"name": name})
    calendar.add(
        "refresh-interval", timedelta(hours=12), parameters={"VALUE": "DURATION"}
    )  # RFC 7986
    return calendar.to_ical()


def staff_feed(events: Iterable[Event]) -> bytes:
    """What a colleague sees on the workspace, each entry with the way back to it."""
    return calendar_of([_entry(event, url=_workspace_url(event)) for event in events]).to_ical()


def _workspace_url(event):
    return f"{settings.BASE_URL}{reverse('events:manage_event', args=[event.pk])}"


def event_uid(event: Event) -> str:
    return f"arrangement-{event.pk}@{urlsplit(settings.BASE_URL).hostname}"


def event_url(event: Event) -> str:
    return f"{settings.BASE_URL}{event.get_absolute_url()}"


def calendar_of(entries, *, method="PUBLISH"):
    calendar = Calendar()
    calendar.add("prodid", "-//Håndslag//DA")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    years = [entry["dtstart"].dt.year for entry in entries] or [timezone.localdate().year]
    calendar.add_component(_timezone(min(years), max(years)))
    for entry in entries:
        calendar.add_component(entry)
    return calendar


@lru_cache(maxsize=32)
def _timezone(first_year, last_year):
    return Timezone.from_tzid(
        ZONE.key, first_date=date(first_year, 1, 1), last_date=date(last_year + 1, 1, 1)
    )


def _entry(event, *, url="", notes=()):
    url = url or (event_url(event) if event.public else "")
    entry = Entry()
    entry.add("uid", event_uid(event))
    entry.add("dtstamp", timezone.now().astimezone(UTC))
    entry.add("last-modified", event.updated_at.astimezone(UTC))
    entry.add("sequence", event.sequence)
    entry.add("status", "CANCELLED" if event.cancelled_at else "CONFIRMED")
    entry.add("dtstart", event.starts_at.astimezone(ZONE))
    entry.add("dtend", event.ends_at.astimezone(ZONE))
    entry.add("summary", event.title)
    entry.add("location", ", ".join(part for part in (event.place, event.address) if part))
    text = [event.summary, "\n".join(event.agenda_items), *notes, url]
    entry.add("description", "\n\n".join(part for part in text if part))
    if url:
        entry.add("url", url)
    if organiser := organiser_of(event.network.host):
        entry["organizer"] = organiser
    return entry


def organiser_of(organisation):
    if not organisation.sender_email:
        return None
    address = vCalAddress(f"mailto:{organisation.sender_email}")
    # A parameter value can hold neither quotes nor line breaks (RFC 5545 §3.2).
    address.params["cn"] = re.sub(r'[\x00-\x1f\x7f"]+', " ", organisation.name)
    return address
