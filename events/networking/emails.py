"""Mails about talks between guests. They name the other guest and their company, never an address."""

from datetime import UTC
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Event as Entry
from icalendar import vCalAddress, vText

from events.calendar.entries import CANCEL, CONTENT_TYPE, REQUEST, ZONE, calendar_of
from events.models import GuestTalk, Registration
from frontend.wording import day_and_time
from outbox.budget import Asked
from outbox.envelope import own_address
from outbox.messages import Draft, queue_email
from outbox.models import Message
from outbox.neutralise import without_links

NOTE = "outbox/emails/note"


def address_of(registration: Registration) -> str:
    """The guest's own, or that of their letter while they come themselves."""
    if registration.email:
        return registration.email
    invitation = registration.invitation
    own = invitation and invitation.contact.name == registration.name
    return invitation.contact.email if own else ""


def send_asked(talk: GuestTalk) -> Message | None:
    paragraphs = [
        _("%(who)s vil gerne tale med dig ved %(event)s, %(when)s.") % _words(talk, talk.asker),
        _("Siger du ja, står det i begges kalender."),
    ]
    if talk.text:
        paragraphs.insert(1, f"“{without_links(talk.text)}”")
    return _send(
        talk,
        talk.asked,
        title=_("En gæst vil gerne tale med dig"),
        paragraphs=paragraphs,
        asked=Asked("introduction", f"registration:{talk.asker_id}"),
    )


def send_agreed(talk: GuestTalk) -> list[Message | None]:
    return [
        _send(
            talk,
            reader,
            title=_("I har en aftale"),
            paragraphs=[_("Du taler med %(who)s ved %(event)s, %(when)s.") % _words(talk, other)],
            calendar=(other, REQUEST),
        )
        for reader, other in _sides(talk)
    ]


def send_off(talk: GuestTalk) -> list[Message | None]:
    return [
        _send(
            talk,
            reader,
            title=_("Jeres snak er aflyst"),
            paragraphs=[
                _("Snakken med %(who)s ved %(event)s, %(when)s, er aflyst.") % _words(talk, other)
            ],
            calendar=(other, CANCEL),
        )
        for reader, other in _sides(talk)
    ]


def talk_entry(talk: GuestTalk, *, other: Registration) -> Entry:
    """The talk as one of the two has it in their calendar."""
    entry = Entry()
    entry.add("uid", f"snak-{talk.pk}@{urlsplit(settings.BASE_URL).hostname}")
    entry.add("dtstamp", timezone.now().astimezone(UTC))
    entry.add("sequence", talk.sequence)
    is_off = talk.answer == GuestTalk.Answer.OFF
    entry.add("status", "CANCELLED" if is_off else "CONFIRMED")
    entry.add("dtstart", talk.starts_at.astimezone(ZONE))
    entry.add("dtend", talk.ends_at.astimezone(ZONE))
    entry.add("summary", _("Snak med %(who)s") % {"who": _who(other)})
    entry.add("location", other.event.place)
    return entry


def _calendar_mail(talk, reader, other, method):
    entry = talk_entry(talk, other=other)
    guest = vCalAddress(f"mailto:{address_of(reader)}")
    guest.params["partstat"] = "ACCEPTED" if method == REQUEST else "DECLINED"
    guest.params["rsvp"] = "FALSE"
    entry.add("attendee", guest)
    entry["organizer"] = vCalAddress(f"mailto:{own_address()}")
    if method == CANCEL:
        entry["status"] = vText("CANCELLED")
    content = calendar_of([entry], method=method).to_ical()
    return "snak.ics", f"{CONTENT_TYPE}; method={method}", content


def _sides(talk):
    return ((talk.asker, talk.asked), (talk.asked, talk.asker))


def _who(registration):
    parts = (registration.name, registration.company_name)
    return ", ".join(without_links(part) for part in parts if part)


def _words(talk, other):
    return {
        "who": _who(other),
        "event": other.event.title,
        "when": day_and_time(talk.starts_at),
    }


def _send(talk, reader, *, title, paragraphs, calendar=None, asked=None):
    to = address_of(reader)
    if not to:
        return None
    path = reverse("events:who_comes", args=[reader.invitation.code])
    context = {
        "title": title,
        "paragraphs": paragraphs,
        "link": settings.BASE_URL + path,
        "label": _("Se, hvem der kommer"),
    }
    attachments = [_calendar_mail(talk, reader, *calendar)] if calendar else []
    draft = Draft(
        recipient=to,
        subject=title,
        reference=f"talk:{talk.pk}",
        template=NOTE,
        context=context,
        attachments=attachments,
        asked=asked,
    )
    return queue_email(reader.event.network.host, draft)
