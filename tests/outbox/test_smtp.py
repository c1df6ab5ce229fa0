"""What an error of the mail server means, as a table; and how far a mail had come, by real conversations."""

import smtplib
import ssl

import pytest
from django.core.mail import EmailMessage

from outbox.smtp import EmailBackend, Fate, ServerFault, Stage, Verdict, WatchedSMTPS, judge
from outbox.undelivered import Undelivered
from tests.outbox.scripted import Scripted

Cut, Refused = smtplib.SMTPServerDisconnected, smtplib.SMTPRecipientsRefused
REFUSES_US = Verdict(Fate.WAIT, ServerFault.REFUSED)
SILENT = Verdict(Fate.WAIT, ServerFault.NO_ANSWER)


def of(fate, reason):
    return Verdict(fate, reason=Undelivered(reason))


NO, LATER = of(Fate.FAIL, "other"), of(Fate.RETRY, "delayed")


def rcpt(code, words=b""):
    return Refused({"soren@example.org": (code, words)})


def sender(code):
    return smtplib.SMTPSenderRefused(code, b"", "post@example.org")


@pytest.mark.parametrize(
    ("stage", "error", "verdict"),
    [
        (Stage.CONNECT, ConnectionRefusedError(), SILENT),
        (Stage.CONNECT, TimeoutError(), SILENT),
        (Stage.CONNECT, Cut(""), SILENT),
        (Stage.CONNECT, ssl.SSLCertVerificationError(), SILENT),
        (Stage.CONNECT, smtplib.SMTPConnectError(554, b""), REFUSES_US),
        (Stage.CONNECT, smtplib.SMTPHeloError(501, b""), REFUSES_US),
        (Stage.CONNECT, smtplib.SMTPNotSupportedError("STARTTLS"), REFUSES_US),
        (Stage.AUTH, smtplib.SMTPAuthenticationError(535, b""), REFUSES_US),
        (Stage.AUTH, smtplib.SMTPAuthenticationError(454, b""), REFUSES_US),
        (Stage.AUTH, smtplib.SMTPException("no way to log in"), REFUSES_US),
        (Stage.AUTH, Cut(""), SILENT),
        (Stage.MAIL, sender(550), REFUSES_US),
        (Stage.MAIL, sender(451), REFUSES_US),
        (Stage.MAIL, sender(530), REFUSES_US),
        (Stage.MAIL, sender(552), of(Fate.FAIL, "too_large")),  # this mail is too big
        (Stage.MAIL, TimeoutError(), SILENT),
        (Stage.MAIL, Cut(""), SILENT),
        (Stage.RCPT, rcpt(550), NO),
        (Stage.RCPT, rcpt(500), NO),
        (Stage.RCPT, rcpt(499), LATER),
        (Stage.RCPT, rcpt(450), LATER),
        (Stage.RCPT, rcpt(421), LATER),
        (Stage.RCPT, rcpt(530), REFUSES_US),
        (Stage.RCPT, Cut(""), Verdict(Fate.RETRY, ServerFault.NO_ANSWER)),
        (Stage.DATA, smtplib.SMTPDataError(554, b""), NO),
        (Stage.DATA, smtplib.SMTPDataError(451, b""), LATER),
        (Stage.DATA, TimeoutError(), Verdict(Fate.RETRY, ServerFault.NO_ANSWER)),
        (Stage.BODY, smtplib.SMTPDataError(554, b""), NO),
        (Stage.BODY, smtplib.SMTPDataError(400, b""), LATER),
        # What the server says decides as it does in a bounce (outbox.undelivered).
        (Stage.RCPT, rcpt(550, b"5.1.1 no such user"), of(Fate.FAIL, "gone")),
        (Stage.RCPT, rcpt(550, b"user unknown \xe6"), of(Fate.FAIL, "gone")),
        (Stage.RCPT, rcpt(552, b"5.2.2 mailbox full"), of(Fate.RETRY, "full")),
        (Stage.RCPT, rcpt(452, b"4.2.2 mailbox full"), of(Fate.RETRY, "full")),
        (Stage.DATA, smtplib.SMTPDataError(550, b"5.7.1 spam"), of(Fate.FAIL, "refused")),
        (Stage.BODY, smtplib.SMTPDataError(552, b"5.3.4 too big"), of(Fate.FAIL, "too_large")),
        (Stage.BODY, smtplib.SMTPDataError(-1, b"?"), Verdict(Fate.UNCERTAIN)),
        (Stage.BODY, smtplib.SMTPDataError(252, b""), Verdict(Fate.UNCERTAIN)),
        (Stage.BODY, Cut(""), Verdict(Fate.UNCERTAIN, ServerFault.NO_ANSWER)),
        (Stage.BODY, TimeoutError(), Verdict(Fate.UNCERTAIN, ServerFault.NO_ANSWER)),
        # Who did not watch the line says BODY; smtplib's own classes know better.
        (Stage.BODY, rcpt(550), NO),
        (Stage.BODY, sender(550), REFUSES_US),
        (Stage.BODY, smtplib.SMTPAuthenticationError(535, b""), REFUSES_US),
    ],
)
def test_what_an_error_means(stage, error, verdict):
    assert judge(error, stage) == verdict


def test_of_several_recipients_the_worst_counts():
    both = Refused({"a@example.org": (450, b""), "b@example.org": (550, b"")})
    assert judge(both, Stage.RCPT) == NO


def converse(backend):
    backend.open()
    backend.send_messages([EmailMessage("Kom", "Hej", "a@example.org", ["b@example.org"])])


@pytest.mark.parametrize(
    ("silent_at", "stage"),
    [
        ("connect", Stage.CONNECT),
        ("MAIL", Stage.MAIL),
        ("RCPT", Stage.RCPT),
        ("DATA", Stage.DATA),
        (".", Stage.BODY),
    ],
)
def test_how_far_a_mail_had_come_when_the_server_fell_silent(silent_at, stage):
    with Scripted(silent_at=silent_at) as server:
        backend = EmailBackend(host="127.0.0.1", port=server.port, timeout=0.2)
        with pytest.raises(OSError, match=r"."):
            converse(backend)
        assert backend.stage == stage
        backend.close()


def test_a_password_that_is_refused_is_seen_as_one():
    with Scripted(replies={"AUTH": "535 no"}) as server:
        backend = EmailBackend("127.0.0.1", server.port, "us", "secret", timeout=5)
        with pytest.raises(smtplib.SMTPAuthenticationError):
            backend.open()
        assert backend.stage == Stage.AUTH
        backend.close()


def test_with_tls_the_line_is_watched_too():
    assert EmailBackend(use_ssl=True).connection_class is WatchedSMTPS


@pytest.mark.parametrize(
    ("step", "reply", "verdict"),
    [
        (
            "RCPT",
            "550-5.1.1 The email account does not exist.\r\n550 5.1.1 Sorry",
            of(Fate.FAIL, "gone"),
        ),
        ("RCPT", "452 4.2.2 Mailbox full", of(Fate.RETRY, "full")),
        (".", "554 5.7.1 Blocked, poor reputation", of(Fate.FAIL, "refused")),
        (".", "552 5.3.4 Message too big", of(Fate.FAIL, "too_large")),
    ],
)
def test_what_a_real_server_says_is_judged_like_a_bounce(step, reply, verdict):
    with Scripted(replies={step: reply}) as server:
        backend = EmailBackend(host="127.0.0.1", port=server.port, timeout=5)
        with pytest.raises(OSError, match=r".") as told:
            converse(backend)
        assert judge(told.value, backend.stage) == verdict
        backend.close()
