"""An event divided in two: some guests move to a new one of the same network, with their answers and codes.

Until they are told it can be undone; then mails go out, and each guest's calendar moves the entry it has.
"""

from copy import copy
from dataclasses import dataclass

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.models import User
from accounts.refusals import Refused
from events.calendar.entries import event_uid
from events.models import (
    Event,
    EventSplit,
    InterviewSeat,
    Invitation,
    MovedGuest,
    Notice,
    Registration,
    SessionSeat,
)
from events.networking.networking import call_off_talks_of
from events.planning.changes import Notified, notify
from events.planning.cloning import COPIED, KEPT
from events.planning.halves import Party, second_half
from events.planning.plans import create_event
from events.seats import emails
from events.seats.registrations import lock_event, move_up
from outbox.messages import Rendered

ROUND_KEPT = (
    "letter", "name", "created_by", "created_at", "letter_revision", "translation_revisions",
    "case_number", "proofed_at", "is_open",
)  # fmt: skip


class SplitRefused(Refused):
    class Code(models.TextChoices):
        BEGUN = "begun", _("Mødet er begyndt eller aflyst og kan ikke deles mere.")
        NOBODY = "nobody", _("Vælg mindst én gæst, der flytter med.")
        NO_ROOM = (
            "no_room",
            _("Flere af dem, der flytter, har plads, end det nye møde har pladser."),
        )
        CHOSEN = (
            "chosen",
            _("Nogle af dem har valgt sessioner eller sidder i en gruppe. Fjern det først."),
        )
        TOLD = "told", _("Gæsterne har fået besked, så opdelingen kan ikke fortrydes mere.")
        OTHERS = (
            "others",
            _("Der er kommet andre gæster til siden, så opdelingen kan ikke fortrydes."),
        )
        SEATS_GIVEN = (
            "seats_given",
            _("Pladserne på det første møde er givet til andre, så ikke alle kan komme tilbage."),
        )


def guests_to_choose(event: Event):
    """The organiser's own who have said yes, or have the letter and not said no; a joint host's guests are its own."""
    standing = Invitation.objects.of_network(None).filter(event=event).went_out()
    standing = standing.exclude(answer=Invitation.Answers.NO)
    return standing.exclude(registration__arrived_at__isnull=False).with_people()


def persons_of(invitation: Invitation) -> int:
    """How many persons have a seat on it."""
    registration = getattr(invitation, "registration", None)
    seated = registration and registration.seat == Registration.Seat.CONFIRMED
    return registration.party_size if seated else 0


def half_of(guests: list[Invitation]) -> list[Invitation]:
    parties = [Party(each.pk, each.contact.company_id, persons_of(each)) for each in guests]
    moving = second_half(parties)
    return [each for each in guests if each.pk in moving]


@dataclass(frozen=True)
class Look:
    """What dividing would do: how many persons are seated at each event afterwards, who moves, and one of the mails."""

    moving: list[Invitation]
    persons: int
    staying: int
    mail: Rendered | None


def look(event: Event, *, fields: dict, guests: list[Invitation]) -> Look:
    """Raises SplitRefused where `split_event` would. Nothing is written."""
    _refuse(event, fields, guests)
    after = copy(event)
    for name, value in fields.items():
        setattr(after, name, value)
    persons = sum(persons_of(each) for each in guests)
    seated = event.registrations.confirmed().persons()
    return Look(guests, persons, seated - persons, _mail_to_one(event, after, guests))


def _mail_to_one(before, after, guests):
    for invitation in guests:
        if address := invitation.contact.email:
            shown = copy(invitation)
            shown.event = after
            return emails.split_mail(shown, to=address, before=before)
    return None


def _refuse(event, fields, guests):
    if event.cancelled_at or event.has_begun():
        raise SplitRefused(SplitRefused.Code.BEGUN)
    if not guests:
        raise SplitRefused(SplitRefused.Code.NOBODY)
    capacity = fields.get("capacity")
    if capacity is not None and sum(persons_of(each) for each in guests) > capacity:
        raise SplitRefused(SplitRefused.Code.NO_ROOM)
    theirs = Q(registration__invitation__in=[each.pk for each in guests])
    if any(seats.objects.filter(theirs).exists() for seats in (SessionSeat, InterviewSeat)):
        raise SplitRefused(SplitRefused.Code.CHOSEN)


@transaction.atomic
def split_event(event: Event, *, fields: dict, guests: list[Invitation], by: User) -> EventSplit:
    """The new event is as the first but for `fields`, and not public; nobody is told yet. Raises SplitRefused."""
    source = lock_event(event.pk)
    guests = list(guests_to_choose(source).filter(pk__in=[each.pk for each in guests]))
    _refuse(source, fields, guests)
    kept = {name: getattr(source, name) for name in KEPT}
    kept |= {"registration_mode": Event.RegistrationMode.INVITATION, "public": False}
    # Whoever has the first event in the calendar must see this one as newer.
    target = create_event(
        source.network, by=by, fields=kept | fields | {"sequence": source.sequence + 1}
    )
    for copy_part in COPIED:
        copy_part(source, to=target)
    split = EventSplit.objects.create(source=source, event=target, made_by=by)
    MovedGuest.objects.bulk_create(
        MovedGuest(split=split, invitation=each, from_round_id=each.round_id) for each in guests
    )
    rounds = {each.round_id: each.round for each in guests}
    _move(guests, to=target, rounds={pk: _round_at(target, one) for pk, one in rounds.items()})
    audit.record(
        source.organisation,
        by=by,
        verb="split_event",
        thing=source,
        after={"event": target.pk, "guests": len(guests)},
    )
    return split


def _round_at(target, round):
    fields = {name: getattr(round, name) for name in ROUND_KEPT}
    return target.rounds.create(**fields)


def _move(guests, *, to, rounds):
    """Invitations with their seats and what they replied, to an event and its rounds; the entries in calendars stay."""
    if not guests:  # erased since
        return
    questions = _matching_questions(guests[0].event, to)
    seats = []
    for invitation in guests:
        invitation.calendar_uid = invitation.calendar_uid or event_uid(invitation.event)
        if registration := getattr(invitation, "registration", None):
            registration.event = to
            registration.replies = {
                questions.get(key, key): value for key, value in registration.replies.items()
            }
            seats.append(registration)
        invitation.event, invitation.round = to, rounds[invitation.round_id]
    Invitation.objects.bulk_update(guests, ["event", "round", "calendar_uid"])
    Registration.objects.bulk_update(seats, ["event", "replies"])


def _matching_questions(old, new):
    """Key of a guests' question at one event → of the same question at the other."""
    there = {(question.position, question.text): question for question in new.guest_questions.all()}
    found = {
        str(question.pk): there.get((question.position, question.text))
        for question in old.guest_questions.all()
    }
    return {key: str(question.pk) for key, question in found.items() if question}


@transaction.atomic
def tell(split: EventSplit, *, by: User) -> Notified:
    """Mails to those who moved, or the wish that somebody phones; seats that are free now go to the queues.

    A second press tells nobody.
    """
    source, target = lock_event(split.source_id), lock_event(split.event_id)
    split = EventSplit.objects.select_for_update().get(pk=split.pk)
    if split.told_at:
        return Notified(target)
    split.told_at = timezone.now()
    split.save(update_fields=["told_at"])
    moved = Registration.objects.filter(invitation__moves__split=split, event=target)
    call_off_talks_of(list(moved))
    notified = notify(
        target,
        Notice.About.SPLIT,
        lambda invitation, to: emails.queue_split(invitation, to=to, before=source),
        among=set(split.guests.values_list("invitation", flat=True)),
    )
    move_up(source)
    move_up(target)
    audit.record(
        source.organisation,
        by=by,
        verb="tell_split",
        thing=source,
        after={"told": len(notified.messages), "to_be_phoned": len(notified.to_be_phoned)},
    )
    return notified


@transaction.atomic
def undo(split: EventSplit, *, by: User) -> Event:
    """All are back at the first event, and the new one is gone. Raises SplitRefused."""
    source, target = lock_event(split.source_id), lock_event(split.event_id)
    split = EventSplit.objects.select_for_update().get(pk=split.pk)
    moves = list(split.guests.select_related("from_round"))
    guests = list(
        Invitation.objects.filter(pk__in=[move.invitation_id for move in moves]).with_people()
    )
    _refuse_undo(split, source, target, guests)
    origin = {move.invitation_id: move.from_round for move in moves}
    back = {each.round_id: origin[each.pk] for each in guests}
    _renumber(source, target)
    _move(guests, to=source, rounds=back)
    source.sequence = max(source.sequence, target.sequence) + 1
    source.save(update_fields=["sequence", "updated_at"])
    pk = target.pk
    target.delete()
    audit.record(
        source.organisation, by=by, verb="undo_split_event", thing=source, after={"event": pk}
    )
    return source


def _refuse_undo(split, source, target, guests):
    if split.told_at:
        raise SplitRefused(SplitRefused.Code.TOLD)
    if target.has_begun() or source.cancelled_at:
        raise SplitRefused(SplitRefused.Code.BEGUN)
    moved = {each.pk for each in guests}
    others = target.invitations.exclude(pk__in=moved).exists()
    others |= target.registrations.exclude(invitation__in=moved).exists()
    contacts = [each.contact_id for each in guests]
    again = source.invitations.filter(contact__in=contacts).exists()
    if others or again:
        raise SplitRefused(SplitRefused.Code.OTHERS)
    back = sum(persons_of(each) for each in guests)
    taken = source.registrations.confirmed().persons()
    if source.capacity is not None and taken + back > source.capacity:
        raise SplitRefused(SplitRefused.Code.SEATS_GIVEN)


def _renumber(source, target):
    """One queue again: by the numbers they had, whoever was there first before whoever came since."""
    waiting = Registration.objects.filter(event__in=[source, target]).waiting()
    queue = sorted(waiting, key=lambda one: (one.queue_position, one.event_id == source.pk))
    last = max((one.queue_position for one in queue), default=0)
    for number, registration in enumerate(queue, start=last + 1):
        registration.queue_position = number
        registration.save(update_fields=["queue_position"])
