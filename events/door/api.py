"""The door's interface for helpers' phones: a device key instead of a log-in, JSON and nothing else."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.gzip import gzip_page
from ninja import Router
from ninja.decorators import decorate_view
from ninja.errors import HttpError
from ninja.responses import NinjaJSONEncoder
from ninja.security import HttpBearer

from events.badges.labels import label_pdf
from events.door import kiosk, phone_list, standing
from events.door.checkin import check_in
from events.door.devices import KeyRefused, device_from_key, note_seen
from events.door.first_answers import first_told
from events.door.items import is_conflict, mark_of
from events.door.schemas import (
    BIGGEST_KEY,
    GuestList,
    Guests,
    Problem,
    ScanResults,
    Scans,
    Session,
    Text,
)
from events.door.scopes import Scope, may
from events.door.sentences import sentence
from events.seats import guest_list


class DeviceKey(HttpBearer):
    openapi_scheme = "device"

    def __call__(self, request):
        device = super().__call__(request)
        if device is None:  # no key at all
            raise KeyRefused(KeyRefused.Code.UNKNOWN)
        return device

    def authenticate(self, request, token):
        device = device_from_key(token)
        if not may(device.mode, Scope.DOOR):
            raise KeyRefused(KeyRefused.Code.OTHER_USE)
        return device


router = Router(auth=DeviceKey(), tags=["door"])


def key_refused(request, refused):
    return JsonResponse({"detail": str(refused), "code": refused.code}, status=401)


@router.get(
    "session", response={200: Session, 401: Problem}, summary="What this phone is paired to"
)
def session(request):
    device = request.auth
    note_seen(device)
    event = device.event
    return _standing(device) | {
        "event": {
            "id": event.pk,
            "name": event.title,
            "start": event.starts_at,
            "end": event.ends_at,
            "place": event.place,
            "capacity": event.capacity,
            "cancelled": event.cancelled_at is not None,
        },
        "device": {
            "id": device.pk,
            "label": device.label,
            "mode": device.mode,
            "expires_at": device.expires_at,
        },
        "questions": _questions(event) if may(device.mode, Scope.QUESTIONS) else [],
    }


@router.get("list", response=GuestList, summary="All guests, or what changed since a cursor")
@decorate_view(gzip_page)
def list_guests(request, version: Text = "", since: Text = ""):
    device = request.auth
    answer = phone_list.changes(device.event, version=version, since=since)
    if not may(device.mode, Scope.WHOLE_ROWS):
        answer["guests"] = kiosk.rows_for_kiosk(answer["guests"])
    return _json(answer | _standing(device))


@router.post(
    "scans", response=ScanResults, summary="What was done at the door, at most 25 at a time"
)
def scans(request, batch: Scans):
    if request.content_type != "application/json":
        raise HttpError(415, "application/json")
    device, now = request.auth, timezone.now()
    skew = now - batch.sent
    items = [item.item(now) for item in batch.items]
    done = [(item, check_in(device, item, skew=skew)) for item in items]
    standing.note(device, done)
    standing_now = _standing(device)
    guests = [outcome.registration for _item, outcome in done if outcome.registration]
    companions = phone_list.companions_in(device.event, guests)
    arrived = standing_now["counts"]["arrived"]
    results = first_told(
        device.event,
        [
            _result(device.event, item, outcome, arrived=arrived, companions=companions)
            for item, outcome in done
        ],
    )
    if not may(device.mode, Scope.WHOLE_ROWS):
        results = [kiosk.result_for_kiosk(result) for result in results]
    return _json({"results": results} | standing_now)


@router.get("guests", response=Guests, summary="Guests by name or company, from two letters on")
def find_guests(request, q: Text = ""):
    _needs(request.auth, Scope.SEARCH)
    return {"guests": phone_list.find_guests(request.auth.event, q)}


def _json(body):
    """As the schema says, without walking through thousands of guests once more to see that it is so."""
    return JsonResponse(body, encoder=NinjaJSONEncoder)


def _needs(device, scope):
    if not may(device.mode, scope):
        raise HttpError(403, device.mode)


def _questions(event):
    return list(event.door_questions.values("id", "text", "choices"))


def _standing(device):
    known = standing.standing(device.event).as_json()
    if not may(device.mode, Scope.WHOLE_ROWS):
        known = kiosk.standing_for_kiosk(known)
    return known | {"now": timezone.now()}


def _result(event, item, outcome, *, arrived, companions):
    registration, first = outcome.registration, outcome.first
    return {
        "id": item.id,
        "stored": True,
        "result": outcome.result,
        "reason": outcome.reason,
        "message": sentence(outcome, capacity=event.capacity, arrived=arrived),
        "person": outcome.person,
        "company": outcome.company,
        "party_size": registration.party_size if registration else 1,
        "arrived_persons": registration.arrived_persons if registration else 0,
        "companions": companions.get(registration.pk, []) if registration else [],
        "mark": mark_of(registration) if registration else "",
        "registration": registration.pk if registration else None,
        "invitation": registration.invitation_id if registration else None,
        "first": standing.where_and_when(first) if first else None,
        "conflict": is_conflict(item, outcome),
    }


@router.get("badge/{int:registration}.pdf", summary="A guest's badge as one label, PDF")
def badge(request, registration: int):
    _needs(request.auth, Scope.BADGES)
    found = guest_list.guests_of(request.auth.event).filter(pk__lte=BIGGEST_KEY)
    guest = get_object_or_404(found.select_related("event__network__host"), pk=registration)
    return HttpResponse(label_pdf(guest), content_type="application/pdf")
