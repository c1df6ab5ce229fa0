"""Notices a proxy that nobody told us of: without PROXIES every caller has its address, and shares its limits."""

import logging

from django.conf import settings
from django.core.cache import caches

log = logging.getLogger("haandslag.proxies")

SEEN = "proxy_seen"
REMEMBERED_SECONDS = 7 * 86_400
WARNING = (
    "Requests come with X-Forwarded-For, but PROXIES is 0: behind a proxy all callers count as one."
    " Set PROXIES to the number of your proxies."
)


def is_unknown_proxy(forwarded: str, *, proxies: int) -> bool:
    """Whether the header tells of a proxy that the settings do not know."""
    return proxies == 0 and bool(forwarded.strip())


def was_noticed() -> bool:
    """By any process within a week, while the settings still know of none."""
    return settings.PROXIES == 0 and bool(caches["shared"].get(SEEN))


class ProxyMiddleware:
    """Writes it down once: in the log, and for the overview and the next start."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.has_told = False

    def __call__(self, request):
        forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "")
        if not self.has_told and is_unknown_proxy(forwarded, proxies=settings.PROXIES):
            self.has_told = True
            caches["shared"].set(SEEN, True, timeout=REMEMBERED_SECONDS)
            log.warning(WARNING)
        return self.get_response(request)
