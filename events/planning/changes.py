"""Changes that guests hear of: another time or place, and an event that is called off."""

from copy import copy
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from accounts import audit
from accounts.models import User
from events.letters.planned import Stop, stop_planned
from events.models import Event, Notice
from events.planning.news import Reach, Tell, concerned, is_told, reach_by_choice
from events.planning.plans import PlanRefused, update_event
from events.seats import emails
from events.seats.registrations import lock_event
from outbox.messages import Rendered
from outbox.models import Message
from taskforces.models import Contact

# What a guest must know to find the way; other words of the event change without a mail.
TIME, PLACE = {"starts_at", "ends_at"}, {"place", "address", "online_link"}


@dataclass
class Notified:
    """Who got a mail, and who must be phoned because there is none to send to."""

    event: Event
    messages: list[Message] = field(default_factory=list)
    to_be_phoned: list[Contact] = field(default_factory=list)


def what_moves(event: Event, fields: dict) -> dict[str, bool]:
    """{"time": …, "place": …} of the fields' values against the event as it is; {} when neither moves."""
    changed = {
        name
        for name in TIME | PLACE
        if fields.get(name, getattr(event, name)) != getattr(event, name)
    }
    return {"time": bool(changed & TIME), "place": bool(changed & PLACE)} if changed else {}


@dataclass(frozen=True)
class Proposal:
    """A change that guests must hear of, before it is made: how many each choice tells, and one of the mails."""

    reaches: dict[Tell, Reach]
    mail: Rendered | None


def proposal(event: Event, fields: dict) -> Proposal | None:
    """None when the change is nothing to the guests, or concerns nobody."""
    before = Event.objects.select_related("network__host").get(pk=event.pk)
    what = what_moves(before, fields)
    after = copy(before)
    for name, value in fields.items():
        setattr(after, name, value)
    if not what or after.cancelled_at or after.is_over():
        return None
    found = concerned(after)
    if not found:
        return None
    first = next((each for each in found if each.address), None)
    mail = None
    if first:
        mail = emails.change_mail(first.invitation, to=first.address, before=before, **what)
    return Proposal(reach_by_choice(found), mail)


@transaction.atomic
def change_event(event: Event, *, by: User, fields: dict, tell: Tell = Tell.EVERYBODY) -> Notified:
    """As `update_event`; those whom a new time or place concerns are notified in the same transaction.

    `tell` narrows whom. Raises PlanRefused. A second press changes nothing, and tells nobody.
    """
    before = copy(lock_event(event.pk))
    event = update_event(event, by=by, fields=fields)
    what = what_moves(before, fields)
    if what:
        stop_planned(event, Stop.MOVED)
    if what and not event.cancelled_at and not event.is_over():
        return notify(
            event,
            Notice.About.MOVED,
            lambda invitation, to: emails.queue_change(invitation, to=to, before=before, **what),
            tell,
        )
    return Notified(event)


@transaction.atomic
def call_off(event: Event, *, by: User, reason: str) -> Notified:
    """Cancel the event for good and tell everybody who has not said no. Raises PlanRefused."""
    event = lock_event(event.pk)
    if event.cancelled_at:
        raise PlanRefused(PlanRefused.Code.CALLED_OFF)
    if event.is_over():
        raise PlanRefused(PlanRefused.Code.OVER)
    event.cancelled_at, event.cancel_reason = timezone.now(), reason
    event.sequence += 1
    event.save(update_fields=["cancelled_at", "cancel_reason", "sequence", "updated_at"])
    stop_planned(event, Stop.CALLED_OFF)
    notified = notify(
        event,
        Notice.About.CALLED_OFF,
        lambda invitation, to: emails.queue_called_off(invitation, to=to),
    )
    audit.record(
        event.organisation,
        by=by,
        verb="call_off",
        thing=event,
        after={"told": len(notified.messages), "to_be_phoned": len(notified.to_be_phoned)},
    )
    return notified


def notify(event, about, queue, tell=Tell.EVERYBODY, *, among=None) -> Notified:
    """One notice for each, with its mail or the wish that somebody phones; `among` are ids of invitations."""
    notified, notices = Notified(event), []
    told = [each for each in concerned(event) if is_told(tell, is_seated=each.is_seated)]
    if among is not None:
        told = [each for each in told if each.invitation.pk in among]
    for each in told:
        message = queue(each.invitation, each.address) if each.address else None
        notices.append(
            Notice(
                event=event,
                invitation=each.invitation,
                about=about,
                message=message,
                must_phone=message is None,
            )
        )
        if message:
            notified.messages.append(message)
        else:
            notified.to_be_phoned.append(each.invitation.contact)
    Notice.objects.bulk_create(notices)
    return notified
