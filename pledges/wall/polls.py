"""The wall for hundreds of viewers: each process looks at an event once in two seconds and answers from memory.

A viewer asks with the version it shows. The version is a hash of what is on the wall, so it is the same in
every process, and most answers are "nothing new" without a body. `WallMiddleware` gives them before sessions,
languages and users are looked at.
"""

import hashlib
import re
import time
from dataclasses import dataclass
from threading import Lock

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string

from events.models import Event
from pledges.wall.board import look

FRESH = 2  # seconds
MOST_KEPT = 200  # walls in one process; one is some 10 kB
VERSION = re.compile(r"v=([0-9a-f]{16})")
# A piece of a page is never a page: opened by itself it may do nothing.
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
    "Vary": "Cookie",
}


@dataclass(frozen=True)
class Kept:
    """What one process knows of a wall, as written for one address (language) of it."""

    html: str
    version: str
    made_at: float  # seconds since 1970: a viewer never goes back to an older one
    event: Event

    @property
    def is_fresh(self) -> bool:
        return 0 <= time.time() - self.made_at < FRESH

    def answer(self, query: str) -> HttpResponse:
        """204 when the viewer shows this version already."""
        found = VERSION.fullmatch(query)
        if found and found[1] == self.version:
            return HttpResponse(status=204, headers=HEADERS)
        made = {"X-Wall-Version": self.version, "X-Wall-Made": f"{self.made_at:.3f}"}
        return HttpResponse(self.html, headers=HEADERS | made)


_kept: dict[str, Kept] = {}
_looking = Lock()


def current(address: str, slug: str) -> Kept:
    """The wall for this address of its fragment; looked at anew when it is older than FRESH."""
    kept = _kept.get(address)
    if kept and kept.is_fresh:
        return kept
    with _looking:  # a hall full of viewers asks at once: the first one looks for all
        kept = _kept.get(address)
        if kept is None or not kept.is_fresh:
            kept = _keep(address, _look(slug))
    return kept


def forget() -> None:
    """Look anew at the next request, as another process would."""
    _kept.clear()


def _look(slug):
    made_at = time.time()
    events = Event.objects.select_related("network__host", "network__unit")
    event = get_object_or_404(events, slug=slug)
    html = render_to_string("pledges/wall/_wall.html", {"wall": look(event), "event": event})
    return Kept(html, version_of(html), made_at, event)


def version_of(html: str) -> str:
    return hashlib.sha256(html.encode()).hexdigest()[:16]


def _keep(address, kept):
    if len(_kept) >= MOST_KEPT and address not in _kept:
        _kept.pop(min(_kept, key=lambda known: _kept[known].made_at))
    _kept[address] = kept
    return kept


class WallMiddleware:
    """Answers a poll of a public wall that this process has looked at just now."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        kept = _kept.get(request.path_info)
        if kept and kept.is_fresh and kept.event.public and request.method == "GET":
            return kept.answer(request.META.get("QUERY_STRING", ""))
        return self.get_response(request)
