"""What happens at the door: everything a phone tells becomes a row, and who is in follows from the rows.

A phone makes the id of each item itself, so that an item sent twice is one row and gets the same
result again. The first scan to arrive here lets the guest in; the others become visible duplicates.
"""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.cpr import Verdict, find_cpr
from events.door import arrivals
from events.door import changes as door_changes
from events.door.items import CheckInOutcome, Item, Kind, Reason, Result, about, printable, rejected
from events.door.scopes import may_send
from events.models import Device, Scan
from events.seats.registrations import lock_event

RAW_CODE_LENGTH = 200
RACES = 3  # tries for one item when other doors write the same rows
ACTS = {
    Kind.CODE: arrivals.enter,
    Kind.GUEST: arrivals.enter,
    Kind.COMPANION: arrivals.enter_companion,
    Kind.CORRECTION: door_changes.correct,
    Kind.STAND_IN: door_changes.stand_in,
    Kind.NOTE: door_changes.note,
    Kind.ANSWER: door_changes.answer,
}


def check_in(device: Device, item: Item, *, skew: timedelta = timedelta()) -> CheckInOutcome:
    """Judges one item and keeps it, in a transaction of its own.

    `skew` is added to the phone's time when the item does not say how wrong its clock was.
    """
    happened_at = _by_our_clock(device, item, skew)
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


def _by_our_clock(device, item, skew) -> datetime:
    """The moment by our clock, kept between the pairing of the first phone and now."""
    at = min(item.at + (skew if item.offset is None else item.offset), timezone.now())
    if at >= device.created_at:
        return at
    # Paired anew in the course of the evening, it still holds what it saw before.
    paired = Device.objects.filter(event=device.event_id).order_by("created_at")
    return max(at, paired.values_list("created_at", flat=True).first())


def _judge(device, item, at) -> CheckInOutcome:
    if item.kind == Kind.UNREADABLE:
        return rejected(Reason.UNREADABLE)
    if not may_send(device.mode, item.kind):
        return rejected(Reason.NOT_ALLOWED)
    if item.kind == Kind.UNDO:
        return _undo(device, item)
    if device.event.cancelled_at:
        return CheckInOutcome(Result.CANCELLED)
    if item.kind == Kind.WALK_IN:
        return arrivals.walk_in(device, item, at)
    if item.kind == Kind.STAND_IN:
        _lock_answers(device.event_id)
    found = _find(device, item)
    if isinstance(found, CheckInOutcome):
        return found
    if found.invitation and found.invitation.withdrawn_at:
        return about(Result.WITHDRAWN, found)
    return ACTS[item.kind](device, item, found, at)


def _find(device, item):
    if item.kind == Kind.CODE:
        return arrivals.find_by_code(device, item.code)
    return arrivals.find_guest(device, item)


def _lock_answers(event_id):
    """Whoever answers for a guest holds the event and then takes their rows; so does a stand-in."""
    lock_event(event_id)


def _keep(device, item, outcome, happened_at):
    Scan.objects.create(
        id=item.id,
        event_id=device.event_id,
        device=device,
        sequence=item.sequence,
        kind=item.kind,
        raw_code=_raw_code(item, outcome),
        registration=outcome.registration,
        undoes=outcome.undoes,
        result=outcome.result,
        shown=item.shown,
        details=outcome.details,
        phone_time=item.at,
        happened_at=happened_at,
    )


def _raw_code(item, outcome):
    """Kept so that a code can be matched later; never a CPR number, never a stranger's code."""
    if outcome.result == Result.OTHER_EVENT or find_cpr(item.code) is not Verdict.NONE:
        return ""
    return printable(item.code)[:RAW_CODE_LENGTH]


def _undo(device, item):
    scans = Scan.objects.filter(event=device.event_id, pk=item.undoes)
    scan = scans.filter(result__in=(*Scan.ENTERED, Result.NOTED)).first()
    if scan is None:
        return rejected(Reason.NOT_TO_UNDO)
    if scan.kind == Kind.STAND_IN:
        _lock_answers(device.event_id)
    registration = arrivals.lock(event=device.event_id, pk=scan.registration_id)
    if Scan.objects.filter(undoes=scan).exists():
        return rejected(Reason.ALREADY_UNDONE)
    take_back = arrivals.take_out if scan.result in Scan.ENTERED else door_changes.take_back
    return take_back(registration, scan)


def _stored(device, item) -> CheckInOutcome | None:
    """The result that this id got the first time; None when the id is new."""
    kept = Scan.objects.select_related("registration__invitation", "undoes")
    scan = kept.filter(pk=item.id).first()
    if scan is None:
        return None
    if scan.event_id != device.event_id:
        return rejected(Reason.FOREIGN_ID)
    if item.shown and not scan.shown:
        # The answer took so long that the phone spoke for itself; it says so when it asks again.
        Scan.objects.filter(pk=scan.pk, shown="").update(shown=item.shown)
    if scan.registration is None:
        return CheckInOutcome(Result(scan.result), reason=scan.details.get("reason", ""))
    return about(
        Result(scan.result),
        scan.registration,
        first=arrivals.first_of(scan),
        undoes=scan.undoes,
    )
