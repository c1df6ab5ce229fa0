"""Why a mail was not delivered: one rule for bounces, a provider's word and the mail server's own answer.

What a server's no is about decides what follows: a mailbox that is gone gets no more mail, a full one may be
emptied, and a no to us says nothing about the person. Where the words leave a doubt nobody is blocked.
"""

import re
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class Undelivered(models.TextChoices):
    GONE = "gone", _("adressen findes ikke")
    FULL = "full", _("postkassen er fuld")
    REFUSED = "refused", _("modtagerens server siger nej til os")
    DELAYED = "delayed", _("modtagerens server tager ikke imod endnu")
    TOO_LARGE = "too_large", _("mailen er for stor")
    OTHER = "other", _("kom ikke frem")


@dataclass(frozen=True)
class Answer:
    """What a server said, as far as it is known."""

    status: str = ""  # "5.1.1" (RFC 3463)
    code: int | None = None  # 550 (RFC 5321)
    words: str = ""
    named: str = ""  # what a provider calls it
    is_final: bool = True  # False while a server goes on trying


# Postmark's, Brevo's and anymail's own names. "Soft" is the provider's word that the address may work later.
NAMED = {
    "HardBounce": Undelivered.GONE,
    "hard_bounce": Undelivered.GONE,
    "BadEmailAddress": Undelivered.GONE,
    "invalid": Undelivered.GONE,
    "SoftBounce": Undelivered.OTHER,
    "soft_bounce": Undelivered.OTHER,
    "Blocked": Undelivered.REFUSED,
    "DMARCPolicy": Undelivered.REFUSED,
    "SpamNotification": Undelivered.REFUSED,
    "blocked": Undelivered.REFUSED,
    "spam": Undelivered.REFUSED,
    "timed_out": Undelivered.DELAYED,
}


# Mailboxes may be emptied; whoever has been full so often in the time is not read any more.
FULL_TIMES, FULL_DAYS = 3, 90

# As servers write it: "550 5.1.1 …", "550-5.1.1", "(#5.1.1)".
# No version of a program ("Exim 4.94.2"): the second number ends at 7.
STATUS = re.compile(r"(?<![\d.])([245]\.[0-7]\.\d{1,3})(?![\d.]*\d)")
CODE = re.compile(r"(?<![\d.])([45][0-5]\d)(?=[ \-])")

OF_STATUS = {
    # Of the address; 5.1.7 and 5.1.8 are about the sender's.
    "1.0": Undelivered.GONE,
    "1.1": Undelivered.GONE,
    "1.2": Undelivered.GONE,
    "1.3": Undelivered.GONE,
    "1.4": Undelivered.GONE,
    "1.6": Undelivered.GONE,
    "1.7": Undelivered.REFUSED,
    "1.8": Undelivered.REFUSED,
    "1.10": Undelivered.GONE,
    # Of the mailbox.
    "2.1": Undelivered.GONE,
    "2.2": Undelivered.FULL,
    "2.3": Undelivered.TOO_LARGE,
    "3.4": Undelivered.TOO_LARGE,
}
# Statuses that say no more than "no"; then the words decide.
VAGUE = re.compile(r"|0\.\d+|2\.0|3\.0|4\.0|4\.1|5\.\d+")

ABOUT_US = re.compile(
    r"spam|black ?list|block ?list|blocked using|reputation|\bspf\b|\bdkim\b|\bdmarc\b|unauthenticated|"
    r"not authenticated|unsolicited|relay(?:ing)? (?:access )?denied|poor reputation|"
    r"sender (?:address |domain )?(?:rejected|denied|refused)|\bpolicy\b",
    re.IGNORECASE,
)
IN_WORDS = (
    (ABOUT_US, Undelivered.REFUSED),
    (
        re.compile(
            r"too (?:large|big)|size (?:limit|exceed)|exceeds? .{0,40}\bsize\b", re.IGNORECASE
        ),
        Undelivered.TOO_LARGE,
    ),
    (
        re.compile(
            r"over ?quota|quota (?:is )?exceeded|exceeded .{0,30}quota|mailbox (?:is )?full|"
            r"out of storage|insufficient (?:system )?storage",
            re.IGNORECASE,
        ),
        Undelivered.FULL,
    ),
    (
        re.compile(
            r"user unknown|unknown (?:user|recipient|mailbox|address)|"
            r"no such (?:user|mailbox|recipient|address|person)|"
            r"no mailbox here|mailbox (?:not found|unavailable|disabled|does not exist)|"
            r"(?:user|recipient|address|account|mailbox)\b.{0,60}(?:does not|doesn['’]t|did not) exist|"
            r"(?:recipient|address|user|account)s? (?:was |were |could )?(?:not|n['’]t) (?:be )?found|"
            r"invalid (?:recipient|mailbox)|unrouteable address|account (?:has been |is )?disabled|"
            r"doesn['’]t have an? .{0,30}account|recipient address rejected: access denied",
            re.IGNORECASE,
        ),
        Undelivered.GONE,
    ),
)
# "At a rate that prevents …" is about the hour, though the status says a mailbox is closed.
TOO_FAST = re.compile(r"\b(?:at a rate|too (?:quickly|fast|many))\b", re.IGNORECASE)


def why(answer: Answer) -> Undelivered:
    """The reason, by the enhanced status, else the words, else the bare code.

    For now (4xx) anything but a full mailbox is a delay: a server that puts us off for spam or for the first
    call says the same.
    """
    return _as_named(answer.named, _as_heard(answer))


def _as_heard(answer):
    code = answer.code or code_in(answer.words)
    kind, _dot, detail = answer.status.partition(".")
    if VAGUE.fullmatch(detail) and (told := status_in(answer.words)):
        kind, _dot, detail = told.partition(".")
    if not answer.is_final or kind == "4" or (not kind and code and code < 500):
        return _for_now(detail, answer.words)
    # A few servers write 5.1.1 on a list of spammers: that says nothing about the address.
    if ABOUT_US.search(answer.words) or detail.startswith("7."):
        return Undelivered.REFUSED
    if TOO_FAST.search(answer.words):
        return Undelivered.OTHER
    if VAGUE.fullmatch(detail):
        return _in_words(answer.words, code)
    return OF_STATUS.get(detail, Undelivered.OTHER)


def _as_named(named, heard):
    """A provider's own name for it. It knows its list of blocked senders; a server's words it may not tell."""
    told = NAMED.get(named)
    if told == Undelivered.GONE and heard != Undelivered.OTHER:
        return heard
    if told == Undelivered.OTHER and heard != Undelivered.GONE:
        return heard
    return told or heard


def _for_now(detail, words):
    is_full = detail == "2.2" or (not detail and _in_words(words, None) == Undelivered.FULL)
    return Undelivered.FULL if is_full else Undelivered.DELAYED


def _in_words(words, code):
    for pattern, reason in IN_WORDS:
        if pattern.search(words):
            return reason
    # RFC 5321 §4.2.2: "exceeded storage allocation"; of a message too big servers say so.
    return Undelivered.FULL if code == 552 else Undelivered.OTHER


def status_in(words: str) -> str:
    """The first enhanced status that stands in a server's words; "" when there is none."""
    found = STATUS.search(words)
    return found[1] if found else ""


def code_in(words: str) -> int | None:
    """The first reply code that stands in a server's words."""
    found = CODE.search(words)
    return int(found[1]) if found else None


def blocks(reason: Undelivered, *, times_full: int = 0) -> bool:
    """Whether the address gets no more mail after a final no; `times_full` counts this one too.

    Only what is the address's own: a mailbox that is gone, or one that nobody empties.
    """
    return reason == Undelivered.GONE or (reason == Undelivered.FULL and times_full >= FULL_TIMES)
