"""A day is one in Denmark. A moment of the database is in UTC, and its `.date()` until two at night the day before."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
APPS = ("site", "taskforces", "events", "pledges")
# Read from a text or a file, without a zone; and of moments that are on local time already.
NO_MOMENT_OF_THE_DATABASE = {
    "events/seats/emails.py",
    "site/home/demo/evening.py",
    "taskforces/imports/workbooks.py",
    "taskforces/register/records.py",
}


def days_in_utc(source: str) -> list[str]:
    """Each `.date()` of what is not put on local time there and then, by its line."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        of = ast.unparse(node.func.value)
        if node.func.attr == "date" and not node.args and "localtime(" not in of:
            found.append(f"{node.lineno}: {ast.unparse(node)}")
    return found


def test_no_day_is_read_in_utc():
    found = {}
    for app in APPS:
        for path in (ROOT / app).rglob("*.py"):
            name = path.relative_to(ROOT).as_posix()
            if "/node_modules/" in name or name in NO_MOMENT_OF_THE_DATABASE:
                continue
            source = path.read_text()
            if ".date()" in source and (days := days_in_utc(source)):
                found[name] = days
    assert found == {}


def test_a_day_in_utc_would_be_found():
    assert days_in_utc("day = order.created_at.date()") == ["1: order.created_at.date()"]
    assert days_in_utc("day = timezone.localtime(order.created_at).date()") == []
