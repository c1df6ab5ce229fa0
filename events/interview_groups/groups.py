"""Group interviews: whoever has come is put into groups. Each change holds the lock on the event."""

from collections import defaultdict
from itertools import combinations

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.folding import fold
from accounts.models import User
from accounts.refusals import Refused
from events.interview_groups.mixing import LEAST, MOST, Met, Person, mix
from events.models import Event, InterviewGroup, InterviewSeat, Invitation, Registration
from events.seats.registrations import lock_event


class GroupsRefused(Refused):
    class Code(models.TextChoices):
        TOO_FEW = "too_few", _("Der skal være mindst tre gæster inde, før der kan laves grupper.")
        MADE = "made", _("Grupperne er allerede lavet.")
        NO_GROUPS = "no_groups", _("Der er ingen grupper at sætte folk i.")
        NO_SUCH_GROUP = "no_such_group", _("Den gruppe findes ikke mere. Se listen igen.")
        CANCELLED = "cancelled", _("Arrangementet er aflyst.")


@transaction.atomic
def make_groups(
    event: Event, *, by: User, size: int = MOST, seed: int | None = None
) -> list[InterviewGroup]:
    """Groups of those who are in the room. Without a seed each try mixes anew."""
    event = lock_event(event.pk)
    if event.cancelled_at:
        raise GroupsRefused(GroupsRefused.Code.CANCELLED)
    if event.interview_groups.exists():
        raise GroupsRefused(GroupsRefused.Code.MADE)
    seed = int(timezone.now().timestamp()) if seed is None else seed
    guests = {guest.pk: guest for guest in event.registrations.arrived()}
    mixed = mix(map(_person, guests.values()), met_before(event), size, seed=seed)
    if not mixed:
        raise GroupsRefused(GroupsRefused.Code.TOO_FEW)
    groups = _seat(event, mixed, first=1)
    _record(event, by, "make_groups", groups=len(groups), guests=len(guests), seed=seed)
    return groups


@transaction.atomic
def add_latecomers(event: Event, *, by: User) -> list[InterviewSeat]:
    """Seats for those who came after the groups were made; nobody who sits has to move."""
    event = lock_event(event.pk)
    groups = list(event.interview_groups.prefetch_related("seats__registration"))
    if not groups:
        raise GroupsRefused(GroupsRefused.Code.NO_GROUPS)
    late = [_person(guest) for guest in without_group(event)]
    met, free = met_before(event), sum(max(0, MOST - len(group.seats.all())) for group in groups)
    rest = late[free:] if len(late) - free >= LEAST else []
    joining = late[: len(late) - len(rest)]
    sitting = {
        group: [_person(seat.registration) for seat in group.seats.all()] for group in groups
    }
    for person in joining:
        group = min(groups, key=lambda group: _fit(person, group, sitting[group], met))
        sitting[group].append(person)
        InterviewSeat.objects.create(group=group, registration_id=person.id)
    _seat(event, mix(rest, met), first=groups[-1].number + 1)
    _record(event, by, "add_latecomers", guests=len(late))
    return list(InterviewSeat.objects.filter(registration__in=[person.id for person in late]))


@transaction.atomic
def move(seat: InterviewSeat, *, number: int, by: User) -> InterviewSeat:
    """To the event's group of that number; a group that nobody is left in is gone."""
    event = lock_event(seat.group.event_id)
    target = event.interview_groups.filter(number=number).first()
    if target is None:
        raise GroupsRefused(GroupsRefused.Code.NO_SUCH_GROUP)
    seat.group = target
    seat.save(update_fields=["group"])
    event.interview_groups.filter(seats=None).delete()
    _record(event, by, "move_to_group", seat=seat.pk, group=number)
    return seat


@transaction.atomic
def dissolve(event: Event, *, by: User) -> None:
    event = lock_event(event.pk)
    _n, gone = event.interview_groups.all().delete()
    if gone:
        _record(event, by, "dissolve_groups", groups=gone.get("events.InterviewGroup", 0))


def without_group(event: Event) -> models.QuerySet[Registration]:
    return event.registrations.arrived().filter(interview_seat=None).order_by("arrived_at", "pk")


def met_before(event: Event) -> Met:
    """Pairs of companies that sat in one group at another event of the same network."""
    groups = defaultdict(set)
    seats = InterviewSeat.objects.filter(group__event__network=event.network_id)
    for seat in seats.exclude(group__event=event).select_related("registration"):
        groups[seat.group_id].add(company_key(seat.registration))
    pairs = (combinations(keys - {""}, 2) for keys in groups.values())
    return frozenset(frozenset(pair) for found in pairs for pair in found)


def company_key(guest) -> str:
    """Of a registration or a sheet: the same for all from one company, also where it was typed."""
    return fold(guest.company_name) or (f"#{guest.company_id}" if guest.company_id else "")


def group_of(invitation: Invitation) -> InterviewGroup | None:
    """The guest's group with `others`, for their own phone: from when it is made until the evening ends."""
    seat = (
        InterviewSeat.objects.present()
        .filter(registration__invitation=invitation, group__event__cancelled_at=None)
        .filter(group__event__ends_at__gte=timezone.now())
        .select_related("group")
        .first()
    )
    if seat is None:
        return None
    others = seat.group.seats.present().exclude(pk=seat.pk).select_related("registration")
    seat.group.others = [other.registration for other in others]
    return seat.group


def _person(guest):
    return Person(guest.pk, company_key(guest))


def _fit(person, group, sitting, met):
    """The best is smallest: no colleague, room at the table, no old acquaintance, few people."""
    companies = {other.company for other in sitting} - {""}
    old = sum(frozenset((person.company, company)) in met for company in companies)
    return (person.company in companies, len(sitting) >= MOST, old, len(sitting), group.number)


def _seat(event, mixed, *, first):
    groups = InterviewGroup.objects.bulk_create(
        InterviewGroup(event=event, number=number) for number, _people in enumerate(mixed, first)
    )
    InterviewSeat.objects.bulk_create(
        InterviewSeat(group=group, registration_id=person.id)
        for group, people in zip(groups, mixed, strict=True)
        for person in people
    )
    return groups


def _record(event, by, verb, **after):
    audit.record(event.organisation, by=by, verb=verb, thing=event, after=after)
