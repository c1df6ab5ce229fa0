from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.keys import digest
from accounts.models import AuditEntry
from events.door.devices import (
    DeviceRefused,
    KeyRefused,
    device_from_key,
    note_seen,
    pair_device,
    revoke,
)
from events.models import Device
from tests import factories


@pytest.fixture
def event(cast):
    return factories.event(cast.network)


def test_pairing_keeps_only_the_digest_of_the_key(cast, event):
    device, key = pair_device(event, label="Dør A", by=cast.coordinator)
    assert device.key_sha256 == digest(key)
    assert key not in str(Device.objects.values().get())
    assert device.expires_at == event.ends_at + timedelta(hours=12)
    entry = AuditEntry.objects.get()
    assert (entry.verb, entry.by, entry.subject, entry.organisation) == (
        "pair_device",
        cast.coordinator,
        f"device:{device.pk}",
        cast.nordby,
    )


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"cancelled_at": timezone.now()}, DeviceRefused.Code.CANCELLED),
        ({"starts_at": timezone.now() - timedelta(hours=16)}, DeviceRefused.Code.OVER),
    ],
)
def test_no_door_opens_for_an_event_that_is_over_or_cancelled(cast, fields, code):
    with pytest.raises(DeviceRefused) as refused:
        pair_device(factories.event(cast.network, **fields), label="Dør A", by=cast.coordinator)
    assert refused.value.code == code
    assert Device.objects.count() == 0


def refused(key):
    with pytest.raises(KeyRefused) as caught:
        device_from_key(key)
    return caught.value.code


def test_a_key_finds_its_device(event):
    device, key = factories.device(event)
    assert device_from_key(key) == device
    assert device_from_key(f" {key} ") == device


@pytest.mark.parametrize("value", ["", " ", "nonsense", "Device {key}", "{key}x", "{digest}"])
def test_nothing_else_finds_a_device(event, value):
    _device, key = factories.device(event)
    assert refused(value.format(key=key, digest=digest(key))) == "unknown"


def test_a_revoked_key_finds_nothing_and_the_audit_log_says_who(cast, event):
    device, key = factories.device(event)
    revoked_at = revoke(device, by=cast.secretary).revoked_at
    assert refused(key) == "revoked"
    entry = AuditEntry.objects.get()
    assert (entry.verb, entry.by) == ("revoke_device", cast.secretary)
    assert revoke(device, by=cast.owner).revoked_at == revoked_at
    assert AuditEntry.objects.count() == 1


def test_an_expired_key_finds_nothing(event, time_machine):
    device, key = factories.device(event)
    time_machine.move_to(device.expires_at - timedelta(seconds=1), tick=False)
    assert device_from_key(key) == device
    time_machine.move_to(device.expires_at, tick=False)
    assert refused(key) == "expired"


def test_last_seen_is_written_once_a_minute(event, time_machine):
    device, _key = factories.device(event)
    start = timezone.now()
    seen = []
    for seconds in (0, 59, 61):
        time_machine.move_to(start + timedelta(seconds=seconds), tick=False)
        note_seen(device)
        device.refresh_from_db()
        seen.append(device.last_seen_at)
    assert seen == [start, start, start + timedelta(seconds=61)]
