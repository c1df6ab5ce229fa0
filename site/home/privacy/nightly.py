"""Every night: what the register gives a period, and whose time is up, is deleted."""

from collections.abc import Callable
from datetime import datetime

from django.apps import apps
from django.utils import timezone

from accounts import audit
from accounts.privacy import Subject
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
    for model in {row.model for row in HOLDINGS if row.subject != Subject.COLLEAGUE and row.forget}:
        audit.forget_values_of_gone(apps.get_model(model))
    if failed:
        raise ExceptionGroup("The nightly deletion", failed)
