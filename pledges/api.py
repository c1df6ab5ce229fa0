"""Sheets for other systems: a case system reads what came in and writes back how it goes.

A token belongs to one organisation. A unit's sees the unit's sheets whole; a host's sees those of its
networks without contact details. Anything else is a 404.
"""

import base64
import binascii
from datetime import UTC, datetime
from heapq import merge
from itertools import islice
from operator import attrgetter
from typing import Annotated, Literal
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _
from ninja import Field, Router, Schema, Status
from ninja.decorators import decorate_view
from ninja.errors import HttpError
from ninja.security import HttpBearer
from pydantic import AwareDatetime, StringConstraints

from accounts.cpr import Verdict, find_cpr
from accounts.models import ApiToken
from accounts.ratelimit import guesses
from accounts.repeats import repeatable
from accounts.tokens import token_from_key
from pledges.followup import changes as followup
from pledges.followup.changes import FollowUpRefused
from pledges.followup.records import host_record, unit_record
from pledges.followup.statuses import words_needed
from pledges.models import Handover, Sheet

Scope = ApiToken.Scope
PAGE = 100
RATE = "api"


class ApiKey(HttpBearer):
    def authenticate(self, request, token):
        found = token_from_key(token)
        if found is None and guesses(request, RATE):
            raise HttpError(429, "too many unknown keys")
        return found


router = Router(auth=ApiKey(), tags=["sheets"])


class Company(Schema):
    name: str
    cvr_number: str | None
    municipality_code: str


class Contact(Schema):
    name: str
    phone: str
    email: str
    call_time: str
    call_way: str


class Pledge(Schema):
    task: str
    hours: str = Field(description="Hours a week as a band, e.g. 5-9")
    positions: int = Field(description="0: one more task of a job that another line counts")
    pattern: str


class SheetRecord(Schema):
    id: UUID
    received_at: datetime
    changed_at: datetime
    network: str
    event: str | None
    unit: str
    company: Company
    wants_visit: bool
    pledges: list[Pledge]
    status: Handover.Status
    outcome: str
    contact_due: datetime
    first_contact_at: datetime | None
    paused_until: str | None
    closed_at: datetime | None
    contact: Contact | None = None
    remark: str | None = None
    owner: str | None = None
    external_reference: str | None = None
    version: int | None = None


class SheetPage(Schema):
    sheets: list[SheetRecord]
    next: str | None = Field(description="Hand it over as `after`; null on the last page")


class Refusal(Schema):
    code: str
    message: str


# A pause needs a day and is made on the desk.
Writable = Literal[tuple(status for status in Handover.Status.values if status != "on_hold")]


# Without the null sign, which PostgreSQL cannot keep.
Text = Annotated[str, Field(pattern=r"^[^\x00]*$"), StringConstraints(strip_whitespace=True)]


class StatusIn(Schema):
    status: Annotated[
        Writable,
        Field(
            description="no_candidate_yet is refused (409, offer) until the unit has offered the company something else"
        ),
    ]
    note: Annotated[
        Text,
        Field(
            max_length=500,
            description="Needed with not_ours (who has it now) and to take back retained",
        ),
    ] = ""
    expected_version: int | None = Field(None, ge=0, le=2**31 - 1)


class ReferenceIn(Schema):
    external_reference: Annotated[Text, Field(max_length=60)]


REFUSALS = {409: Refusal, 422: Refusal}


@router.get("", response=SheetPage, summary="Sheets by last change, oldest first")
def sheets(
    request,
    changed_since: AwareDatetime | None = None,
    status: Handover.Status | None = None,
    after: Annotated[str, Field(max_length=80)] = "",
):
    wanted = Q()
    if changed_since:
        wanted &= Q(changed_at__gte=changed_since)
    if status:
        wanted &= Q(status=status)
    if after:
        moment, pk = _cursor(after)
        wanted &= Q(changed_at__gt=moment) | Q(changed_at=moment, pk__gt=pk)
    page = _first_of(_visible(request, Scope.READ_SHEETS), wanted, count=PAGE + 1)
    return {
        "sheets": [_record(request, handover) for handover in page[:PAGE]],
        "next": _cursor_at(page[PAGE - 1]) if len(page) > PAGE else None,
    }


@router.get("{uuid:id}", response=SheetRecord, summary="One sheet")
def sheet(request, id: UUID):
    return _record(request, _one(request, Scope.READ_SHEETS, sheet__in=Sheet.objects.known_as(id)))


@router.get(
    "by-reference/{str:reference}", response=SheetRecord, summary="One by your own reference"
)
def sheet_by_reference(request, reference: str):
    return _record(request, _by_reference(request, Scope.READ_SHEETS, reference))


@router.put(
    "{uuid:id}/reference",
    response={200: SheetRecord, **REFUSALS},
    summary="Give it your own reference",
)
@decorate_view(repeatable)
def set_reference(request, id: UUID, given: ReferenceIn):
    found = _of_unit(request, sheet__in=Sheet.objects.known_as(id))
    if find_cpr(given.external_reference) is not Verdict.NONE:
        return _cpr()
    try:
        followup.set_reference(found, reference=given.external_reference, by=None)
    except FollowUpRefused as refused:
        return _refused(refused)
    return _record(request, _of_unit(request, pk=found.pk))


@router.post(
    "{uuid:id}/status", response={200: SheetRecord, **REFUSALS}, summary="Write back the status"
)
@decorate_view(repeatable)
def set_status(request, id: UUID, given: StatusIn):
    return _set_status(request, _of_unit(request, sheet__in=Sheet.objects.known_as(id)), given)


@router.post(
    "by-reference/{str:reference}/status",
    response={200: SheetRecord, **REFUSALS},
    summary="Write back the status by your own reference",
)
@decorate_view(repeatable)
def set_status_by_reference(request, reference: str, given: StatusIn):
    return _set_status(request, _by_reference(request, Scope.WRITE_STATUS, reference), given)


def _set_status(request, found, given):
    if find_cpr(given.note) is not Verdict.NONE:
        return _cpr()
    if given.status == found.status:  # sent again: said and done
        return _record(request, found)
    if (needed := words_needed(found.status, given.status)) and not given.note:  # as on the desk
        return Status(422, {"code": "note", "message": needed})
    source = _("Fra %(system)s") % {"system": request.auth.name}
    try:
        followup.change_status(
            found,
            status=given.status,
            by=None,
            text=": ".join(filter(None, [source, given.note])),
            expected_version=given.expected_version,
        )
    except FollowUpRefused as refused:
        return _refused(refused)
    return _record(request, _of_unit(request, pk=found.pk))


def _visible(request, scope):
    """What the organisation has as a unit, and what it sees as a host: apart, so that each has its index."""
    token = request.auth
    if scope not in token.scopes:
        raise HttpError(403, f"the key lacks the scope {scope.value}")
    organisation = token.organisation_id
    handovers = Handover.objects.with_sheets()
    hosted = handovers.filter(sheet__network__host=organisation)
    return [handovers.filter(unit=organisation), hosted.exclude(unit=organisation)]


def _first_of(parts, wanted, *, count):
    order = ("changed_at", "pk")
    found = [part.filter(wanted).order_by(*order)[:count] for part in parts]
    return list(islice(merge(*found, key=attrgetter(*order)), count))


def _one(request, scope, **which):
    for part in _visible(request, scope):
        if found := part.filter(**which).first():
            return found
    raise HttpError(404, "not found")


def _of_unit(request, **which):
    """Only the unit that has it writes on it."""
    return _one(request, Scope.WRITE_STATUS, unit=request.auth.organisation_id, **which)


def _by_reference(request, scope, reference):
    if not reference.strip() or "\0" in reference:
        raise HttpError(404, "not found")
    return _one(
        request, scope, unit=request.auth.organisation_id, external_reference=reference.strip()
    )


def _record(request, handover):
    own = handover.unit_id == request.auth.organisation_id
    return unit_record(handover) if own else host_record(handover)


def _refused(refused):
    return Status(409, {"code": refused.code.value, "message": str(refused)})


def _cpr():
    return Status(422, {"code": "cpr", "message": _("Skriv ikke CPR-numre her.")})


def _cursor_at(handover):
    mark = f"{handover.changed_at.astimezone(UTC).isoformat()}|{handover.pk}"
    return base64.urlsafe_b64encode(mark.encode()).decode()


def _cursor(after):
    try:
        moment, _bar, pk = base64.urlsafe_b64decode(after).decode().partition("|")
        found = datetime.fromisoformat(moment), int(pk)
    except (binascii.Error, ValueError):
        raise HttpError(400, "unknown cursor") from None
    if found[0].tzinfo is None or not 0 < found[1] < 2**63:
        raise HttpError(400, "unknown cursor")
    return found
