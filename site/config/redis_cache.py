"""Redis as the cache, and the process's own memory while Redis does not answer.

A guest's answer and a log-in ask the cache before anything else (limits, addresses of pages), so without Redis
they would fail. In its absence each process counts for itself: limits hold less strictly, but they hold.
"""

import logging
import time
from dataclasses import dataclass

from django.core.cache.backends import redis
from django.core.cache.backends.locmem import LocMemCache
from redis.exceptions import RedisError

log = logging.getLogger("haandslag.cache")

ASKED_AGAIN_AFTER = 5  # seconds; until then nobody waits for it
LOGGED_EVERY = 60  # seconds
MOST_KEPT = 10_000  # entries in memory; a full one forgets whom it has counted


@dataclass
class Absence:
    """What the threads of one process know of a Redis that does not answer."""

    until: float = 0  # on the monotonic clock; 0 while Redis answers
    logged_at: float = float("-inf")

    def may_be_over(self, now: float) -> bool:
        """Whether to ask Redis. Once the pause is over one asks, and the others wait for what comes of it."""
        if now < self.until:
            return False
        if self.until:
            self.until = now + ASKED_AGAIN_AFTER
        return True

    def begin(self, error: Exception, now: float) -> None:
        self.until = now + ASKED_AGAIN_AFTER
        if now - self.logged_at >= LOGGED_EVERY:
            self.logged_at = now
            # By its type alone: the words may quote a key, and a key holds an address.
            log.error(
                "Redis does not answer, each process remembers alone: %s", type(error).__name__
            )

    def end(self) -> None:
        self.until = 0


absences: dict[str, Absence] = {}


def _in_either(operation):
    def ask(self, *args, **kwargs):
        return self._ask(operation, *args, **kwargs)

    return ask


class RedisCache(redis.RedisCache):
    def __init__(self, server, params):
        super().__init__(server, params)
        # By the same name all threads share it.
        self._memory = LocMemCache(server, params | {"OPTIONS": {"MAX_ENTRIES": MOST_KEPT}})
        self._absence = absences.setdefault(server, Absence())

    def _ask(self, operation, *args, **kwargs):
        if self._absence.may_be_over(time.monotonic()):
            try:
                answer = getattr(super(), operation)(*args, **kwargs)
            except (RedisError, OSError) as error:
                self._absence.begin(error, time.monotonic())
            else:
                self._take_back()
                return answer
        return getattr(self._memory, operation)(*args, **kwargs)

    def _take_back(self):
        """Redis answers: what was remembered without it must not be read in its next absence."""
        if self._absence.until:
            self._absence.end()
            self._memory.clear()

    add = _in_either("add")
    get = _in_either("get")
    set = _in_either("set")
    touch = _in_either("touch")
    delete = _in_either("delete")
    get_many = _in_either("get_many")
    has_key = _in_either("has_key")
    incr = _in_either("incr")
    set_many = _in_either("set_many")
    delete_many = _in_either("delete_many")
    clear = _in_either("clear")
