"""Against an IMAP server with as much of RFC 3501 as the reader asks for."""

import imaplib
import re
import socketserver
import ssl
import threading
from datetime import timedelta
from ipaddress import ip_address

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
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


@pytest.fixture
def certificate(tmp_path):
    """A certificate of our own for 127.0.0.1, which nobody vouches for, and its key in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = timezone.now()
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    file = tmp_path / "certificate.pem"
    file.write_bytes(key.private_bytes(pem, *plain) + made.public_bytes(pem))
    return file


@pytest.fixture
def secure(certificate):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Session) as server:
        server.mails, server.stored, server.login, server.expunged = {}, [], None, False
        server.socket = context.wrap_socket(server.socket, server_side=True)
        server.handle_error = lambda *_args: None  # whoever does not trust us hangs up
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def test_a_server_that_nobody_vouches_for_gets_no_password(secure):
    with pytest.raises(ssl.SSLCertVerificationError):
        read_bounces(f"imaps://post:hemmelig@127.0.0.1:{secure.server_address[1]}/INBOX")
    assert secure.login is None
    # The negative control: as imaplib comes, it tells the password to whoever answers.
    with imaplib.IMAP4_SSL(*secure.server_address) as trusting:
        trusting.login("post", "hemmelig")
    assert b"hemmelig" in secure.login


def test_one_that_somebody_vouches_for_is_read(secure, certificate, monkeypatch):
    """The negative control."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert read_bounces(f"imaps://post:hemmelig@127.0.0.1:{secure.server_address[1]}/INBOX") == 0
    assert b"hemmelig" in secure.login
