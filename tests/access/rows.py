"""What a row of the access table says: an address, whose things it takes, and what each role gets there."""

from dataclasses import dataclass

STAFF = ["owner", "coordinator", "secretary", "helper", "reader", "lead", "consultant", "stranger"]


@dataclass(frozen=True)
class Row:
    url: str
    expected: dict
    args: tuple = ()  # names of things in the world
    method: str = "get"
    data: dict | None = None
    is_slow: bool = False  # what it does for those who may needs more than a second of CPU


def everyone(status=200):
    return dict.fromkeys(["anonymous", *STAFF], status)


def only(allowed, *, forbidden="", status=200):
    """Log-in for nobody, `status` for those allowed, 403 for the forbidden of the house, 404 for strangers."""
    expected = {"anonymous": 302} | dict.fromkeys(STAFF, 404)
    expected |= dict.fromkeys(forbidden.split(), 403)
    return expected | dict.fromkeys(allowed.split(), status)


def staff(status=200):
    """A list: everyone who is logged in sees their own rows of it, and no others."""
    return {"anonymous": 302} | dict.fromkeys(STAFF, status)


def anyone_who(allowed, status=200):
    """A form for something new: for those who may make one in any organisation of theirs."""
    return {"anonymous": 302} | dict.fromkeys(STAFF, 403) | dict.fromkeys(allowed.split(), status)


def owners(status=200):
    return {"anonymous": 302} | dict.fromkeys(STAFF, 403) | {"owner": status, "stranger": status}


NOT_OWNERS = "coordinator secretary helper reader"
INVITERS = "owner coordinator secretary"
DOORS = "owner coordinator secretary helper"
UNIT = "lead consultant"
# Whoever may in any organisation of theirs, also the stranger in their own.
WHO_WORK_SHEETS = "owner lead consultant stranger"
WHO_SEE_SHEETS = "owner coordinator lead consultant stranger"
WHO_INTRODUCE = "owner coordinator stranger"
WHO_SEE_THE_OUTBOX = "owner coordinator secretary lead stranger"
WHO_INVITE = "owner coordinator secretary stranger"
KEEPERS = "owner coordinator secretary lead consultant stranger"
SEERS = "owner coordinator secretary reader lead consultant stranger"
STEERING = "owner coordinator lead"
NOT_STEERING = "secretary helper reader consultant"
WORKERS = ["owner", "lead", "consultant", "stranger"]

SHEETS_OF_HOST = only("owner coordinator", forbidden="secretary helper reader")
