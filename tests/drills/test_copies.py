"""A copy is a process like any other: it has an end of its own, can be killed, and none is left behind."""

import os
import signal
import sys

import pytest

from tests.drills.copies import copies
from tests.drills.processes import environment

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")

WAITS = ("-c", "import time; time.sleep(600)")


def test_copies_end_like_processes_and_none_is_left_behind(tmp_path):
    with copies(environment(tmp_path)) as site:
        said = site.run("-c", "import sys; print(sys.argv[1])", "hej")
        assert (said.returncode, said.stdout) == (0, b"hej\n")
        assert site.run("-c", "raise SystemExit(3)", check=False).returncode == 3
        assert site.run("-c", "raise SystemExit('no')", check=False).returncode == 1
        killed, left = site.start(*WAITS), site.start(*WAITS)
        killed.kill()
        assert killed.wait(timeout=30) == -signal.SIGKILL
        assert os.path.exists(f"/proc/{left.pid}")
    assert left.wait(timeout=30) == -signal.SIGTERM
    assert not os.path.exists(f"/proc/{left.pid}")
