"""Cookies with HTTPS: for this very host, over HTTPS only, and none that a script may read but need not."""

import pytest
from django.urls import reverse

from accounts import addresses
from tests.config.test_environment import settings_with

NAMES = ("SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME")


@pytest.mark.parametrize(
    ("base_url", "names", "secure"),
    [
        ("https://haandslag.example", ("__Host-sessionid", "__Host-csrftoken"), True),
        ("http://localhost:8000", ("sessionid", "csrftoken"), False),
    ],
)
def test_names_bind_them_to_their_host(monkeypatch, tmp_path, base_url, names, secure):
    found = settings_with(monkeypatch, tmp_path, BASE_URL=base_url)
    assert tuple(found[name] for name in NAMES) == names
    assert found["COOKIE_PREFIX"] == names[0].removesuffix("sessionid")
    assert (found["SESSION_COOKIE_SECURE"], found["CSRF_COOKIE_SECURE"]) == (secure, secure)


def test_they_are_of_the_whole_host_and_lax(client, cast, site_root, settings):
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    addresses.vouch_for(cast.owner)
    page = reverse("account_login")
    client.get(page, secure=True)
    client.post(page, {"login": cast.owner.email, "password": "hemmelig-nok-1"}, secure=True)
    told = {name: cookie for name, cookie in client.cookies.items() if cookie.value}
    assert {"sessionid", "csrftoken"} <= set(told) <= {"sessionid", "csrftoken", "messages"}
    for cookie in told.values():
        where = (cookie["path"], cookie["domain"], cookie["samesite"], cookie["secure"])
        assert where == ("/", "", "Lax", True)
    assert told["sessionid"]["httponly"]
