"""Against an IMAP server with as much of RFC 3501 as the reader asks for."""

import re
import socketserver
import threading

import pytest
from django.utils import timezone

from outbox.bounces import read_bounce
from outbox.mailbox import read_bounces
from outbox.models import Message
from tests import factories
from tests.outbox.notices import OURS, fields, report


class Session(socketserver.StreamRequestHandler):
    def handle(self):
        self.say(b"* OK hello")
        while line := self.rfile.readline():
            tag, verb, rest = [*line.strip().split(b" ", 2), b""][:3]
            getattr(self, verb.decode().lower(), lambda _rest: None)(rest)
            self.say(tag + b" OK " + verb + b" completed")
            if verb == b"LOGOUT":
                return

    def say(self, line):
        self.wfile.write(line + b"\r\n")

    def login(self, rest):
        self.server.login = rest

    def capability(self, _rest):
        self.say(b"* CAPABILITY IMAP4rev1")

    def select(self, rest):
        self.server.folder = rest
        self.say(b"* 1 EXISTS")

    def search(self, _rest):
        self.say(b"* SEARCH " + b" ".join(b"%d" % n for n in sorted(self.server.mails)))

    def fetch(self, rest):
        number = int(rest.split()[0])
        mail = self.server.mails[number]
        self.wfile.write(b"* %d FETCH (BODY[] {%d}\r\n" % (number, len(mail)) + mail + b")\r\n")

    def store(self, rest):
        self.server.stored.append(int(re.match(rb"\d+", rest)[0]))

    def expunge(self, _rest):
        self.server.expunged = True


@pytest.fixture
def imap():
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Session) as server:
        server.stored, server.expunged, server.mails = [], False, {}
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def test_what_is_understood_is_deleted_and_the_rest_is_left_for_people(cast, imap):
    message = factories.message(
        cast.nordby,
        recipient="leder@firma.example",
        message_id=OURS,
        state=Message.State.SENT,
        sent_at=timezone.now(),
    )
    imap.mails = {1: b"From: x\r\n\r\nHej", 2: report(fields())}
    port = imap.server_address[1]
    assert read_bounces(f"imap://post%40nordby:hemmelig@127.0.0.1:{port}/Retur") == 1
    assert imap.login.replace(b'"', b"") == b"post@nordby hemmelig"
    assert (imap.folder.strip(b'"'), imap.stored, imap.expunged) == (b"Retur", [2], True)
    message.refresh_from_db()
    assert message.bounced_at is not None


def test_a_mail_that_cannot_be_read_stays_and_the_next_is_read(cast, imap, monkeypatch, caplog):
    factories.message(
        cast.nordby,
        recipient="leder@firma.example",
        message_id=OURS,
        state=Message.State.SENT,
        sent_at=timezone.now(),
    )
    imap.mails = {1: b"From: x\r\n\r\nHej", 2: report(fields())}

    def stumbling(raw):
        if raw.startswith(b"From: x"):
            raise UnicodeEncodeError("ascii", "x", 0, 1, "no")
        return read_bounce(raw)

    monkeypatch.setattr("outbox.mailbox.read_bounce", stumbling)
    assert read_bounces(f"imap://post:hemmelig@127.0.0.1:{imap.server_address[1]}/Retur") == 1
    assert "cannot be read: UnicodeEncodeError" in caplog.text
