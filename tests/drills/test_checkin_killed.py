"""The web server is killed again and again while doors check in, and answers get lost on the way.

FULL_DRILLS=1 checks in ten thousand guests and kills the server every few seconds.
"""

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from http.client import HTTPConnection, HTTPException
from uuid import uuid4

import psycopg
import pytest
from django.utils import timezone

from home.service.server import free_port
from tests.conftest import missing
from tests.drills.copies import copies
from tests.drills.processes import ROOT, environment, renew, until
from tests.drills.test_postgresql import URL

FULL = os.environ.get("FULL_DRILLS") == "1"
GUESTS, KILLS, PAUSE = (10_000, 30, 2.0) if FULL else (240, 2, 0.4)
LOST_ANSWERS = 0.1  # of all answers, at every byte that they have
BATCH = 5


class Server:
    """granian as `serve` starts it, in a group of its own that can be killed at once."""

    def __init__(self, env):
        self.env, self.port, self.kills = env, free_port(18_400 + os.getpid() % 200), 0
        self.start()

    def start(self):
        command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-access-log"]
        command += ["--port", str(self.port), "--workers", "2", "--blocking-threads", "2"]
        self.process = subprocess.Popen(
            [*command, "config.wsgi:application"],
            env=self.env,
            cwd=ROOT,
            process_group=0,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            until(self.answers, seconds=120)
        except AssertionError:
            self.kill()  # whoever waits for it in vain leaves no server behind
            raise

    def answers(self):
        connection = HTTPConnection("127.0.0.1", self.port, timeout=2)
        try:
            connection.request("GET", "/sundhed")
            return connection.getresponse().status == 200
        except (OSError, HTTPException):
            return False
        finally:
            connection.close()

    def kill(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.kills += 1


class Door(threading.Thread):
    """A phone's queue: an item leaves it when the server has listed it, and not before."""

    def __init__(self, server, key, codes, *, resends, lost):
        super().__init__(daemon=True)
        self.server, self.key, self.resends, self.lost = server, key, resends, lost
        self.queue = [item(code) for code in codes]
        self.listed = Counter()
        self.chance = random.Random(key)

    def run(self):
        for batch in in_batches(self.queue):
            waiting = {each["id"]: each for each in batch}
            while waiting:
                for id in self.send(list(waiting.values())):
                    self.listed[id] += 1
                    waiting.pop(id, None)
                if waiting and self.resends == "nothing":
                    break
                if waiting and self.resends == "a new id":
                    waiting = {each["id"]: each for each in map(renewed, waiting.values())}

    def send(self, items):
        body = json.dumps({"sent": timezone.now().isoformat(), "items": items})
        headers = {"Authorization": f"Device {self.key}", "Content-Type": "application/json"}
        connection = HTTPConnection("127.0.0.1", self.server.port, timeout=20)
        try:
            connection.request("POST", "/api/v1/door/scans", body=body, headers=headers)
            answer = connection.getresponse().read()
            if self.chance.random() < self.lost:
                answer = answer[: self.chance.randrange(len(answer))]
            return [result["id"] for result in json.loads(answer).get("results", [])]
        except (OSError, HTTPException, ValueError):
            time.sleep(0.05)
            return []
        finally:
            connection.close()


def item(code):
    now = timezone.now().isoformat()
    return {"id": str(uuid4()), "kind": "code", "at": now, "sequence": 1, "code": code}


def in_batches(items):
    return [items[start : start + BATCH] for start in range(0, len(items), BATCH)]


def renewed(each):
    return each | {"id": str(uuid4())}


def play(site, *, guests=GUESTS, kills=KILLS, lost=LOST_ANSWERS, resends="the same id"):
    """An evening at four doors; returns what the database holds, and what the phones were told."""
    env, commands = site
    filled = json.loads(commands.run("-m", "tests.drills.checkin_rows", "fill", str(guests)).stdout)
    keys, codes = filled["keys"], filled["codes"]
    server = Server(env)
    start = time.monotonic()
    doors = [
        Door(server, key, codes[number :: len(keys)], resends=resends, lost=lost)
        for number, key in enumerate(keys)
    ]
    try:
        for door in doors:
            door.start()
        while any(door.is_alive() for door in doors):
            time.sleep(PAUSE)
            if server.kills < kills:
                server.kill()
                server.start()
    finally:
        server.kill()
    held = json.loads(commands.run("-m", "tests.drills.checkin_rows", "count").stdout)
    listed = sum((door.listed for door in doors), Counter())
    print(
        f"\n{guests} check-ins, {server.kills - 1} kills, {time.monotonic() - start:.0f} s: {held['results']}"
    )
    return held, listed


def assert_nobody_lost_or_doubled(held, listed):
    assert held["results"] == {"admitted": GUESTS}
    assert (held["arrived"], held["persons"]) == (GUESTS, GUESTS)
    assert set(held["ids"]) == set(listed)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The environment of a site, and copies for its commands: set up once for all tests on SQLite."""
    env = environment(tmp_path_factory.mktemp("doors") / "data")
    with copies(env) as commands:
        yield env, commands


@pytest.fixture
def sqlite(site, migrated):
    """The same, with an empty database."""
    renew(site[0]["DATA_DIR"], like=migrated)
    return site


def test_nobody_is_lost_or_doubled_on_sqlite(sqlite):
    assert_nobody_lost_or_doubled(*play(sqlite))


def test_nobody_is_lost_or_doubled_on_postgresql(postgres):
    assert_nobody_lost_or_doubled(*play(postgres))


def test_a_phone_that_made_new_ids_would_double_its_scans(sqlite):
    held, _listed = play(sqlite, guests=120, kills=0, lost=0.3, resends="a new id")
    assert held["arrived"] == 120
    assert held["results"]["duplicate"] > 0


def test_a_phone_that_dropped_what_was_not_answered_would_lose_scans(sqlite):
    _held, listed = play(sqlite, guests=120, kills=0, lost=0.3, resends="nothing")
    assert len(listed) < 120


@pytest.fixture
def postgres(tmp_path):
    """The same, with an empty database of this test's own."""
    name = f"haandslag_drill_{os.getpid()}"
    try:
        connection = psycopg.connect(URL, autocommit=True, connect_timeout=3)
    except psycopg.OperationalError:
        missing("PostgreSQL (POSTGRES_URL)", variable="REQUIRE_POSTGRES")
    with connection:
        connection.execute(f"CREATE DATABASE {name}")
    env = environment(tmp_path, DATABASE_URL=f"{URL.rpartition('/')[0]}/{name}")
    with copies(env) as commands:
        commands.run("-m", "tests.drills.new_database")
        commands.run("manage.py", "createcachetable")
        yield env, commands
    with psycopg.connect(URL, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
