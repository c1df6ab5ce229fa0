"""What somebody types as an address of their own system must never lead into ours."""

import socket
import ssl
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from outbox import safe_http
from outbox.safe_http import AddressRefused, is_public

Code = AddressRefused.Code

INNER = [
    "127.0.0.1",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",  # noqa: S104 (an address to refuse)
    "224.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "2001:0:7f00:1::",
    "::7f00:1",  # IPv4-compatible 127.0.0.1
    "::ffff:0:127.0.0.1",  # SIIT (RFC 2765)
    "64:ff9b:1::7f00:1",  # NAT64 of one's own net (RFC 8215)
    "fec0::1",
    "3fff::1",
]


@pytest.mark.parametrize("address", INNER)
def test_inner_address_is_not_public(address):
    assert is_public(address) is False


@pytest.mark.parametrize("address", ["8.8.8.8", "193.162.146.1", "2a00:1450::1", "::ffff:8.8.8.8"])
def test_address_of_the_open_internet_is_public(address):
    assert is_public(address) is True


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://169.254.169.254/", Code.HTTPS),
        ("https://169.254.169.254/latest/meta-data/", Code.INNER),
        ("https://[::ffff:127.0.0.1]/", Code.INNER),
        ("https://[::1]:8000/", Code.INNER),
        ("https://0x7f.1/", Code.INNER),
        ("https://2130706433/", Code.INNER),
        ("https://0177.0.0.1/", Code.INNER),
        ("https://127.1/", Code.INNER),
        ("https://localhost/", Code.INNER),
        ("https://LOCALHOST:5432/", Code.INNER),
        ("https://evil.example@127.0.0.1/", Code.LOGIN),
        ("https://127.0.0.1\\@evil.example/", Code.INNER),
        ("ftp://example.org/", Code.NO_ADDRESS),
        ("file:///etc/passwd", Code.NO_ADDRESS),
        ("gopher://127.0.0.1/", Code.NO_ADDRESS),
        ("https://", Code.NO_ADDRESS),
        ("https:///x", Code.NO_ADDRESS),
        ("https://[", Code.NO_ADDRESS),
        ("example.org", Code.NO_ADDRESS),
        ("https://findes-ikke.invalid/", Code.UNKNOWN),
        ("https://" + "a" * 300 + ".dk/", Code.UNKNOWN),
    ],
)
def test_address_is_refused(url, code):
    with pytest.raises(AddressRefused) as refused:
        safe_http.resolve(url)
    assert refused.value.code == code


def test_one_inner_address_among_public_ones_is_enough(monkeypatch):
    answers_with(monkeypatch, "8.8.8.8", "10.0.0.5")
    with pytest.raises(AddressRefused) as refused:
        safe_http.resolve("https://mange.example/")
    assert refused.value.code == Code.INNER


def test_name_is_looked_up_once_and_the_checked_address_is_called(monkeypatch):
    """A name that answers otherwise the second time (rebinding) is not asked a second time."""
    asked = answers_with(monkeypatch, "203.0.114.9")
    called = []

    def refuse(self):
        called.append(self.host)
        raise ConnectionRefusedError

    monkeypatch.setattr(safe_http.HTTPSConnection, "connect", refuse)
    with pytest.raises(ConnectionRefusedError):
        safe_http.post("https://skifter.example/", b"{}", {})
    assert (asked, called) == (["skifter.example"], ["203.0.114.9"])


def answers_with(monkeypatch, *addresses):
    asked = []

    def look_up(host, port, **_options):
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, port)) for each in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return asked


@pytest.fixture
def server(settings):
    """A system on the inner network that the operator has allowed; it writes down what it hears."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            length = int(self.headers["Content-Length"])
            self.server.heard.append((self.path, self.headers, self.rfile.read(length)))
            self.send_response(self.server.answer)
            self.send_header("Location", f"http://127.0.0.1:{self.server.server_port}/andet")
            self.end_headers()

        def log_message(self, *_args):
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as running:
        running.heard, running.answer = [], 200
        running.url = f"http://127.0.0.1:{running.server_port}/krog?x=1"
        settings.WEBHOOK_INNER_HOSTS = [f"127.0.0.1:{running.server_port}"]
        thread = threading.Thread(target=running.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield running
        running.shutdown()
        thread.join()


def test_post_to_an_allowed_inner_system(server):
    assert safe_http.post(server.url, "æ".encode(), {"webhook-id": "1"}) == 200
    path, headers, body = server.heard[0]
    assert (path, body.decode(), headers["webhook-id"]) == ("/krog?x=1", "æ", "1")


def test_the_same_system_is_refused_when_nobody_allowed_it(server, settings):
    """The negative control of the list."""
    settings.WEBHOOK_INNER_HOSTS = []
    with pytest.raises(AddressRefused):
        safe_http.post(server.url, b"{}", {})
    assert server.heard == []


def test_redirect_is_an_answer_and_is_not_followed(server):
    server.answer = 302
    assert safe_http.post(server.url, b"{}", {}) == 302
    assert [path for path, *_rest in server.heard] == ["/krog?x=1"]


def test_server_that_dawdles_is_cut_off(settings, monkeypatch):
    monkeypatch.setattr(safe_http, "WHOLE_SECONDS", 0.5)
    listening = socket.create_server(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    settings.WEBHOOK_INNER_HOSTS = [f"127.0.0.1:{port}"]
    stop = threading.Event()

    def drip():
        caller, _address = listening.accept()
        with caller:
            while not stop.wait(0.1):
                try:
                    caller.sendall(b"X")
                except OSError:
                    return

    thread = threading.Thread(target=drip)
    thread.start()
    try:
        with pytest.raises(ConnectionError):
            safe_http.post(f"http://127.0.0.1:{port}/", b"{}", {})
    finally:
        stop.set()
        thread.join()
        listening.close()


@pytest.mark.parametrize(
    ("name", "trusted", "heard"),
    [("127.0.0.1", True, 1), ("127.0.0.1", False, 0), ("evil.example", True, 0)],
)
def test_only_a_known_certificate_of_that_name_is_spoken_to(
    server, settings, monkeypatch, tmp_path, name, trusted, heard
):
    """The first is the negative control: the same server, known and by its own name, hears us."""
    certificate = tmp_path / "certificate.pem"
    kind = "IP" if name[0].isdigit() else "DNS"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", f"/CN={name}"]
    files = ["-keyout", tmp_path / "key.pem", "-out", certificate]
    subprocess.run(
        [*made, *files, "-addext", f"subjectAltName={kind}:{name}"], check=True, capture_output=True
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, tmp_path / "key.pem")
    server.socket = context.wrap_socket(server.socket, server_side=True)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate if trusted else tmp_path / "none.pem"))
    url = server.url.replace("http:", "https:")
    if heard:
        assert safe_http.post(url, b"{}", {}) == 200
    else:
        with pytest.raises(OSError, match=r"SSL|Certificate"):
            safe_http.post(url, b"{}", {})
    assert len(server.heard) == heard
