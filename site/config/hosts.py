"""Which Host a request may name, with its port.

Django compares the name alone. With any port behind it, one caller is sixty thousand: pages are kept by Host, and
whatever is counted by it begins anew.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http.request import split_domain_port, validate_host

DEFAULT_PORTS = {"http": "80", "https": "443"}
LOOPBACK = {"localhost", "127.0.0.1", "[::1]"}
# Asked from inside, by whatever name and port the machine has there; it tells nothing and links nowhere.
FROM_INSIDE = ("/sundhed",)


def is_ours(host: str, *, base_url: str, allowed: list[str]) -> bool:
    """Whether the header names the public address, or one that was allowed besides.

    An allowed name without a port stands for the ports of the public address; on a developer's machine, where that is
    the loopback, every port of it is theirs.
    """
    name, port = split_domain_port(host)
    base = urlsplit(base_url)
    default = DEFAULT_PORTS[base.scheme]
    port = port or default
    usual = {default, str(base.port or default)}
    if name == base.hostname:
        return port == str(base.port or default) or name in LOOPBACK
    if name in LOOPBACK and base.hostname in LOOPBACK:
        return True
    return any(_fits(name, port, entry, usual) for entry in allowed)


def _fits(name, port, entry, usual):
    entry_name, entry_port = split_domain_port(entry)
    fits = validate_host(name, [entry_name or entry])
    return bool(name) and fits and port in ({entry_port} if entry_port else usual)


class HostMiddleware:
    """Answers 400 to every other Host."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        host = request.get_host()
        if request.path_info not in FROM_INSIDE and not is_ours(
            host, base_url=settings.BASE_URL, allowed=settings.HOSTS
        ):
            raise DisallowedHost("The Host header names a port that is not ours.")
        return self.get_response(request)
