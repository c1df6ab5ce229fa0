"""What a device's key may do, by who holds it: a helper, or the guests themselves.

A telephone in the entrance stands alone, and whoever takes its key out of it must not be able to do more than
scan codes: no search, no names, no changes, nobody let in by name.
"""

from enum import Enum

from events.models import Device, Scan

Mode, Kind = Device.Mode, Scan.Kind


class Scope(Enum):
    SEARCH = "search"  # guests by name or company
    BADGES = "badges"
    QUESTIONS = "questions"  # what the kitchen asks at the door
    WHOLE_ROWS = "whole_rows"  # companies, notes, doors, conflicts


ALL = frozenset(Scope)
SCOPES: dict[str, frozenset[Scope]] = {
    Mode.HELPER: ALL,
    Mode.KIOSK: frozenset(),
    Mode.LIST: ALL,
}
KINDS: dict[str, frozenset[str]] = {
    Mode.HELPER: frozenset(Kind.values),
    Mode.KIOSK: frozenset({Kind.CODE, Kind.COMPANION, Kind.UNREADABLE}),
    Mode.LIST: frozenset(Kind.values),
}


def may(mode: str, scope: Scope) -> bool:
    return scope in SCOPES.get(mode, frozenset())


def may_send(mode: str, kind: str) -> bool:
    """Whether an item of this kind counts; one that does not is kept as rejected."""
    return kind in KINDS.get(mode, frozenset())
