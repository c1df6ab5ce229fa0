"""Reads the notices that servers send when a mail did not arrive, in the many forms that they have.

The good ones are reports (RFC 3464, RFC 6533); qmail, older Exchange and others write a letter, which flufl.bounce
knows. A person's reply and an answering machine quote our mail too and must not count.
"""

import codecs
import email
import email.policy
import re
from dataclasses import dataclass
from email.message import Message as Mail
from email.parser import HeaderParser
from email.utils import getaddresses, parseaddr

from flufl.bounce import all_failures

from outbox.addresses import fold
from outbox.undelivered import Answer, status_in

# Our own Message-IDs, wherever the returned mail is quoted.
OWN_ID = re.compile(r"(?<![0-9a-zA-Z])[0-9a-f]{32}@[A-Za-z0-9.-]{1,253}")
ADDRESS = re.compile(r"[^\s<>()\[\]\",;:]{1,64}@[^\s<>()\[\]\",;:]{1,255}")
REPORTS = ("message/delivery-status", "message/global-delivery-status")
# Who writes notices; a person or their answering machine has another name.
DAEMON = re.compile(r"mailer-?daemon|mail-?daemon|postmaster|mmdf|mdaemon|microsoftexchange\w*")
NOT_YET = re.compile(
    r"delayed|delivery delay|will (?:be retried|keep trying|continue|retry|try again)|still trying|"
    r"not yet been delivered|warning only|no action is required|do not need to resend|forsinket",
    re.IGNORECASE,
)
# Here the returned mail begins; its own words say nothing about its way.
ORIGINAL = re.compile(
    r"^(?:(?=[-=> ]{2})[^\n]{0,120}?(?:copy|original|below this line|returned|headers)|Received: |Return-Path: )",
    re.IGNORECASE | re.MULTILINE,
)
UTF8_ESCAPE = re.compile(r"\\x\{(10[0-9A-Fa-f]{4}|[0-9A-Fa-f]{2,5})\}")
BIGGEST_TEXT = 20_000
IN_ASCII = bytes(range(128)) + b"?" * 128


@dataclass(frozen=True)
class Notice:
    addresses: frozenset[
        str
    ]  # folded: whom it is about, as we wrote to them or where it was passed on
    answer: Answer


@dataclass(frozen=True)
class Bounce:
    message_ids: frozenset[str]
    notices: tuple[Notice, ...] = ()


def read_bounce(raw: bytes) -> Bounce:
    """What a mail in the bounce mailbox says; one that is no notice has none."""
    parsed = email.message_from_bytes(raw, policy=email.policy.compat32)
    reported = [_notice(block, parsed) for part in _reports(parsed) for block in _blocks(part)]
    notices = [one for one in reported if one]
    if not notices and not reported and _is_from_daemon(parsed):
        notices = _written(raw, parsed)
    return Bounce(own_ids(raw.decode("ascii", "replace"), *_texts(parsed)), tuple(notices))


def own_ids(*texts: str) -> frozenset[str]:
    """Our Message-IDs as they are kept, with or without brackets where they are quoted."""
    return frozenset(f"<{found.rstrip('.')}>" for text in texts for found in OWN_ID.findall(text))


def _reports(parsed):
    return [part for part in parsed.walk() if part.get_content_type() in REPORTS]


def _blocks(part):
    """The groups of fields, whatever the transport made of them; the first is about the server."""
    head, _gap, body = part.as_bytes().replace(b"\r\n", b"\n").partition(b"\n\n")
    if str(part.get("Content-Transfer-Encoding", "")).lower() in ("base64", "quoted-printable"):
        wrapped = email.message_from_bytes(
            re.sub(rb"(?im)^Content-Type:.*(?:\n[ \t].*)*\n?", b"", head) + b"\n\n" + body
        )
        body = wrapped.get_payload(decode=True) or b""
    text = body.decode("utf-8", "replace")
    groups = [HeaderParser().parsestr(group) for group in re.split(r"\n\s*\n", text.strip())]
    return [
        group for group in groups if group.get("Final-Recipient") or group.get("Original-Recipient")
    ]


def _notice(block, parsed):
    """None for what was delivered or passed on."""
    status = status_in(str(block.get("Status", "")))
    action = str(block.get("Action", "")).strip().lower()
    is_final = action.startswith(("fail", "error")) or (not action and status.startswith("5"))
    is_delay = action.startswith("delay") or (not action and status.startswith("4"))
    if not is_final and not is_delay:
        return None
    words = str(block.get("Diagnostic-Code", "")).partition(";")[2].strip()
    if not words and (not status or status[2:] in ("0.0", "5.0")):
        words = _letter(parsed)
    answer = Answer(status, words=" ".join(words.split()), is_final=is_final)
    return Notice(_recipients(block), answer)


def _recipients(block):
    fields = ("Original-Recipient", "Final-Recipient", "X-Actual-Recipient")
    values = [str(block.get(name, "")).rpartition(";")[2] for name in fields]
    plain = [UTF8_ESCAPE.sub(lambda found: chr(int(found[1], 16)), value) for value in values]
    return frozenset(fold(parseaddr(value)[1] or value) for value in plain if value.strip())


def _is_from_daemon(parsed):
    """An answering machine may have no return path either, but it writes in a person's name."""
    if parsed.get("X-Failed-Recipients"):
        return True
    local = parseaddr(str(parsed.get("From", "")))[1].rpartition("@")[0].lower()
    return bool(DAEMON.fullmatch(local))


def _written(raw, parsed):
    """A notice without a report: whom flufl.bounce finds, else whom its words name."""
    letter = _letter(parsed)
    temporary, permanent = _known_forms(raw)
    failed = getaddresses([str(value) for value in parsed.get_all("X-Failed-Recipients", [])])
    named = {fold(address) for _name, address in failed} | {
        fold(found.rstrip(".")) for found in ADDRESS.findall(letter)
    }
    found = temporary | permanent | named
    if not found:
        return []
    is_delay = bool(temporary - permanent) or (not permanent and bool(NOT_YET.search(letter)))
    answer = Answer(words=" ".join(letter.split()), is_final=not is_delay)
    return [Notice(frozenset(found), answer)]


def _known_forms(raw):
    """The library's detectors take a sender, and fields without foreign letters, for granted."""
    parsed = email.message_from_bytes(raw.translate(IN_ASCII), policy=email.policy.compat32)
    if "From" not in parsed:
        parsed["From"] = "nobody@invalid"
    found = all_failures(parsed)
    return tuple({fold(one.decode("ascii", "replace")) for one in group} for group in found)


def _letter(parsed):
    """What the server wrote to a person, without the mail that it returns."""
    for part in parsed.walk():
        if part.get_content_type() == "text/plain":
            return ORIGINAL.split(_decoded(part)[:BIGGEST_TEXT], maxsplit=1)[0]
    return ""


def _texts(parsed):
    return [_decoded(part) for part in parsed.walk() if not part.is_multipart()]


def _decoded(part: Mail) -> str:
    content = part.get_payload(decode=True) or b""
    return content.decode(_charset(part), "replace")


def _charset(part):
    """Whatever it claims, if Python knows it."""
    name = part.get_content_charset("utf-8")
    try:
        return codecs.lookup(name).name
    except (LookupError, ValueError):
        return "utf-8"
