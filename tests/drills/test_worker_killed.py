"""Workers are killed while they hand mails over, and lines are cut: none is lost and none goes out twice.

FULL_DRILLS=1 sends 2,000 mails, kills a worker twenty times and cuts a hundred lines.
"""

import json
import os
from collections import Counter

import pytest

from tests.drills.copies import copies
from tests.drills.processes import environment, until
from tests.drills.sink import listening

FULL = os.environ.get("FULL_DRILLS") == "1"
MAILS, FORGOTTEN, KILLS = (2000, 50, 20) if FULL else (30, 3, 2)
EVERY = MAILS // (KILLS + 1)
KILLED_AT = {EVERY * kill for kill in range(1, KILLS + 1)}
CUT_AFTER = set(range(7, MAILS, 30 if FULL else 15)) - KILLED_AT
CUT_BEFORE = set(range(5, MAILS, 60 if FULL else 21)) - KILLED_AT - CUT_AFTER
WORKER = ("-m", "config.cli", "worker", "--no-startup-delay", "--interval=0.1")


def play(folder, sink, *, worker=WORKER):
    """{Message-ID: state} at the end of the evening."""
    env = environment(folder, EMAIL_URL=f"smtp://127.0.0.1:{sink.server_address[1]}")
    with copies(env) as site:
        site.run("-m", "tests.drills.outbox_rows", "fill", str(MAILS), str(FORGOTTEN))
        for _kill in sink.hold_at:
            _kill_in_the_middle(site, sink, worker)
        _work_until_done(site, sink, worker)
        return json.loads(site.run("-m", "tests.drills.outbox_rows", "sweep").stdout)


def _kill_in_the_middle(site, sink, command):
    worker = site.start(*command)
    until(sink.holding.is_set, seconds=120)
    worker.kill()
    worker.wait()
    sink.holding.clear()
    sink.go_on.set()


def _work_until_done(site, sink, command):
    worker = site.start(*command)

    def all_queued_were_offered():
        return sink.offered >= MAILS

    until(all_queued_were_offered, seconds=600)
    worker.terminate()
    worker.wait(timeout=30)


def wrongs(states, taken):
    """What a mayor's office must never have: mails doubled, and mails said to be sent that did not arrive."""
    arrived = Counter(taken)
    doubled = [key for key, times in arrived.items() if times > 1]
    lost = [key for key, state in states.items() if state == "sent" and not arrived[key]]
    return {"doubled": len(doubled), "lost": len(lost)}


def test_no_mail_is_lost_or_sent_twice(folder):
    with listening(hold_at=KILLED_AT, cut_after=CUT_AFTER, cut_before=CUT_BEFORE) as sink:
        states = play(folder, sink)
    assert wrongs(states, sink.taken) == {"doubled": 0, "lost": 0}
    faults = KILLS + len(CUT_AFTER) + len(CUT_BEFORE)
    assert Counter(states.values()) == {"sent": MAILS + FORGOTTEN - faults, "uncertain": faults}
    # Exactly those whose line was cut before they were whole did not arrive, and each of them is uncertain.
    assert len(set(states) - set(sink.taken)) == len(CUT_BEFORE)


@pytest.mark.parametrize(
    ("fault", "found"),
    [("send_again", {"doubled": True, "lost": False}), ("trust", {"doubled": False, "lost": True})],
)
def test_a_worker_that_is_sure_of_itself_would_be_found(folder, fault, found):
    """The negative control: the same evening with a worker that sends again, or that believes every line."""
    worker = ("-m", "tests.drills.faulty_worker", fault)
    with listening(cut_after=CUT_AFTER, cut_before=CUT_BEFORE) as sink:
        states = play(folder, sink, worker=worker)
    assert {name: bool(number) for name, number in wrongs(states, sink.taken).items()} == found
