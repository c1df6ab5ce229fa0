"""What the benchmarks share: own data, the servers as in production, clients, one line of figures.

A benchmark calls `prepare()` before it imports any model, makes its rows, and then, inside
`with running_server() as server:`, gives `repeated()` a function that makes fresh requests.
It never sends the same code twice: a used one takes a cheaper path. `report()` prints the JSON line.
The scale and what is counted: metering.py and site/docs/benchmarks.md.
"""

import argparse
import atexit
import json
import os
import platform
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
from functools import partial
from http.client import HTTPConnection, HTTPException
from itertools import islice
from pathlib import Path
from queue import Empty, SimpleQueue
from urllib.parse import urlsplit

from tests.bench import processes
from tests.bench.metering import alternated, metered

ROOT = Path(__file__).resolve().parents[2]
WARM_UP = 60  # requests before the first figure


@dataclass
class Request:
    method: str
    path: str
    body: bytes | str | None = None
    headers: dict = field(default_factory=dict)
    expect: int = 200


@dataclass
class Answer:
    status: int | str  # the name of the error when there was no answer
    sent: int = 0  # bytes of the body as they came, packed or not


@dataclass
class Server:
    port: int
    roots: dict[str, int]  # the first process of each role: all that works for a request
    memory: dict = field(default_factory=dict)  # there when the server has ended


def sizes(description, **options):
    """How much to do, from the command line: every option has its full size and that of --small."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--small", action="store_true", help="only to see that it still runs")
    for name, (full, small) in options.items():
        flag = f"--{name.replace('_', '-')}"
        if isinstance(full, bool):
            parser.add_argument(flag, action="store_true", default=None)
            continue
        several = isinstance(full, tuple)
        example = full[0] if several and full else "" if several else full
        parser.add_argument(
            flag,
            type=type(example),
            nargs="+" if several else None,
            help=f"{full}; {small} with --small",
        )
    wanted = parser.parse_args()
    for name, (full, small) in options.items():
        if getattr(wanted, name) is None:
            setattr(wanted, name, small if wanted.small else full)
    return wanted


def prepare(*, static=False):
    """A fresh database and data folder of this run alone; both are gone when the script ends.

    The tables come from the models, as in the tests: migrations make the same ones in a minute.
    With BENCH_PREPARED=1 (tests/drills/test_benches.py) Django is set up and DATA_DIR holds a new database.
    """
    if os.environ.get("BENCH_PREPARED") == "1":
        _collect(static)
        return
    folder = tempfile.mkdtemp(prefix="haandslag-bench-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for name in ("DEBUG", "BASE_URL", "ALLOWED_HOSTS"):  # a developer's own would change the way
        os.environ.pop(name, None)
    os.environ |= {"DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "config.settings"}
    if url := os.environ.get("DATABASE_URL"):
        os.environ["DATABASE_URL"] = _own_database(url)
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]

    import django  # noqa: PLC0415 (the environment is ready only now)
    from django.conf import settings  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    django.setup()
    settings.MIGRATION_MODULES = dict.fromkeys(_app_labels())
    call_command("migrate", run_syncdb=True, verbosity=0)
    call_command("createcachetable", verbosity=0)
    from tests import database  # noqa: PLC0415

    database.complete()
    _collect(static)


def _collect(static):
    from django.core.management import call_command  # noqa: PLC0415 (Django is set up by then)

    if static:
        call_command("collectstatic", verbosity=0, interactive=False)


def _app_labels():
    from django.apps import apps  # noqa: PLC0415 (Django is set up by then)

    return [config.label for config in apps.get_app_configs()]


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
def running_server(*, workers=True, root=ROOT, environment=None):
    """The web server and the workers with the product's own command lines, on a free port.

    Without workers only where nothing is left to them and nothing is measured (--small).
    Another `root` (a second checkout with the same tables) or `environment` makes a variant.
    """
    from home.service import server  # noqa: PLC0415 (Django is set up by then)
    from outbox import queues  # noqa: PLC0415

    port = _free_port()
    commands = {"web": server.web_command("127.0.0.1", port)}
    if workers:
        commands |= {f"worker_{queue}": server.worker_command(queue) for queue in queues.ALL}
    path = os.pathsep.join([str(root), str(Path(root) / "site")])
    env = server.environment() | {"PYTHONPATH": path} | (environment or {})
    started = {}
    with open(Path(os.environ["DATA_DIR"]) / "server.log", "ab") as log:
        try:
            for role, command in commands.items():
                started[role] = subprocess.Popen(
                    command, cwd=root, env=env, stdout=log, stderr=log, process_group=0
                )
            roots = {role: process.pid for role, process in started.items()}
            _wait_for(port)
            _wait_until_idle(roots)
            found = Server(port, roots | database_root() | _redis_root())
            with processes.MemoryWatch(found.roots) as memory:
                yield found
            found.memory = memory.figures()
        finally:
            server.stop(list(started.values()))


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


def _wait_until_idle(roots):
    """What a process does while it starts is not done for a request."""
    for _second in range(120):
        before = sum(map(processes.cpu_ms, roots.values()))
        time.sleep(1)
        if sum(map(processes.cpu_ms, roots.values())) - before < 100:
            return
    raise TimeoutError("the server does not come to rest")


def database_root():
    """PostgreSQL's first process: all others, short-lived ones too, are its children. SQLite is in the app."""
    from django.db import connection  # noqa: PLC0415 (Django is set up by then)

    if connection.vendor != "postgresql":
        return {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        found = processes.parent(cursor.fetchone()[0])
    if processes.name(found) != "postgres":
        raise RuntimeError("the database server must run on this machine, not in a container")
    return {"database": found}


def _redis_root():
    if not (url := os.environ.get("REDIS_URL")):
        return {}
    import redis  # noqa: PLC0415 (only when it is used)

    with redis.Redis.from_url(url) as server:
        return {"redis": server.info("server")["process_id"]}


def repeated(server, kinds, *, count, clients, repeats):
    """{kind: medians} of `count` requests for each number of clients; each kind makes n fresh requests.

    The kinds take turns: see `alternated`.
    """
    for fresh in kinds.values():
        measure(server, fresh(min(WARM_UP, count)), clients=4)
    turns = {
        kind: partial(rounds, server, fresh, count=count, clients=clients)
        for kind, fresh in kinds.items()
    }
    return alternated(turns, repeats=repeats)


def the_same(request):
    """For `repeated`, when nothing is used up."""
    return lambda number: [request] * number


def next_of(requests):
    """For `repeated`, when each request can be sent once."""
    waiting = iter(requests)
    return lambda number: list(islice(waiting, number))


def requests_needed(count, wanted):
    """How many requests of one kind `repeated` will send."""
    return min(WARM_UP, count) + count * len(wanted.clients) * wanted.repeats


def rounds(server, fresh, *, count, clients):
    """One run for each number of clients."""
    figures = {}
    for number in clients:
        figures |= measure(server, fresh(count), clients=number)
    return figures


def measure(server, requests, *, clients):
    """Send every request once, `clients` at a time; figures whose names end in `_<clients>`."""
    queue = SimpleQueue()
    for request in requests:
        queue.put(request)
    times, sent, errors = [], [], Counter()
    crowd = [
        threading.Thread(target=_client, args=(server, queue, times, sent, errors))
        for _ in range(clients)
    ]
    others = _work_of_others()
    with metered(server.roots) as cost:
        start = time.perf_counter()
        for thread in crowd:
            thread.start()
        for thread in crowd:
            thread.join()
        seconds = time.perf_counter() - start
        if any(role.startswith("worker") for role in server.roots):
            _wait_for_workers()  # a receipt's mail is part of the answer's price
    _warn(errors, clients, _work_of_others() - others)
    count, per = len(requests), {role: ms / len(requests) for role, ms in cost.cpu_ms.items()}
    figures = {
        "requests_per_second": round(count / seconds, 1),
        "p95_ms": round(statistics.quantiles(times, n=20)[-1] * 1000, 1),
        "cpu_ms": round(sum(per.values()), 2),
        "cpu_ms_normalised": round(cost.normalised(sum(per.values())), 2),
        **{f"cpu_ms_{role}": round(ms, 2) for role, ms in per.items()},
        "calib_ms": round(cost.calib_ms, 2),
        "bytes_sent": round(statistics.median(sent)),
        "errors": sum(errors.values()),
    }
    return {f"{name}_{clients}": value for name, value in figures.items()}


def _client(server, queue, times, sent, errors):
    while True:
        try:
            request = queue.get_nowait()
        except Empty:
            return
        start = time.perf_counter()
        answer = send(server, request)
        times.append(time.perf_counter() - start)
        sent.append(answer.sent)
        if answer.status != request.expect:
            errors[answer.status] += 1


def send(server, request):
    """One connection a request, closed by the client, as a crowd of phones does it."""
    connection = HTTPConnection("127.0.0.1", server.port, timeout=60)
    headers = {"Connection": "close", "Accept-Encoding": "gzip"} | request.headers
    try:
        connection.request(request.method, request.path, body=request.body, headers=headers)
        response = connection.getresponse()
        return Answer(response.status, len(response.read()))
    except (OSError, HTTPException) as error:
        return Answer(type(error).__name__)
    finally:
        connection.close()


def _wait_for_workers():
    from django.utils import timezone  # noqa: PLC0415 (Django is set up by then)
    from django_tasks.base import TaskResultStatus  # noqa: PLC0415
    from django_tasks_db.models import DBTaskResult  # noqa: PLC0415

    due = DBTaskResult.objects.filter(
        status__in=[TaskResultStatus.READY, TaskResultStatus.RUNNING], run_after__lte=timezone.now()
    )
    deadline = time.monotonic() + 120
    while due.exists():
        if time.monotonic() > deadline:
            raise TimeoutError("the workers did not finish what the requests gave them")
        time.sleep(0.1)


def _work_of_others():
    """Transactions so far in the server's other databases: what they use cannot be told from ours."""
    from django.db import connection  # noqa: PLC0415 (Django is set up by then)

    if connection.vendor != "postgresql":
        return 0
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(sum(xact_commit + xact_rollback), 0) FROM pg_stat_database"
            " WHERE datname <> current_database()"
        )
        return int(cursor.fetchone()[0])


def _warn(errors, clients, others):
    if errors:
        print(f"unexpected answers at {clients} clients: {dict(errors)}", file=sys.stderr)
    if others > 20:  # autovacuum looks into each database now and then
        print(
            f"{others} transactions of others in this PostgreSQL are counted as ours;"
            " own_servers.py starts one for the run alone",
            file=sys.stderr,
        )


def report(benchmark, **figures):
    """The last line of a benchmark: its named figures as JSON."""
    from django.db import connection  # noqa: PLC0415 (Django is set up by then)

    about = {"benchmark": benchmark, "database": connection.vendor}
    print(json.dumps(about | {"python": platform.python_version()} | figures))
