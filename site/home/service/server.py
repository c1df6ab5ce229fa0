"""Runs the web server and a worker for each queue until told to stop; what dies comes back."""

import logging
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass

from django.conf import settings
from django.db import close_old_connections, connection

from outbox import queues, watchdog

log = logging.getLogger("haandslag.server")

POLL_SECONDS = 0.2
LONGEST_PAUSE_SECONDS = 60
STEADY_SECONDS = 10  # whoever ran that long has started well; a taken port ends it sooner
WATCH_SECONDS = 300
LAST_WORK_SECONDS = 35  # a mail server may take 30 to answer (EMAIL_TIMEOUT)


def free_port(wanted: int, *, host: str = "127.0.0.1") -> int:
    """The wanted port, or the next free one; raises OSError when a hundred in a row are taken."""
    for port in range(wanted, wanted + 100):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError:
                continue
        return port
    raise OSError(f"no free port from {wanted} to {wanted + 99}")


def web_command(host: str, port: int) -> list[str]:
    """Granian with WSGI: two threads a worker, so that one slow page holds nobody up.

    It starts a killed child again by itself; of one that dies at once again it ends, and comes back through us.
    """
    return [
        sys.executable,
        *("-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)),
        *("--workers", str(settings.WORKERS), "--blocking-threads", "2"),
        *("--respawn-failed-workers", "--no-access-log"),
        *("--log-level", "warning", "config.wsgi:application"),
    ]


def worker_command(queue: str) -> list[str]:
    return [sys.executable, "-m", "config.cli", "worker", "--queue", queue]


def environment() -> dict[str, str]:
    """The children's environment: the same, with our packages on the path in and out of the tree."""
    roots = [str(settings.ROOT), str(settings.ROOT / "site")] if settings.IN_TREE else []
    path = os.pathsep.join([*roots, os.environ.get("PYTHONPATH", "")]).strip(os.pathsep)
    return os.environ | {"PYTHONPATH": path, "DJANGO_SETTINGS_MODULE": "config.settings"}


@dataclass
class Child:
    """A process that is kept running, and what is known of how that goes."""

    name: str
    command: list[str]
    required: bool = False  # when it cannot start at all (a taken port), `serve` says so and ends
    process: subprocess.Popen | None = None
    started_at: float = 0
    due_at: float = 0
    failures: int = 0  # since it last ran steadily
    was_steady: bool = False

    @property
    def cannot_start(self) -> bool:
        return self.required and self.failures > 0 and not self.was_steady

    def tend(self, now: float) -> None:
        """Start it when it is due; note how it goes."""
        if self.process is None:
            if now >= self.due_at:
                self._start(now)
        elif self.process.poll() is not None:
            self._note_end(now)
        elif now - self.started_at >= STEADY_SECONDS:
            self.failures, self.was_steady = 0, True

    def _start(self, now):
        """In a group of its own: Ctrl+C comes from us alone, once, and lets the work at hand be finished."""
        self.started_at = now
        try:
            self.process = subprocess.Popen(self.command, env=environment(), process_group=0)  # noqa: S603 (our own words)
        except OSError as error:  # no memory or no process to be had for a moment
            self._fail(type(error).__name__, now)

    def _note_end(self, now):
        status = self.process.returncode
        end_group(self.process)
        self.process = None
        self._fail(status, now)

    def _fail(self, status, now):
        self.failures += 1
        self.due_at = now + pause_after(self.failures)
        next_step = "cannot be started" if self.cannot_start else "is started again"
        log.error("the %s ended with %s and %s", self.name, status, next_step)


def pause_after(failures: int) -> float:
    """Seconds: 1, 2, 4 … up to a minute, so that what cannot run does not keep the machine busy."""
    return min(2 ** (failures - 1), LONGEST_PAUSE_SECONDS)


def serve(*, host: str, port: int) -> int:
    """Blocks until SIGTERM or Ctrl+C, or until it is plain that the web server cannot start; returns the exit status."""
    stopping = threading.Event()
    # Before there is a child: a signal in between would leave it without a parent.
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda _signal, _frame: stopping.set())
    children = [
        Child("web server", web_command(host, port), required=True),
        *(Child(f"worker of queue {queue}", worker_command(queue)) for queue in queues.ALL),
    ]
    threading.Thread(target=_watch, args=(stopping,), daemon=True).start()
    try:
        return keep(children, stopping)
    finally:
        stopping.set()


def keep(children: list[Child], stopping: threading.Event) -> int:
    """Tend to all until told to stop (0) or a required one cannot start (1); none is left behind."""
    try:
        while not stopping.is_set():
            for child in children:
                child.tend(time.monotonic())
                if child.cannot_start:
                    return 1
            stopping.wait(POLL_SECONDS)
        return 0
    finally:
        stop([child.process for child in children if child.process is not None])


def stop(processes: list[subprocess.Popen]) -> None:
    """Ask all at once to finish what they are doing, and end those that do not."""
    for process in processes:
        process.terminate()
    deadline = time.monotonic() + LAST_WORK_SECONDS
    for process in processes:
        try:
            process.wait(timeout=max(0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            log.error("process %s did not stop and was killed", process.pid)
        end_group(process)
        process.wait()


def end_group(process: subprocess.Popen) -> None:
    """Whoever was killed leaves its own children behind, and those of the web server hold the port."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def _watch(stopping: threading.Event) -> None:
    """The worker cannot tell that it is dead or stuck, so we do."""
    while not stopping.wait(WATCH_SECONDS):
        close_old_connections()
        try:
            watchdog.check()
        except Exception:  # a database that is away for a moment; the next look is soon
            log.exception("the watchdog could not look")
    connection.close()
