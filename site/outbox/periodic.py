"""Periodic jobs: a slot of time is a row, and whoever writes the row first starts the job."""

import time
from collections.abc import Callable
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from outbox.models import PeriodicRun

# Job name → (period in seconds, what to enqueue). Higher apps register theirs in AppConfig.ready().
_jobs: dict[str, tuple[int, Callable[[], object]]] = {}


def register(job: str, *, every: int, enqueue: Callable[[], object]) -> None:
    _jobs[job] = (every, enqueue)


def periods() -> dict[str, timedelta]:
    return {job: timedelta(seconds=every) for job, (every, _enqueue) in _jobs.items()}


def tick(now: float | None = None) -> list[str]:
    """Start every job whose current slot nobody has started; return the names of those started."""
    now = time.time() if now is None else now
    return [
        job for job, (every, enqueue) in _jobs.items() if _start(job, int(now // every), enqueue)
    ]


def _start(job: str, slot: int, enqueue: Callable[[], object]) -> bool:
    if PeriodicRun.objects.filter(job=job, slot=slot).exists():
        return False
    try:
        with transaction.atomic():
            PeriodicRun.objects.filter(job=job, slot__lt=slot - 100).delete()
            PeriodicRun.objects.create(job=job, slot=slot, started_at=timezone.now())
            enqueue()
    except IntegrityError:  # another worker was first
        return False
    return True
