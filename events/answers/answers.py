"""Answers to an invitation: logged, turned into seats and receipted in one transaction."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts import audit
from accounts.models import Organisation, User
from events.models import Answer, Event, Invitation, Registration
from events.seats import emails
from events.seats.reading import in_readers_language
from events.seats.registrations import (
    AnswerRefused,
    Party,
    cancel,
    lock_event,
    place_in_queue,
    take_seats,
)
from frontend.wording import phone

Answers = Invitation.Answers
ALONG = (Answers.YES, Answers.PHONE_CONFIRMED)  # the invited person comes, perhaps with others
Code = AnswerRefused.Code
REPLY_FIELDS = ("answer", "companions", "companion_names", "stand_in_name", "stand_in_email")


@dataclass(frozen=True)
class Reply:
    """What somebody answers. `replies` are to the event's own questions, by their key; None leaves them as they were."""

    answer: str
    companions: int = 0
    companion_names: str = ""
    stand_in_name: str = ""
    stand_in_email: str = ""
    replies: dict[str, str] | None = None

    def fitting(self) -> dict:
        """Fields of an Answer, without what does not belong to the way they answered."""
        along, stands_in = self.answer in ALONG, self.answer == Answers.STAND_IN
        return {
            "answer": self.answer,
            "companions": self.companions if along else 0,
            "companion_names": self.companion_names.strip() if along and self.companions else "",
            "stand_in_name": self.stand_in_name.strip() if stands_in else "",
            "stand_in_email": self.stand_in_email.strip() if stands_in else "",
        }


@transaction.atomic
def answer(
    invitation: Invitation,
    reply: Reply,
    *,
    source: str = Answer.Source.LINK,
    by: User | None = None,
    now: datetime | None = None,
    seen: int | None = None,
) -> Invitation:
    """Take an answer; it may be changed until the deadline, by staff (any other source) until the end.

    An identical repeat is logged and changes nothing, and sends no second receipt. `seen` is the id of the newest
    answer that whoever answers had before them, 0 for none: after a newer one theirs is refused (CHANGED).
    Raises AnswerRefused before anything is written.
    """
    now = now or timezone.now()
    invitation, event = _locked(invitation)
    given = Answer(
        invitation=invitation,
        **reply.fitting(),
        source=source,
        given_by=by,
        at=now,
    )
    if seen is not None and (newest := newest_answer(invitation)) and newest.pk != seen:
        if _is_repeat(given, newest):  # pressed twice
            return invitation
        raise has_changed()
    _refuse_impossible(given, event, now)
    before, was = _state(invitation), guest_of(invitation)
    registration = _seat(given, event, replies=reply.replies)
    if (invitation.answer, invitation.answered_at is None) != (reply.answer, False):
        invitation.answer, invitation.answered_at = reply.answer, now
        invitation.save(update_fields=["answer", "answered_at"])
    given.save(force_insert=True)
    if _state(invitation) != before:
        # Who answers themselves goes on in the language of the page, unless they wish for another.
        usual = "" if by else get_language()
        with in_readers_language(invitation, usual=usual):
            _send_receipt(given, registration, out=goes_out(was, guest_of(invitation)))
    return invitation


def newest_answer(invitation: Invitation) -> Answer | None:
    """What stands, whoever wrote it down; that they do not know yet is no answer."""
    if invitation.answer == Answers.NONE:
        return None
    return invitation.answers.exclude(answer=Answers.LATER).order_by("pk").last()


def _is_repeat(given, newest):
    return all(getattr(given, name) == getattr(newest, name) for name in REPLY_FIELDS)


def has_changed() -> AnswerRefused:
    message = _("Svaret er blevet ændret, mens du havde siden åben. Sådan står det nu.")
    return AnswerRefused(message, Code.CHANGED)


@dataclass(frozen=True)
class Guest:
    """Who is to come on an invitation."""

    name: str
    email: str
    stands_in: bool
    has_seat: bool  # else a number in the queue


def guest_of(invitation: Invitation) -> Guest | None:
    """None while nobody is to come."""
    registration = getattr(invitation, "registration", None)
    if registration is None or registration.seat == Registration.Seat.CANCELLED:
        return None
    return Guest(
        name=registration.name,
        email=registration.email,
        stands_in=invitation.answer == Answers.STAND_IN,
        has_seat=registration.seat == Registration.Seat.CONFIRMED,
    )


def goes_out(before: Guest | None, after: Guest | None) -> Guest | None:
    """Who was to come and is not any more, and so must be told and have it taken out of their calendar.

    The same name, or the same mailbox, is the same guest: their entry is changed, never taken out.
    """
    if before is None or after is None:
        return before
    same_mailbox = before.email and before.email.casefold() == after.email.casefold()
    return None if before.name == after.name or same_mailbox else before


def answer_later(invitation: Invitation) -> Invitation:
    """The guest has seen it and not decided: it is in the log, and they are still asked. Raises AnswerRefused."""
    if reason := refusal(invitation):
        raise reason
    if invitation.answer == Answers.NONE:
        Answer.objects.create(invitation=invitation, answer=Answers.LATER)
    return invitation


def _locked(known):
    """The invitation and its event as they are once the event is locked.

    Whom it is for and who invites do not change: what is known of them is not asked for again.
    """
    event = lock_event(known.event_id)
    event.network = known.event.network
    invitation = Invitation.objects.select_related("registration").get(pk=known.pk)
    invitation.event, invitation.contact, invitation.round = event, known.contact, known.round
    if registration := getattr(invitation, "registration", None):
        registration.event = event
    return invitation, event


def _refuse_impossible(given, event, now):
    reason = refusal(given.invitation, now=now, by_staff=given.source != Answer.Source.LINK)
    # A no is welcome until the end: it frees a seat.
    if reason and (reason.code, given.answer) != (Code.DEADLINE_PASSED, Answers.NO):
        raise reason
    if given.companions > event.companions_allowed:
        message = _("Du kan højst tage %(number)s med.") % {"number": event.companions_allowed}
        raise AnswerRefused(message, Code.TOO_MANY_COMPANIONS)
    if given.answer == Answers.STAND_IN and not event.stand_in_allowed:
        message = _("Invitationen er personlig. %(call)s") % {
            "call": whom_to_call(event.organisation)
        }
        raise AnswerRefused(message, Code.NO_STAND_IN)
    if given.answer == Answers.STAND_IN and not given.stand_in_name:
        raise AnswerRefused(_("Skriv navnet på den, der kommer."), Code.NO_NAME)


def refusal(
    invitation: Invitation, *, now: datetime | None = None, by_staff: bool = False
) -> AnswerRefused | None:
    """Why the invitation takes no answer at this moment, or None when it does."""
    event, now = invitation.event, now or timezone.now()
    if invitation.withdrawn_at:
        message, code = _("Invitationen er trukket tilbage."), Code.WITHDRAWN
    elif event.cancelled_at:
        message, code = _("Arrangementet er desværre aflyst."), Code.EVENT_CANCELLED
    elif event.is_over(now):
        message, code = _("Arrangementet er slut."), Code.EVENT_OVER
    elif not by_staff and now > event.answer_deadline:
        message, code = _("Svarfristen er overskredet."), Code.DEADLINE_PASSED
    else:
        return None
    return AnswerRefused(f"{message} {whom_to_call(event.organisation)}", code)


def whom_to_call(organisation: Organisation) -> str:
    """A sentence that says where a person answers."""
    details = {
        "name": organisation.name,
        "phone": phone(organisation.phone, link=False),
        "email": organisation.sender_email,
    }
    if organisation.phone:
        return _("Ring til %(name)s på %(phone)s, så finder vi ud af det sammen.") % details
    if organisation.sender_email:
        return _("Skriv til %(name)s på %(email)s, så finder vi ud af det sammen.") % details
    return _("Kontakt %(name)s, så finder vi ud af det sammen.") % details


def _state(invitation):
    """What a receipt tells of: two equal states need one receipt."""
    registration = getattr(invitation, "registration", None)
    if registration is None:
        return (invitation.answer,)
    party = (
        registration.name,
        registration.email,
        registration.companion_names,
        registration.party_size,
        registration.seat,
    )
    return (invitation.answer, *party)


def _seat(given: Answer, event: Event, *, replies: dict | None) -> Registration | None:
    invitation, contact = given.invitation, given.invitation.contact
    if given.answer in Invitation.COMING:
        stands_in = given.answer == Answers.STAND_IN
        party = Party(
            name=given.stand_in_name if stands_in else contact.name,
            email=given.stand_in_email if stands_in else contact.email,
            persons=given.companions + 1,
            companion_names=given.companion_names,
            replies=replies,
        )
        return take_seats(event, invitation=invitation, party=party)
    registration = getattr(invitation, "registration", None)
    if registration and registration.seat != Registration.Seat.CANCELLED:
        cancel(registration)
    return registration


def _send_receipt(given, registration, *, out):
    invitation = given.invitation
    had_seat = out is not None and out.has_seat
    if out and out.stands_in:
        comes = registration.name if given.answer in Invitation.COMING else ""
        emails.queue_stand_in_over(
            invitation, stand_in=out.name, to=out.email, comes=comes, had_seat=had_seat
        )
        had_seat = False  # it stood in the colleague's calendar, not in that of the invited
    if given.answer == Answers.NO:
        emails.queue_regret(invitation, had_seat=had_seat)
        return
    position = place_in_queue(registration)
    if given.answer == Answers.STAND_IN:
        emails.queue_stand_in(registration, position=position, had_seat=had_seat)
    else:
        emails.queue_receipt(registration, position=position)


def companions_said(invitation: Invitation) -> tuple[int, str]:
    """(number, names) of those whom the guest last said they bring, read in the log.

    A no, or a colleague in between, takes them off the list and not out of memory: a new yes asks about them.
    """
    last = invitation.answers.filter(answer__in=ALONG).order_by("at", "pk").last()
    return (last.companions, last.companion_names) if last else (0, "")


@transaction.atomic
def withdraw(invitation: Invitation, *, by: User) -> Invitation:
    """Take an invitation back: its code stops working, its seats go to the queue, and who was to come is told."""
    invitation, _event = _locked(invitation)
    if invitation.withdrawn_at:
        return invitation
    invitation.withdrawn_at = timezone.now()
    invitation.save(update_fields=["withdrawn_at"])
    if guest := guest_of(invitation):
        cancel(invitation.registration)
        emails.queue_withdrawn(
            invitation, to=guest.email, guest=guest.name, had_seat=guest.has_seat
        )
    audit.record(
        invitation.organisation,
        by=by,
        verb="withdraw",
        thing=invitation,
        before={"answer": invitation.answer},
        after={"withdrawn": True},
    )
    return invitation
