"""What the figures stand on: the scale, whose time is counted, turns and medians."""

import subprocess
import sys

import pytest

from tests.bench import calib, metering, processes
from tests.bench.metering import Cost, alternated, medians


def test_the_fixed_job_does_what_it_did_for_the_peers():
    assert calib.job() == 18_058_943


def test_a_machine_twice_as_slow_gives_the_same_normalised_figure():
    assert Cost(calib_ms=5).normalised(30) == 30
    assert Cost(calib_ms=10).normalised(60) == 30


def test_calibration_is_a_process_of_its_own_and_gives_samples():
    with metering.calibration() as samples:
        pass
    assert len(samples) >= 1
    assert all(0 < sample < 1_000 for sample in samples)


def test_time_of_a_child_that_has_ended_is_counted():
    burn = "import time\nwhile time.process_time() < 0.3: pass"
    start = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {burn!r}]); print(1, flush=True); input()"
    process = subprocess.Popen(
        [sys.executable, "-c", start], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    process.stdout.readline()
    try:
        assert processes.cpu_ms(process.pid) >= 290
    finally:
        process.communicate(b"\n")


def test_variants_take_turns_and_none_is_always_first():
    order = []
    turns = {name: lambda name=name: order.append(name) or {"cpu_ms": 1} for name in "ab"}
    alternated(turns, repeats=3)
    assert "".join(order) == "abbaab"


def test_medians_of_figures_and_every_error():
    runs = [{"cpu_ms_8": ms, "errors_8": 1} for ms in (2, 50, 3)]
    assert medians(runs) == {"cpu_ms_8": 3, "errors_8": 3}


@pytest.mark.parametrize("role", ["web", "worker_mail"])
def test_memory_has_before_peak_and_after(role):
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    with processes.MemoryWatch({role: process.pid}) as watch:
        pass
    process.communicate(b"\n")
    (found,) = watch.figures()[role]
    assert 0 < found["rss_mb"][0] <= found["rss_mb"][1]
    assert len(found["private_mb"]) == 3
