"""5,000 mails handed to a mail server on this machine by one worker: python tests/bench/outbox.py

The outbox as a letter round leaves it: rows without a task of their own, worked off by the sweeps.
"""

import os
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench import harness
from tests.bench.metering import timed
from tests.drills.sink import listening


def main():
    wanted = harness.sizes(__doc__, mails=(5_000, 5))
    with listening() as sink:
        os.environ["EMAIL_URL"] = f"smtp://127.0.0.1:{sink.server_address[1]}"
        harness.prepare()
        hand_over(wanted.mails, sink)


def hand_over(mails, sink):
    from outbox.models import Message  # noqa: PLC0415 (Django is set up by then)
    from tests import factories  # noqa: PLC0415

    host = factories.organisation("Nordby Kommune")
    letter = {"text": "Kære Søren\n" * 40, "html": "<p>Kære Søren</p>" * 40}
    for number in range(mails):
        factories.message(host, recipient=f"leder-{number}@example.org", **letter)
    with running_worker() as worker, timed(worker=worker.pid) as figures:
        deadline = time.monotonic() + 900
        while Message.objects.filter(state="sent").count() < mails:
            if worker.poll() is not None or time.monotonic() > deadline:
                raise TimeoutError("the mails were not handed over")
            time.sleep(0.5)
    harness.report(
        "outbox",
        **figures,
        sent=Message.objects.filter(state="sent").count(),
        delivered=len(set(sink.taken)),
        doubled=len(sink.taken) - len(set(sink.taken)),
    )


@contextmanager
def running_worker():
    """One for both queues, as a small office runs it."""
    from home.service import server  # noqa: PLC0415 (Django is set up by then)

    command = [sys.executable, "-m", "config.cli", "worker", "--no-startup-delay", "--interval=0.1"]
    process = subprocess.Popen(command, env=server.environment(), process_group=0)
    try:
        yield process
    finally:
        server.stop([process])


if __name__ == "__main__":
    main()
