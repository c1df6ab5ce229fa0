"""Counts what a caller does, so that codes cannot be guessed while a whole town hall may answer."""

import time

from django.conf import settings
from django.core.cache import caches

WINDOW_SECONDS = 600
FAILURES = 30


def too_many_failures(request, scope: str, *, most: int = FAILURES) -> bool:
    return counted(_name(request, scope)) >= most


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
