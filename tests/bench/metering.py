"""What work costs on the peers' scale: CPU by role, beside a calibration process, and medians of repeats.

normalised CPU ms = CPU ms × 5.0 / mean calib_ms during the run (calib.py).
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench import processes
from tests.bench.calib import REFERENCE_MS

CALIB = Path(__file__).with_name("calib.py")


@dataclass
class Cost:
    """What was used between the two ends of `metered`; complete when its block has ended."""

    cpu_ms: dict[str, float] = field(default_factory=dict)
    calib_ms: float = REFERENCE_MS

    @property
    def total_ms(self) -> float:
        return sum(self.cpu_ms.values())

    def normalised(self, value: float) -> float:
        return value * REFERENCE_MS / self.calib_ms


@contextmanager
def calibration() -> Iterator[list[float]]:
    """Samples of calib.py from beside the block; there when the block has ended, at least one."""
    command = [sys.executable, str(CALIB), "--stream"]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    )
    samples = [float(process.stdout.readline())]  # it runs from here on
    try:
        yield samples
    finally:
        rest, _error = process.communicate("\n", timeout=30)
        samples += [float(line) for line in rest.splitlines()]


@contextmanager
def metered(roots: dict[str, int]) -> Iterator[Cost]:
    """The CPU that each role's processes use inside the block, and how fast the machine was meanwhile."""
    cost = Cost()
    with calibration() as samples:
        before = {role: processes.cpu_ms(pid) for role, pid in roots.items()}
        yield cost
        cost.cpu_ms = {role: processes.cpu_ms(pid) - before[role] for role, pid in roots.items()}
    cost.calib_ms = statistics.fmean(samples)


@contextmanager
def timed(**more: int) -> Iterator[dict[str, float]]:
    """Figures of work inside this process: seconds by the clock, CPU seconds raw and normalised.

    The database works too, and so do the processes given by role.
    """
    from tests.bench.harness import database_root  # noqa: PLC0415 (Django is set up by then)

    figures: dict[str, float] = {}
    with metered({"process": os.getpid()} | database_root() | more) as cost:
        start = time.perf_counter()
        yield figures
        figures["seconds"] = round(time.perf_counter() - start, 2)
    figures["cpu_seconds"] = round(cost.total_ms / 1000, 4)
    figures["cpu_seconds_normalised"] = round(cost.normalised(cost.total_ms) / 1000, 4)
    figures["calib_ms"] = round(cost.calib_ms, 2)


def per_call(name: str, call: Callable[[], object], *, times: int) -> dict[str, float]:
    """Of calls inside this process, warm (the first is thrown away): median wall ms, CPU ms raw and normalised."""
    call()
    taken = []
    with timed() as figures:
        for _time in range(times):
            start = time.perf_counter()
            call()
            taken.append((time.perf_counter() - start) * 1000)
    return {
        f"{name}_ms": round(statistics.median(taken), 1),
        f"{name}_cpu_ms": round(figures["cpu_seconds"] / times * 1000, 1),
        f"{name}_cpu_ms_normalised": round(figures["cpu_seconds_normalised"] / times * 1000, 1),
    }


def alternated(
    variants: dict[str, Callable[[], dict[str, float]]], *, repeats: int
) -> dict[str, dict[str, float]]:
    """{variant: medians of its figures}; they take turns, so that a slow minute of the machine meets all."""
    taken: dict[str, list[dict[str, float]]] = {name: [] for name in variants}
    for repeat in range(repeats):
        for name in list(variants)[:: 1 if repeat % 2 == 0 else -1]:
            taken[name].append(variants[name]())
    return {name: medians(figures) for name, figures in taken.items()}


def medians(figures: list[dict[str, float]]) -> dict[str, float]:
    """Figure by figure; errors are added up, as none may go unseen."""
    return {
        name: (sum if name.startswith("errors") else statistics.median)(
            [each[name] for each in figures]
        )
        for name in figures[0]
    }
