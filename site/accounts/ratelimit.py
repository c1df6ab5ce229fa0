"""Counts what a caller does, so that codes cannot be guessed while a whole town hall may answer."""

import logging
import time
from threading import BoundedSemaphore

from django.conf import settings
from django.core.cache import caches

log = logging.getLogger("haandslag.ratelimit")

WINDOW_SECONDS = 600
FAILURES = 30
# Each wrong key after that waits; one at a time in a process, so that its other thread serves everybody else.
PAUSE_SECONDS = 0.5
_pausing = BoundedSemaphore(1)


def too_many_failures(request, scope: str, *, most: int = FAILURES) -> bool:
    return counted(_name(request, scope)) >= most


def guesses(request, scope: str) -> bool:
    """Of a key that was looked up and that nobody has: whether its caller tries too many, and is slowed for it.

    Asked after the look-up and never before: a key that is right passes, also from a guesser's own address, for a
    whole hall shares one.
    """
    count_failure(request, scope)
    tried = counted(_name(request, scope))
    if tried <= FAILURES:
        return False
    if tried == FAILURES + 1:  # once in a window
        log.warning("too many guesses at %s from %s", scope, caller_of(request))
    if _pausing.acquire(blocking=False):
        try:
            time.sleep(PAUSE_SECONDS)
        finally:
            _pausing.release()
    return True


def count_failure(request, scope: str) -> None:
    """Only wrong codes count: three hundred right answers from one office must all pass."""
    count(_name(request, scope))


def _name(request, scope):
    return f"failures:{scope}:{caller_of(request)}"


def counted(name: str, *, seconds: int = WINDOW_SECONDS) -> int:
    """How often in this window, by all processes."""
    return caches["shared"].get(_cache_key(name, seconds), 0)


def count(name: str, *, seconds: int = WINDOW_SECONDS) -> None:
    shared, key = caches["shared"], _cache_key(name, seconds)
    shared.add(key, 0, timeout=seconds)
    try:
        shared.incr(key)
    except ValueError:  # forgotten in between: the cache was full, or another one took over
        shared.set(key, 1, timeout=seconds)


def _cache_key(name, seconds):
    return f"{name}:{int(time.time()) // seconds}"


def caller_of(request) -> str:
    """The address that the connection came from, or that our own outermost proxy saw.

    Whoever calls can write the first entries of X-Forwarded-For; only those from behind are our proxies'.
    """
    hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    if settings.PROXIES and len(hops) >= settings.PROXIES:
        return hops[-settings.PROXIES]
    return request.META.get("REMOTE_ADDR", "")
