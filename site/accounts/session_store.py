"""Sessions in the database that end a day after their log-in, however busy they are.

It is the store that says so, and no look at each request: a page that never asks for the session stays the same for
everybody.
"""

import time

from django.contrib.auth import BACKEND_SESSION_KEY
from django.contrib.sessions.backends import db

BEGAN = "began_at"
LONGEST_SECONDS = 24 * 60 * 60
# How sessions from before 0.3.0 name the two ways in.
NAMED_BEFORE = {
    "django.contrib.auth.backends.ModelBackend": "accounts.backends.PasswordBackend",
    "allauth.account.auth_backends.AuthenticationBackend": "accounts.backends.AllauthBackend",
}


def seconds_left(usual: int, began: int | None, now: float) -> int:
    """How much longer a session may last: as usual, and never beyond a day after it began."""
    return usual if began is None else max(0, min(usual, int(began + LONGEST_SECONDS - now)))


class SessionStore(db.SessionStore):
    def get_session_cookie_age(self):
        return seconds_left(super().get_session_cookie_age(), self.get(BEGAN), time.time())

    def decode(self, session_data):
        """An upgrade logs nobody out: the ways in have names of ours now."""
        found = super().decode(session_data)
        if (named := found.get(BACKEND_SESSION_KEY)) in NAMED_BEFORE:
            found[BACKEND_SESSION_KEY] = NAMED_BEFORE[named]
        return found
