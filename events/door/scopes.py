"""What a device's key may do, by who holds it: a helper, the guests themselves, or whoever holds a tablet with sheets.

A telephone in the entrance stands alone, and whoever takes its key out of it must not be able to do more than
scan codes: no search, no names, no changes, nobody let in by name. A tablet that goes round hands in sheets and
learns nothing of any guest; a door's key hands in none.
"""

from enum import Enum

from events.models import Device, Scan

Mode, Kind = Device.Mode, Scan.Kind


class Scope(Enum):
    DOOR = "door"  # the door at all: how it stands, its list, and scans by kind
    SEARCH = "search"  # guests by name or company
    BADGES = "badges"
    QUESTIONS = "questions"  # what the kitchen asks at the door
    WHOLE_ROWS = "whole_rows"  # companies, notes, doors, conflicts
    SHEETS = "sheets"  # of a tablet that goes round


WHOLE_DOOR = frozenset(Scope) - {Scope.SHEETS}
SCOPES: dict[str, frozenset[Scope]] = {
    Mode.HELPER: WHOLE_DOOR,
    Mode.KIOSK: frozenset({Scope.DOOR}),
    Mode.LIST: WHOLE_DOOR,
    Mode.TABLET: frozenset({Scope.SHEETS}),
}
KINDS: dict[str, frozenset[str]] = {
    Mode.HELPER: frozenset(Kind.values),
    Mode.KIOSK: frozenset({Kind.CODE, Kind.COMPANION, Kind.UNREADABLE}),
    Mode.LIST: frozenset(Kind.values),
    Mode.TABLET: frozenset(),
}


def may(mode: str, scope: Scope) -> bool:
    return scope in SCOPES.get(mode, frozenset())


def may_send(mode: str, kind: str) -> bool:
    """Whether an item of this kind counts; one that does not is kept as rejected."""
    return kind in KINDS.get(mode, frozenset())
