"""Where somebody is logged in: a row for each browser, shown to that person alone, who may end each of them.

The rows are allauth's (`allauth.usersessions`), made at a log-in. A session changes its key when somebody proves anew
who they are, and its row follows. (OWASP ASVS 5.0, 7.5.2.)
"""

from contextlib import contextmanager

from allauth.usersessions.models import UserSession
from django.utils.translation import gettext as _

from accounts import audit
from accounts.models import User

# The first that is found counts: Edge calls itself Chrome too, and Chrome calls itself Safari.
PROGRAMS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
MACHINES = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)


def browser_in_words(user_agent: str) -> str:
    """“Chrome på Windows”, or that the program is unknown: people look for their phone, not for a version."""
    program = next((name for sign, name in PROGRAMS if sign in user_agent), "")
    machine = next((name for sign, name in MACHINES if sign in user_agent), "")
    if program and machine:
        return _("%(program)s på %(machine)s") % {"program": program, "machine": machine}
    return program or machine or _("Ukendt program")


def browsers_of(user: User) -> list[UserSession]:
    """In which somebody is logged in now, the newest first; the rows of ended sessions go."""
    rows = UserSession.objects.purge_and_list(user)
    return sorted(rows, key=lambda row: row.created_at, reverse=True)


def end_browser(row: UserSession, *, by: User) -> None:
    """Whoever sits there is logged out at their next request."""
    row.end()
    audit.record(None, by=by, verb="login.session_ended", thing=row.user)


@contextmanager
def key_followed(request):
    """Around whatever gives the session a new key."""
    old = request.session.session_key
    yield
    if old and old != request.session.session_key:
        UserSession.objects.filter(session_key=old).update(session_key=request.session.session_key)


def forget_ended(now) -> None:
    """A row without its session tells where somebody was, and nobody needs that."""
    for row in UserSession.objects.iterator(500):
        row.purge()
