"""CPU time and memory of processes and of all that they start, from /proc (Linux; proc(5))."""

import os
import threading
from contextlib import suppress
from pathlib import Path

TICK_MS = 1000 / os.sysconf("SC_CLK_TCK")
PAUSE_SECONDS = 0.5
GONE = (FileNotFoundError, ProcessLookupError)


def parent(pid: int) -> int:
    return int(_stat(pid)[1])


def name(pid: int) -> str:
    return Path(f"/proc/{pid}/comm").read_text().strip()


def family(pid: int) -> list[int]:
    """The process and all its descendants; of the process that asks, itself alone."""
    if pid == os.getpid():
        return [pid]
    children: dict[int, list[int]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(*GONE):  # ended while we looked
            children.setdefault(parent(int(folder.name)), []).append(int(folder.name))
    members = [pid]
    for member in members:
        members += children.get(member, [])
    return members


def cpu_ms(pid: int) -> float:
    """User and system time of the family so far, with that of descendants that have ended.

    A parallel worker of PostgreSQL lives for milliseconds; its time is in its parent's sum of ended children.
    """
    fields = ("utime", "stime") if pid == os.getpid() else ("utime", "stime", "cutime", "cstime")
    places = {"utime": 11, "stime": 12, "cutime": 13, "cstime": 14}
    ticks = 0
    for member in family(pid):
        with suppress(*GONE):
            stat = _stat(member)
            ticks += sum(int(stat[places[field]]) for field in fields)
    return ticks * TICK_MS


def memory_mb(pid: int) -> tuple[float, float]:
    """(RSS, private) of one process: RSS counts what is shared in each sharer, private is its own alone."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
    except GONE:
        return 0.0, 0.0
    sizes = {line.partition(":")[0]: int(line.split()[1]) for line in lines}
    private = sizes.get("Private_Clean", 0) + sizes.get("Private_Dirty", 0)
    return sizes.get("Rss", 0) / 1024, private / 1024


def _stat(pid):
    """The fields after the name in brackets, which may hold blanks: state, parent and so on."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()


class MemoryWatch:
    """Memory of every process of each family: before, at the peak and after.

    `figures()` gives {role: [{"rss_mb": [before, peak, after], "private_mb": [before, peak, after]}, …]}.
    A process that starts later has nothing before, one that ended has nothing after.
    """

    def __init__(self, roots: dict[str, int]):
        self.roots = roots
        self.seen: dict[tuple[str, int], list[list[float]]] = {}
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self):
        self._look(first=True)
        self._thread.start()
        return self

    def __exit__(self, *_error):
        self._done.set()
        self._thread.join()
        self._look(last=True)

    def figures(self) -> dict[str, list[dict[str, list[float]]]]:
        found: dict[str, list[dict[str, list[float]]]] = {role: [] for role in self.roots}
        for (role, _pid), kinds in sorted(self.seen.items()):
            rounded = [[round(value, 1) for value in kind] for kind in kinds]
            found[role].append(dict(zip(("rss_mb", "private_mb"), rounded, strict=True)))
        return found

    def _watch(self):
        while not self._done.wait(PAUSE_SECONDS):
            self._look()

    def _look(self, *, first=False, last=False):
        for role, root in self.roots.items():
            for pid in family(root):
                kinds = self.seen.setdefault((role, pid), [[0.0, 0.0, 0.0], [0.0, 0.0, 0.0]])
                for kind, value in zip(kinds, memory_mb(pid), strict=True):
                    kind[0] = value if first else kind[0]
                    kind[1] = max(kind[1], value)
                    kind[2] = value if last else kind[2]
