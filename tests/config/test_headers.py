import pytest

from config.headers import editor_policy

PREVIEW = {"Content-Security-Policy": "default-src 'none'"}  # a page of ours, made inside
STRICT = ["script-src 'self'", "style-src 'self'", "default-src 'none'", "frame-ancestors 'none'"]


@pytest.mark.parametrize("address", ["/arrangementer/", "/i/", "/konto/login/", "/findes-ikke/"])
def test_pages_of_ours_run_no_inline_script(client, site_root, address):
    policy = client.get(address).headers["Content-Security-Policy"]
    assert all(directive in policy for directive in STRICT)
    assert "unsafe" not in policy


def test_only_the_door_reads_codes_with_the_camera(client, site_root):
    door = client.get("/doer/").headers
    assert "'wasm-unsafe-eval'" in door["Content-Security-Policy"]
    assert "camera=(self)" in door["Permissions-Policy"]
    other = client.get("/i/").headers
    assert "wasm" not in other["Content-Security-Policy"]
    assert "camera=()" in other["Permissions-Policy"]


def test_the_editor_has_its_own_policy(admin_client, site_root):
    assert "'unsafe-inline'" in admin_client.get("/cms/").headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("headers", "script", "frame"),
    [
        ({}, ["'self'", "'unsafe-inline'"], ["'none'"]),
        ({"X-Frame-Options": "DENY"}, ["'self'", "'unsafe-inline'"], ["'none'"]),
        ({"X-Frame-Options": "SAMEORIGIN"}, ["'self'", "'unsafe-inline'"], ["'self'"]),
        (PREVIEW | {"X-Frame-Options": "DENY"}, ["'self'"], ["'none'"]),
        (PREVIEW | {"X-Frame-Options": "SAMEORIGIN"}, ["'self'"], ["'self'"]),
    ],
)
def test_policy_in_the_editor_follows_what_wagtail_says(headers, script, frame):
    policy = editor_policy(headers)
    assert (policy["script-src"], policy["frame-ancestors"]) == (script, frame)


KEYED = [
    "/i/XXXX/",
    "/ark/XXXX/",
    "/ark/XXXX/profiler/",
    "/n/XXXX/",
    "/n/XXXX/kontakt.vcf",
    "/en/n/XXXX/",
    "/kvittering/XXXX/",
    "/kvittering/XXXX/svar/",
    "/kvittering/XXXX/besoeg.ics",
    "/kvittering/XXXX/fastholdelse/1/",
    "/afmeld/XXXX/",
    "/kalender/XXXX.ics",
    "/en/i/XXXX/",
    "/en/kvittering/XXXX/",
]


@pytest.mark.parametrize("address", KEYED)
def test_addresses_with_a_key_leave_no_trace(client, site_root, address):
    headers = client.get(address).headers
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Robots-Tag"] == "noindex, nofollow"


def test_other_addresses_may_be_indexed(client, site_root):
    """The negative control."""
    headers = client.get("/arrangementer/").headers
    assert headers["Referrer-Policy"] == "same-origin"
    assert "X-Robots-Tag" not in headers


@pytest.mark.parametrize("path", ["/arbejdsbord/", "/en/arbejdsbord/", "/konto/login/"])
def test_the_workspace_stays_in_no_cache(client, cast, path):
    client.force_login(cast.owner)
    assert "no-store" in client.get(path).headers["Cache-Control"]


def test_public_pages_may_be_kept(client, site_root):
    """The negative control."""
    assert "no-store" not in client.get("/arrangementer/").headers.get("Cache-Control", "")


KINDS = [
    "/",
    "/arrangementer/",
    "/konto/login/",
    "/robots.txt",
    "/findes-ikke/",
    "/sundhed",
    "/api/v1/openapi.json",
]


@pytest.mark.parametrize("address", KINDS)
def test_every_kind_of_answer_says_what_it_is_and_stands_in_no_frame(client, site_root, address):
    headers = client.get(address).headers
    kind = headers["Content-Type"]
    assert kind == "application/json" or kind.endswith("; charset=utf-8")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    for directive in ("frame-ancestors 'none'", "object-src 'none'", "base-uri 'none'"):
        assert directive in headers["Content-Security-Policy"]


def test_a_file_of_ours_stands_in_no_frame(client, db):
    answer = client.get("/static/frontend/dist/app.css")
    answer.close()
    assert answer.headers["Content-Type"] == 'text/css; charset="utf-8"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("address", KINDS)
def test_with_https_every_kind_promises_it_for_a_year(client, site_root, settings, address):
    settings.SECURE_HSTS_SECONDS = 31_536_000
    headers = client.get(address, secure=True).headers
    assert headers["Strict-Transport-Security"] == "max-age=31536000"
