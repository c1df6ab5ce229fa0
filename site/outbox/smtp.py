"""Mail by SMTP that knows how far it came, and what an error there means for message and server.

An address that does not exist, a server that hangs and a password that has run out are all errors of
smtplib; only the first is the message's own.
"""

import smtplib
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from django.core.mail.backends import smtp

from outbox.undelivered import Answer, Undelivered, why


class Stage(IntEnum):
    """How far a mail came (RFC 5321): from BODY on the server may have taken it."""

    CONNECT = 1
    AUTH = 2
    MAIL = 3
    RCPT = 4
    DATA = 5
    BODY = 6


class Fate(StrEnum):
    """What becomes of the message. One that waits was not to blame and has used no attempt."""

    FAIL = "fail"
    RETRY = "retry"
    UNCERTAIN = "uncertain"
    WAIT = "wait"


class ServerFault(StrEnum):
    """What is wrong between us and the mail server, whatever the message."""

    NO_ANSWER = "no_answer"
    REFUSED = "refused"
    REPUTATION = "reputation"  # servers refuse mail after mail (outbox.reputation)


@dataclass(frozen=True)
class Verdict:
    fate: Fate
    fault: ServerFault | None = None
    reason: Undelivered | None = None  # of a no to this very mail


# smtplib's own classes say it better than whoever watched the line.
STAGE_OF = {
    smtplib.SMTPConnectError: Stage.CONNECT,
    smtplib.SMTPHeloError: Stage.CONNECT,
    smtplib.SMTPAuthenticationError: Stage.AUTH,
    smtplib.SMTPSenderRefused: Stage.MAIL,
    smtplib.SMTPRecipientsRefused: Stage.RCPT,
}
AUTH_REQUIRED = 530  # at any command (RFC 4954)
TOO_BIG = 552  # smtplib tells the size with MAIL (RFC 1870)


def judge(error: OSError, stage: Stage) -> Verdict:
    """What an error means; `stage` is how far the mail had come."""
    stage = STAGE_OF.get(type(error), stage)
    code = code_of(error)
    if code == AUTH_REQUIRED or stage <= Stage.AUTH:
        return Verdict(Fate.WAIT, _fault_of(error))
    if stage == Stage.MAIL and code == TOO_BIG:
        return Verdict(Fate.FAIL, reason=Undelivered.TOO_LARGE)
    if stage == Stage.MAIL:
        return Verdict(Fate.WAIT, _fault_of(error))
    if code is None:
        return _without_a_word(error, stage)
    if code < 400:
        # A reply that is none may stand for a yes: then a second mail would be one too many.
        return Verdict(Fate.RETRY if stage < Stage.BODY else Fate.UNCERTAIN)
    reason = why(Answer(code=code, words=words_of(error)))
    # A mailbox that is full today may be emptied tomorrow, whatever the server calls it.
    is_final = code >= 500 and reason != Undelivered.FULL
    return Verdict(Fate.FAIL if is_final else Fate.RETRY, reason=reason)


def code_of(error: OSError) -> int | None:
    """The server's reply code; of several recipients the worst."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return max((code for code, _words in error.recipients.values()), default=None)
    return error.smtp_code if isinstance(error, smtplib.SMTPResponseException) else None


def words_of(error: OSError) -> str:
    """What the server said with its code; of several recipients the worst one's."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        _code, words = max(error.recipients.values(), default=(0, b""))
    else:
        words = getattr(error, "smtp_error", b"")
    return words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words)


def _without_a_word(error: OSError, stage: Stage) -> Verdict:
    """The line was cut, the time ran out, or smtplib saw itself that it cannot be done."""
    if not _is_cut(error):
        return Verdict(Fate.RETRY)
    # Before the body nothing was taken; but this very mail may be what the server chokes on.
    fate = Fate.UNCERTAIN if stage >= Stage.BODY else Fate.RETRY
    return Verdict(fate, ServerFault.NO_ANSWER)


def _fault_of(error: OSError) -> ServerFault:
    return ServerFault.NO_ANSWER if _is_cut(error) else ServerFault.REFUSED


def _is_cut(error: OSError) -> bool:
    """No word came from the server. Of smtplib's errors only this one says so; the rest are the system's."""
    is_smtp = isinstance(error, smtplib.SMTPException)
    return not is_smtp or isinstance(error, smtplib.SMTPServerDisconnected)


class _Watched:
    """Notes how far the conversation has come."""

    stage = Stage.CONNECT

    def login(self, *args, **kwargs):
        self.stage = Stage.AUTH
        return super().login(*args, **kwargs)

    def mail(self, *args, **kwargs):
        self.stage = Stage.MAIL
        return super().mail(*args, **kwargs)

    def rcpt(self, *args, **kwargs):
        self.stage = Stage.RCPT
        return super().rcpt(*args, **kwargs)

    def data(self, *args, **kwargs):
        self.stage = Stage.DATA
        return super().data(*args, **kwargs)

    def getreply(self):
        code, words = super().getreply()
        if self.stage == Stage.DATA and code == 354:  # "go on": the mail itself follows
            self.stage = Stage.BODY
        return code, words


class WatchedSMTP(_Watched, smtplib.SMTP):
    """Without TLS, or with STARTTLS."""


class WatchedSMTPS(_Watched, smtplib.SMTP_SSL):
    """With TLS from the first byte."""


class EmailBackend(smtp.EmailBackend):
    @property
    def connection_class(self):
        return WatchedSMTPS if self.use_ssl else WatchedSMTP

    @property
    def stage(self) -> Stage:
        line = self.connection or self._partial_connection
        return line.stage if line else Stage.CONNECT
