"""Mails between the hosts of a joint event: the question, the answer, and that one has left."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.access import Ability, people_with
from events.models import EventHost
from events.seats.emails import day_and_time
from frontend.languages import in_house_language
from outbox.messages import Draft, queue_email
from outbox.models import Message
from outbox.neutralise import without_links

NOTE = "outbox/emails/note"
State = EventHost.State


def send_question(host: EventHost) -> list[Message | None]:
    """To those who manage the asked host's events: what, when, where, and how many seats are theirs."""
    event = host.event
    with in_house_language():
        words = _words(host)
        paragraphs = [
            _("%(organiser)s spørger, om %(network)s vil være medvært for %(event)s.") % words,
            f"{day_and_time(event.starts_at)}, {event.place}",
            _(
                "Siger I ja, inviterer I fra jeres egne lister. Den, der holder det, ser navn og virksomhed på"
                " jeres gæster ved døren, aldrig jeres kontakter."
            ),
        ]
        if host.seats:
            paragraphs.append(_("Der er %(n)s pladser til jer.") % {"n": host.seats})
        context = {
            "title": _("Vil I være medvært?"),
            "paragraphs": paragraphs,
            "link": settings.BASE_URL + reverse("events:manage_list"),
            "label": _("Se spørgsmålet og svar"),
        }
        return _send(event.organisation, host.network.host, host, context)


def send_answer(host: EventHost) -> list[Message | None]:
    """To the organiser's people: the other's yes or no, or that they have left."""
    event = host.event
    with in_house_language():
        said = {
            State.JOINED: _("%(network)s er medvært for %(event)s og inviterer nu sine egne."),
            State.DECLINED: _("%(network)s kan ikke være medvært for %(event)s."),
            State.LEFT: _(
                "%(network)s er gået ud af %(event)s. Deres gæster beholder deres pladser."
            ),
        }[State(host.state)]
        context = {
            "title": _("Svar fra en medvært"),
            "paragraphs": [said % _words(host)],
            "link": settings.BASE_URL + reverse("events:hosts", args=[event.pk]),
            "label": _("Se medværterne"),
        }
        return _send(host.network.host, event.organisation, host, context)


def _words(host):
    return {
        "organiser": without_links(host.event.organisation.name),
        "network": without_links(host.network.name),
        "event": without_links(host.event.title),
    }


def _send(sender, receiver, host, context):
    """Between two organisations; who asks themselves needs no mail."""
    if sender == receiver:
        return []
    title = f"{context['title']} {host.event.title}"
    return [
        queue_email(
            sender,
            Draft(
                recipient=person.email,
                subject=title,
                reference=f"event:{host.event_id}",
                template=NOTE,
                context=context,
            ),
        )
        for person in people_with(Ability.MANAGE_EVENTS, [receiver.pk])
    ]
