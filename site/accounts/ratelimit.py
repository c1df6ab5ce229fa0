"""Counts failures a caller makes, so that codes cannot be guessed while a whole town hall may answer."""

import time

from django.conf import settings
from django.core.cache import caches

WINDOW_SECONDS = 600
FAILURES = 30


def _cache_key(scope: str, caller: str) -> str:
    return f"failures:{scope}:{caller}:{int(time.time()) // WINDOW_SECONDS}"


def too_many_failures(request, scope: str, *, most: int = FAILURES) -> bool:
    return caches["shared"].get(_cache_key(scope, caller_of(request)), 0) >= most


def count_failure(request, scope: str) -> None:
    """Only wrong codes count: three hundred right answers from one office must all pass."""
    shared, key = caches["shared"], _cache_key(scope, caller_of(request))
    shared.add(key, 0, timeout=WINDOW_SECONDS)
    try:
        shared.incr(key)
    except ValueError:  # forgotten in between: the cache was full, or another one took over
        shared.set(key, 1, timeout=WINDOW_SECONDS)


def caller_of(request) -> str:
    """The address that the connection came from, or that our own outermost proxy saw.

    Whoever calls can write the first entries of X-Forwarded-For; only those from behind are our proxies'.
    """
    hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    if settings.PROXIES and len(hops) >= settings.PROXIES:
        return hops[-settings.PROXIES]
    return request.META.get("REMOTE_ADDR", "")
