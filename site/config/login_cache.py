"""The process's own memory, except for what allauth counts: all processes must agree on that.

allauth knows one cache, the default. Log-ins that failed, and codes that were used, would be counted by each process
for itself: with eight of them somebody guesses eight times as often, and a code is good eight times.
"""

from django.core.cache import caches
from django.core.cache.backends.locmem import LocMemCache

COUNTED_BY_ALL = "allauth"  # how allauth's keys begin


def _where_it_belongs(operation):
    def ask(self, key, *args, **kwargs):
        own = super(MemoryButLogins, self)
        cache = caches["shared"] if str(key).startswith(COUNTED_BY_ALL) else own
        return getattr(cache, operation)(key, *args, **kwargs)

    return ask


class MemoryButLogins(LocMemCache):
    add = _where_it_belongs("add")
    get = _where_it_belongs("get")
    set = _where_it_belongs("set")
    touch = _where_it_belongs("touch")
    delete = _where_it_belongs("delete")
    has_key = _where_it_belongs("has_key")
    incr = _where_it_belongs("incr")
