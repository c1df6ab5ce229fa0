"""Visits as calendar entries (RFC 5545): one UID a visit, and a higher number each time it changes."""

from collections.abc import Iterable
from datetime import UTC
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Event as Entry

from events.calendar.entries import ZONE, calendar_of, organiser_of
from pledges.followup.promise import who_has_it
from pledges.models import Visit


def leader_calendar(visit: Visit) -> bytes:
    return calendar_of([leader_entry(visit)]).to_ical()


def leader_entry(visit: Visit) -> Entry:
    """What the company gets: who comes, and the page where it can be changed."""
    unit = visit.handover.unit
    entry = _entry(visit, summary=_("Besøg fra %(unit)s") % {"unit": unit.name})
    who = who_has_it(visit.consultant, unit)
    phone = (visit.consultant and visit.consultant.phone) or unit.phone
    link = f"{settings.BASE_URL}{visit.handover.sheet.get_receipt_url()}"
    _describe(entry, [" · ".join(filter(None, [who, phone]))], link)
    if organiser := organiser_of(unit):
        entry["organizer"] = organiser
    return entry


def consultant_calendar(visits: Iterable[Visit]) -> bytes:
    """All of a consultant's visits as one file."""
    entries = []
    for visit in visits:
        sheet = visit.handover.sheet
        entry = _entry(visit, summary=_("Besøg: %(company)s") % {"company": sheet.company_name})
        link = settings.BASE_URL + reverse("pledges:handover", args=[visit.handover_id])
        _describe(entry, [sheet.contact_name, sheet.contact_phone], link)
        entries.append(entry)
    return calendar_of(entries).to_ical()


def _entry(visit: Visit, *, summary: str) -> Entry:
    entry = Entry()
    entry.add("uid", f"besoeg-{visit.pk}@{urlsplit(settings.BASE_URL).hostname}")
    entry.add("dtstamp", timezone.now().astimezone(UTC))
    entry.add("sequence", visit.sequence)
    is_off = visit.state == Visit.State.CANCELLED or visit.handover.closed_at
    entry.add("status", "CANCELLED" if is_off else "CONFIRMED")
    entry.add("dtstart", visit.starts_at.astimezone(ZONE))
    entry.add("dtend", visit.ends_at.astimezone(ZONE))
    entry.add("summary", summary)
    entry.add("location", visit.place or visit.handover.sheet.company_name)
    return entry


def _describe(entry: Entry, lines: list[str], link: str) -> None:
    entry.add("description", "\n".join([*filter(None, lines), link]))
    entry.add("url", link)
