"""Mails to guests. Every name that somebody typed is defused: it can be no link and no second line."""

from django.conf import settings
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from events.calendar import CONTENT_TYPE, invitation_calendar
from events.models import Event, Invitation, Registration
from events.tickets import ticket_url
from outbox.defuse import defused
from outbox.messages import Draft, queue_email
from outbox.models import Message


def queue_receipt(registration: Registration, *, position: int) -> Message | None:
    """To the guest himself: his ticket, or his number in the queue."""
    invitation = registration.invitation
    if position:
        return _queue(invitation, to=invitation.contact.email, kind="waiting", position=position)
    return _queue(
        invitation,
        to=invitation.contact.email,
        kind="receipt",
        companions=registration.companions,
    )


def queue_stand_in(registration: Registration, *, position: int) -> list[Message | None]:
    """To both: the one who was invited, and the one who comes, who gets the ticket."""
    invitation = registration.invitation
    words = {"stand_in": defused(registration.name), "position": position}
    return [
        _queue(invitation, to=invitation.contact.email, kind="stand_in", **words),
        _queue(invitation, to=registration.email, kind="stand_in_ticket", **words),
    ]


def queue_regret(invitation: Invitation) -> Message | None:
    return _queue(invitation, to=invitation.contact.email, kind="regret")


def queue_moved_up(registration: Registration) -> Message | None:
    """A seat came free. Somebody else's click caused it, so the language is the site's own."""
    invitation = registration.invitation
    if invitation is None:
        return None
    invitation.event = registration.event
    with translation.override(settings.LANGUAGE_CODE):
        return _queue(
            invitation,
            to=registration.email or invitation.contact.email,
            kind="moved_up",
            guest=defused(registration.name),
        )


_SUBJECTS = {
    "receipt": lambda: _("Vi ses den %(day)s: %(title)s"),
    "waiting": lambda: _("Du står på venteliste: %(title)s"),
    "stand_in": lambda: _("Tak, vi venter din kollega: %(title)s"),
    "stand_in_ticket": lambda: _("Du er meldt til den %(day)s: %(title)s"),
    "regret": lambda: _("Tak for dit svar: %(title)s"),
    "moved_up": lambda: _("Du har fået plads: %(title)s"),
}
_WITH_TICKET = ("receipt", "stand_in_ticket", "moved_up")


def _queue(invitation, *, to, kind, **words):
    if not to:
        return None
    event = invitation.event
    with_ticket = kind in _WITH_TICKET and not words.get("position")
    context = {
        "event": event,
        "when": when(event),
        "deadline": day_and_time(event.answer_deadline),
        "name": defused(invitation.contact.name),
        "company": defused(invitation.contact.company.name),
        "link": ticket_url(invitation),
        "code": invitation.printed_code,
    }
    calendar = ("arrangement.ics", CONTENT_TYPE, invitation_calendar(invitation))
    subject = _SUBJECTS[kind]() % {
        "day": date_format(timezone.localtime(event.starts_at), _("j. F")),
        "title": event.title,
    }
    draft = Draft(
        recipient=to,
        subject=" ".join(subject.split()),
        reference=f"invitation:{invitation.pk}",
        template=f"events/emails/{kind}",
        context=context | words,
        attachments=[calendar] if with_ticket else [],
    )
    return queue_email(event.organisation, draft)


def when(event: Event) -> str:
    """onsdag den 25. november 2026 kl. 18.40–21.00, with both days when it goes past midnight."""
    start, end = timezone.localtime(event.starts_at), timezone.localtime(event.ends_at)
    if start.date() != end.date():
        return f"{day_and_time(start)} – {day_and_time(end)}"
    # Translators: Django time format of the end of a span, "18.40–21.00"
    return f"{day_and_time(start)}–{date_format(end, _('H.i'))}"


def day_and_time(moment) -> str:
    # Translators: Django date format of a whole date and time, "onsdag den 25. november 2026 kl. 18.40"
    return date_format(timezone.localtime(moment), _(r"l \d\e\n j. F Y \k\l. H.i"))
