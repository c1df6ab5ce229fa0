"""What a phone at the door tells, and what became of it."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from accounts.cpr import Verdict, find_cpr
from events.models import Event, Invitation, Registration, Scan

Result, Kind, Seat, Origin = Scan.Result, Scan.Kind, Registration.Seat, Registration.Origin

MOST_COMPANIONS = 99  # more come in one by one as walk-ins


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing that a helper did, as the phone tells it; `at` is by the phone's own clock.

    `offset` is how far that clock was behind ours, as the phone knew it when the helper acted; None when
    it did not know. `of` is an earlier item about the same guest, `shown` what the phone itself had shown.
    """

    id: UUID
    kind: str
    at: datetime
    sequence: int = 0
    offset: timedelta | None = None
    shown: str = ""
    code: str = ""
    registration: int | None = None
    invitation: int | None = None
    of: UUID | None = None
    number: int | None = None
    party: int = 1
    name: str = ""
    company: str = ""
    email: str = ""
    text: str = ""
    question: int | None = None
    undoes: UUID | None = None


@dataclass(frozen=True, slots=True)
class CheckInOutcome:
    """What became of an item. `person` and `company` are only ever those of the device's own event.

    `came` is how many persons more are in than before; `first` is the scan that was before this one.
    """

    result: Result
    reason: str = ""
    registration: Registration | None = None
    person: str = ""
    company: str = ""
    first: Scan | None = None
    other_event: Event | None = None
    undoes: Scan | None = None
    details: dict = field(default_factory=dict)
    came: int = 0


class Reason:
    """Why an item was rejected."""

    NO_NAME = "no_name"
    NO_TEXT = "no_text"
    NO_NUMBER = "no_number"
    NO_QUESTION = "no_question"
    CPR = "cpr"
    NO_GUEST = "no_guest"
    NOT_TO_UNDO = "not_to_undo"
    ALREADY_UNDONE = "already_undone"
    FOREIGN_ID = "foreign_id"
    UNREADABLE = "unreadable"
    NOT_ALLOWED = "not_allowed"


def about(result: Result, registration: Registration, **more) -> CheckInOutcome:
    """An outcome that names the guest; one who is not kept yet is named and not pointed at."""
    return CheckInOutcome(
        result,
        registration=registration if registration.pk else None,
        person=registration.name,
        company=registration.company_name,
        **more,
    )


def is_conflict(item: Item, outcome: CheckInOutcome) -> bool:
    """The phone let somebody in by itself whom another door already had."""
    return outcome.result == Result.DUPLICATE and item.shown == Result.ADMITTED


def rejected(reason: str) -> CheckInOutcome:
    return CheckInOutcome(Result.REJECTED, reason=reason, details={"reason": reason})


def mark_of(registration: Registration) -> str:
    """What the helper should know: "", "unanswered", "waiting", "declined" or "walk_in"."""
    invitation = registration.invitation
    return mark(registration.origin, registration.seat, invitation.answer if invitation else None)


def mark(origin: str, seat: str, answer: str | None) -> str:
    if origin == Origin.WALK_IN:
        return "walk_in"
    if seat == Seat.WAITING:
        return "waiting"
    if answer == Invitation.Answers.NONE:
        return "unanswered"
    said_no = answer == Invitation.Answers.NO
    return "declined" if said_no or (seat == Seat.CANCELLED and origin == Origin.ANSWER) else ""


def printable(text: str) -> str:
    """On one line, without the control signs and half characters that a database refuses."""
    return "".join(sign for sign in " ".join(text.split()) if sign.isprintable()).strip()


def has_cpr(*texts: str) -> bool:
    return find_cpr("\n".join(texts)) is not Verdict.NONE
