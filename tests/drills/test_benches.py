"""Every benchmark starts, finishes and reports without errors, in its smallest size.

FULL_DRILLS=1 plays each in its full size, on PostgreSQL (POSTGRES_URL).
"""

import json
import os
import subprocess
import sys

import pytest

from tests.drills.copies import copies
from tests.drills.processes import ROOT, environment, renew

FULL = os.environ.get("FULL_DRILLS") == "1"
URL = os.environ.get("POSTGRES_URL", "postgres://root@127.0.0.1:5432/postgres")
FOLDER = ROOT / "tests" / "bench"
PARTS = {"__init__", "calib", "harness", "metering", "own_servers", "people", "processes"}
PARTS |= {"series", "sheets"}
BENCHES = sorted(
    path.stem for path in FOLDER.glob("*.py") if path.stem not in PARTS and path.stem[:5] != "test_"
)
# What a bench does only when it is asked.
ASKED = {"page": ["--against-env", "WORKERS=1", "--against-path", "/netvaerk/?art=task_force"]}

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="measures by /proc")


def errors_in(figures):
    """All figures named errors, however deep."""
    found = 0
    for name, value in figures.items():
        if isinstance(value, dict):
            found += errors_in(value)
        elif "errors" in name:
            found += value
    return found


@pytest.fixture(scope="module")
def site(migrated, tmp_path_factory):
    """A folder with a new database, and copies for the commands there: each benchmark finds it as new."""
    if FULL:
        yield None
        return
    folder = tmp_path_factory.mktemp("benches") / "data"
    with copies(environment(folder, BENCH_PREPARED="1")) as commands:
        yield folder, commands


@pytest.mark.parametrize("bench", BENCHES)
def test_a_benchmark_starts_and_finishes(bench, site, migrated, tmp_path):
    if FULL:
        line = alone(bench, environment(tmp_path, DATABASE_URL=URL, WORKERS="2"))
    else:
        line = in_its_small_size(bench, *site, migrated)
    assert_it_reports_no_error(bench, line)


def test_a_benchmark_prepares_itself(tmp_path):
    """As the documents say: a command of its own, which makes its database and removes it."""
    assert_it_reports_no_error("checkin", alone("checkin", environment(tmp_path), "--small"))


def test_an_error_would_be_seen():
    """The negative control."""
    figures = {"benchmark": "checkin", "errors_2": 0, "page": {"errors_2": 1}}
    with pytest.raises(AssertionError):
        assert_it_reports_no_error("checkin", json.dumps(figures))


def command_of(bench, *options):
    return [str(FOLDER / f"{bench}.py"), *ASKED.get(bench, []), *options]


def in_its_small_size(bench, folder, commands, migrated):
    renew(folder, like=migrated)
    played = commands.run(*command_of(bench, "--small"), check=False)
    assert played.returncode == 0  # what it said stands in what was captured of stderr
    return played.stdout.splitlines()[-1]


def alone(bench, env, *options):
    command = [sys.executable, *command_of(bench, *options)]
    result = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr[-3000:]
    return result.stdout.splitlines()[-1]


def assert_it_reports_no_error(bench, line):
    figures = json.loads(line)
    assert figures["benchmark"].startswith(bench)
    assert errors_in(figures) == 0
