import pytest

from config.hosts import is_ours

PUBLIC, OWN_PORT, HOME = (
    "https://haandslag.example",
    "https://haandslag.example:8443",
    "http://localhost:8000",
)
NAMED = ["haandslag.example", "indre.example", "anden.example:9000", ".flere.example"]
HOSTS = [
    # host, base_url, allowed, ours
    ("haandslag.example", PUBLIC, [], True),
    ("HAANDSLAG.example", PUBLIC, [], True),
    ("haandslag.example:443", PUBLIC, [], True),
    ("haandslag.example:8000", PUBLIC, [], False),
    ("haandslag.example:1", PUBLIC, NAMED, False),
    ("haandslag.example:8443", OWN_PORT, [], True),
    ("haandslag.example", OWN_PORT, [], False),
    ("evil.example", PUBLIC, NAMED, False),
    ("haandslag.example.evil.example", PUBLIC, NAMED, False),
    ("evilhaandslag.example", PUBLIC, NAMED, False),
    ("indre.example", PUBLIC, NAMED, True),
    ("indre.example:8000", PUBLIC, NAMED, False),
    ("indre.example:8443", OWN_PORT, NAMED, True),
    ("anden.example:9000", PUBLIC, NAMED, True),
    ("anden.example", PUBLIC, NAMED, False),
    ("nord.flere.example", PUBLIC, NAMED, True),
    ("nord.flere.example:81", PUBLIC, NAMED, False),
    ("localhost:8000", PUBLIC, ["localhost"], False),
    ("localhost", PUBLIC, ["localhost"], True),
    ("127.0.0.1:51234", HOME, ["127.0.0.1"], True),
    ("localhost:51234", HOME, [], True),
    ("evil.example", HOME, [], False),
    ("", PUBLIC, NAMED, False),
    ("haandslag.example:x", PUBLIC, NAMED, False),
]


@pytest.mark.parametrize(("host", "base_url", "allowed", "ours"), HOSTS)
def test_which_host_is_ours(host, base_url, allowed, ours):
    assert is_ours(host, base_url=base_url, allowed=allowed) is ours


@pytest.fixture
def in_public(settings):
    settings.BASE_URL = "http://haandslag.example"
    settings.HOSTS = settings.ALLOWED_HOSTS = ["haandslag.example"]


@pytest.mark.parametrize(
    ("address", "host", "status"),
    [
        ("/konto/login/", "haandslag.example", 200),
        ("/konto/login/", "haandslag.example:81", 400),
        ("/en/", "haandslag.example:81", 400),
        ("/sundhed", "haandslag.example:81", 200),
    ],
)
def test_another_port_is_refused(client, site_root, in_public, address, host, status):
    assert client.get(address, headers={"host": host}).status_code == status


def test_django_alone_would_take_it(client, site_root, in_public, settings):
    """The negative control."""
    settings.MIDDLEWARE = [m for m in settings.MIDDLEWARE if m != "config.hosts.HostMiddleware"]
    answer = client.get("/konto/login/", headers={"host": "haandslag.example:81"})
    assert answer.status_code == 200
