"""A mail server takes the call and says nothing: mail waits for it, and nothing else does.

FULL_DRILLS=1 looks for as long as the worker waits for an answer, and asks for public pages for longer.
"""

import json
import os
import time
import urllib.request
from contextlib import contextmanager

from home.service.server import free_port
from tests.drills.copies import copies
from tests.drills.processes import environment, run, start, until
from tests.drills.sink import listening
from tests.drills.size import size

CLOCKS = 10 if os.environ.get("FULL_DRILLS") == "1" else 2
WORKER = ("-m", "config.cli", "worker", "--no-startup-delay", "--interval=0.1")


def clocks_run(folder, *options, clocks=2):
    """Whether each of some tasks was done while the first mail hung."""
    with listening(is_silent=True) as sink:
        env = environment(folder, EMAIL_URL=f"smtp://127.0.0.1:{sink.server_address[1]}")
        with copies(env) as site:
            site.run("-m", "tests.drills.outbox_rows", "fill", "3", "0")
            worker = site.start(*WORKER, *options)
            try:
                until(sink.holding.is_set, seconds=20)
                done = [_clock_runs(site) for _clock in range(clocks)]
            finally:
                worker.kill()
                worker.wait()
                sink.go_on.set()
    return done


def _clock_runs(site):
    return json.loads(site.run("-m", "tests.drills.outbox_rows", "clock", "5").stdout)


def test_the_clocks_go_on_while_mail_hangs(folder):
    assert clocks_run(folder, clocks=CLOCKS) == [True] * CLOCKS


def test_in_one_queue_they_would_stand_still(folder):
    """Negative control: one thread for all."""
    assert clocks_run(folder, "--queue-name=*") == [False, False]


PREPARE = (
    "import django; django.setup(); from home.management.commands.serve import prepare; prepare()"
)
PAGES = ("/", "/arrangementer/", "/tal/", "/konto/login/", "/en/")
TURNS = size(2, full=20)  # with a mail server that answers, and with one that does not
BURSTS = size(12, full=50)  # how often all pages are asked for in each
MORE_AT_MOST = 1.15


@contextmanager
def working(folder, *, is_silent):
    """A worker with mail to send, beside the web: to a server that answers, or to one that says nothing."""
    with listening(is_silent=is_silent) as sink:
        env = environment(folder, EMAIL_URL=f"smtp://127.0.0.1:{sink.server_address[1]}")
        with copies(env) as site:
            site.run("-m", "tests.drills.outbox_rows", "fill", "3", "0")
            worker = site.start(*WORKER)
            try:
                until(lambda: sink.holding.is_set() if is_silent else sink.taken, seconds=20)
                yield
            finally:
                worker.kill()
                worker.wait()
                sink.go_on.set()


@contextmanager
def web(folder):
    """A process that begins after the static files were collected: it reads their list once."""
    port = free_port(18_400 + os.getpid() % 200)
    env = environment(folder, BASE_URL=f"http://localhost:{port}")
    run(env, "-c", PREPARE)
    server = start(env, "manage.py", "runserver", f"127.0.0.1:{port}", "--noreload")
    try:
        until(lambda: answers(port), seconds=40)
        yield port
    finally:
        server.kill()
        server.wait()


def answers(port):
    try:
        return burst(port) > 0
    except OSError:
        return False


def burst(port, pages=PAGES):
    """Seconds for all the pages, one after the other."""
    began = time.perf_counter()
    for page in pages:
        with urllib.request.urlopen(f"http://localhost:{port}{page}", timeout=20) as answer:
            assert answer.read()
    return time.perf_counter() - began


def is_as_fast(usual, hanging):
    """By the best of each: what else the machine does makes a burst slower, and never faster."""
    return min(hanging) < MORE_AT_MOST * min(usual)


def test_public_pages_are_as_fast_while_mail_hangs(folder):
    """Alternated, so that a machine that is busy for a while is busy for both."""
    usual, hanging = [], []
    with web(folder) as port:
        for turn in range(4 * TURNS):
            if turn >= TURNS and is_as_fast(usual, hanging):
                break  # a machine that is busy is asked for longer: the best of more is nearer to the truth
            for is_silent, seconds in ((False, usual), (True, hanging)):
                with working(folder, is_silent=is_silent):
                    seconds += [burst(port) for _burst in range(BURSTS)]
    print(f"{min(usual) * 1000:.1f} ms, {min(hanging) * 1000:.1f} ms while mail hangs")
    assert is_as_fast(usual, hanging), (usual, hanging)


def test_twice_the_work_would_be_noticed(folder):
    """Negative control: the same pages, and all of them once more."""
    usual, more = [], []
    with web(folder) as port:
        for _turn in range(TURNS * BURSTS):
            usual.append(burst(port))
            more.append(burst(port, PAGES * 2))
    assert not is_as_fast(usual, more)


def test_what_counts_as_as_fast():
    assert is_as_fast([1.0, 3.0], [9.0, 1.14])
    assert not is_as_fast([1.0, 3.0], [1.16, 9.0])
