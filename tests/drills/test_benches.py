"""Every benchmark starts, finishes and reports without errors, in its smallest size.

FULL_DRILLS=1 plays each in its full size, on PostgreSQL (POSTGRES_URL).
"""

import json
import os
import subprocess
import sys

import pytest

from tests.drills.processes import ROOT, environment

FULL = os.environ.get("FULL_DRILLS") == "1"
URL = os.environ.get("POSTGRES_URL", "postgres://root@127.0.0.1:5432/postgres")
FOLDER = ROOT / "tests" / "bench"
PARTS = {"__init__", "calib", "harness", "metering", "own_servers", "processes", "sheets"}
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


@pytest.mark.parametrize("bench", BENCHES)
def test_a_benchmark_starts_and_finishes(bench, tmp_path):
    env = environment(tmp_path, **({"DATABASE_URL": URL, "WORKERS": "2"} if FULL else {}))
    command = [sys.executable, str(FOLDER / f"{bench}.py"), *ASKED.get(bench, [])]
    command += [] if FULL else ["--small"]
    result = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr[-3000:]
    figures = json.loads(result.stdout.splitlines()[-1])
    assert figures["benchmark"].startswith(bench)
    assert errors_in(figures) == 0, result.stderr[-3000:]
