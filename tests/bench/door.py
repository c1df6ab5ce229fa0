"""A full evening on one machine: 20 doors scan once a second while 500 people look at the wall.

python tests/bench/door.py [--minutes 5] [--doors 20] [--viewers 500] [--guests 5000]

The load is given by the clock: a slow answer does not thin out what comes after it, and the time of an
answer counts from when it was due. Everything goes to this machine alone and ends by itself.
"""

import statistics
import sys
import threading
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench import harness
from tests.bench.checkin import evening, scan
from tests.bench.metering import metered

POLL_SECONDS = 4  # a wall asks every three to five
CROWD = 24  # threads that the viewers share


class Clocked(threading.Thread):
    """Sends what `make()` gives at its own moments until the end, and keeps how long each took."""

    def __init__(self, server, make, *, first, every, end):
        super().__init__(daemon=True)
        self.server, self.make, self.every, self.end = server, make, every, end
        self.due, self.times, self.statuses = first, [], Counter()

    def run(self):
        while self.due < self.end:
            time.sleep(max(0.0, self.due - time.perf_counter()))
            status = harness.send(self.server, self.make()).status
            self.times.append((time.perf_counter() - self.due) * 1000)
            self.statuses[status] += 1
            self.due += self.every


def figures_of(name, threads):
    times = sorted(each for thread in threads for each in thread.times)
    parts = statistics.quantiles(times, n=100)
    statuses = sum((thread.statuses for thread in threads), Counter())
    wanted = statuses[200] + statuses[204]
    return {
        f"{name}_requests": len(times),
        f"{name}_p50_ms": round(parts[49], 1),
        f"{name}_p95_ms": round(parts[94], 1),
        f"{name}_p99_ms": round(parts[98], 1),
        f"{name}_errors": len(times) - wanted,
    }


def play(server, event, codes, keys, *, seconds, viewers):
    from django.utils import timezone  # noqa: PLC0415 (Django is set up by then)

    from pledges.wall.polls import current  # noqa: PLC0415

    waiting = iter(codes)
    now = f"/skaerm/{event.slug}/nu/"
    version = current(now, event.slug).version

    def scans_at(key):
        return lambda: scan(next(waiting), key, timezone.now().isoformat())

    def poll():
        return harness.Request("GET", f"{now}?v={version}", expect=204)

    start = time.perf_counter() + 1
    end, gap = start + seconds, POLL_SECONDS * CROWD / viewers
    doors = [
        Clocked(server, scans_at(key), first=start + n / len(keys), every=1, end=end)
        for n, key in enumerate(keys)
    ]
    crowd = [
        Clocked(server, poll, first=start + n * gap / CROWD, every=gap, end=end)
        for n in range(CROWD if viewers else 0)
    ]
    with metered(server.roots) as cost:
        for thread in doors + crowd:
            thread.start()
        for thread in doors + crowd:
            thread.join()
    share = {
        "cpu_percent_of_a_core": round(cost.total_ms / seconds / 10),
        "cpu_percent_of_a_core_normalised": round(cost.normalised(cost.total_ms) / seconds / 10),
        "calib_ms": round(cost.calib_ms, 2),
    }
    figures = figures_of("scan", doors) | share
    return figures | (figures_of("wall", crowd) if viewers else {})


def main():
    wanted = harness.sizes(
        __doc__, minutes=(5.0, 0.05), doors=(20, 2), viewers=(500, 24), guests=(5000, 10)
    )
    harness.prepare()
    from events.models import Event, Registration, Scan  # noqa: PLC0415
    from tests import factories  # noqa: PLC0415

    seconds = round(wanted.minutes * 60)
    codes, keys = evening(max(wanted.guests, wanted.doors * (seconds + 2)))
    event = Event.objects.get()
    keys += [factories.device(event, f"Dør {n}")[1] for n in range(len(keys), wanted.doors)]
    with harness.running_server(workers=not wanted.small) as server:
        figures = play(
            server, event, codes, keys[: wanted.doors], seconds=seconds, viewers=wanted.viewers
        )
    harness.report(
        "door",
        **figures,
        guests=len(codes),
        scans=Scan.objects.count(),
        arrived=Registration.objects.arrived().count(),
        memory=server.memory,
    )


if __name__ == "__main__":
    main()
