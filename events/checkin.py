"""What happens at the door: every scan becomes a row, and who is in follows from the rows.

A phone makes the id of each item itself, so that an item sent twice is one row and gets the same
result again. The first scan to arrive here lets the guest in; the others become visible duplicates.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.cpr import Verdict, find_cpr
from accounts.keys import normalise_code
from events.models import Device, Event, Invitation, Registration, Scan

Result, Kind, Seat, Origin = Scan.Result, Scan.Kind, Registration.Seat, Registration.Origin
RAW_CODE_LENGTH = 200
ASKED_AT_EVERY_SCAN = [
    "name",
    "company_name",
    "party_size",
    "seat",
    "origin",
    "arrived_at",
    "invitation__answer",
    "invitation__withdrawn_at",
]
RACES = 3  # tries for one item when other doors write the same rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing that a helper did, as the phone tells it; `at` is by the phone's own clock."""

    id: UUID
    kind: str
    at: datetime
    sequence: int = 0
    code: str = ""
    registration: int | None = None
    name: str = ""
    company: str = ""
    undoes: UUID | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an item. `person` and `company` are only ever those of the device's own event."""

    result: Result
    reason: str = ""
    registration: Registration | None = None
    person: str = ""
    company: str = ""
    first: Scan | None = None
    other_event: Event | None = None
    row: dict = field(default_factory=dict)


class Reason:
    """Why an item was rejected."""

    NO_NAME = "no_name"
    CPR = "cpr"
    NO_GUEST = "no_guest"
    NOT_TO_UNDO = "not_to_undo"
    ALREADY_UNDONE = "already_undone"
    FOREIGN_ID = "foreign_id"


def check_in(device: Device, item: Item, *, skew: timedelta = timedelta()) -> Outcome:
    """Judges one item and keeps it, in a transaction of its own; `skew` is added to the phone's time."""
    now = timezone.now()
    # A phone has scanned nothing before it was paired, and nothing in the future.
    happened_at = min(max(item.at + skew, device.created_at), now)
    for _try in range(RACES):
        try:
            with transaction.atomic():
                outcome = _judge(device, item, happened_at)
                _keep(device, item, outcome, happened_at)
                return outcome
        except IntegrityError:
            # The id is here already, or another door was quicker with this guest: then look again.
            if stored := _stored(device, item):
                return stored
    raise RuntimeError("the same rows were written by others at every try")


def mark_of(registration: Registration) -> str:
    """What the helper should know about a guest: "", "unanswered", "waiting" or "walk_in"."""
    if registration.origin == Origin.WALK_IN:
        return "walk_in"
    if registration.seat == Seat.WAITING:
        return "waiting"
    invitation = registration.invitation
    return "unanswered" if invitation and invitation.answer == Invitation.Answers.NONE else ""


def _judge(device, item, at) -> Outcome:
    if item.kind == Kind.UNDO:
        return _undo(device, item)
    if device.event.cancelled_at:
        return Outcome(Result.CANCELLED)
    if item.kind == Kind.WALK_IN:
        return _walk_in(device, item, at)
    if item.kind == Kind.GUEST:
        registration = item.registration and _lock(event=device.event_id, pk=item.registration)
        return _enter(registration, at) if registration else _rejected(Reason.NO_GUEST)
    return _code(device, normalise_code(item.code), at)


def _keep(device, item, outcome, happened_at):
    Scan.objects.create(
        id=item.id,
        event=device.event,
        device=device,
        sequence=item.sequence,
        kind=item.kind,
        raw_code=_raw_code(item, outcome),
        registration=outcome.registration,
        result=outcome.result,
        phone_time=item.at,
        happened_at=happened_at,
        **outcome.row,
    )


def _raw_code(item, outcome):
    """Kept so that a code can be matched later; never a CPR number, never a stranger's code."""
    if outcome.result == Result.OTHER_EVENT or find_cpr(item.code) is not Verdict.NONE:
        return ""
    return printable(item.code)[:RAW_CODE_LENGTH]


def printable(text: str) -> str:
    """Without the control signs and half characters that a database refuses."""
    return "".join(sign for sign in text if sign.isprintable()).strip()


def _code(device, code, at):
    if not code:
        return Outcome(Result.UNKNOWN)
    # The invitation's event: asked for his own, the guests' table would be gone through first.
    if registration := _lock(invitation__event=device.event_id, invitation__code=code):
        return _enter(registration, at)
    people = Invitation.objects.select_related("contact__company", "event__network")
    invitation = people.filter(code=code).first()
    if invitation is None:
        return Outcome(Result.UNKNOWN)
    if invitation.event_id != device.event_id:
        return _other_event(device, invitation.event)
    return _enter_unregistered(invitation, at)


def _other_event(device, event):
    """Names the other event only when it has the same host: a stranger's event stays unknown."""
    ours = event.network.host_id == device.event.network.host_id
    return Outcome(Result.OTHER_EVENT, other_event=event if ours else None)


def _enter_unregistered(invitation, at):
    """A letter that was never answered with a yes still opens the door."""
    contact = invitation.contact
    if invitation.withdrawn_at:
        return Outcome(Result.WITHDRAWN, person=contact.name, company=contact.company.name)
    registration = Registration.objects.create(
        event_id=invitation.event_id,
        invitation=invitation,
        company=contact.company,
        name=contact.name,
        company_name=contact.company.name,
        email=contact.email,
        seat=Seat.CONFIRMED,
        origin=Origin.DOOR,
        arrived_at=at,
    )
    return _guest(Result.ADMITTED, registration)


def _lock(**which) -> Registration | None:
    guests = Registration.objects.select_for_update(of=("self",)).select_related("invitation")
    try:
        return guests.only(*ASKED_AT_EVERY_SCAN).get(**which)
    except Registration.DoesNotExist:
        return None


def _enter(registration, at):
    if registration.invitation and registration.invitation.withdrawn_at:
        return _guest(Result.WITHDRAWN, registration)
    if registration.arrived_at is None:
        _set_arrival(registration, at)
        return _guest(Result.ADMITTED, registration)
    first = registration.scans.entries().select_related("device").first()
    if at < registration.arrived_at:
        # A door without a network was first, although its scan arrives last.
        _set_arrival(registration, at)
    return _guest(Result.DUPLICATE, registration, first=first)


def _set_arrival(registration, at):
    """A registration made at the door is a seat only as long as its guest is in."""
    registration.arrived_at = at
    if registration.origin != Origin.ANSWER:
        registration.seat = Seat.CONFIRMED if at else Seat.CANCELLED
    registration.save(update_fields=["arrived_at", "seat"])


def _walk_in(device, item, at):
    name, company = printable(item.name)[:120], printable(item.company)[:160]
    if not name:
        return _rejected(Reason.NO_NAME)
    if find_cpr(f"{name}\n{company}") is not Verdict.NONE:
        return _rejected(Reason.CPR)
    registration = Registration.objects.create(
        event=device.event,
        name=name,
        company_name=company,
        seat=Seat.CONFIRMED,
        origin=Origin.WALK_IN,
        arrived_at=at,
    )
    return _guest(Result.ADMITTED, registration)


def _undo(device, item):
    scan = Scan.objects.filter(
        event=device.event_id, pk=item.undoes, result__in=Scan.ENTERED
    ).first()
    if scan is None:
        return _rejected(Reason.NOT_TO_UNDO)
    registration = _lock(event=device.event_id, pk=scan.registration_id)
    if Scan.objects.filter(undoes=scan).exists():
        return _rejected(Reason.ALREADY_UNDONE)
    left = registration.scans.entries().exclude(pk=scan.pk).select_related("device").first()
    _set_arrival(registration, left.happened_at if left else None)
    return _guest(Result.UNDONE, registration, first=left, row={"undoes": scan})


def _stored(device, item) -> Outcome | None:
    """The result that this id got the first time; None when the id is new."""
    scan = Scan.objects.select_related("registration__invitation").filter(pk=item.id).first()
    if scan is None:
        return None
    if scan.event_id != device.event_id:
        return _rejected(Reason.FOREIGN_ID)
    if scan.registration is None:
        return Outcome(Result(scan.result))
    others = scan.registration.scans.entries().exclude(pk=scan.pk).select_related("device")
    first = others.first() if scan.result in (Result.DUPLICATE, Result.UNDONE) else None
    return _guest(Result(scan.result), scan.registration, first=first)


def _guest(result, registration, **more):
    return Outcome(
        result,
        registration=registration,
        person=registration.name,
        company=registration.company_name,
        **more,
    )


def _rejected(reason):
    return Outcome(Result.REJECTED, reason=reason)
