"""The mailbox that bounces go to, read over IMAP (RFC 3501). What was understood is deleted there."""

import imaplib
import logging
import ssl
from contextlib import suppress
from urllib.parse import unquote, urlsplit

from outbox.bounces import read_bounce
from outbox.returns import note_bounce

log = logging.getLogger("haandslag.outbox")

TIMEOUT_SECONDS = 30
AT_ONCE = 200
BIGGEST_BYTES = 2 * 1024 * 1024  # a bounce with the whole letter in it is far smaller


def read_bounces(url: str) -> int:
    """`imaps://user:password@host[:port][/folder]`; returns how many messages were marked.

    A mail that says nothing of ours stays unread for people; one that was understood is deleted.
    """
    server = _open(url)
    try:
        server.select(urlsplit(url).path.strip("/") or "INBOX")
        _status, found = server.search(None, "UNSEEN", "SMALLER", str(BIGGEST_BYTES))
        return sum(_read(server, number) for number in found[0].split()[:AT_ONCE])
    finally:
        with suppress(OSError, imaplib.IMAP4.error):  # what was marked is committed by now
            server.expunge()
            server.logout()


def _open(url):
    parts = urlsplit(url)
    if parts.scheme == "imaps":
        # imaplib's own context asks for no certificate, and the password goes to whoever answers.
        verified = ssl.create_default_context()
        server = imaplib.IMAP4_SSL(
            parts.hostname, parts.port or 993, ssl_context=verified, timeout=TIMEOUT_SECONDS
        )
    else:
        server = imaplib.IMAP4(parts.hostname, parts.port or 143, timeout=TIMEOUT_SECONDS)
    server.login(unquote(parts.username or ""), unquote(parts.password or ""))
    return server


def _read(server, number) -> int:
    _status, data = server.fetch(number, "(BODY.PEEK[])")
    try:
        bounce = read_bounce(data[0][1])
    except (
        Exception
    ) as error:  # anybody writes here, and the email library stumbles over some of it
        log.error("a mail in the bounce mailbox cannot be read: %s", type(error).__name__)
        return 0
    marked = note_bounce(bounce)
    if marked:
        server.store(number, "+FLAGS", r"(\Seen \Deleted)")
    return len(marked)
