"""Helpers' phones and tablets: each has a key of its own for one event, and can be shut out at once."""

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
    "mode",
    "created_at",
    "expires_at",
    "revoked_at",
    "last_seen_at",
    "event__title",
    "event__starts_at",
    "event__place",
    "event__capacity",
    "event__cancelled_at",
    "event__updated_at",
    "event__ends_at",
    "event__network",
]


class DeviceRefused(Refused):
    class Code(models.TextChoices):
        OVER = "over", _("Arrangementet er forbi, så der kan ikke åbnes flere døre.")
        CANCELLED = "cancelled", _("Arrangementet er aflyst, så der kan ikke åbnes flere døre.")


class KeyRefused(Refused):
    """A phone that has to be told why, since it wipes its guests at once when it was shut out."""

    class Code(models.TextChoices):
        UNKNOWN = "unknown", _("Nøglen findes ikke.")
        REVOKED = "revoked", _("Nøglen er spærret.")
        EXPIRED = "expired", _("Nøglen er udløbet.")
        OTHER_USE = "other_use", _("Nøglen er til noget andet: en dør er ikke en tablet med ark.")


def refusal(event: Event) -> DeviceRefused.Code | None:
    if event.cancelled_at:
        return DeviceRefused.Code.CANCELLED
    return DeviceRefused.Code.OVER if event.ends_at + AFTER_THE_END <= timezone.now() else None


def pair_device(
    event: Event, *, label: str, by: User, mode: str = Device.Mode.HELPER
) -> tuple[Device, str]:
    """A new device and its key. The key is returned here once; only its SHA-256 is kept.

    Raises DeviceRefused when the event is cancelled or long over.
    """
    if refused := refusal(event):
        raise DeviceRefused(refused)
    key = new_key()
    with transaction.atomic():
        device = Device.objects.create(
            event=event,
            label=label,
            mode=mode,
            key_sha256=digest(key),
            created_by=by,
            expires_at=event.ends_at + AFTER_THE_END,
        )
        _record(device, by=by, verb="pair_device", after={"label": label, "mode": mode})
    return device, key


def revoke(device: Device, *, by: User) -> Device:
    """The very next request with its key is refused; a second revoking changes nothing."""
    with transaction.atomic():
        device = Device.objects.select_for_update().get(pk=device.pk)
        if device.revoked_at is None:
            device.revoked_at = timezone.now()
            device.save(update_fields=["revoked_at"])
            _record(device, by=by, verb="revoke_device")
    return device


def device_from_key(key: str) -> Device:
    """The device that holds the key, asked at every request. Raises KeyRefused."""
    devices = Device.objects.select_related("event").only(*ASKED_AT_EVERY_SCAN)
    try:
        device = devices.get(key_sha256=digest(key.strip()))
    except Device.DoesNotExist:
        raise KeyRefused(KeyRefused.Code.UNKNOWN) from None
    if device.revoked_at:
        raise KeyRefused(KeyRefused.Code.REVOKED)
    if device.expires_at <= timezone.now():
        raise KeyRefused(KeyRefused.Code.EXPIRED)
    return device


def note_seen(device: Device) -> None:
    """At most one write a minute, however often a phone asks."""
    now = timezone.now()
    if device.last_seen_at is None or now - device.last_seen_at >= SEEN_EVERY:
        device.last_seen_at = now
        device.save(update_fields=["last_seen_at"])


def _record(device, *, by, verb, after=None):
    audit.record(device.event.network.host, by=by, verb=verb, thing=device, after=after)
