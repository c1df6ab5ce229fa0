"""How the evening stands: persons in all and by door, and guests whom two doors let in.

Twenty phones and a wall ask all evening. What was counted less than a second ago is given again, with
what this process has let in since: a scan must not cost a count of all guests. It is kept in the cache
of the process: what another process lets in is seen a second later.
"""

import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from threading import Lock

from django.core.cache import caches
from django.db.models import Q, Sum

from events.door.items import CheckInOutcome, Item, Kind, Result, is_conflict
from events.models import Device, Event, Registration, Scan

FRESH = 1  # second
KEPT = 60  # seconds, for the memory's sake: how old it may be is FRESH
MOST_CONFLICTS = 200

_noting = Lock()


@dataclass(slots=True)
class Standing:
    registered: int
    arrived: int
    labels: dict[int, str]
    by_device: Counter
    conflicts: list[dict]
    conflicts_total: int
    counted_at: float

    @property
    def is_fresh(self) -> bool:
        return 0 <= time.monotonic() - self.counted_at < FRESH

    def as_json(self) -> dict:
        return {
            "counts": {"registered": self.registered, "arrived": self.arrived},
            "doors": [
                {"label": label, "arrived": self.by_device[pk]} for pk, label in self.labels.items()
            ],
            "conflicts": self.conflicts,
            "conflicts_total": self.conflicts_total,
        }


def standing(event: Event) -> Standing:
    """As it was at most a second ago."""
    known = _kept(event.pk)
    if known is None:
        known = count(event)
        _keep(event.pk, known)
    return known


def note(device: Device, done: Iterable[tuple[Item, CheckInOutcome]]) -> None:
    """What this process has just changed is not waited for: it is added, or all is counted anew."""
    came = 0
    for item, outcome in done:
        came += outcome.came
        if outcome.result == Result.UNDONE or is_conflict(item, outcome):
            caches["process"].delete(_key(device.event_id))
            return
    with _noting:  # two scans at once are both added
        if known := _kept(device.event_id):
            known.arrived += came
            known.by_device[device.pk] += came
            _keep(device.event_id, known)


def _key(event_id: int) -> str:
    return f"door.standing:{event_id}"


def _kept(event_id: int) -> Standing | None:
    known = caches["process"].get(_key(event_id))
    return known if known and known.is_fresh else None


def _keep(event_id: int, known: Standing) -> None:
    caches["process"].set(_key(event_id), known, KEPT)


def count(event: Event) -> Standing:
    counted_at = time.monotonic()
    persons = event.registrations.aggregate(
        registered=Sum("party_size", filter=Q(seat=Registration.Seat.CONFIRMED), default=0),
        arrived=Sum("arrived_persons", default=0),
    )
    found = event.scans.conflicts()
    total = found.count()
    return Standing(
        **persons,
        labels=dict(event.devices.doors().order_by("label", "pk").values_list("pk", "label")),
        by_device=count_by_device(event),
        conflicts=describe(found) if total else [],
        conflicts_total=total,
        counted_at=counted_at,
    )


def count_by_device(event: Event) -> Counter:
    """Persons by the door that saw them first."""
    entries = event.scans.entries().reverse()
    guests = entries.exclude(kind=Kind.COMPANION)
    # Only companions' details are unpacked: an evening has thousands of scans, and all phones ask.
    first = dict(guests.values_list("registration_id", "device_id"))
    for registration, details, device in entries.filter(kind=Kind.COMPANION).values_list(
        "registration_id", "details", "device_id"
    ):
        first[registration, details["number"]] = device
    return Counter(first.values())


def describe(conflicts) -> list[dict]:
    """The newest conflicts with both doors and times; the earlier scan comes first."""
    people = conflicts.select_related("device", "registration")
    newest = list(people.order_by("-server_time", "pk")[:MOST_CONFLICTS])
    seen = {}
    others = Scan.objects.entries().filter(
        registration__in={each.registration_id for each in newest}
    )
    for entry in others.select_related("device"):
        seen.setdefault((entry.registration_id, entry.number), []).append(entry)
    return [_describe(each, seen[each.registration_id, each.number]) for each in newest]


def _describe(conflict, entries):
    # Which scan was the other one: the one that let the guest in here, else the first that saw them.
    others = [entry for entry in entries if entry.pk != conflict.pk] or [conflict]
    admitted = (entry for entry in others if entry.result == Result.ADMITTED)
    pair = [conflict, next(admitted, others[0])]
    first, second = sorted(pair, key=lambda scan: scan.happened_at)
    guest = conflict.registration
    return {
        "id": conflict.pk,
        "person": guest.name,
        "company": guest.company_name,
        "number": conflict.number,
        "first": where_and_when(first),
        "second": where_and_when(second),
    }


def where_and_when(scan: Scan) -> dict:
    return {"device": scan.device.label, "at": scan.happened_at}
