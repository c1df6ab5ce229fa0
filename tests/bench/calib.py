"""How fast is this machine right now: CPU milliseconds of one fixed job in plain Python.

The same job was timed beside the peers' runs (pretix, bakerydemo). Figures are on one scale with theirs
only while the job does the same operations in the same order, so nothing in `job` may be changed, not
even to make it better. The speed of a shared machine changes within seconds: a process of its own takes
a sample each half second while the load runs, as the load's own process would delay it.

python tests/bench/calib.py            one line of JSON about 20 samples
python tests/bench/calib.py --stream   a sample each half second until the input says something or ends
"""

import json
import select
import statistics
import sys
import time

REFERENCE_MS = 5.0  # on the machine that normalised figures are of, the job takes this long
PAUSE_SECONDS = 0.5


class Pair:
    __slots__ = ("a", "b")

    def __init__(self, a, b):
        self.a, self.b = a, b

    def value(self):
        return self.a + len(self.b)


def job():
    d, n = {}, 0
    for i in range(6000):
        p = Pair(i, "key-%d" % (i % 313))  # noqa: UP031 (another way to write it takes another time)
        n += p.value()
        d[p.b] = d.get(p.b, 0) + p.a
    for _ in range(4):
        n += len(json.dumps(json.loads(json.dumps(d))))
    return n


def sample() -> float:
    """Milliseconds of CPU for one job, the mean of two; one before them fills the caches."""
    job()
    start = time.process_time()
    job()
    job()
    return 500 * (time.process_time() - start)


def stream():
    while True:
        print(f"{sample():.3f}", flush=True)
        if select.select([sys.stdin], [], [], PAUSE_SECONDS)[0]:
            return


def main():
    if "--stream" in sys.argv:
        stream()
        return
    samples = [sample() for _ in range(20)]
    middle = statistics.median(samples)
    figures = {"calib_ms": middle, "min": min(samples), "max": max(samples)}
    print(json.dumps({name: round(value, 2) for name, value in figures.items()}))


if __name__ == "__main__":
    main()
