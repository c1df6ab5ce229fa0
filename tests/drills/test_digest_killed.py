"""The run of the morning's lists is killed again and again: each person gets exactly one.

FULL_DRILLS=1 kills a run for three hundred people twenty times.
"""

import json
import os
import signal

from tests.drills.copies import copies
from tests.drills.processes import environment

FULL = os.environ.get("FULL_DRILLS") == "1"
PEOPLE, KILLS, EACH = (300, 20, 13) if FULL else (12, 2, 4)
SCRIPT = ("-m", "tests.drills.digest_rows")


def test_a_killed_run_is_resumed_and_nobody_gets_two(folder):
    with copies(environment(folder)) as site:
        site.run(*SCRIPT, "fill", str(PEOPLE))
        for kill in range(1, KILLS + 1):
            killed = site.run(*SCRIPT, "send", str(EACH), check=False)
            assert killed.returncode == -signal.SIGKILL
            # The list at which it died is not there, neither its row nor its mail.
            stand = _stand(site)
            assert len(stand["rows"]) == len(stand["mails"]) == kill * (EACH - 1)
        left = PEOPLE - KILLS * (EACH - 1)
        assert int(site.run(*SCRIPT, "send", "0").stdout) == left
        assert int(site.run(*SCRIPT, "send", "0").stdout) == 0
        stand = _stand(site)
    once = dict.fromkeys(stand["everyone"], 1)
    assert len(once) == PEOPLE
    assert stand["rows"] == stand["mails"] == once


def _stand(site):
    return json.loads(site.run(*SCRIPT, "tell").stdout)
