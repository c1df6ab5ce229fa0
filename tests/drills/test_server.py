"""`serve` as an operator runs it: what is killed comes back, and one signal stops all."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest

from home.service.server import STEADY_SECONDS, free_port
from tests.drills.processes import children, environment, start, until

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")


@pytest.fixture(scope="module")
def env(migrated, tmp_path_factory):
    return environment(shutil.copytree(migrated, tmp_path_factory.mktemp("serve") / "data"))


@pytest.fixture(scope="module")
def port():
    return free_port(18_100 + os.getpid() % 200)  # two suites may run beside each other


@pytest.fixture(scope="module")
def serve(env, port):
    """One for all tests: five processes that set Django up cost more than what is looked at. The last test stops it."""
    started = start(env, "manage.py", "serve", f"--port={port}")
    yield started
    started.terminate()
    started.wait(timeout=40)


def is_up(port):
    def answers_at_sundhed():
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/sundhed", timeout=5) as answer:
                return answer.status == 200
        except OSError:
            return False

    return answers_at_sundhed


def page(port, path):
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=20) as answer:
        return answer.read().decode()


def worker_of(serve, queue="default"):
    words = f"config.cli worker --queue {queue}"
    return next((pid for pid, line in children(serve.pid).items() if line.endswith(words)), None)


def web_of(serve):
    return next((pid for pid, line in children(serve.pid).items() if " granian " in line), None)


def web_children_of(serve):
    """Granian's own processes that answer, without Python's tracker of what they share."""
    found = children(web_of(serve)).items()
    return {pid for pid, line in found if "resource_tracker" not in line}


def family_of(serve):
    """Every process under it: the workers, the web server, and those that answer for it."""
    return {*children(serve.pid), *children(web_of(serve))}


def test_a_new_site_shows_pages_of_ours(serve, port):
    until(is_up(port), seconds=120)
    assert "Et håndslag, der bliver til et job" in page(port, "/")
    assert "A handshake that becomes a job" in page(port, "/en/")


@pytest.mark.parametrize("queue", ["default", "mail"])
def test_a_killed_worker_comes_back(serve, port, queue):
    until(is_up(port), seconds=120)
    first = until(lambda: worker_of(serve, queue), seconds=5)
    os.kill(first, signal.SIGKILL)
    assert until(lambda: (found := worker_of(serve, queue)) != first and found, seconds=10)
    assert is_up(port)()


def test_a_killed_web_child_comes_back_and_nobody_else_notices(serve, port):
    until(is_up(port), seconds=120)
    others = until(lambda: worker_of(serve), seconds=5), web_of(serve)
    (killed,) = web_children_of(serve)
    os.kill(killed, signal.SIGKILL)
    assert len(until(lambda: web_children_of(serve) - {killed}, seconds=10)) == 1
    until(is_up(port), seconds=120)
    assert others == (worker_of(serve), web_of(serve))


def test_a_killed_web_server_comes_back_on_its_port(serve, port):
    until(is_up(port), seconds=120)
    worker, web = until(lambda: worker_of(serve), seconds=5), web_of(serve)
    orphans = web_children_of(serve)
    time.sleep(STEADY_SECONDS)  # until then its end would be taken for a start that failed
    os.kill(web, signal.SIGKILL)
    assert until(lambda: (found := web_of(serve)) != web and found, seconds=10)
    until(is_up(port), seconds=120)
    assert worker_of(serve) == worker
    assert not any(os.path.exists(f"/proc/{pid}") for pid in orphans)


def test_a_taken_port_is_an_error_at_once(env):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        refused = subprocess.run(
            [sys.executable, "manage.py", "serve", f"--port={taken.getsockname()[1]}"],
            env=env,
            capture_output=True,
            timeout=120,
        )
    assert refused.returncode != 0


def test_one_signal_stops_all(serve, port):
    """The last one: those that came back after a kill are stopped like the first."""
    until(is_up(port), seconds=120)
    for queue in ("default", "mail"):
        until(lambda queue=queue: worker_of(serve, queue), seconds=10)
    family = family_of(serve)
    assert len(family) >= 4  # two workers, the web server and the one that answers
    serve.terminate()
    assert serve.wait(timeout=40) == 0
    assert not any(os.path.exists(f"/proc/{pid}") for pid in family)
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(f"http://127.0.0.1:{port}/sundhed", timeout=5)
    assert free_port(port) == port
