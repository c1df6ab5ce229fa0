"""What the plan's mails say. Links are taken out of every name that somebody typed."""

from django.conf import settings
from django.utils.translation import gettext as _

from events.calendar.entries import REQUEST, calendar_mail
from events.letters.text import placeholder_values
from events.models import GuestReminder, Invitation, ReminderPlan
from events.seats.emails import day_and_time, holds_entry, ticket_picture, when
from events.seats.reading import in_readers_language
from events.tickets import answer_url, online_link
from outbox.messages import Draft, queue_email
from outbox.models import Message
from outbox.neutralise import without_links
from taskforces.placeholders import fill

Kind = GuestReminder.Kind

_SUBJECTS = {
    Kind.ANSWER: lambda: _("Kan vi se dig? %(title)s"),
    Kind.COMING: lambda: _("Snart ses vi: %(title)s"),
    Kind.THANKS: lambda: _("Tak for sidst: %(title)s"),
    Kind.MISSED: lambda: _("Vi savnede dig: %(title)s"),
}


def queue_reminder(
    invitation: Invitation, *, kind: str, plan: ReminderPlan | None
) -> Message | None:
    """None when there is no address, or it is suppressed."""
    registration = getattr(invitation, "registration", None)
    comes = registration is not None and kind != Kind.ANSWER
    to = (registration.email if comes else "") or invitation.contact.email
    if not to:
        return None
    event = invitation.event
    name = registration.name if comes else invitation.contact.name
    with in_readers_language(invitation):
        draft = Draft(
            recipient=to,
            subject=" ".join((_SUBJECTS[kind]() % {"title": event.title}).split()),
            reference=f"invitation:{invitation.pk}",
            template=f"events/emails/reminder_{kind}",
            context={
                "event": event,
                "when": when(event),
                "deadline": day_and_time(event.answer_deadline),
                "name": without_links(name),
                "link": answer_url(invitation),
                "online_link": online_link(invitation) if kind == Kind.COMING else "",
                "sheet": f"{settings.BASE_URL}/ark/{invitation.code}/",
                "asks_for_jobs": event.network.pledging or event.network.visit_only,
                "code": invitation.printed_code,
                "words": own_words(invitation, plan) if kind == Kind.ANSWER else "",
            },
            attachments=_ticket(invitation, to) if kind == Kind.COMING else [],
            can_unsubscribe=kind == Kind.ANSWER,
        )
        return queue_email(invitation.organisation, draft)


def _ticket(invitation, to):
    entry = holds_entry(invitation, to)
    calendar = [calendar_mail(invitation, to=to, method=REQUEST)] if entry else []
    return [*calendar, ticket_picture(invitation)]


def own_words(invitation: Invitation, plan: ReminderPlan | None) -> str:
    """The host's own paragraph, with the placeholders of a letter filled in."""
    if plan is None or not plan.words.strip():
        return ""
    return fill(plan.words, placeholder_values(invitation, clean=without_links))
