"""Who holds an event together: asked by the organiser, in it after a yes, and free to leave."""

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.models import User
from accounts.refusals import Refused
from events.joint.emails import send_answer, send_question
from events.models import Event, EventHost, InvitationRound
from events.seats.registrations import lock_event
from taskforces.models import Network

State = EventHost.State


class HostRefused(Refused):
    class Code(models.TextChoices):
        ORGANISER = "organiser", _("Netværket holder arrangementet i forvejen.")
        STANDING = "standing", _("Netværket er med eller spurgt i forvejen.")
        NOT_ASKED = "not_asked", _("Netværket er ikke spurgt mere.")
        NOT_IN_IT = "not_in_it", _("Netværket er ikke med i arrangementet.")
        CLOSED = "closed", _("Arrangementet er aflyst eller slut.")
        GIVEN_OUT = "given_out", _("Så mange pladser har de allerede delt ud. Skriv et højere tal.")


@transaction.atomic
def ask_host(event: Event, network: Network, *, seats: int | None, by: User) -> EventHost:
    """The organiser asks; a network of its own is in at once. Raises HostRefused."""
    event = lock_event(event.pk)
    if event.cancelled_at or event.is_over():
        raise HostRefused(HostRefused.Code.CLOSED)
    if network.pk == event.network_id:
        raise HostRefused(HostRefused.Code.ORGANISER)
    found = EventHost.objects.filter(event=event, network=network).first()
    if found and found.state in (State.ASKED, State.JOINED):
        raise HostRefused(HostRefused.Code.STANDING)
    host = found or EventHost(event=event, network=network)
    own, now = network.host_id == event.network.host_id, timezone.now()
    host.state, host.seats, host.asked_at = (State.JOINED if own else State.ASKED), seats, now
    host.answered_at, host.answered_by = (now, by) if own else (None, None)
    host.save()
    _tell(host, "ask_host", by)
    if not own:
        send_question(host)
    return host


@transaction.atomic
def answer(host: EventHost, *, joins: bool, by: User) -> EventHost:
    """The asked host's yes or no, once. Raises HostRefused."""
    host = _locked(host)
    if host.state != State.ASKED:
        raise HostRefused(HostRefused.Code.NOT_ASKED)
    return _move(host, State.JOINED if joins else State.DECLINED, "answer_host", by)


@transaction.atomic
def leave(host: EventHost, *, by: User) -> EventHost:
    """Its guests keep their codes and seats; it sees and invites nobody any more. Raises HostRefused.

    What was planned to be sent for it stays.
    """
    host = _locked(host)
    if host.state != State.JOINED:
        raise HostRefused(HostRefused.Code.NOT_IN_IT)
    InvitationRound.objects.filter(event=host.event, network=host.network).update(send_at=None)
    return _move(host, State.LEFT, "leave_event", by)


@transaction.atomic
def share_house(host: EventHost, *, seats: int | None, by: User) -> EventHost:
    """How many of the seats a joint host may fill; None is as long as there is room. Raises HostRefused."""
    host = _locked(host)
    rounds = InvitationRound.objects.filter(event=host.event, network=host.network)
    given = rounds.aggregate(n=models.Sum("seats", default=0))["n"]
    if seats is not None and seats < given:
        raise HostRefused(HostRefused.Code.GIVEN_OUT)
    host.seats = seats
    host.save(update_fields=["seats"])
    _tell(host, "share_house", by)
    return host


def _locked(host):
    """Under the event's lock, where seats are given out too."""
    lock_event(host.event_id)
    return EventHost.objects.select_related("event__network__host", "network__host").get(pk=host.pk)


def _move(host, state, verb, by):
    host.state, host.answered_at, host.answered_by = state, timezone.now(), by
    host.save(update_fields=["state", "answered_at", "answered_by"])
    _tell(host, verb, by)
    send_answer(host)
    return host


def _tell(host, verb, by):
    """In the log of both sides."""
    for side in {host.event.network.host, host.network.host}:
        audit.record(
            side,
            by=by,
            verb=verb,
            thing=host,
            after={"state": str(host.state), "seats": host.seats},
        )
