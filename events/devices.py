"""Helpers' phones: each has a key of its own for one event, and can be shut out at once."""

from datetime import timedelta

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.keys import digest, new_key
from accounts.models import User
from accounts.refusals import Refused
from events.models import Device, Event

AFTER_THE_END = timedelta(hours=12)  # the last phone may need its time to send what it kept
SEEN_EVERY = timedelta(minutes=1)
# Whole rows of device and event would double what finding a key costs.
ASKED_AT_EVERY_SCAN = [
    "label",
    "created_at",
    "last_seen_at",
    "event__title",
    "event__starts_at",
    "event__place",
    "event__capacity",
    "event__cancelled_at",
    "event__network",
]


class DeviceRefused(Refused):
    class Code(models.TextChoices):
        OVER = "over", _("Arrangementet er forbi, så der kan ikke åbnes flere døre.")
        CANCELLED = "cancelled", _("Arrangementet er aflyst, så der kan ikke åbnes flere døre.")


def refusal(event: Event) -> DeviceRefused.Code | None:
    if event.cancelled_at:
        return DeviceRefused.Code.CANCELLED
    return DeviceRefused.Code.OVER if event.ends_at + AFTER_THE_END <= timezone.now() else None


def pair_device(event: Event, *, label: str, user: User) -> tuple[Device, str]:
    """A new device and its key. The key is told here once; only its SHA-256 is kept.

    Raises DeviceRefused when the event is cancelled or long over.
    """
    if refused := refusal(event):
        raise DeviceRefused(refused)
    key = new_key()
    with transaction.atomic():
        device = Device.objects.create(
            event=event,
            label=label,
            key_sha256=digest(key),
            created_by=user,
            expires_at=event.ends_at + AFTER_THE_END,
        )
        _record(device, user=user, verb="pair_device", after={"label": label})
    return device, key


def revoke(device: Device, *, user: User) -> Device:
    """The very next request with its key is refused; a second revoking changes nothing."""
    with transaction.atomic():
        device = Device.objects.select_for_update().get(pk=device.pk)
        if device.revoked_at is None:
            device.revoked_at = timezone.now()
            device.save(update_fields=["revoked_at"])
            _record(device, user=user, verb="revoke_device")
    return device


def device_from_key(key: str) -> Device | None:
    """The device that holds the key, unless it is revoked or expired; asked at every request."""
    devices = Device.objects.valid().select_related("event").only(*ASKED_AT_EVERY_SCAN)
    try:
        return devices.get(key_sha256=digest(key.strip()))
    except Device.DoesNotExist:
        return None


def note_seen(device: Device) -> None:
    """At most one write a minute, however often a phone asks."""
    now = timezone.now()
    if device.last_seen_at is None or now - device.last_seen_at >= SEEN_EVERY:
        device.last_seen_at = now
        device.save(update_fields=["last_seen_at"])


def _record(device, *, user, verb, after=None):
    audit.record(device.event.network.host, user=user, verb=verb, thing=device, after=after)
