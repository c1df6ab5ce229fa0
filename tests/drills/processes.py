"""Our own commands as real processes with a database of their own."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def environment(folder, **more):
    """Nothing of the developer's own settings but the path to the programs."""
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "site")]),
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DATA_DIR": str(folder),
        "SECRET_KEY": "drill-" * 10,
        "WORKERS": "1",
    } | more


def renew(folder, *, like):
    """The DATA_DIR as it was in the beginning; nobody may have its database open."""
    shutil.rmtree(folder, ignore_errors=True)
    return shutil.copytree(like, folder)


def run(env, *words):
    return subprocess.run(
        [sys.executable, *words], cwd=ROOT, env=env, check=True, stdout=subprocess.PIPE
    )


def start(env, *words):
    return subprocess.Popen([sys.executable, *words], cwd=ROOT, env=env, stdout=subprocess.DEVNULL)


def until(condition, *, seconds):
    """The first true answer; fails when there was none in time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if answer := condition():
            return answer
        time.sleep(0.05)
    raise AssertionError(
        f"{getattr(condition, '__name__', condition)}: not within {seconds} seconds"
    )


def children(pid):
    """{pid: command line} of the processes that the one started itself (Linux)."""
    found = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            # The name in brackets may hold blanks; state and parent come after it.
            parent = int(stat.read_text().rpartition(")")[2].split()[1])
            line = (stat.parent / "cmdline").read_text().replace("\0", " ").strip()
        except (FileNotFoundError, ProcessLookupError):  # ended while we looked
            continue
        if parent == pid and line:
            found[int(stat.parent.name)] = line
    return found
