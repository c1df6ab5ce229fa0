"""5,000 mails handed to a mail server on this machine by one worker: python tests/bench/outbox.py

The outbox as a letter round leaves it: rows without a task of their own, worked off by the sweeps.
"""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench import harness
from tests.drills.test_worker_killed import Sink

MAILS = 5_000


def main():
    sink = Sink(hold_at=())
    threading.Thread(target=sink.serve_forever, daemon=True).start()
    os.environ["EMAIL_URL"] = f"smtp://127.0.0.1:{sink.server_address[1]}"
    harness.prepare()
    from outbox.models import Message  # noqa: PLC0415 (Django is set up by then)
    from tests import factories  # noqa: PLC0415

    host = factories.organisation("Nordby Kommune")
    letter = {"text": "Kære Søren\n" * 40, "html": "<p>Kære Søren</p>" * 40}
    for number in range(MAILS):
        factories.message(host, recipient=f"leder-{number}@example.org", **letter)
    path = os.pathsep.join([str(harness.ROOT), str(harness.ROOT / "site")])
    worker = subprocess.Popen(
        [sys.executable, "-m", "django", "worker", "--no-startup-delay", "--interval=0.1"],
        env=os.environ | {"PYTHONPATH": path},
    )
    start = time.perf_counter()
    try:
        while Message.objects.filter(state="sent").count() < MAILS:
            time.sleep(1)
            if time.perf_counter() - start > 900:
                break
    finally:
        seconds = time.perf_counter() - start
        worker.terminate()
        worker.wait(timeout=40)
    harness.report(
        "outbox",
        seconds=round(seconds, 1),
        sent=Message.objects.filter(state="sent").count(),
        delivered=len(set(sink.taken)),
        doubled=len(sink.taken) - len(set(sink.taken)),
    )


if __name__ == "__main__":
    main()
