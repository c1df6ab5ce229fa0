"""Mails to guests. Links are taken out of every name that somebody typed."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from events.calendar.entries import CANCEL, REQUEST, calendar_mail
from events.models import Event, Invitation, Registration
from events.seats.reading import in_readers_language
from events.tickets import answer_url, online_link, ticket_png
from frontend.wording import clock_time, day_and_time
from outbox.budget import Asked
from outbox.messages import Draft, Rendered, queue_email, render_draft
from outbox.models import Message
from outbox.neutralise import without_links


def queue_receipt(registration: Registration, *, position: int) -> Message | None:
    """To the guest themselves: their ticket, or their number in the queue."""
    invitation = registration.invitation
    if position:
        return _queue(invitation, to=invitation.contact.email, kind="waiting", position=position)
    return _queue(
        invitation,
        to=invitation.contact.email,
        kind="receipt",
        companions=registration.companions,
    )


def queue_stand_in(
    registration: Registration, *, position: int, had_seat: bool = False
) -> list[Message | None]:
    """To both: the one who was invited, and the one who comes, who gets the ticket.

    `had_seat`: the invited had it themselves, so the evening stands in their calendar and is taken out.
    """
    invitation = registration.invitation
    words = {"stand_in": without_links(registration.name), "position": position}
    calendar = CANCEL if had_seat else None
    return [
        _queue(
            invitation,
            to=invitation.contact.email,
            kind="stand_in",
            calendar=calendar,
            is_told=bool(registration.email),
            **words,
        ),
        _queue(
            invitation,
            to=registration.email,
            kind="stand_in_ticket",
            asked=Asked("stand_in", f"invitation:{invitation.pk}"),
            **words,
        ),
    ]


def queue_stand_in_over(
    invitation: Invitation, *, stand_in: str, to: str, comes: str, had_seat: bool
) -> Message | None:
    """To a colleague who was to come and is not any more; `comes` is who does, "" for nobody."""
    with in_readers_language(invitation):
        return _queue(
            invitation,
            to=to,
            kind="stand_in_over",
            calendar=CANCEL if had_seat else None,
            stand_in=without_links(stand_in),
            comes=without_links(comes),
        )


def queue_withdrawn(
    invitation: Invitation, *, to: str, guest: str, had_seat: bool
) -> Message | None:
    """To whoever was to come on an invitation that the office has taken back."""
    with in_readers_language(invitation):
        return _queue(
            invitation,
            to=to,
            kind="withdrawn",
            calendar=CANCEL if had_seat else None,
            guest=without_links(guest),
        )


def queue_passed_over(registration: Registration, *, position: int) -> Message | None:
    """To a party that is too big for what came free, and was passed by a smaller one: why, and where it stands."""
    invitation = registration.invitation
    if invitation is None:
        return None
    with in_readers_language(invitation):
        return _queue(
            invitation,
            to=registration.email or invitation.contact.email,
            kind="passed_over",
            guest=without_links(registration.name),
            persons=registration.party_size,
            position=position,
        )


def queue_regret(invitation: Invitation, *, had_seat: bool = False) -> Message | None:
    """A guest who had a seat has the event in their calendar; the mail takes it out."""
    return _queue(
        invitation,
        to=invitation.contact.email,
        kind="regret",
        calendar=CANCEL if had_seat else None,
    )


def queue_moved_up(registration: Registration) -> Message | None:
    """A seat came free."""
    invitation = registration.invitation
    if invitation is None:
        return None
    invitation.event = registration.event
    with in_readers_language(invitation):
        return _queue(
            invitation,
            to=registration.email or invitation.contact.email,
            kind="moved_up",
            guest=without_links(registration.name),
            until=day_and_time(registration.offered_until) if registration.offered_until else "",
        )


def queue_offer_over(registration: Registration) -> Message | None:
    """To a guest whose offer ran out: the seat has gone on."""
    invitation = registration.invitation
    invitation.event = registration.event
    with in_readers_language(invitation):
        return _queue(
            invitation,
            to=registration.email or invitation.contact.email,
            kind="offer_over",
            calendar=CANCEL,
            guest=without_links(registration.name),
        )


def queue_change(
    invitation: Invitation, *, to: str, before: Event, time: bool, place: bool
) -> Message | None:
    """Another time, another place, or both; the entry in the guest's calendar moves with it."""
    with in_readers_language(invitation):
        calendar = REQUEST if holds_entry(invitation, to) else None
        words = _change_words(invitation, before, time, place)
        return _queue(invitation, to=to, kind="change", calendar=calendar, **words)


def change_mail(
    invitation: Invitation, *, to: str, before: Event, time: bool, place: bool
) -> Rendered:
    """How that mail would look; nothing is written."""
    with in_readers_language(invitation):
        words = _change_words(invitation, before, time, place)
        draft = _draft(invitation, to=to, kind="change", **words)
        return render_draft(invitation.organisation, draft)


def _change_words(invitation, before, time, place):
    return {
        "news": _news(time, place, goes_online=_goes_online(before, invitation.event)),
        "was_when": when(before) if time else "",
        "was_place": ", ".join(filter(None, (before.place, before.address))) if place else "",
        "answered": invitation.is_coming,
        "name": _guest(invitation),
    }


def queue_split(invitation: Invitation, *, to: str, before: Event) -> Message | None:
    """The event was divided, and this guest is at the new one: their entry follows, and they say whether it suits."""
    with in_readers_language(invitation):
        calendar = REQUEST if holds_entry(invitation, to) else None
        words = _change_words(invitation, before, True, True)
        return _queue(invitation, to=to, kind="split", calendar=calendar, **words)


def split_mail(invitation: Invitation, *, to: str, before: Event) -> Rendered:
    """How that mail would look; nothing is written."""
    with in_readers_language(invitation):
        words = _change_words(invitation, before, True, True)
        draft = _draft(invitation, to=to, kind="split", **words)
        return render_draft(invitation.organisation, draft)


def queue_called_off(invitation: Invitation, *, to: str) -> Message | None:
    with in_readers_language(invitation):
        calendar = CANCEL if holds_entry(invitation, to) else None
        name = _guest(invitation)
        return _queue(invitation, to=to, kind="called_off", calendar=calendar, name=name)


def _guest(invitation):
    """Who comes: the one who was invited, or the colleague in their stead."""
    registration = getattr(invitation, "registration", None)
    stands_in = registration and invitation.answer == Invitation.Answers.STAND_IN
    return without_links(registration.name if stands_in else invitation.contact.name)


def holds_entry(invitation: Invitation, address: str) -> bool:
    """Whether the evening stands in the calendar behind an address: it is that of the one who has the seat.

    A colleague without an address has none, and the entry is not the invited's, who hears in their stead.
    """
    registration = getattr(invitation, "registration", None)
    seated = registration.seated if registration else None
    return seated is not None and seated[1].casefold() == address.casefold()


def _goes_online(before, after):
    return after.is_online and not before.is_online


def _news(time, place, *, goes_online=False):
    if place and goes_online:
        return _("Ny tid, og nu online") if time else _("Nu online")
    if time and place:
        return _("Ny tid og nyt sted")
    return _("Ny tid") if time else _("Nyt sted")


_SUBJECTS = {
    "receipt": lambda: _("Vi ses den %(day)s: %(title)s"),
    "waiting": lambda: _("Du står på venteliste: %(title)s"),
    "stand_in": lambda: _("Tak, vi venter din kollega: %(title)s"),
    "stand_in_ticket": lambda: _("Du har en plads den %(day)s: %(title)s"),
    "stand_in_over": lambda: _("Du skal alligevel ikke møde op den %(day)s: %(title)s"),
    "withdrawn": lambda: _("Invitationen er trukket tilbage: %(title)s"),
    "passed_over": lambda: _("Du står stadig på venteliste: %(title)s"),
    "regret": lambda: _("Tak for dit svar: %(title)s"),
    "moved_up": lambda: _("Du har fået plads: %(title)s"),
    "offer_over": lambda: _("Pladsen er gået videre: %(title)s"),
    "change": lambda: "%(news)s: %(title)s",
    "split": lambda: _("Mødet er delt i to: %(title)s"),
    "called_off": lambda: _("Aflyst den %(day)s: %(title)s"),
}
_TO_NEWCOMERS = ("receipt", "waiting")  # somebody else may have written their address
_WITH_TICKET = ("receipt", "stand_in_ticket", "moved_up")


def _queue(invitation, *, to, kind, calendar=None, asked=None, **words):
    if not to:
        return None
    draft = _draft(invitation, to=to, kind=kind, calendar=calendar, asked=asked, **words)
    return queue_email(invitation.organisation, draft)


def _draft(invitation, *, to, kind, calendar=None, asked=None, **words):
    """`calendar` is what the guest's calendar program is to do: REQUEST, CANCEL or nothing."""
    event = invitation.event
    is_ticket = kind in _WITH_TICKET and not words.get("position")
    if is_ticket:
        calendar = REQUEST
    context = {
        "event": event,
        "when": when(event),
        "deadline": day_and_time(event.answer_deadline),
        "name": without_links(invitation.contact.name),
        "company": without_links(invitation.contact.company.name),
        "link": answer_url(invitation),
        "online_link": online_link(invitation),
        "code": invitation.printed_code,
        "by_themselves": kind in _TO_NEWCOMERS and invitation.round.is_open,
    }
    subject = _SUBJECTS[kind]() % {
        "day": date_format(timezone.localtime(event.starts_at), _("j. F")),
        "title": event.title,
        "news": words.get("news"),
    }
    return Draft(
        recipient=to,
        subject=" ".join(subject.split()),
        reference=f"invitation:{invitation.pk}",
        template=f"events/emails/{kind}",
        context=context | words,
        attachments=_attachments(invitation, to, calendar, is_ticket=is_ticket),
        asked=asked,
    )


def _attachments(invitation, to, calendar, *, is_ticket):
    entry = [calendar_mail(invitation, to=to, method=calendar)] if calendar else []
    return entry + ([ticket_picture(invitation)] if is_ticket else [])


def ticket_picture(invitation: Invitation) -> tuple[str, str, bytes]:
    """The QR for the door as an attachment that the mail shows (events/emails/_ticket.html)."""
    return "billet.png", "image/png", ticket_png(invitation)


def when(event: Event) -> str:
    """onsdag den 25. november 2026 kl. 18.40–21.00, with both days when it goes past midnight."""
    start, end = timezone.localtime(event.starts_at), timezone.localtime(event.ends_at)
    if start.date() != end.date():
        return f"{day_and_time(start)} – {day_and_time(end)}"
    return f"{day_and_time(start)}–{clock_time(end)}"
