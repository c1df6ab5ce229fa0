"""What is packed and what is not, and that the length of an answer gives no key away."""

import gzip

import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from config import compression
from config.compression import CompressionMiddleware, may_pack


@pytest.mark.parametrize(
    ("has_input", "has_session", "shows_key", "asked_from", "packed"),
    [
        (False, False, False, "", True),
        (False, True, False, "cross-site", True),
        (False, True, True, "cross-site", True),
        (True, False, False, "cross-site", True),
        (True, True, False, "same-origin", True),
        (True, True, False, "none", True),
        (True, True, False, "cross-site", False),
        (True, True, False, "same-site", False),
        (True, True, False, "", False),
        (True, False, True, "same-origin", False),
        (True, True, True, "same-origin", False),
    ],
)
def test_what_may_be_packed(has_input, has_session, shows_key, asked_from, packed):
    told = {"has_input": has_input, "has_session": has_session, "shows_key": shows_key}
    assert may_pack(**told, asked_from=asked_from) is packed


LONG = "<p>Kære borger, kom og vær med.</p>" * 100


def answer(path="/arbejdsbord/", *, body=LONG, response=None, method="GET", **meta):
    meta = {"HTTP_ACCEPT_ENCODING": "gzip, br"} | meta
    request = RequestFactory().generic(method, path, **meta)
    return CompressionMiddleware(lambda request: response or HttpResponse(body))(request)


@pytest.mark.parametrize(
    ("path", "meta", "packed"),
    [
        ("/arbejdsbord/", {"HTTP_COOKIE": "sessionid=a"}, True),
        ("/arbejdsbord/ark/?q=x", {"HTTP_COOKIE": "sessionid=a"}, False),
        (
            "/arbejdsbord/ark/?q=x",
            {"HTTP_COOKIE": "sessionid=a", "HTTP_SEC_FETCH_SITE": "same-origin"},
            True,
        ),
        ("/soeg/?q=x", {}, True),
        ("/soeg/?q=x", {"HTTP_COOKIE": "csrftoken=a"}, True),
        ("/ark/k7m4px2d9t/", {}, True),
        ("/i/K7M4PX2D9T/?svar=ja", {"HTTP_COOKIE": "sessionid=a"}, True),
        ("/i/K7M4PX2D9T/", {"method": "POST"}, False),
        ("/en/i/K7M4PX2D9T/", {"method": "POST", "HTTP_SEC_FETCH_SITE": "same-origin"}, False),
        ("/en/konto/login/?next=/x", {"HTTP_SEC_FETCH_SITE": "same-origin"}, False),
        ("/arbejdsbord/systemer/noegle/", {"method": "POST"}, False),
        ("/arbejdsbord/", {"HTTP_ACCEPT_ENCODING": "br"}, False),
    ],
)
def test_which_pages_are_packed(path, meta, packed):
    found = answer(path, **meta)
    assert ("Content-Encoding" in found.headers) is packed
    assert found.headers["Vary"] == "Accept-Encoding"
    content = gzip.decompress(found.content) if packed else found.content
    assert content.decode() == LONG


@pytest.mark.parametrize(
    "response",
    [
        HttpResponse(LONG, content_type="application/pdf"),
        StreamingHttpResponse([LONG.encode()]),
        HttpResponse(gzip.compress(LONG.encode()), headers={"Content-Encoding": "gzip"}),
        HttpResponse("kort"),
    ],
)
def test_what_is_packed_already_streamed_or_short_stays(response):
    before = response.get("Content-Encoding")
    assert answer(response=response).get("Content-Encoding") == before


SECRET = "nøgle: K7M4PX2D9T"


def length_with(guess):
    """Of a page that shows the reader's key and what stands in the query string."""
    page = f"{LONG}<p>{SECRET}</p><p>Du søgte efter: nøgle: {guess}</p>"
    found = answer("/konto/noegler/?q=x", body=page, HTTP_COOKIE="sessionid=a")
    return len(found.content)


def test_the_length_does_not_tell_a_right_guess_from_a_wrong_one():
    assert length_with("K7M4PX2D9T") == length_with("Q3W8ZB6H5N")


def test_without_the_rule_the_length_would_tell(monkeypatch):
    """Negative control, with the added random length taken off too."""
    monkeypatch.setattr(compression, "may_pack", lambda **asked: True)
    monkeypatch.setattr(CompressionMiddleware, "max_random_bytes", 0)
    assert length_with("K7M4PX2D9T") < length_with("Q3W8ZB6H5N")
