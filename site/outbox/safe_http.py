"""A call to an address that somebody typed, which must not become a way into our own network (SSRF).

The name is looked up once, every address it has must be public, and the connection goes to the address
that was checked, so that a name that changes its mind (DNS rebinding) reaches nothing else. Redirects are
answers like any other and are not followed. Of an answer to a webhook only the status is read.
"""

import ipaddress
import socket
import threading
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPException

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, LocationParseError
from urllib3.util import Url, parse_url

from accounts.refusals import Refused

STEP_SECONDS, WHOLE_SECONDS = 5, 15
LONGEST_ANSWER = 2_000_000  # bytes: the metadata of a whole federation
# All that is given out of IPv6. What lies outside is never the open internet: site-local addresses, and
# the prefixes in which an IPv4 address can hide (NAT64, SIIT, "IPv4-compatible").
_GIVEN_OUT = ipaddress.ip_network("2000::/3")
# Inside it: 6to4 (RFC 3056) and Teredo (RFC 4380) hide IPv4 addresses too; the last is for examples.
_WRAPPED = [ipaddress.ip_network(net) for net in ("2002::/16", "2001::/32", "3fff::/20")]


class AddressRefused(Refused):
    class Code(models.TextChoices):
        NO_ADDRESS = "no_address", _("Det er ikke en hel webadresse.")
        HTTPS = "https", _("Adressen skal begynde med https://.")
        LOGIN = "login", _("Adressen må ikke indeholde brugernavn eller adgangskode.")
        UNKNOWN = "unknown", _("Navnet i adressen findes ikke.")
        INNER = "inner", _("Adressen ligger på et indre netværk. Brug en, der kan ses udefra.")


@dataclass(frozen=True)
class Target:
    url: Url
    address: str  # what was checked is what is called

    @property
    def port(self) -> int:
        return self.url.port or (443 if self.url.scheme == "https" else 80)


def resolve(url: str) -> Target:
    """Where the address leads now. Raises AddressRefused when it may not be called."""
    parts = _parsed(url)
    inner_is_fine = f"{parts.host}:{parts.port}" in settings.WEBHOOK_INNER_HOSTS
    if parts.scheme != "https" and not inner_is_fine:
        raise AddressRefused(AddressRefused.Code.HTTPS)
    addresses = _looked_up(parts)
    if not inner_is_fine and not all(is_public(address) for address in addresses):
        raise AddressRefused(AddressRefused.Code.INNER)
    return Target(parts, addresses[0])


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the open internet and to nobody's inner network."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped:
            return is_public(str(found.ipv4_mapped))
        if found not in _GIVEN_OUT or any(found in net for net in _WRAPPED):
            return False
    return found.is_global and not found.is_multicast


def post(url: str, body: bytes, headers: dict[str, str]) -> int:
    """The status of the answer. Raises AddressRefused, or OSError when there is no answer in time."""
    target = resolve(url)
    sent = headers | {"Host": target.url.netloc, "User-Agent": "Haandslag-Webhook/1"}
    with closing(_connection(target)) as connection, _cut_after(connection):
        return _asked(connection, "POST", target.url.request_uri, body, sent).status


def fetch(
    method: str, url: str, body: bytes | None, headers: dict[str, str]
) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of the answer. Raises AddressRefused, or OSError: no answer in time, or too long a one."""
    target = resolve(url)
    sent = headers | {"Host": target.url.netloc, "User-Agent": "Haandslag/1"}
    with closing(_connection(target)) as connection, _cut_after(connection):
        answer = _asked(connection, method, target.url.request_uri, body, sent)
        try:
            text = answer.read(LONGEST_ANSWER + 1)
        except (HTTPError, HTTPException, ValueError) as error:
            raise ConnectionError(type(error).__name__) from error
        if len(text) > LONGEST_ANSWER:
            raise ConnectionError("too long")
        return answer.status, dict(answer.headers), text


def _connection(target: Target) -> HTTPConnection:
    if target.url.scheme == "http":
        return HTTPConnection(target.address, target.port, timeout=STEP_SECONDS)
    host = target.url.host.strip("[]")
    return HTTPSConnection(
        target.address,
        target.port,
        timeout=STEP_SECONDS,
        server_hostname=host,
        assert_hostname=host,
    )


def _asked(connection, method, path, body, headers):
    try:
        connection.connect()
        connection.request(method, path, body=body, headers=headers, preload_content=False)
        return connection.getresponse()
    # These are no OSErrors; a certificate of another name is a ValueError.
    except (HTTPError, HTTPException, ValueError) as error:
        raise ConnectionError(type(error).__name__) from error


@contextmanager
def _cut_after(connection):
    """A server that sends one byte every few seconds would otherwise hold the worker for ever."""

    def cut():
        with suppress(OSError, AttributeError):  # closed by itself meanwhile
            connection.sock.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(WHOLE_SECONDS, cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _parsed(url: str) -> Url:
    try:
        parts = parse_url(url)
    except LocationParseError:
        raise AddressRefused(AddressRefused.Code.NO_ADDRESS) from None
    if not parts.host or parts.scheme not in ("http", "https"):
        raise AddressRefused(AddressRefused.Code.NO_ADDRESS)
    if parts.auth:
        raise AddressRefused(AddressRefused.Code.LOGIN)
    return parts


def _looked_up(parts: Url) -> list[str]:
    port = parts.port or 443
    try:
        found = socket.getaddrinfo(parts.host.strip("[]"), port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise AddressRefused(AddressRefused.Code.UNKNOWN) from None
    return [address[4][0] for address in found]
