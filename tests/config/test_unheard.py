import pytest

from config.unheard import refusal


@pytest.mark.parametrize(
    ("method", "path", "is_secure", "https", "status"),
    [
        ("GET", "/api/v1/sheets/", True, True, None),
        ("GET", "/api/v1/sheets/", False, True, 403),
        ("POST", "/post/postmark/tracking/", False, True, 403),
        ("GET", "/", False, True, None),  # a browser is led to HTTPS
        ("GET", "/api/v1/sheets/", False, False, None),  # on a developer's machine
        ("TRACE", "/", True, True, 405),
        ("GET", "/prisen/9999999999999999999/", True, True, 404),
        ("GET", "/api/v1/door/badge/9999999999999999999.pdf", True, True, 404),
        ("GET", f"/prisen/{2**63}", True, True, 404),
        ("GET", "/prisen/999999999999999999/", True, True, None),  # a number that a key may have
        ("GET", "/historier/9999999999999999999-tal/", True, True, None),  # words
        ("GET", "/historier/tal-9999999999999999999/", True, True, None),
    ],
)
def test_what_is_refused_unheard(method, path, is_secure, https, status):
    assert refusal(method, path, is_secure=is_secure, https=https) == status


def test_a_system_without_https_is_not_led_on(client, db, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/api/v1/openapi.json").status_code == 403
    assert client.get("/api/v1/openapi.json", secure=True).status_code == 200
    page = client.get("/konto/login/")
    assert (page.status_code, page.url) == (301, "https://testserver/konto/login/")
    assert client.trace("/api/v1/openapi.json", secure=True).status_code == 405
