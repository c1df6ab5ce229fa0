"""A key does what its mode says, and the table knows every mode and every kind."""

import pytest

from events.door.scopes import KINDS, SCOPES, Scope, may, may_send
from events.models import Device, Scan

MODES = Device.Mode.values
OF_GUESTS = {"code", "companion", "unreadable"}


@pytest.mark.parametrize("kind", Scan.Kind.values)
def test_helpers_do_everything_and_guests_scan(kind):
    assert [mode for mode in MODES if may_send(mode, kind)] == (
        ["helper", "kiosk", "list"] if kind in OF_GUESTS else ["helper", "list"]
    )


@pytest.mark.parametrize(
    ("scope", "modes"),
    [(Scope.DOOR, ["helper", "kiosk", "list"]), (Scope.SHEETS, ["tablet"])],
)
def test_a_tablet_has_its_sheets_and_no_door(scope, modes):
    assert [mode for mode in MODES if may(mode, scope)] == modes


OF_HELPERS = [scope for scope in Scope if scope not in (Scope.DOOR, Scope.SHEETS)]


@pytest.mark.parametrize("scope", OF_HELPERS)
def test_where_guests_scan_themselves_nothing_else_is_asked(scope):
    assert [mode for mode in MODES if may(mode, scope)] == ["helper", "list"]


def test_every_mode_has_its_scopes_and_a_new_one_has_none():
    assert set(SCOPES) == set(KINDS) == set(MODES)
    assert not may("tomorrow", Scope.SEARCH)
    assert not may_send("tomorrow", "code")
