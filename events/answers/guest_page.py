"""The page of an invitation: what stands on it in each state, and the forms that are open."""

from dataclasses import dataclass

from django.db.models import prefetch_related_objects
from django.shortcuts import render

from events.answers.answers import (
    ALONG,
    Answers,
    Code,
    companions_said,
    refusal,
    whom_to_call,
)
from events.answers.form_tokens import new_token
from events.answers.forms import ANSWER_FORMS
from events.badges.forms import ContactCardForm
from events.calendar.links import google_url, map_url, outlook_url
from events.interview_groups.groups import group_of
from events.models import Invitation, Registration
from events.seats.emails import day_and_time
from events.seats.registrations import is_queued_for, place_in_queue, waiting_before
from events.seats.room import room_in
from events.tickets import online_link, ticket_svg, ticket_url
from frontend.forms import status_of

GONE = {Code.WITHDRAWN: 410, Code.EVENT_CANCELLED: 410, Code.EVENT_OVER: 410}
# The buttons of the mails say what was pressed; the page shows it, and one press there says it.
PRESSED = {"ja": Answers.YES, "nej": Answers.NO}
FEWEST_NAMED = 10  # "3 kommer allerede" is no reason to come


def guest_page(request, invitation, *, bound=None, refused=None, card_form=None):
    """The page as it stands now; `bound` is a form to show again, `refused` why an answer was not taken."""
    event, closed = invitation.event, refusal(invitation)
    context = {
        "invitation": invitation,
        "event": event,
        "theme_organisation": event.organisation,
        "closed": closed,
        "deadline": day_and_time(event.answer_deadline),
        "call": whom_to_call(event.organisation),
        "sheet_is_out": _sheet_is_out(event),
        "card": _card(invitation),
        "form_token": new_token(invitation),
    }
    if closed and closed.code in GONE:
        return render(
            request, "events/answers/answer_closed.html", context, status=GONE[closed.code]
        )
    registration = seated(invitation)
    position = place_in_queue(registration) if registration else 0
    context |= {
        "refused": refused,
        "registration": registration,
        "position": position,
        "declined": invitation.answer == Answers.NO,
        "pressed": _pressed(request, bound),
        "is_pressed_in_mail": _is_news(request, invitation)
        and not (registration or bound or closed),
        "group": group_of(invitation) if registration and registration.arrived_at else None,
        "forms": _forms(invitation, registration, bound),
        "card_form": card_form or _card_form(invitation, registration, context["card"]),
        "map_url": "" if event.is_online else map_url(event),
        "knowledge": event.network.knowledge_sheets.in_public(),
    }
    if registration and not position:
        link = ticket_url(invitation)
        context |= {
            "ticket": ticket_svg(invitation),
            "online_link": online_link(invitation),
            "google_url": google_url(event, link=link),
            "outlook_url": outlook_url(event, link=link),
        }
    elif not closed:
        context |= {"room": _room_for(invitation, registration)}
    if not registration:
        context |= {"signers": _signers(invitation)}
    status = 409 if refused else status_of(bound, card_form)
    return render(request, "events/answers/answer.html", context, status=status)


def _signers(invitation):
    letter, network = invitation.round.letter, invitation.event.network
    if letter.network_id == network.pk:
        letter.network = network  # known already, with its host
    return letter.signers


def _pressed(request, bound):
    """The answer chosen in a mail, or given and not taken; "" where nothing was."""
    return str(bound.given if bound else PRESSED.get(request.GET.get("svar"), ""))


def _is_news(request, invitation):
    """Whether a mail's button was pressed that says something else than what stands."""
    return PRESSED.get(request.GET.get("svar"), invitation.answer) != invitation.answer


def how_many_to_name(persons: int) -> int:
    """Of those who come already: 0 while they are so few that the number would keep others away."""
    return persons if persons >= FEWEST_NAMED else 0


@dataclass(frozen=True)
class RoomFor:
    """What a guest without a seat should know before they press."""

    coming: int  # to be named; else 0
    would_wait: bool
    free: int  # for a waiting party: seats that are free and too few for all of them


def _room_for(invitation, registration):
    event, round = invitation.event, invitation.round_id
    room = room_in(event)
    free = room.seats_for(round)
    if registration:
        return RoomFor(0, True, max(0, free or 0) if registration.companions else 0)
    newcomer = Registration(event=event, seat=Registration.Seat.CANCELLED)
    ahead = waiting_before(newcomer, room=room)
    return RoomFor(
        coming=how_many_to_name(event.registrations.confirmed().persons()),
        would_wait=not room.fits(1, round) or is_queued_for(room, ahead, round),
        free=0,
    )


def _sheet_is_out(event):
    """From when the evening begins, and still next morning: a job that comes to mind then is as good."""
    return event.has_begun() and (event.network.pledging or event.network.visit_only)


def seated(invitation: Invitation) -> Registration | None:
    """The registration, when it still holds a seat or a place in the queue."""
    registration = getattr(invitation, "registration", None)
    if registration is None or registration.seat == Registration.Seat.CANCELLED:
        return None
    return registration


def _forms(invitation, registration, bound):
    event = invitation.event
    prefetch_related_objects([event], "guest_questions")  # both forms ask
    companions, names = _companions(invitation, registration)
    known = getattr(invitation, "registration", None)
    replies = known.replies if known else {}
    forms = {
        Answers.YES: ANSWER_FORMS[Answers.YES](
            event=event, companions=companions, names=names, replies=replies
        ),
        Answers.NO: ANSWER_FORMS[Answers.NO](event=event),
        Answers.STAND_IN: ANSWER_FORMS[Answers.STAND_IN](
            event=event, replies=replies if registration else {}
        ),
    }
    if bound is not None:
        forms[bound.given] = bound
    return {str(given): form for given, form in forms.items()}


def _companions(invitation, registration):
    if registration and invitation.answer in ALONG:
        return registration.companions, registration.companion_names
    if invitation.answer == Answers.NONE:
        return 0, ""
    return companions_said(invitation)


def _card(invitation):
    """The guest's card, when they share it."""
    card = getattr(getattr(invitation, "registration", None), "contact_card", None)
    return card if card and card.is_shared else None


def _card_form(invitation, registration, card):
    if registration is None:
        return None
    if card:
        known = {"phone": card.phone, "email": card.email, "consent": True}
    elif registration.name == invitation.contact.name:
        known = {"phone": invitation.contact.phone, "email": invitation.contact.email}
    else:  # a stand-in never sees their colleague's
        known = {"email": registration.email}
    return ContactCardForm(initial=known, registration=registration)
