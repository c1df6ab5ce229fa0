"""Whether a file's letters still say what is true: after a move or a cancellation they are outdated."""

from datetime import UTC

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models import Event, LetterBatch

# What a guest must know to find the way and to answer in time; other words may change.
_MOMENTS, _WORDS = ("starts_at", "ends_at", "answer_deadline"), ("place", "address")


class Outdated(models.TextChoices):
    CALLED_OFF = "called_off", _("arrangementet er aflyst")
    MOVED = "moved", _("tid, sted eller svarfrist er ændret siden")


def facts_of_event(event: Event) -> dict[str, str]:
    """JSON-ready, to be kept with the file."""
    moments = {name: getattr(event, name).astimezone(UTC).isoformat() for name in _MOMENTS}
    return moments | {name: getattr(event, name) for name in _WORDS}


def why_outdated(kept: dict | None, now: dict, *, called_off: bool) -> Outdated | None:
    """`kept` is None for a file from before facts were kept; of it only a cancellation is known."""
    if called_off:
        return Outdated.CALLED_OFF
    return Outdated.MOVED if kept is not None and kept != now else None


def is_outdated(batch: LetterBatch) -> Outdated | None:
    """Why the file's letters must not go out as they are; records say what was, and never grow old."""
    if batch.kind == LetterBatch.Kind.RECORDS or batch.state != LetterBatch.State.DONE:
        return None
    event = batch.round.event
    return why_outdated(
        batch.event_facts, facts_of_event(event), called_off=event.cancelled_at is not None
    )
