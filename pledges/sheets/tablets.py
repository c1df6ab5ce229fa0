"""A tablet that goes round: its own key for one event, given by staff, that hands in sheets and opens no door.

The sheet's link hangs on a wall and is everybody's; the key was given to this tablet. So its sheets never wait behind
a flood at the link, they say which tablet they came from, and a tablet that is lost is shut out by itself.
"""

from dataclasses import replace

from accounts.models import User
from events.door.devices import KeyRefused, device_from_key, note_seen, pair_device
from events.door.scopes import Scope, may
from events.models import Device, Event
from pledges.sheets.entry import SheetEntry

SCHEME = "Device"


def pair_tablet(event: Event, *, label: str, by: User) -> tuple[Device, str]:
    """A new tablet and its key, which is returned here once. Raises DeviceRefused."""
    return pair_device(event, label=label, by=by, mode=Device.Mode.TABLET)


def tablet_from_header(authorization: str) -> Device | None:
    """None without a key. Raises KeyRefused for one that is unknown, shut out, too old, or a door's."""
    scheme, _space, key = authorization.partition(" ")
    if scheme != SCHEME or not key.strip():
        return None
    device = device_from_key(key)
    if not may(device.mode, Scope.SHEETS):
        raise KeyRefused(KeyRefused.Code.OTHER_USE)
    note_seen(device)
    return device


def at_tablet(entry: SheetEntry, tablet: Device | None) -> SheetEntry:
    """The same entry with the tablet that was made ready for its event; another event's is worth nothing here."""
    if tablet is None or entry.link is None or entry.link.event_id != tablet.event_id:
        return entry
    return replace(entry, tablet=tablet)
