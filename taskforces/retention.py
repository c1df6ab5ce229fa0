"""Deletes files of contacts that were not finished, and old nominations."""

from datetime import datetime

from django.utils import timezone

from accounts import periods
from taskforces.models import ContactImport, Nomination


def forget_imports(now: datetime) -> None:
    ContactImport.objects.forgotten(periods.IMPORTS.cut_off(now)).delete()


def forget_nominations(now: datetime) -> None:
    Nomination.objects.forgotten(timezone.localdate(now)).delete()
