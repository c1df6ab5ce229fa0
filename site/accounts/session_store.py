"""Sessions in the database that end a day after their log-in, however busy they are.

It is the store that says so, and no look at each request: a page that never asks for the session stays the same for
everybody.
"""

import time

from django.contrib.sessions.backends import db

BEGAN = "began_at"
LONGEST_SECONDS = 24 * 60 * 60


def seconds_left(usual: int, began: int | None, now: float) -> int:
    """How much longer a session may last: as usual, and never beyond a day after it began."""
    return usual if began is None else max(0, min(usual, int(began + LONGEST_SECONDS - now)))


class SessionStore(db.SessionStore):
    def get_session_cookie_age(self):
        return seconds_left(super().get_session_cookie_age(), self.get(BEGAN), time.time())
