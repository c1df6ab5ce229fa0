"""A mail server takes the call and says nothing: mail waits for it, and nothing else does.

FULL_DRILLS=1 looks for as long as the worker waits for an answer.
"""

import json
import os

from tests.drills.copies import copies
from tests.drills.processes import environment, until
from tests.drills.sink import listening

CLOCKS = 10 if os.environ.get("FULL_DRILLS") == "1" else 2
WORKER = ("-m", "django", "worker", "--no-startup-delay", "--interval=0.1")


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
