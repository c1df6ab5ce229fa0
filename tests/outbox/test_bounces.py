"""What a mail in the bounce mailbox says, by the forms in which real servers write."""

import time

import pytest

from outbox.bounces import read_bounce
from outbox.undelivered import why
from tests.outbox import notices
from tests.outbox.notices import OURS, WHOM, fields, letter, report

PUNY = "ole@xn--blbrgrd-fxak7p.example"


@pytest.mark.parametrize(
    ("raw", "reason", "is_final"),
    [
        (report(fields()), "gone", True),
        (report(fields(status="5.1.1 (bad destination mailbox address)")), "gone", True),
        (report(fields(), original="message/rfc822"), "gone", True),
        (report(fields(), head="Auto-Submitted: auto-replied\nReturn-Path: <>\n"), "gone", True),
        (report(fields(status="5.7.1")), "refused", True),
        (report(fields(status="5.7.26", words=notices.GMAIL_DMARC)), "refused", True),
        (report(fields(status="5.3.4")), "too_large", True),
        (report(fields(status="5.2.2", words=notices.GMAIL_FULL)), "full", True),
        (report(fields("delayed", "4.4.1")), "delayed", False),
        (report(fields("delayed (retrying)", "4.2.2")), "full", False),
        (report(fields("failed", "4.4.7")), "delayed", True),
        (report(fields("error", "5.1.1")), "gone", True),
        (report(fields(status="5.1.10", words=notices.EXCHANGE_ONLINE)), "gone", True),
        (report(fields(status="5.0.0", words="550 5.7.1 not from you")), "refused", True),
        (report(fields(status="5.0.0"), letter="user unknown"), "gone", True),
        (report(fields("", "5.1.1")), "gone", True),
        (report(fields("", "4.4.1")), "delayed", False),
        (report(fields(recipient=f"RFC822;<{WHOM.upper()}>")), "gone", True),
        (report(fields(recipient=f"utf-8; {WHOM}")), "gone", True),
        (
            report(fields(recipient=f"rfc822; en@b.example\nOriginal-Recipient: rfc822;{WHOM}")),
            "gone",
            True,
        ),
        (report(fields()).replace(b"\n", b"\r\n"), "gone", True),
        (report(fields()).replace(b"delivery-status\n", b"global-delivery-status\n"), "gone", True),
        (notices.BASE64_STATUS, "gone", True),
        (notices.QUOTED_PRINTABLE_HEADERS, "gone", True),
        (letter(notices.QMAIL), "gone", True),
        (letter(notices.EXIM, head=f"X-Failed-Recipients: {WHOM}\n"), "refused", True),
        (
            letter(notices.EXIM, sender="Mail Delivery System <Mailer-Daemon@mx.example>"),
            "refused",
            True,
        ),
        (letter(notices.EXIM_LATER), "delayed", False),
        (
            letter(notices.OLD_EXCHANGE, sender="System Administrator <postmaster@firma.example>"),
            "gone",
            True,
        ),
        (letter(notices.QMAIL, head="X-Note: \u00e6\nFrom: M\u00e6gler <x@y>\n"), "gone", True),
        (report(fields()).replace(b"us-ascii", b"x-un\x00known"), "gone", True),
        (letter(f"Could not deliver to {WHOM}, sorry."), "other", True),
    ],
)
def test_every_form_of_notice_is_understood(raw, reason, is_final):
    bounce = read_bounce(raw)
    assert bounce.message_ids == {OURS}
    [notice] = [one for one in bounce.notices if WHOM in one.addresses]
    assert (why(notice.answer), notice.answer.is_final) == (reason, is_final)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x00\xff",
        b"From: x\n\nHej, jeg kommer desv\xe6rre ikke.",
        letter("", original=""),
        # A person, and their answering machine, which quotes our mail and may have no return path.
        letter(f"{WHOM} does not exist any more, user unknown", sender="kaj@firma.example"),
        letter(
            f"Jeg er p\u00e5 ferie. {WHOM}",
            sender=WHOM,
            head="Auto-Submitted: auto-replied\nReturn-Path: <>\nPrecedence: bulk\n",
        ),
        letter("Automatisk svar: 550 5.1.1", sender=WHOM),
        # What was read, delivered, or passed on.
        report(fields()).replace(b"delivery-status", b"disposition-notification"),
        *[report(fields(action, "2.0.0")) for action in ("delivered", "relayed", "expanded", "")],
    ],
)
def test_whatever_else_comes_is_no_notice(raw):
    assert read_bounce(raw).notices == ()


@pytest.mark.parametrize(
    "recipient",
    [
        "rfc822; ole@xn--blbrgrd-fxak7p.example",
        "rfc822; ole@XN--BLBRGRD-FXAK7P.example",
        "utf-8; ole@blåbærgrød.example",
        r"utf-8; ole@bl\x{E5}b\x{E6}rgr\x{F8}d.example",
    ],
)
def test_a_domain_with_danish_letters_is_one_however_the_server_writes_it(recipient):
    [notice] = read_bounce(report(fields(recipient=recipient))).notices
    assert notice.addresses == {PUNY}


def test_several_recipients_are_several_notices():
    both = f"{fields()}\n{fields('delayed', '4.4.1', recipient='rfc822; kaj@firma.example')}"
    told = {one.answer.is_final: one.addresses for one in read_bounce(report(both)).notices}
    assert told == {True: {WHOM}, False: {"kaj@firma.example"}}


def test_a_mail_without_our_number_is_about_somebody_elses():
    assert (
        read_bounce(report(fields(), body="Message-ID: <1@fremmed.example>")).message_ids == set()
    )


def test_an_address_beyond_unicode_is_read_as_it_stands():
    [notice] = read_bounce(report(fields(recipient=r"utf-8; ole@\x{110000}.example"))).notices
    assert len(notice.addresses) == 1


@pytest.mark.parametrize("filler", [b"-", b"a@", b"<", b"0", b"user ", b"5.1.1 "])
def test_a_long_mail_is_read_in_time(filler):
    """Patterns that look back would take minutes."""
    raw = b"From: postmaster@firma.example\n\n" + filler * (400_000 // len(filler))
    begun = time.process_time()
    for notice in read_bounce(raw).notices:
        why(notice.answer)
    assert time.process_time() - begun < 2
