"""How often a log-in may fail: counted by address, and by all processes together."""

import pytest
from django.core.cache import caches

from config.login_cache import MemoryButLogins

WRONG = "forkert-adgangskode"
RIGHT = "hemmelig-nok-1"  # the factories'
OFTEN = 5  # allauth's own for one address in five minutes


def log_in(client, email, password, **more):
    return client.post("/konto/login/", {"login": email, "password": password}, **more)


def is_let_in(client, cast):
    log_in(client, cast.owner.email, RIGHT)
    return "account_authentication_methods" in client.session


def another_process():
    """What stands in the memory of one process is not in that of the next."""
    caches["default"].clear()


@pytest.mark.parametrize("host", ["testserver", "testserver:80", "localhost:8000", "127.0.0.1:9"])
def test_after_five_failures_nobody_comes_in_by_any_host(client, cast, site_root, host):
    for _n in range(OFTEN):
        log_in(client, cast.owner.email.upper(), WRONG, headers={"host": host})
    assert not is_let_in(client, cast)


def test_with_four_they_do(client, cast, site_root):
    """The negative control."""
    for _n in range(OFTEN - 1):
        log_in(client, cast.owner.email, WRONG)
    assert is_let_in(client, cast)


def fail_in_many_processes(client, cast):
    for _n in range(OFTEN):
        log_in(client, cast.owner.email, WRONG)
        another_process()


def test_the_processes_count_together(client, cast, site_root):
    fail_in_many_processes(client, cast)
    assert not is_let_in(client, cast)


def test_memory_alone_would_let_them_in(client, cast, site_root, settings):
    """The negative control: allauth in the cache that Django has by default."""
    memory = "django.core.cache.backends.locmem.LocMemCache"
    settings.CACHES = settings.CACHES | {"default": {"BACKEND": memory, "LOCATION": "alone"}}
    fail_in_many_processes(client, cast)
    assert is_let_in(client, cast)


@pytest.mark.parametrize(
    ("key", "shared"),
    [
        ("allauth:rl:allauth.account:login:30/60/ip:ip:127.0.0.1", True),
        ("allauth.mfa.totp.used?user=1&code=123456", True),
        ("wagtail_site_root_paths", False),
    ],
)
def test_what_all_must_agree_on_lies_in_the_shared_one(key, shared):
    memory = MemoryButLogins("one", {})
    assert memory.add(key, [1], timeout=60)
    assert not memory.add(key, [2], timeout=60)
    assert memory.get(key) == [1]
    assert (caches["shared"].get(key) == [1]) is shared
    memory.delete(key)
    assert memory.get(key) is caches["shared"].get(key) is None
