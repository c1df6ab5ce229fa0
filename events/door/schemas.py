"""The JSON of the door's interface: what a phone sends and what it gets back."""

from datetime import UTC, datetime, timedelta
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Field, Schema
from pydantic import AfterValidator, AwareDatetime

from events.door.items import MOST_COMPANIONS, Item
from events.models import Device, Scan

BATCH = 25
LONGEST_TEXT = 2000
BIGGEST_INTEGER = 2**31 - 1
BIGGEST_KEY = 2**63 - 1
WORST_CLOCK_MS = 100 * 366 * 24 * 3600 * 1000  # a hundred years off


def _within_reason(moment):
    """A phone with an empty clock says 1970 and is still believed about the rest."""
    if not datetime(1970, 1, 1, tzinfo=UTC) <= moment < datetime(2200, 1, 1, tzinfo=UTC):
        raise ValueError("must lie between 1970 and 2200")
    return moment


Moment = Annotated[AwareDatetime, AfterValidator(_within_reason)]
Text = Annotated[str, Field(max_length=LONGEST_TEXT)]
Key = Annotated[int, Field(ge=1, le=BIGGEST_KEY)]
Mark = Literal["", "unanswered", "waiting", "declined", "walk_in"]


class DoorEvent(Schema):
    id: int
    name: str
    start: datetime
    end: datetime
    place: str
    capacity: int | None
    cancelled: bool


class DoorDevice(Schema):
    id: int
    label: str
    mode: Device.Mode
    expires_at: datetime


class Counts(Schema):
    """Persons, companions included."""

    registered: int
    arrived: int


class DoorCount(Schema):
    label: str
    arrived: int


class Seen(Schema):
    device: str
    at: datetime


class Conflict(Schema):
    """Two doors let the same person in; `number` 0 is the guest, companions count from one."""

    id: UUID
    person: str
    company: str
    number: int
    first: Seen
    second: Seen


class Standing(Schema):
    counts: Counts
    doors: list[DoorCount]
    conflicts: list[Conflict]
    conflicts_total: int
    now: datetime


class Question(Schema):
    id: int
    text: str
    choices: list[str]


class Session(Standing):
    event: DoorEvent
    device: DoorDevice
    questions: list[Question]


class ScanItem(Schema):
    id: UUID
    kind: Literal[
        "code",
        "guest",
        "walk_in",
        "companion",
        "correction",
        "stand_in",
        "note",
        "answer",
        "undo",
    ]
    at: Moment
    sequence: int = Field(0, ge=0, le=BIGGEST_INTEGER)
    offset_ms: int | None = Field(None, ge=-WORST_CLOCK_MS, le=WORST_CLOCK_MS)
    told: Literal["", *Scan.Result.values] = ""
    code: Text = ""
    registration: Key | None = None
    invitation: Key | None = None
    of: UUID | None = None
    number: int | None = Field(None, ge=1, le=MOST_COMPANIONS)
    party: int = Field(1, ge=1, le=MOST_COMPANIONS + 1)
    name: Text = ""
    company: Text = ""
    email: Text = ""
    text: Text = ""
    question: Key | None = None
    undoes: UUID | None = None

    def item(self, now: datetime) -> Item:
        fields = dict(self)
        offset = fields.pop("offset_ms")
        return Item(
            shown=fields.pop("told"),  # its name on phones with unsent items
            offset=None if offset is None else timedelta(milliseconds=offset),
            **fields,
        )


class UnreadableItem(Schema):
    """An item that makes no sense is rejected alone, and kept with its code if it had one."""

    id: UUID
    code: Any = ""

    def item(self, now: datetime) -> Item:
        readable = isinstance(self.code, str) and len(self.code) <= LONGEST_TEXT
        code = self.code if readable else ""
        return Item(id=self.id, kind=Scan.Kind.UNREADABLE, at=now, code=code, offset=timedelta())


Readable = Annotated[ScanItem | UnreadableItem, Field(union_mode="left_to_right")]


class Scans(Schema):
    sent: Moment
    items: list[Readable] = Field(min_length=1, max_length=BATCH)


class ScanResult(Schema):
    id: UUID
    stored: Literal[True]
    result: Scan.Result
    reason: str
    message: str
    person: str
    company: str
    party_size: int
    arrived_persons: int
    companions: list[int]
    mark: Mark
    registration: int | None
    invitation: int | None
    first: Seen | None
    conflict: bool


class ScanResults(Standing):
    results: list[ScanResult]


class Guest(Schema):
    key: str
    registration: int | None
    invitation: int | None
    code: str
    name: str
    company: str
    party_size: int
    mark: Mark
    withdrawn: bool
    arrived_at: datetime | None
    arrived_persons: int
    companions: list[int]
    door: str
    note: str
    gone: bool


class Guests(Schema):
    guests: list[Guest]


class GuestList(Standing):
    whole: bool
    version: str
    cursor: str
    guests: list[Guest]


class Problem(Schema):
    detail: str
    code: Literal["unknown", "revoked", "expired", "other_use"]
