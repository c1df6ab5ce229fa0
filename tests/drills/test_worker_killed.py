"""Workers are killed while they hand mails over: none is lost and none goes out twice.

FULL_DRILLS=1 sends a whole round and kills a worker twenty times.
"""

import json
import os
import re
import socketserver
import threading
from collections import Counter
from contextlib import suppress

import pytest

from tests.drills.processes import environment, run, start, until

FULL = os.environ.get("FULL_DRILLS") == "1"
MAILS, FORGOTTEN, KILLS = (600, 50, 20) if FULL else (30, 3, 2)
WORKER = ("-m", "django", "worker", "--no-startup-delay", "--interval=0.1")


class Session(socketserver.StreamRequestHandler):
    """As much SMTP as one mail at a time needs (RFC 5321)."""

    def handle(self):
        self._say("220 sink")
        while line := self.rfile.readline():
            verb = line[:4].upper()
            if verb == b"DATA":
                self._say("354 go on")
                self._take()
            elif verb == b"QUIT":
                return self._say("221 bye")
            else:
                self._say("250 ok")
        return None

    def _take(self):
        mail = b"".join(iter(self.rfile.readline, b".\r\n")).decode()
        self.server.take(re.search(r"(?im)^Message-ID: *(\S+)", mail)[1])
        self._say("250 taken")

    def _say(self, line):
        with suppress(BrokenPipeError):  # the worker that asked may be dead
            self.wfile.write(f"{line}\r\n".encode())


class Sink(socketserver.ThreadingTCPServer):
    """Keeps what it takes; at some mails it holds back its answer until the worker is dead."""

    daemon_threads = True

    def __init__(self, *, hold_at):
        super().__init__(("127.0.0.1", 0), Session)
        self.hold_at, self.taken = hold_at, []
        self.holding, self.go_on = threading.Event(), threading.Event()

    def take(self, message_id):
        self.taken.append(message_id)
        if len(self.taken) in self.hold_at:
            self.holding.set()
            self.go_on.wait(timeout=30)
            self.go_on.clear()


@pytest.fixture
def sink():
    every = MAILS // (KILLS + 1)
    with Sink(hold_at={every * kill for kill in range(1, KILLS + 1)}) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def test_no_mail_is_lost_or_sent_twice(folder, sink):
    env = environment(folder, EMAIL_URL=f"smtp://127.0.0.1:{sink.server_address[1]}")
    run(env, "-m", "tests.drills.outbox_rows", "fill", str(MAILS), str(FORGOTTEN))
    for _kill in range(KILLS):
        _kill_in_the_middle(env, sink)
    _work_until_done(env, sink)
    states = json.loads(run(env, "-m", "tests.drills.outbox_rows", "sweep").stdout)
    assert Counter(states.values()) == {"sent": MAILS + FORGOTTEN - KILLS, "uncertain": KILLS}
    # The sink had taken each mail at which a worker died: exactly what "uncertain" is for.
    assert Counter(sink.taken) == dict.fromkeys(states, 1)


def _kill_in_the_middle(env, sink):
    worker = start(env, *WORKER)
    until(sink.holding.is_set, seconds=60)
    worker.kill()
    worker.wait()
    sink.holding.clear()
    sink.go_on.set()


def _work_until_done(env, sink):
    worker = start(env, *WORKER)

    def all_queued_are_taken():
        return len(sink.taken) >= MAILS

    until(all_queued_are_taken, seconds=300)
    worker.terminate()
    worker.wait(timeout=30)
