"""A PostgreSQL (and with --redis a Redis) that works for one run alone, empty, and gone with it.

python tests/bench/own_servers.py [--redis] python tests/bench/registration.py

The harness counts every process of the database server; in a shared one, others' work would be counted
too. The command gets DATABASE_URL and REDIS_URL. PostgreSQL has its default settings.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

DEBIAN = Path("/usr/lib/postgresql")


def program(name):
    """From the PATH, or where Debian puts the server's own programs (the newest version)."""
    found = shutil.which(name) or next(
        (str(path) for path in sorted(DEBIAN.glob(f"*/bin/{name}"), reverse=True)), None
    )
    if found is None:
        raise SystemExit(f"{name} is not installed here")
    return found


@contextmanager
def postgresql():
    """The URL of a new server; its programs refuse to run as root, so they run as `postgres` then."""
    user = {"user": "postgres", "group": "postgres"} if os.getuid() == 0 else {}
    port = _free_port()
    with tempfile.TemporaryDirectory(prefix="haandslag-postgresql-") as folder:
        if user:
            shutil.chown(folder, **user)
        run = {"cwd": folder, "stdout": subprocess.DEVNULL, **user}
        data = ["-D", f"{folder}/data"]
        trust = ["-U", "postgres", "-A", "trust", "--encoding=UTF8", "--locale=C.UTF-8"]
        subprocess.run([program("initdb"), *data, *trust], check=True, **run)
        command = [program("postgres"), *data, "-k", folder, "-h", "127.0.0.1", "-p", str(port)]
        with _kept([*command, "-c", "log_min_messages=panic"], run, port):
            yield f"postgres://postgres@127.0.0.1:{port}/postgres"


@contextmanager
def redis():
    port = _free_port()
    command = [program("redis-server"), "--port", str(port), "--bind", "127.0.0.1", "--save", ""]
    with _kept(command, {"stdout": subprocess.DEVNULL}, port):
        yield f"redis://127.0.0.1:{port}/0"


@contextmanager
def _kept(command, how, port):
    process = subprocess.Popen(command, **how)
    try:
        deadline = time.monotonic() + 30
        while not _answers(port):
            if process.poll() is not None or time.monotonic() > deadline:
                raise SystemExit(f"{command[0]} did not start")
            time.sleep(0.1)
        yield
    finally:
        process.send_signal(2)  # SIGINT: PostgreSQL ends connections instead of waiting for them
        process.wait(timeout=30)


def _answers(port):
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def main():
    command = sys.argv[1:]
    with ExitStack() as servers:
        environment = dict(os.environ)
        if command[:1] == ["--redis"]:
            command = command[1:]
            environment["REDIS_URL"] = servers.enter_context(redis())
        if not command:
            raise SystemExit(__doc__)
        environment["DATABASE_URL"] = servers.enter_context(postgresql())
        result = subprocess.run(command, env=environment)
    raise SystemExit(result.returncode)


if __name__ == "__main__":
    main()
