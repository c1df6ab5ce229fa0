"""A site that runs an older release comes up with today's code and has lost nothing.

`kept/` holds the demo's database of each release since 0.2.0, made by `keep_database.py`.
"""

import json
import lzma
import re
import sqlite3
from contextlib import closing
from urllib.parse import urlsplit

import pytest

from tests.drills.copies import copies
from tests.drills.keep_database import KEPT, rows_of
from tests.drills.processes import environment

RELEASES = sorted(path.name.removesuffix(".sqlite3.xz") for path in KEPT.glob("*.sqlite3.xz"))
# On the day it was kept: an evening's addresses end with it, in every release.
LOOK = """
import json, sys
import django
import time_machine
django.setup()
from django.test import Client
client = Client(HTTP_HOST="localhost")
with time_machine.travel(sys.argv[2]):
    print(json.dumps({path: client.get(path).status_code for path in json.loads(sys.argv[1])}))
"""
TAKE_OVER = """
import django
django.setup()
from home.service.sealed import take_over
assert take_over()
"""


@pytest.fixture(params=RELEASES)
def release(request):
    return request.param


@pytest.fixture
def upgraded(release, tmp_path):
    """The release's database after today's migrations."""
    database = tmp_path / "db.sqlite3"
    database.write_bytes(lzma.decompress((KEPT / f"{release}.sqlite3.xz").read_bytes()))
    with copies(environment(tmp_path)) as commands:
        for command in (["migrate"], ["createcachetable"], ["collectstatic", "--noinput"]):
            commands.run("manage.py", *command, "--verbosity=0")
    return database


@pytest.fixture
def site(upgraded):
    """Takes commands as it comes up then: with the static files that are there by now."""
    with copies(environment(upgraded.parent, DEMO="True")) as commands:
        yield commands


def kept(release):
    return json.loads((KEPT / f"{release}.json").read_text())


def lost_rows(before, after):
    return {
        name: (count, after.get(name, 0))
        for name, count in before.items()
        if after.get(name, 0) < count
    }


def test_an_upgrade_loses_no_row_and_breaks_no_page(release, upgraded, site):
    before = kept(release)
    assert lost_rows(before["rows"], rows_of(upgraded)) == {}
    assert_promises_are_split_and_none_is_lost(release, upgraded, site)
    with closing(sqlite3.connect(upgraded)) as connection:
        # A constraint of ours asks for it; Django brings it along, the bare module does not.
        connection.create_function("REGEXP", 2, lambda sign, text: bool(re.search(sign, str(text))))
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    answers = answers_of(site, before)
    assert {status for path, status in answers.items() if path != "/cms/"} <= {200, 302}
    # What was logged before is in the chain, and what was plain is sealed and opens as before.
    log = site.run("manage.py", "audit").stdout.decode()
    assert f"{before['rows']['accounts_auditentry']} entries" in log
    assert "The audit log is whole." in log
    site.run("-c", TAKE_OVER)
    assert answers_of(site, before) == answers
    with closing(sqlite3.connect(upgraded)) as connection:
        plain = "SELECT count(*) FROM pledges_sheet WHERE receipt_token IS NOT NULL"
        assert connection.execute(plain).fetchone() == (0,)


def answers_of(site, before):
    paths = [urlsplit(address).path for address in before["addresses"].values()]
    return json.loads(site.run("-c", LOOK, json.dumps(paths), before["kept_at"]).stdout)


def sums_of(database, statements):
    with closing(sqlite3.connect(database)) as connection:
        return {name: connection.execute(sql).fetchone()[0] for name, sql in statements.items()}


# What an older release knows of promises, orders and people; and what it is called in the report of today's.
PROMISED = {
    "lines with positions": "SELECT count(*) FROM pledges_pledgeline WHERE positions > 0",
    "lines that are a further task of the same job": "SELECT count(*) FROM pledges_pledgeline WHERE positions = 0",
    "positions on lines": "SELECT coalesce(sum(positions), 0) FROM pledges_pledgeline",
    "orders": "SELECT count(*) FROM pledges_joborderdraft",
    "placements": "SELECT count(*) FROM pledges_placement",
}
# Nobody loses the hours that they work, nor the day they began.
AT_WORK = {
    "hours": "SELECT sum(paid_hours + unpaid_hours) FROM pledges_placementstep",
    "days": "SELECT sum(julianday(starts_on)) FROM pledges_placement",
    "open": "SELECT count(*) FROM pledges_placement WHERE state <> 'ended'",
}
TIED = """
    SELECT count(*) FROM pledges_placement p
    JOIN pledges_opening o ON o.id = p.opening_id AND o.handover_id = p.handover_id
    JOIN pledges_candidate c ON c.id = p.candidate_id AND c.unit_id = o.unit_id
    WHERE p.candidate_reference IN (c.reference, '–')
"""


def assert_promises_are_split_and_none_is_lost(release, upgraded, site):
    old = upgraded.with_name("old.sqlite3")
    old.write_bytes(lzma.decompress((KEPT / f"{release}.sqlite3.xz").read_bytes()))
    before, told = sums_of(old, PROMISED), report_of(site)
    assert {name: told[name] for name in PROMISED} == before
    assert before["positions on lines"] > before["lines with positions"] > 0 < before["placements"]
    assert told["openings of a line"] == told["lines with positions"]
    assert told["positions promised in openings"] == told["positions on lines"]
    assert (
        told["orders of a sheet's opening"] + told["orders with an opening of their own"]
        == told["orders"]
    )
    assert {name: n for name, n in told.items() if " without " in name and n} == {}
    assert sums_of(upgraded, AT_WORK) == sums_of(old, AT_WORK)
    assert sums_of(upgraded, {"tied": TIED})["tied"] == told["placements"]


def report_of(site):
    """What the operator reads: nothing was left to tie, and every sum by its name."""
    lines = site.run("manage.py", "openings").stdout.decode().splitlines()
    told = dict(line.rsplit(": ", 1) for line in lines if ": " in line)
    left = {name: n for name, n in told.items() if name.startswith("tied now") and n != "0"}
    assert left == {}
    return {name: int(n) for name, n in told.items()}


def test_a_lost_row_would_be_found(release):
    before = kept(release)["rows"]
    table = next(name for name, count in before.items() if count)
    assert lost_rows(before, before | {table: before[table] - 1}) == {
        table: (before[table], before[table] - 1)
    }


def test_a_release_is_kept():
    assert "0.2.0" in RELEASES
