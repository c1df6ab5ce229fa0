"""The door's interface for helpers' phones: a device key instead of a log-in, JSON and nothing else."""

from datetime import UTC, datetime
from typing import Annotated, Literal
from uuid import UUID

from django.utils import timezone
from ninja import Field, Router, Schema
from ninja.errors import HttpError
from ninja.security import HttpBearer
from pydantic import AfterValidator, AwareDatetime

from events import checkin, guests
from events.devices import device_from_key, note_seen
from events.door_words import sentence
from events.models import Scan

BATCH = 25
LONGEST_TEXT = 2000
BIGGEST_INTEGER = 2**31 - 1
BIGGEST_KEY = 2**63 - 1


class DeviceKey(HttpBearer):
    openapi_scheme = "device"

    def authenticate(self, request, token):
        return device_from_key(token)


router = Router(auth=DeviceKey(), tags=["door"])


def _within_reason(moment):
    """A phone with an empty clock says 1970 and is still believed about the rest."""
    if not datetime(1970, 1, 1, tzinfo=UTC) <= moment < datetime(2200, 1, 1, tzinfo=UTC):
        raise ValueError("must lie between 1970 and 2200")
    return moment


Moment = Annotated[AwareDatetime, AfterValidator(_within_reason)]
Text = Annotated[str, Field(max_length=LONGEST_TEXT)]


class DoorEvent(Schema):
    id: int
    name: str
    start: datetime
    place: str


class DoorDevice(Schema):
    id: int
    label: str


class Counts(Schema):
    """Persons, companions included."""

    registered: int
    arrived: int


class Session(Schema):
    event: DoorEvent
    device: DoorDevice
    counts: Counts
    now: datetime


class ScanItem(Schema):
    id: UUID
    kind: Literal["code", "guest", "walk_in", "undo"]
    at: Moment
    sequence: int = Field(0, ge=0, le=BIGGEST_INTEGER)
    code: Text = ""
    registration: int | None = Field(None, ge=1, le=BIGGEST_KEY)
    name: Text = ""
    company: Text = ""
    undoes: UUID | None = None


class UnreadableItem(Schema):
    """An item that makes no sense is rejected alone; the others of its batch are kept."""

    id: UUID


Readable = Annotated[ScanItem | UnreadableItem, Field(union_mode="left_to_right")]


class Scans(Schema):
    sent: Moment
    items: list[Readable] = Field(min_length=1, max_length=BATCH)


class First(Schema):
    device: str
    at: datetime


class ScanResult(Schema):
    id: UUID
    result: Scan.Result
    message: str
    person: str
    company: str
    party_size: int
    mark: Literal["", "unanswered", "waiting", "walk_in"]
    registration: int | None
    first: First | None


class ScanResults(Schema):
    results: list[ScanResult]
    counts: Counts
    now: datetime


class Guest(Schema):
    registration: int
    name: str
    company: str
    party_size: int
    arrived_at: datetime | None
    mark: Literal["", "unanswered", "waiting", "walk_in"]


class Guests(Schema):
    guests: list[Guest]


@router.get("session", response=Session, summary="What this phone is paired to")
def session(request):
    device = request.auth
    note_seen(device)
    event = device.event
    return {
        "event": {
            "id": event.pk,
            "name": event.title,
            "start": event.starts_at,
            "place": event.place,
        },
        "device": {"id": device.pk, "label": device.label},
        "counts": guests.count_persons(event),
        "now": timezone.now(),
    }


@router.post(
    "scans", response=ScanResults, summary="What was done at the door, at most 25 at a time"
)
def scans(request, batch: Scans):
    if request.content_type != "application/json":
        raise HttpError(415, "application/json")
    device, now = request.auth, timezone.now()
    skew = now - batch.sent
    outcomes = [(item.id, _settle(device, item, skew)) for item in batch.items]
    counts = guests.count_persons(device.event)
    return {
        "results": [_result(device.event, id, outcome, counts) for id, outcome in outcomes],
        "counts": counts,
        "now": timezone.now(),
    }


@router.get("guests", response=Guests, summary="Guests by name or company, from two letters on")
def find_guests(request, q: Text = ""):
    return {"guests": [_guest(found) for found in guests.find_guests(request.auth.event, q)]}


def _settle(device, item, skew):
    if isinstance(item, UnreadableItem):
        return checkin.Outcome(Scan.Result.REJECTED)
    return checkin.check_in(device, checkin.Item(**item.dict()), skew=skew)


def _result(event, id, outcome, counts):
    registration, first = outcome.registration, outcome.first
    return {
        "id": id,
        "result": outcome.result,
        "message": sentence(outcome, capacity=event.capacity, arrived=counts["arrived"]),
        "person": outcome.person,
        "company": outcome.company,
        "party_size": registration.party_size if registration else 1,
        "mark": checkin.mark_of(registration) if registration else "",
        "registration": registration.pk if registration else None,
        "first": {"device": first.device.label, "at": first.happened_at} if first else None,
    }


def _guest(registration):
    return {
        "registration": registration.pk,
        "name": registration.name,
        "company": registration.company_name,
        "party_size": registration.party_size,
        "arrived_at": registration.arrived_at,
        "mark": checkin.mark_of(registration),
    }
