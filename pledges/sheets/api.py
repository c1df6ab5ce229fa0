"""Sheets from leaders' own phones and from tablets, also those that waited for a network.

No log-in: the key in each item, which stood on the table or in the letter, is the credential.
"""

from datetime import datetime, timedelta
from typing import Annotated, Literal
from uuid import UUID

from django.http import Http404
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from ninja import Field, Router, Schema
from ninja.errors import HttpError

from accounts.keys import normalise_code
from accounts.ratelimit import count_failure, guesses
from events.door.schemas import Moment, Problem
from pledges.sheets.entry import badge_at, entry_by_key, guest_at
from pledges.sheets.submissions import Submission, SubmissionOutcome, accept
from pledges.sheets.tablets import tablet_from_header

SCOPE = "sheet"
BATCH = 25
LONGEST_TEXT = 2000

router = Router(tags=["sheets"])

Text = Annotated[str, Field(max_length=LONGEST_TEXT)]
Texts = Annotated[list[Text], Field(max_length=30)]


class SheetItem(Schema):
    id: UUID
    key: Text
    at: Moment
    offset_ms: int | None = Field(
        None, ge=-(2**53), le=2**53, description="Server time minus phone time"
    )
    source: Literal["phone", "tablet", "interview"] = "phone"
    language: Literal["da", "en"] = "da"
    guest: Text = Field("", description="The leader's own code, when this phone knows them")
    interviewer: Text = ""
    fields: Annotated[dict[Text, Text | Texts], Field(max_length=40)]


class UnreadableItem(Schema):
    """An item that makes no sense is refused alone; the others of its batch are taken."""

    id: UUID


Readable = Annotated[SheetItem | UnreadableItem, Field(union_mode="left_to_right")]


class Sheets(Schema):
    sent: Moment
    items: list[Readable] = Field(min_length=1, max_length=BATCH)


class Receipt(Schema):
    url: str = Field(description="Empty when the sheet is somebody else's")
    sentence: str


class SheetResult(Schema):
    id: UUID
    state: Literal["stored", "refused"]
    repeat: bool = False
    receipt: Receipt | None = None
    errors: dict[str, list[str]] = {}


class SheetResults(Schema):
    results: list[SheetResult]
    now: datetime


class Neighbour(Schema):
    name: str
    company: str


@router.post(
    "",
    response={200: SheetResults, 401: Problem},
    summary="Hand in sheets; again is the same sheet",
    description="A tablet that goes round sends its own key: Authorization: Device <key>.",
)
def hand_in_sheets(request, batch: Sheets):
    if not request.content_type.startswith("application/json"):
        raise HttpError(415, "application/json")
    tablet = tablet_from_header(request.headers.get("Authorization", ""))
    now = timezone.now()
    results = [_result(item, now - batch.sent, tablet) for item in batch.items]
    unknown = [item for item, result in zip(batch.items, results, strict=True) if result is None]
    if _guesses(request, unknown) and len(unknown) == len(results):
        raise HttpError(429, "too many unknown keys")
    return {
        "results": [
            result or _unknown(item) for item, result in zip(batch.items, results, strict=True)
        ],
        "now": now,
    }


@router.get(
    "neighbour", response=Neighbour, summary="Who wears a badge: what stands on it, no more"
)
def neighbour(request, key: Text, code: Text, guest: Text = ""):
    try:
        badge = badge_at(guest_at(entry_by_key(key), guest), code)
    except Http404:
        badge = None
    if badge is None:
        if normalise_code(code) and guesses(request, SCOPE):
            raise HttpError(429, "too many unknown codes")
        raise HttpError(404, "not found")
    return {"name": badge.registration.name, "company": badge.registration.company_name}


def _guesses(request, unknown):
    """A misspelt key is no guess: its check sign gives it away before anything is asked."""
    guessed = [item for item in unknown if normalise_code(item.key)]
    for _item in guessed[1:]:
        count_failure(request, SCOPE)
    return bool(guessed) and guesses(request, SCOPE)


def _result(item, since_sent, tablet):
    """None for a key that nobody has."""
    if isinstance(item, UnreadableItem):
        return _refused(item, {"__all__": [_("Arket kunne ikke læses. Prøv igen.")]})
    submission = Submission(
        id=item.id,
        key=item.key,
        source=item.source,
        fields={name: [v] if isinstance(v, str) else v for name, v in item.fields.items()},
        filled_at=filled_at(item, since_sent, timezone.now()),
        guest=item.guest,
        interviewer=item.interviewer,
        tablet=tablet,
    )
    with translation.override(item.language):
        try:
            return _stored(item, accept(submission))
        except Http404:
            return None


def _unknown(item):
    with translation.override(item.language):
        message = _("Det ark kender vi ikke. Prøv at scanne QR-koden igen.")
    return _refused(item, {"__all__": [message]})


def filled_at(item: SheetItem, since_sent: timedelta, now: datetime) -> datetime:
    """By the server's clock, as far as it is known; never later than now."""
    offset = since_sent if item.offset_ms is None else timedelta(milliseconds=item.offset_ms)
    try:
        return min(item.at + offset, now)
    except OverflowError:
        return now


def _stored(item, outcome: SubmissionOutcome):
    if outcome.sheet is None:
        return _refused(item, outcome.errors)
    return {
        "id": item.id,
        "state": "stored",
        "repeat": outcome.repeat,
        "receipt": {"url": outcome.receipt_url, "sentence": outcome.sentence},
    }


def _refused(item, errors):
    return {"id": item.id, "state": "refused", "errors": errors}
