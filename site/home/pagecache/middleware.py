"""Public pages from memory: before all that makes a page, so that a hit costs one look-up and one stat().

Visitors with a session and those who come by a link that is tracked get them too; who edits the site does not.
Only what is the same for everybody is kept: no cookie set, no form token, nothing private. A stamp file beside
the data empties the store of every worker on this host; `MAX_AGE` bounds what a stamp cannot tell (other hosts,
dates that pass). While the stamp cannot be written (a read-only or full disk), the process that saw the change
makes every page anew and tries again at each request; the other workers are bounded by `MAX_AGE`.
"""

import gzip
import hashlib
import logging
import os
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.http import HttpResponse, HttpResponseNotModified

log = logging.getLogger("haandslag.pagecache")

STAMP = settings.DATA_DIR / "pagecache.stamp"
MAX_ENTRIES = 500
MAX_AGE = 60  # seconds
PERSONAL = (
    "/cms/", "/konto/", "/arbejdsbord/", "/i/", "/n/", "/ark/", "/kvittering/", "/styregruppe/", "/doer/", "/api/",
    "/afmeld/", "/kalender/", "/mit/", "/oplaeg/", "/jury/",
    "/static/", "/media/", "/dokumenter/", "/sundhed", "/tema/", "/skaerm/",
)  # fmt: skip
SKIPPED = PERSONAL + tuple(
    f"/{code}{path}"
    for code, _name in settings.LANGUAGES
    if code != settings.LANGUAGE_CODE
    for path in PERSONAL
)
# What newsletters, social media and advertisements write behind an address.
TRACKING = {
    "fbclid", "gclid", "gbraid", "wbraid", "dclid", "msclkid", "twclid", "ttclid", "li_fat_id", "igshid",
    "mc_cid", "mc_eid", "_hsenc", "_hsmi",
}  # fmt: skip
TRACKING_BEGINS = ("utm_", "mtm_", "pk_")
# Written anew with every answer; Set-Cookie never gets this far.
OWN_HEADERS = {"cache-control", "content-length", "etag", "vary", "set-cookie"}


def empty_after_commit(**kwargs) -> None:
    """Signal receiver: what was just saved is seen by the next request, on all workers."""
    transaction.on_commit(empty)


# Set from a change that could not be stamped until a stamp succeeds: what is in memory may be old.
_unstamped = threading.Event()


def empty() -> None:
    """Stamp a change. Never raises: what was saved is saved, and its answer must not fail for a file."""
    now = time.time_ns()  # finer than the file system's own clock: no two stamps are alike
    try:
        STAMP.touch()
        os.utime(STAMP, ns=(now, now))
    except OSError as error:
        if not _unstamped.is_set():
            log.error("a change cannot be stamped, pages are made anew: %s", type(error).__name__)
        _unstamped.set()
    else:
        _unstamped.clear()


def stamp() -> int | None:
    """When the last change was stamped; None while that cannot be told and nothing in memory is to be trusted."""
    if _unstamped.is_set():
        empty()
    try:
        return None if _unstamped.is_set() else STAMP.stat().st_mtime_ns
    except OSError:  # not there yet, or out of reach
        empty()
        return None if _unstamped.is_set() else STAMP.stat().st_mtime_ns


@dataclass(frozen=True)
class Entry:
    headers: dict
    body: bytes
    packed: bytes
    etag: str
    stored_at: float

    @classmethod
    def of(cls, response):
        body = response.content
        control = response.get("Cache-Control", "")
        headers = {k: v for k, v in response.items() if k.lower() not in OWN_HEADERS}
        return cls(
            headers
            | {
                "Vary": "Accept-Encoding, Cookie",
                # What says of itself that anybody may keep it, stays so.
                "Cache-Control": control if "public" in control else "private, no-cache",
            },
            body,
            gzip.compress(body, 6),
            f'W/"{hashlib.sha256(body).hexdigest()[:24]}"',
            time.time(),
        )

    def is_fresh(self):
        return time.time() - self.stored_at < MAX_AGE

    def answer(self, request):
        if self.etag in request.META.get("HTTP_IF_NONE_MATCH", ""):
            response = HttpResponseNotModified()
        else:
            packed = "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", "")
            body = self.packed if packed else self.body
            response = HttpResponse(body if request.method == "GET" else b"")
            response.headers["Content-Length"] = str(len(body))
            if packed:
                response.headers["Content-Encoding"] = "gzip"
        for name, value in self.headers.items():
            response.headers[name] = value
        response.headers["ETag"] = self.etag
        return response


class PageCacheMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        self.entries = OrderedDict()
        self.stamp = 0
        self.visitors = Visitors()

    def __call__(self, request):
        if not may_be_shared(request):
            return self.get_response(request)
        session = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
        if session and not self.visitors.is_plain(session):
            response = self.get_response(request)
            self.visitors.note(session, is_editor=may_edit(request))
            return response
        seen = self._up_to_date()
        if seen is None:
            return self.get_response(request)
        # The scheme too: a redirect to https must not be answered from a page that came by https.
        key = (request.scheme, request.META.get("HTTP_HOST"), request.path_info)
        entry = self.entries.get(key)
        if entry is None or not entry.is_fresh():
            # Made as for the bare address: nothing on it may quote where one visitor came from.
            request.META["QUERY_STRING"] = ""
            response = self.get_response(request)
            # A change while the page was made: it may be old already.
            if (
                request.method != "GET"
                or not is_for_everybody(request, response)
                or seen != stamp()
            ):
                return response
            entry = self._keep(key, Entry.of(response))
            return entry.answer(request)
        response = entry.answer(request)
        response.headers["X-Page-Cache"] = "hit"
        return response

    def _up_to_date(self):
        now = stamp()
        if now != self.stamp:
            self.entries.clear()
            self.stamp = now
        return now

    def _keep(self, key, entry):
        self.entries[key] = entry
        self.entries.move_to_end(key)
        while len(self.entries) > MAX_ENTRIES:
            self.entries.popitem(last=False)
        return entry


class Visitors:
    """Sessions whose user was seen not to edit the site, for as long as a page is kept.

    So a log-in costs the database one question a minute instead of every page; editors see each page made anew.
    """

    def __init__(self):
        self.plain_until = OrderedDict()

    def is_plain(self, session: str) -> bool:
        return self.plain_until.get(_digest(session), 0) > time.time()

    def note(self, session: str, *, is_editor: bool) -> None:
        if is_editor:
            self.plain_until.pop(_digest(session), None)
            return
        self.plain_until[_digest(session)] = time.time() + MAX_AGE
        while len(self.plain_until) > MAX_ENTRIES:
            self.plain_until.popitem(last=False)


def _digest(session):
    return hashlib.sha256(session.encode()).digest()


def may_edit(request) -> bool:
    """Asked when the page is made: the layers inside have put the user there."""
    user = getattr(request, "user", None)
    return user is not None and user.has_perm("wagtailadmin.access_admin")


def is_only_tracked(query: str) -> bool:
    """Whether a query string holds nothing but where somebody came from: no page of ours reads that."""
    names = (part.partition("=")[0].lower() for part in query.split("&") if part)
    return all(name in TRACKING or name.startswith(TRACKING_BEGINS) for name in names)


def may_be_shared(request) -> bool:
    meta = request.META
    return (
        request.method in ("GET", "HEAD")
        and is_only_tracked(meta.get("QUERY_STRING", ""))
        and "HTTP_HX_REQUEST" not in meta
        and "HTTP_RANGE" not in meta
        and "messages=" not in meta.get("HTTP_COOKIE", "")
        and not request.path_info.startswith(SKIPPED)
    )


def is_for_everybody(request, response) -> bool:
    control = response.get("Cache-Control", "")
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        # Whatever looked at the log-in may have been made for it.
        and not (
            settings.SESSION_COOKIE_NAME in request.COOKIES
            and "cookie" in response.get("Vary", "").lower()
        )
        # Set while a form token is written, before the cookie itself is.
        and "CSRF_COOKIE_NEEDS_UPDATE" not in request.META
        and not any(word in control for word in ("private", "no-store", "no-cache"))
        and not response.has_header("Content-Encoding")
        and "'nonce-" not in response.get("Content-Security-Policy", "")
    )
