"""What the benchmarks share: own data, the real server, clients, CPU time, one line of figures.

A benchmark calls `prepare()` before it imports any model, makes its rows, and then, inside
`with running_server() as server:`, hands fresh requests to `measure()` for every number of clients.
It never sends the same code twice: a used one takes a cheaper path. `report()` prints the JSON line.

The speed of shared machines flips by up to 1.7 within seconds. A fixed Python job is timed all the
while, and `cpu_ms_normalised` is scaled to a machine on which that job takes REFERENCE_MS.
"""

import atexit
import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from queue import Empty, SimpleQueue
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[2]
REFERENCE_MS = 2.5
WORKERS, THREADS = 2, 1
TICK_MS = 1000 / os.sysconf("SC_CLK_TCK")


@dataclass
class Request:
    method: str
    path: str
    body: bytes | str | None = None
    headers: dict = field(default_factory=dict)
    expect: int = 200


@dataclass
class Server:
    port: int
    pid: int


def prepare(*, static=False):
    """A fresh database and data folder of this run alone; both are gone when the script ends."""
    folder = tempfile.mkdtemp(prefix="haandslag-bench-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ |= {"DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "config.settings"}
    if url := os.environ.get("DATABASE_URL"):
        os.environ["DATABASE_URL"] = _own_database(url)
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]

    import django  # noqa: PLC0415 (the environment is ready only now)
    from django.core.management import call_command  # noqa: PLC0415

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    if static:
        call_command("collectstatic", verbosity=0, interactive=False)


def _own_database(url):
    import psycopg  # noqa: PLC0415 (only when PostgreSQL is measured)

    name = f"haandslag_bench_{os.getpid()}"
    parts = urlsplit(url)
    server = parts._replace(scheme="postgresql", path="/postgres").geturl()

    def run(statement):
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(statement)

    run(f"CREATE DATABASE {name}")
    atexit.register(run, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    return parts._replace(path=f"/{name}").geturl()


@contextmanager
def running_server():
    """granian as in production, on a free port, with its log in the run's data folder."""
    port = _free_port()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1"]
    command += ["--port", str(port), "--workers", str(WORKERS), "--blocking-threads", str(THREADS)]
    command += ["--no-access-log", "--working-dir", str(ROOT / "site"), "config.wsgi:application"]
    path = os.pathsep.join([str(ROOT), str(ROOT / "site")])
    with open(Path(os.environ["DATA_DIR"]) / "server.log", "wb") as log:
        process = subprocess.Popen(
            command, env=os.environ | {"PYTHONPATH": path}, stdout=log, stderr=log
        )
        try:
            _wait_for(port)
            yield Server(port, process.pid)
        finally:
            process.terminate()
            process.wait(timeout=20)


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(port):
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.1)
    raise TimeoutError("the server did not start")


def measure(server, requests, *, clients):
    """Send every request once, `clients` at a time; figures whose names end in `_<clients>`."""
    queue = SimpleQueue()
    for request in requests:
        queue.put(request)
    times, statuses, errors = [], Counter(), Counter()
    crowd = [
        threading.Thread(target=_client, args=(server, queue, times, statuses, errors))
        for _ in range(clients)
    ]
    with _timed_job() as job:
        app, database = _app_cpu_ms(server), _database_cpu_ms()
        start = time.perf_counter()
        for thread in crowd:
            thread.start()
        for thread in crowd:
            thread.join()
        seconds = time.perf_counter() - start
        app, database = _app_cpu_ms(server) - app, _database_cpu_ms() - database
    count = len(requests)
    cpu = (app + database) / count
    speed = REFERENCE_MS / statistics.median(job)
    figures = {
        "requests_per_second": round(count / seconds, 1),
        "p95_ms": round(statistics.quantiles(times, n=20)[-1] * 1000, 1),
        "cpu_ms_per_request": round(cpu, 2),
        "cpu_ms_app": round(app / count, 2),
        "cpu_ms_database": round(database / count, 2),
        "cpu_ms_normalised": round(cpu * speed, 2),
        "machine_speed": round(speed, 2),
        "errors": sum(errors.values()),
    }
    if errors:
        print(f"unexpected answers at {clients} clients: {dict(errors)}", file=sys.stderr)
    return {f"{name}_{clients}": value for name, value in figures.items()}


def _client(server, queue, times, statuses, errors):
    while True:
        try:
            request = queue.get_nowait()
        except Empty:
            return
        start = time.perf_counter()
        status = send(server, request)
        times.append(time.perf_counter() - start)
        statuses[status] += 1
        if status != request.expect:
            errors[status] += 1


def send(server, request):
    """One connection a request, closed by the client, as a crowd of phones does it."""
    connection = HTTPConnection("127.0.0.1", server.port, timeout=60)
    try:
        headers = {"Connection": "close"} | request.headers
        connection.request(request.method, request.path, body=request.body, headers=headers)
        response = connection.getresponse()
        response.read()
        return response.status
    except OSError as error:
        return type(error).__name__
    finally:
        connection.close()


@contextmanager
def _timed_job():
    """Milliseconds of CPU that the fixed job takes, sampled four times a second."""
    samples, done = [_job_ms()], threading.Event()

    def sample():
        while not done.wait(0.25):
            samples.append(_job_ms())

    thread = threading.Thread(target=sample)
    thread.start()
    try:
        yield samples
    finally:
        done.set()
        thread.join()


def _job_ms():
    start = time.thread_time()
    words = {}
    for number in range(9000):
        key = f"{number * 7919 % 1009:x}"
        words[key] = words.get(key, 0) + len(key) * number
    sorted(words.items(), key=lambda pair: -pair[1])
    return (time.thread_time() - start) * 1000


def cpu_ms(server):
    """CPU so far of the web server and of the database that it asks."""
    return _app_cpu_ms(server) + _database_cpu_ms()


def _app_cpu_ms(server):
    return sum(_cpu_ms(pid) for pid in _family(server.pid))


def _database_cpu_ms():
    """CPU of the PostgreSQL backends that serve this run's database; 0 on SQLite, which is in the app."""
    from django.db import connection  # noqa: PLC0415 (needs the settings)

    if connection.vendor != "postgresql":
        return 0
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pid FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        return sum(_cpu_ms(pid) for (pid,) in cursor.fetchall())


def _family(pid):
    """The process and all its descendants."""
    children = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            parent = int(stat.read_text().rpartition(")")[2].split()[1])
            children.setdefault(parent, []).append(int(stat.parent.name))
    family = [pid]
    for member in family:
        family += children.get(member, [])
    return family


def _cpu_ms(pid):
    """User and system time so far, from /proc/<pid>/stat fields 14 and 15 (proc(5))."""
    with suppress(OSError):
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) * TICK_MS
    return 0


def report(benchmark, **figures):
    """The last line of a benchmark: its named figures as JSON."""
    from django.db import connection  # noqa: PLC0415 (needs the settings)

    print(json.dumps({"benchmark": benchmark, "database": connection.vendor} | figures))
