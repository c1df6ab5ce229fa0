"""How long a drill goes on: a small round each time, the whole of it with FULL_DRILLS=1."""

import os

FULL = os.environ.get("FULL_DRILLS") == "1"


def size(small, *, full):
    return full if FULL else small
