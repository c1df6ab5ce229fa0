"""Runs the web server and one background worker beside each other until one is told to stop."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time

from django.conf import settings

RESTART_PAUSE_SECONDS = 2


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
    web = subprocess.Popen(web_command(host, port), env=environment())  # noqa: S603 (our own words)
    keeper = threading.Thread(target=_keep_worker, args=(stopping,))
    keeper.start()

    def stop(_signal, _frame):
        web.terminate()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    try:
        return web.wait()
    finally:
        stopping.set()
        keeper.join()


def _keep_worker(stopping: threading.Event) -> None:
    """Start the worker, and start it again when it dies: what it held is swept up later."""
    while not stopping.is_set():
        worker = subprocess.Popen(worker_command(), env=environment())  # noqa: S603
        while worker.poll() is None and not stopping.wait(0.2):
            pass
        if stopping.is_set():
            worker.terminate()
            worker.wait(timeout=30)
        else:
            time.sleep(RESTART_PAUSE_SECONDS)


def wait_until_up(port: int, *, seconds: float = 60) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            probe.settimeout(1)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return True
        time.sleep(0.1)
    return False
