"""Every night: what the register gives a period, and whose time is up, is deleted."""

from collections.abc import Callable
from datetime import datetime

from django.utils import timezone

from home.privacy.register import HOLDINGS


def deletions() -> list[Callable[[datetime], None]]:
    """Each once, though several rows share one, in the register's order."""
    return list(dict.fromkeys(row.forget for row in HOLDINGS if row.forget))


def forget(now: datetime | None = None) -> None:
    """One that fails stops no other; what a killed worker left is deleted the next night."""
    now = now or timezone.now()
    failed = []
    for delete in deletions():
        try:
            delete(now)
        except Exception as error:
            failed.append(error)
    if failed:
        raise ExceptionGroup("The nightly deletion", failed)
