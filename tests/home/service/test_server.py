"""Keeping children alive, with children of a moment instead of a web server."""

import os
import signal
import subprocess
import sys
import threading
import time

import pytest

from home.service import server
from home.service.server import Child, keep, pause_after
from tests.drills.processes import until

FOREVER = [sys.executable, "-c", "import time; time.sleep(600)"]
FAILS = [sys.executable, "-c", "raise SystemExit(3)"]


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    monkeypatch.setattr(server, "POLL_SECONDS", 0.02)


@pytest.fixture
def kept():
    """Keep these children in a thread until the test is over; gives what `keep` returned when called."""
    stopping, threads, statuses = threading.Event(), [], []

    def start(*children):
        thread = threading.Thread(target=lambda: statuses.append(keep(list(children), stopping)))
        thread.start()
        threads.append(thread)

    def end():
        stopping.set()
        for thread in threads:
            thread.join(timeout=20)
        return statuses

    start.end = end
    yield start
    end()


def runs(child):
    """Its process id while it runs."""
    process = child.process
    return process.pid if process is not None and process.poll() is None else None


@pytest.mark.parametrize(
    ("failures", "seconds"), [(1, 1), (2, 2), (3, 4), (6, 32), (7, 60), (5000, 60)]
)
def test_the_pause_grows_to_a_minute(failures, seconds):
    assert pause_after(failures) == seconds


def test_whoever_is_killed_comes_back_and_the_others_stay(kept):
    clock, mail = Child("clock", FOREVER), Child("mail", FOREVER)
    kept(clock, mail)
    first = until(lambda: runs(clock), seconds=10)
    other = until(lambda: runs(mail), seconds=10)
    os.kill(first, signal.SIGKILL)
    assert until(lambda: (found := runs(clock)) != first and found, seconds=10)
    assert runs(mail) == other
    assert kept.end() == [0]
    assert (runs(clock), runs(mail)) == (None, None)


def test_one_that_cannot_run_is_tried_ever_more_seldom():
    child, starts = Child("worker", FAILS), []
    for now in range(200):
        before = child.process
        child.tend(now)
        if child.process is not before and child.process is not None:
            starts.append(now)
            child.process.wait()
    assert starts == [0, 2, 5, 10, 19, 36, 69, 130, 191]
    assert not child.cannot_start


def test_after_a_steady_run_the_pause_is_short_again():
    child = Child("web server", FOREVER, required=True, failures=5, was_steady=True)
    child.tend(0)
    child.tend(server.STEADY_SECONDS)
    assert child.failures == 0
    child.process.kill()
    child.process.wait()
    child.tend(100)
    assert (child.failures, child.due_at, child.cannot_start) == (1, 101, False)


def test_a_required_one_that_never_ran_ends_it_all(kept):
    web, worker = Child("web server", FAILS, required=True), Child("worker", FOREVER)
    kept(web, worker)
    until(lambda: worker.process, seconds=10)
    worker.process.wait(timeout=20)
    assert kept.end() == [1]


def test_a_machine_without_room_for_a_process_is_tried_again(monkeypatch):
    def refuse(*args, **kwargs):
        raise BlockingIOError("Resource temporarily unavailable")

    child = Child("worker", FOREVER)
    with monkeypatch.context() as machine:
        machine.setattr(subprocess, "Popen", refuse)
        child.tend(0)
    assert (child.process, child.due_at) == (None, 1)
    child.tend(1)
    assert runs(child)
    server.stop([child.process])


def test_one_that_will_not_stop_is_killed_with_its_own_children(monkeypatch, tmp_path):
    monkeypatch.setattr(server, "LAST_WORK_SECONDS", 0.2)
    written = tmp_path / "child"
    deaf = (
        "import os, pathlib, signal, subprocess, sys, time\n"
        "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "own = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])\n"
        f"pathlib.Path({str(written)!r}).write_text(str(own.pid))\n"
        "time.sleep(600)\n"
    )
    child = Child("worker", [sys.executable, "-c", deaf])
    child.tend(time.monotonic())
    grandchild = int(until(lambda: written.exists() and written.read_text(), seconds=10))
    server.stop([child.process])
    assert child.process.returncode == -signal.SIGKILL
    until(lambda: not _is_alive(grandchild), seconds=5)


def _is_alive(pid):
    try:
        with open(f"/proc/{pid}/stat") as stat:
            return stat.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
