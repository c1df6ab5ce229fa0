"""Guests let in from the guest list by somebody who is logged in, as one more door of the event.

What is done there becomes scans like any phone's: the wall, the evening and the phones see it at once,
and it can be taken back.
"""

from uuid import UUID, uuid4, uuid5

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.keys import digest, new_key
from accounts.models import User
from events.door import standing
from events.door.checkin import check_in
from events.door.devices import AFTER_THE_END, DeviceRefused, refusal
from events.door.items import CheckInOutcome, Item, Kind
from events.models import Device, Event, Invitation, Registration
from events.seats.registrations import lock_event


def list_door(event: Event, *, by: User) -> Device:
    """The list's own door. Nobody has its key, so no phone can be it. Raises DeviceRefused like a phone's."""
    if refused := refusal(event):
        raise DeviceRefused(refused)
    with transaction.atomic():
        lock_event(event.pk)
        door = event.devices.filter(mode=Device.Mode.LIST).first()
        return door or Device.objects.create(
            event=event,
            label=_("Gæstelisten"),
            mode=Device.Mode.LIST,
            key_sha256=digest(new_key()),
            created_by=by,
            expires_at=event.ends_at + AFTER_THE_END,
        )


def let_in(guest: Registration, *, persons: int, by: User) -> list[CheckInOutcome]:
    """The guest and so many of their companions that `persons` of the party are in."""
    door = list_door(guest.event, by=by)
    inside = {entry.number for entry in guest.scans.entries()}
    items = [] if guest.arrived_at else [_item(Kind.GUEST, guest)]  # first, as they came
    missing = [number for number in range(1, persons) if number not in inside]
    items += [_item(Kind.COMPANION, guest, number=number) for number in missing]
    return _do(door, items)


def let_in_invited(invitation: Invitation, *, by: User) -> CheckInOutcome:
    """Somebody who was invited, has not answered and stands there all the same."""
    door = list_door(invitation.event, by=by)
    item = Item(id=uuid4(), kind=Kind.GUEST, at=timezone.now(), invitation=invitation.pk)
    return _do(door, [item])[0]


def walk_in(
    event: Event, *, id: UUID, name: str, company: str, persons: int, by: User
) -> CheckInOutcome:
    """Somebody whom nobody invited, with those whom they bring; `id` is the form's, so pressed twice is once."""
    door = list_door(event, by=by)
    item = Item(
        id=id,
        kind=Kind.WALK_IN,
        at=timezone.now(),
        name=name,
        company=company,
        party=persons,
    )
    (outcome,) = _do(door, [item])
    if outcome.registration:
        guest = outcome.registration
        ids = {number: uuid5(id, str(number)) for number in range(1, persons)}
        _do(door, [_item(Kind.COMPANION, guest, id=pk, number=n) for n, pk in ids.items()])
    return outcome


def take_back(guest: Registration, *, by: User) -> list[CheckInOutcome]:
    """Undoes what the list has done for the guest; what a phone has seen stays."""
    door = list_door(guest.event, by=by)
    done = guest.scans.entries().filter(device=door).order_by("-sequence", "-server_time")
    return _do(door, [_item(Kind.UNDO, guest, undoes=scan.pk) for scan in done])


def _item(kind, guest, **about):
    about = {"id": uuid4()} | about
    return Item(kind=kind, at=timezone.now(), registration=guest.pk, **about)


def _do(door, items):
    done = [(item, check_in(door, item)) for item in items]
    standing.note(door, done)
    return [outcome for _item, outcome in done]


def by_list(guest: Registration) -> bool:
    """Whether the list itself let somebody of the party in; `guest` comes with its `entries`."""
    return any(entry.device.mode == Device.Mode.LIST for entry in guest.entries)
