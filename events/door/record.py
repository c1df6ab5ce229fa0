"""What the scans of an evening tell beside who is in: what failed, what was noted, what was answered."""

import hashlib
from collections import Counter

from django.db.models import Count, Max
from django.utils import timezone

from accounts import periods
from events.door import standing as evening
from events.door.items import Kind, Reason, Result
from events.door.sentences import NOT_KEPT, REASONS
from events.models import Event

MOST_SHOWN = 100


def are_forgotten(event: Event) -> bool:
    """The scans of an old evening are deleted; who came is kept longer."""
    return event.ends_at < periods.SCANS.cut_off(timezone.now())


def version_of(event: Event) -> str:
    """Changes with every scan, and with what is counted or asked."""
    standing = evening.standing(event).as_json()["counts"]
    scans = event.scans.aggregate(count=Count("pk"), newest=Max("server_time"))
    questions = event.door_questions.aggregate(count=Count("pk"), newest=Max("pk"))
    devices = event.devices.doors().aggregate(count=Count("pk"))
    seen = (standing, scans, questions, devices, event.updated_at)
    return hashlib.sha256(repr(seen).encode()).hexdigest()[:12]


def doors(event: Event) -> list[dict]:
    """By door: how many came in there, and when it was last heard of."""
    arrived = evening.standing(event).by_device
    found = event.devices.doors().annotate(last=Max("scans__happened_at")).order_by("label", "pk")
    return [
        {"label": each.label, "arrived": arrived[each.pk], "last": each.last, "mode": each.mode}
        for each in found
    ]


def failed(event: Event) -> list[dict]:
    """The newest scans that let nobody in, each with why; codes as they were read."""
    found = event.scans.failed().select_related("device", "registration")
    return [
        {"scan": scan, "why": _why(scan)}
        for scan in found.order_by("-happened_at", "-server_time")[:MOST_SHOWN]
    ]


def _why(scan):
    if scan.result != Result.REJECTED:
        return scan.get_result_display()
    return REASONS.get(scan.details.get("reason", Reason.UNREADABLE), NOT_KEPT)


def notes(event: Event) -> list:
    found = event.scans.filter(kind=Kind.NOTE, result=Result.NOTED, undone_by=None)
    return found.select_related("device", "registration").order_by("-happened_at")[:MOST_SHOWN]


def answers(event: Event) -> list[dict]:
    """Each question with how many gave each answer; a guest asked twice counts by the last time."""
    asked = {
        question.pk: (question.text, Counter(dict.fromkeys(question.choices, 0)))
        for question in event.door_questions.all()
    }
    last = {}
    found = event.scans.filter(kind=Kind.ANSWER, result=Result.NOTED, undone_by=None)
    for guest, details in found.order_by("happened_at").values_list("registration_id", "details"):
        last[guest, details["question"]] = details
    for details in last.values():
        # A question that was removed is listed as long as its answers are kept.
        _text, counts = asked.setdefault(details["question"], (details["asked"], Counter()))
        counts[details["answer"]] += 1
    return [
        {"text": text, "counts": list(counts.items()), "total": counts.total()}
        for text, counts in asked.values()
    ]
