"""A session ends when nobody has used it for a while, and not while somebody works."""

import time

from django.contrib.auth import SESSION_KEY

from accounts.session_store import BEGAN

SEEN = "seen_at"
NOTED_EVERY = (
    300  # seconds; a row written at every request would cost more than the exact minute is worth
)
EDITOR_ASKS = "/cms/editing-sessions/"


def is_use(path: str, query) -> bool:
    """Whether a person did something: pages that look for news by themselves keep nobody logged in.

    A page of ours asks for what is newer than its version (?v=), Wagtail's editor who else is editing.
    """
    return "v" not in query and not path.startswith(EDITOR_ASKS)


def on_log_in(sender, request, **kwargs):
    """Signal receiver: the session is stored just now, so that the first page need not do it again."""
    request.session[SEEN] = request.session[BEGAN] = int(time.time())


class IdleMiddleware:
    """Notes the last use, which makes Django store the session anew with its full time (SESSION_COOKIE_AGE)."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        # A page that never looked at the session is the same for everybody, and stays so.
        if request.session.accessed and is_use(request.path_info, request.GET):
            self._note(request.session)
        return response

    def _note(self, session):
        now = int(time.time())
        if SESSION_KEY in session and now - session.get(SEEN, 0) >= NOTED_EVERY:
            session[SEEN] = now
            session.setdefault(BEGAN, now)  # one from before this was counted
