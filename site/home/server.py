"""Runs the web server and one background worker beside each other until one is told to stop."""

import logging
import os
import signal
import socket
import subprocess
import sys
import threading
from contextlib import suppress

from django.conf import settings
from django.db import close_old_connections, connection

from outbox import watchdog

log = logging.getLogger("haandslag.server")

POLL_SECONDS = 0.2
RESTART_PAUSE_SECONDS = 2
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
    """Granian with WSGI: two threads a worker, so that one slow page holds nobody up."""
    return [
        sys.executable,
        *("-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)),
        *("--workers", str(settings.WORKERS), "--blocking-threads", "2", "--no-access-log"),
        *("--log-level", "warning", "config.wsgi:application"),
    ]


def worker_command() -> list[str]:
    return [sys.executable, "-m", "django", "worker"]


def environment() -> dict[str, str]:
    """The children's environment: the same, with our packages on the path in and out of the tree."""
    roots = [str(settings.ROOT), str(settings.ROOT / "site")] if settings.IN_TREE else []
    path = os.pathsep.join([*roots, os.environ.get("PYTHONPATH", "")]).strip(os.pathsep)
    return os.environ | {"PYTHONPATH": path, "DJANGO_SETTINGS_MODULE": "config.settings"}


def serve(*, host: str, port: int) -> int:
    """Blocks until SIGTERM, Ctrl+C or the end of the web server; returns its exit status."""
    stopping = threading.Event()
    # Before there is a child: a signal in between would leave it without a parent.
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda _signal, _frame: stopping.set())
    web = _start(web_command(host, port))
    keeper = threading.Thread(target=_keep_worker, args=(stopping,))
    keeper.start()
    threading.Thread(target=_watch, args=(stopping,), daemon=True).start()
    try:
        while web.poll() is None and not stopping.wait(POLL_SECONDS):
            pass
        return web.returncode if web.returncode is not None else _stop(web)
    finally:
        stopping.set()
        keeper.join()
        _end_group(web)


def _start(command: list[str]) -> subprocess.Popen:
    """In a group of its own: Ctrl+C comes from us alone, once, and lets the work at hand be finished."""
    return subprocess.Popen(command, env=environment(), process_group=0)  # noqa: S603 (our own words)


def _end_group(child: subprocess.Popen) -> None:
    """A web server that was killed leaves its own children behind, and they hold the port."""
    with suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)


def _keep_worker(stopping: threading.Event) -> None:
    """Start the worker, and start it again when it dies: what it held is swept up later."""
    while not stopping.is_set():
        worker = _start(worker_command())
        while worker.poll() is None and not stopping.wait(POLL_SECONDS):
            pass
        if worker.returncode is None:
            _stop(worker)
        else:
            log.error("the worker ended with %s and is started again", worker.returncode)
            stopping.wait(RESTART_PAUSE_SECONDS)


def _watch(stopping: threading.Event) -> None:
    """The worker cannot tell that it is dead or stuck, so we do."""
    while not stopping.wait(WATCH_SECONDS):
        close_old_connections()
        try:
            watchdog.check()
        except Exception:  # a database that is away for a moment; the next look is soon
            log.exception("the watchdog could not look")
    connection.close()


def _stop(child: subprocess.Popen) -> int:
    """Ask it to finish what it is doing, and end it when it does not; returns its exit status."""
    child.terminate()
    try:
        return child.wait(timeout=LAST_WORK_SECONDS)
    except subprocess.TimeoutExpired:
        log.error("process %s did not stop and was killed", child.pid)
        child.kill()
        return child.wait()
