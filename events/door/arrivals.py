"""Who comes in: a guest by letter or name, their companions one by one, and who was not invited.

Each function holds the lock on the registration it changes until its transaction ends.
"""

from datetime import datetime

from accounts.keys import normalise_code
from events.door.items import (
    CheckInOutcome,
    Item,
    Origin,
    Reason,
    Result,
    Seat,
    about,
    has_cpr,
    printable,
    rejected,
)
from events.models import Device, Event, Invitation, Registration, Scan

GUEST = 0  # the guest's own number in their party; companions count from one
ASKED_AT_EVERY_SCAN = [
    "event_id",
    "name",
    "company_name",
    "email",
    "party_size",
    "seat",
    "origin",
    "arrived_at",
    "arrived_persons",
    "note",
    "invitation__answer",
    "invitation__answered_at",
    "invitation__withdrawn_at",
]


def lock(**which) -> Registration | None:
    """Locks the row FOR NO KEY UPDATE, so that scans that point at it can be written meanwhile."""
    guests = Registration.objects.select_for_update(of=("self",), no_key=True)
    try:
        return guests.select_related("invitation").only(*ASKED_AT_EVERY_SCAN).get(**which)
    except Registration.DoesNotExist:
        return None


def find_by_code(device: Device, typed: str) -> Registration | CheckInOutcome:
    """The guest whose code was typed, or the outcome that says why the code is not accepted."""
    code = normalise_code(typed)
    if not code:
        return CheckInOutcome(Result.UNMATCHED)
    # The invitation's event: asked for the guest's own, the database would go through their table first.
    if registration := lock(invitation__event=device.event_id, invitation__code=code):
        return registration
    invitation = _invitations().filter(code=code).first()
    if invitation is None:
        return CheckInOutcome(Result.UNMATCHED)
    if invitation.event_id != device.event_id:
        return _other_event(device, invitation.event)
    return _unregistered(invitation)


def find_guest(device: Device, item: Item) -> Registration | CheckInOutcome:
    """The guest whom an item names by registration, by invitation or by an earlier item."""
    event, found = device.event_id, None
    if item.registration:
        found = lock(event=event, pk=item.registration)
    elif item.invitation:
        found = lock(event=event, invitation=item.invitation)
        if found is None:
            invitation = _invitations().filter(event=event, pk=item.invitation).first()
            found = _unregistered(invitation) if invitation else None
    elif item.of:
        earlier = Scan.objects.filter(event=event, pk=item.of).first()
        if earlier and earlier.registration_id:
            found = lock(event=event, pk=earlier.registration_id)
    return found or rejected(Reason.NO_GUEST)


def _invitations():
    return Invitation.objects.select_related("contact__company", "event__network")


def _other_event(device, event: Event):
    """Names the other event only when it has the same host: a stranger's event stays unknown."""
    ours = event.network.host_id == device.event.network.host_id
    return CheckInOutcome(Result.OTHER_EVENT, other_event=event if ours else None)


def _unregistered(invitation):
    """A new registration, not saved yet, for an invited guest who never answered yes."""
    contact = invitation.contact
    return Registration(
        event_id=invitation.event_id,
        invitation=invitation,
        company=contact.company,
        name=contact.name,
        company_name=contact.company.name,
        email=contact.email,
        seat=Seat.CANCELLED,
        origin=Origin.DOOR,
    )


def enter(_device, _item, registration: Registration, at: datetime) -> CheckInOutcome:
    return _come_in(registration, GUEST, at)


def enter_companion(
    _device, item: Item, registration: Registration, at: datetime
) -> CheckInOutcome:
    """One more than were expected is let in too: the sentence says so, the helper decides."""
    if item.number is None:
        return rejected(Reason.NO_NUMBER)
    return _come_in(registration, item.number, at, details={"number": item.number})


def _come_in(registration, number, at, **more):
    entries = _entries(registration) if registration.arrived_at else []
    same = [entry for entry in entries if entry.number == number]
    # One whose scans are forgotten has come all the same.
    is_in = bool(same) or (number == GUEST and registration.arrived_at and not entries)
    came = set_arrival(
        registration,
        # A door without a network was first, although its scan arrives last.
        at=min(at, registration.arrived_at or at),
        persons=registration.arrived_persons + (not is_in),
    )
    if is_in:
        return about(Result.DUPLICATE, registration, first=same[0] if same else None, **more)
    return about(Result.ADMITTED, registration, came=came, **more)


def set_arrival(registration: Registration, *, at: datetime | None, persons: int) -> int:
    """How many more are in now; a registration made at the door is a seat only while somebody is."""
    before = registration.arrived_at, registration.arrived_persons
    if (at, persons) == before:
        return 0
    registration.arrived_at, registration.arrived_persons = at, persons
    if registration.origin != Origin.ANSWER:
        registration.seat = Seat.CONFIRMED if at else Seat.CANCELLED
    save(registration, "arrived_at", "arrived_persons", "seat")
    return persons - before[1]


def save(registration: Registration, *fields: str) -> None:
    """The whole row when it is the first thing that happens to an invitation without an answer."""
    registration.save(**({"update_fields": fields} if registration.pk else {}))


def walk_in(device: Device, item: Item, at: datetime) -> CheckInOutcome:
    """A guest without an invitation. Those whom they bring come in like anybody's companions."""
    name, company = printable(item.name)[:120], printable(item.company)[:160]
    if not name:
        return rejected(Reason.NO_NAME)
    if has_cpr(name, company):
        return rejected(Reason.CPR)
    registration = Registration.objects.create(
        event=device.event,
        name=name,
        company_name=company,
        party_size=item.party,
        seat=Seat.CONFIRMED,
        origin=Origin.WALK_IN,
        arrived_at=at,
        arrived_persons=1,
    )
    return about(Result.ADMITTED, registration, came=1)


def take_out(registration: Registration, scan: Scan) -> CheckInOutcome:
    """Takes one scan back; whoever else has seen the person keeps them in."""
    left = [entry for entry in _entries(registration) if entry.pk != scan.pk]
    came = set_arrival(
        registration,
        at=left[0].happened_at if left else None,
        persons=len({entry.number for entry in left}),
    )
    same = (entry for entry in left if entry.number == scan.number)
    return about(Result.UNDONE, registration, first=next(same, None), undoes=scan, came=came)


def _entries(registration):
    return list(registration.scans.entries().select_related("device"))


def first_of(scan: Scan) -> Scan | None:
    """The first scan of the same person, for one that came second or was taken back."""
    seen = scan.undoes if scan.result == Result.UNDONE else scan
    if seen.result not in Scan.ENTERED or scan.result == Result.ADMITTED:
        return None
    entries = _entries(scan.registration)
    return next((e for e in entries if e.pk != scan.pk and e.number == seen.number), None)
