"""Somebody without a letter registers themselves, or asks for a seat; the address they give confirms it by mail.

From there on they are as invited as everybody: one code, one seat rule, one waiting list, one door.
"""

from dataclasses import dataclass

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import audit
from accounts.models import User
from accounts.refusals import Refused
from events.answers.answers import ALONG, Reply, answer, refusal, whom_to_call
from events.models import Answer, Event, Invitation, Registration, RegistrationRequest
from events.open_registration import emails
from events.open_registration.rounds import open_round
from events.seats.emails import queue_receipt, queue_withdrawn
from events.seats.reading import in_readers_language
from events.seats.registrations import AnswerRefused, lock_event, place_in_queue
from outbox import budget
from outbox.budget import Asked
from taskforces.contacts.contacts import contact_by_themselves

Mode = Event.RegistrationMode


class RequestRefused(Refused):
    class Code(models.TextChoices):
        ANSWERED = "answered", gettext_lazy("En kollega har allerede svaret.")


@dataclass(frozen=True)
class Wish:
    """Who wants to come, as they wrote it; `reply` is the yes with companions and answers to questions."""

    name: str
    company: str
    email: str
    reply: Reply
    language: str = ""


def closed(event: Event) -> AnswerRefused | None:
    """Why nobody can register themselves at this moment, or None when they can."""
    if reason := refusal(Invitation(event=event)):
        return reason
    if event.takes_registrations():
        return None
    message = _("Arrangementet er for dem, der har fået en invitation.")
    call = whom_to_call(event.organisation)
    return AnswerRefused(f"{message} {call}", AnswerRefused.Code.WITHDRAWN)


def register(event: Event, wish: Wish) -> bool:
    """Take the wish and mail the address; False when too much was asked for lately, and then nothing is kept.

    What comes of it stands in the mail alone: whoever fills in the form cannot tell whether we know the address.
    Raises AnswerRefused.
    """
    if reason := closed(event):
        raise reason
    if not budget.spend(Asked("register", f"event:{event.pk}"), wish.email):
        return False
    with transaction.atomic():
        event = _locked(event)
        if reason := closed(event):
            raise reason
        if invitation := known_of(event, wish.email):
            _tell_again(invitation, wish.email)
        elif event.registration_mode == Mode.APPROVAL:
            _ask(event, wish)
        else:
            _admit(event, wish, source=Answer.Source.LINK)
    return True


def _locked(known):
    event = lock_event(known.pk)
    event.network = known.network
    return event


def concerning(address: str) -> models.QuerySet[Invitation]:
    """Invitations of whoever reads the mails to an address: they were invited, or come in somebody's stead."""
    comes = ~Q(registration__seat=Registration.Seat.CANCELLED)
    theirs = Q(contact__email__iexact=address) | Q(registration__email__iexact=address) & comes
    return Invitation.objects.with_people().filter(theirs)


def known_of(event: Event, address: str) -> Invitation | None:
    """One address is one guest: what they have already, also when they write another name."""
    found = concerning(address).filter(event=event)
    return found.order_by(models.F("withdrawn_at").asc(nulls_first=True), "pk").first()


def _tell_again(invitation, address):
    """To a guest who is there already. Nothing is changed: nobody has shown that the address is theirs."""
    registration = getattr(invitation, "registration", None)
    is_own = address.casefold() == invitation.contact.email.casefold()
    with in_readers_language(invitation):
        if invitation.withdrawn_at:
            name = invitation.contact.name
            queue_withdrawn(invitation, to=address, guest=name, had_seat=False)
        elif is_own and invitation.answer in ALONG and registration:
            queue_receipt(registration, position=place_in_queue(registration))
        else:
            emails.queue_codes(address, [invitation])


def _admit(event, wish, *, source, by=None):
    contact = contact_by_themselves(
        event.organisation,
        name=wish.name,
        company=wish.company,
        email=wish.email,
        language=wish.language,
    )
    invitation = Invitation.objects.create(
        event=event, round=open_round(event, by=by), contact=contact
    )
    return answer(invitation, wish.reply, source=source, by=by)


def _ask(event, wish):
    """The row that waits for a yes or a no; asked twice it is the same one."""
    request = event.registration_requests.filter(email__iexact=wish.email).first()
    if request is None:
        request = RegistrationRequest.objects.create(
            event=event,
            name=wish.name,
            company_name=wish.company,
            email=wish.email,
            companions=wish.reply.companions,
            companion_names=wish.reply.fitting()["companion_names"],
            replies=wish.reply.replies or {},
            language=wish.language,
        )
    request.event = event
    if request.answer == RegistrationRequest.Answer.NO:
        emails.queue_refused(request)
    else:
        emails.queue_asked(request)


@transaction.atomic
def answer_request(request: RegistrationRequest, *, yes: bool, by: User) -> Invitation | None:
    """Yes makes them a guest with a seat or a number in the queue, no is said kindly; both by mail.

    Raises RequestRefused when it was answered before, AnswerRefused when nobody can come any more.
    """
    event = _locked(request.event)
    request = RegistrationRequest.objects.get(pk=request.pk)
    request.event = event
    if request.answer:
        raise RequestRefused(RequestRefused.Code.ANSWERED)
    request.answer = RegistrationRequest.Answer.YES if yes else RegistrationRequest.Answer.NO
    request.answered_at, request.answered_by = timezone.now(), by
    request.save(update_fields=["answer", "answered_at", "answered_by"])
    audit.record(
        event.organisation,
        by=by,
        verb="answer_registration_request",
        thing=request,
        after={"yes": yes},
    )
    if not yes:
        emails.queue_refused(request)
        return None
    if invitation := known_of(event, request.email):  # invited by letter meanwhile
        _tell_again(invitation, request.email)
        return invitation
    return _admit(event, _wish_of(request), source=Answer.Source.STAFF, by=by)


def _wish_of(request):
    reply = Reply(
        Invitation.Answers.YES,
        companions=min(request.companions, request.event.companions_allowed),
        companion_names=request.companion_names,
        replies=request.replies,
    )
    return Wish(request.name, request.company_name, request.email, reply, request.language)
