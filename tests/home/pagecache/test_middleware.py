"""What the page cache keeps, what it never keeps, and what empties it."""

import gzip

import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from home.pagecache import middleware
from home.pagecache.middleware import MAX_ENTRIES, STAMP, PageCacheMiddleware, empty


class Counting:
    """A view that counts its calls and answers with whatever it was given."""

    def __init__(self, **headers):
        self.calls = 0
        self.headers = headers
        self.before_answer = lambda request: None

    def __call__(self, request):
        self.calls += 1
        self.before_answer(request)
        response = HttpResponse(f"<p>Nummer {self.calls}, æøå</p>")
        for name, value in self.headers.items():
            response.headers[name] = value
        return response


def get(path="/om/", method="GET", **meta):
    return RequestFactory().generic(method, path, **meta)


def calls_of_two(request_of=get, view=None):
    view = view or Counting()
    cache = PageCacheMiddleware(view)
    for _round in range(2):
        cache(request_of())
    return view.calls


def test_second_visit_comes_from_memory():
    view = Counting()
    cache = PageCacheMiddleware(view)
    first, second = cache(get()), cache(get())
    assert (view.calls, second.headers["X-Page-Cache"]) == (1, "hit")
    assert "X-Page-Cache" not in first.headers
    assert first.content == second.content == "<p>Nummer 1, æøå</p>".encode()


def test_addresses_hosts_and_schemes_are_kept_apart():
    view = Counting()
    cache = PageCacheMiddleware(view)
    cache(get("/om/"))
    cache(get("/en/om/"))
    cache(get("/om/", HTTP_HOST="andet.example"))
    cache(RequestFactory().get("/om/", secure=True))
    assert view.calls == 4


@pytest.mark.parametrize(
    "meta",
    [
        {"HTTP_COOKIE": "x=1; messages=abc"},
        {"HTTP_HX_REQUEST": "true"},
        {"HTTP_RANGE": "bytes=0-1"},
        {"QUERY_STRING": "art=task_force"},
        {"QUERY_STRING": "art=task_force&utm_source=mail"},
    ],
)
def test_a_personal_request_is_never_answered_from_memory(meta):
    assert calls_of_two(lambda: get(**meta)) == 2


@pytest.mark.parametrize(
    ("query", "is_only_tracked"),
    [
        ("", True),
        ("utm_source=mail&utm_medium=x", True),
        ("fbclid=abc", True),
        ("gclid=abc&UTM_Campaign=maj", True),
        ("fbclid", True),
        ("&&utm_x=1", True),
        ("q=utm_source", False),
        ("utm=1", False),
        ("fbclid=a&q=b", False),
        ("page=2", False),
    ],
)
def test_where_somebody_came_from_makes_no_other_page(query, is_only_tracked):
    assert middleware.is_only_tracked(query) is is_only_tracked


def test_a_tracked_link_gets_the_page_from_memory_and_leaves_no_trace_in_it():
    view = Counting()
    asked = []
    view.before_answer = lambda request: asked.append(request.get_full_path())
    cache = PageCacheMiddleware(view)
    cache(get(QUERY_STRING="fbclid=hemmelig"))
    assert cache(get()).headers["X-Page-Cache"] == "hit"
    assert cache(get(QUERY_STRING="utm_source=x")).headers["X-Page-Cache"] == "hit"
    assert asked == ["/om/"]


class User:
    def __init__(self, *, edits):
        self.edits = edits

    def has_perm(self, _name):
        return self.edits


def with_session(user, session="abc"):
    request = get(HTTP_COOKIE=f"sessionid={session}")
    request.user = user
    return request


def test_a_session_is_asked_about_once_and_then_gets_pages_from_memory(time_machine):
    time_machine.move_to("2026-11-25 18:00Z", tick=False)
    view = Counting()
    cache = PageCacheMiddleware(view)
    cache(get())
    hits = ["X-Page-Cache" in cache(with_session(User(edits=False))).headers for _visit in range(3)]
    assert (hits, view.calls) == ([False, True, True], 2)
    assert "X-Page-Cache" not in cache(with_session(User(edits=False), "another")).headers
    time_machine.shift(61)
    cache(with_session(User(edits=False)))
    assert view.calls == 4


def test_who_edits_sees_each_page_made_anew():
    """Negative control of the session's way in."""
    editor = User(edits=True)
    assert calls_of_two(lambda: with_session(editor)) == 2


def test_what_was_made_by_looking_at_a_session_is_kept_for_nobody():
    view = Counting(Vary="Cookie")
    cache = PageCacheMiddleware(view)
    for _visit in range(3):
        cache(with_session(User(edits=False)))
    assert (view.calls, cache.entries) == (3, {})


def test_a_csrf_cookie_alone_is_not_personal():
    assert calls_of_two(lambda: get(HTTP_COOKIE="csrftoken=abc")) == 1


@pytest.mark.parametrize(
    "path",
    ["/arbejdsbord/", "/i/K7M4PX2D9T/", "/en/ark/x/", "/cms/", "/en/konto/login/", "/sundhed"],
)
def test_personal_addresses_are_skipped(path):
    assert calls_of_two(lambda: get(path)) == 2


def test_a_post_is_never_answered_from_memory():
    assert calls_of_two(lambda: get(method="POST")) == 2


@pytest.mark.parametrize(
    "headers",
    [
        {"Cache-Control": "private"},
        {"Cache-Control": "no-store"},
        {"Content-Security-Policy": "script-src 'nonce-abc'"},
        {"Content-Encoding": "br"},
    ],
)
def test_a_private_answer_is_not_kept(headers):
    assert calls_of_two(view=Counting(**headers)) == 2


def test_an_answer_with_a_form_token_is_not_kept():
    view = Counting()
    view.before_answer = lambda request: request.META.update(CSRF_COOKIE_NEEDS_UPDATE=True)
    assert calls_of_two(view=view) == 2


def test_an_answer_that_sets_a_cookie_is_not_kept():
    def with_cookie(request):
        response = HttpResponse("hej")
        response.set_cookie("sessionid", "a")
        return response

    cache = PageCacheMiddleware(with_cookie)
    assert [cache(get()).cookies["sessionid"].value for _ in range(2)] == ["a", "a"]
    assert cache.entries == {}


@pytest.mark.parametrize(
    "response",
    [HttpResponse("fejl", status=404), StreamingHttpResponse([b"x"]), HttpResponse(status=302)],
)
def test_only_whole_good_answers_are_kept(response):
    cache = PageCacheMiddleware(lambda request: response)
    cache(get())
    assert cache.entries == {}


def test_head_and_get_share_an_entry():
    view = Counting()
    cache = PageCacheMiddleware(view)
    body = cache(get()).content
    head = cache(get(method="HEAD"))
    assert (view.calls, head.content, head.headers["Content-Length"]) == (1, b"", str(len(body)))


def test_head_alone_keeps_nothing():
    cache = PageCacheMiddleware(Counting())
    cache(get(method="HEAD"))
    assert cache.entries == {}


def test_gzip_only_for_those_who_ask():
    cache = PageCacheMiddleware(Counting())
    plain = cache(get())
    packed = cache(get(HTTP_ACCEPT_ENCODING="gzip, br"))
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content


def test_known_etag_gets_304_without_a_body():
    cache = PageCacheMiddleware(Counting())
    etag = cache(get()).headers["ETag"]
    again = cache(get(HTTP_IF_NONE_MATCH=etag))
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", etag)
    assert cache(get(HTTP_IF_NONE_MATCH='W/"andet"')).status_code == 200


def test_page_made_while_something_changed_is_not_kept():
    view = Counting()
    view.before_answer = lambda request: empty()
    assert calls_of_two(view=view) == 2


def test_entry_is_made_anew_after_a_minute(time_machine):
    view = Counting()
    cache = PageCacheMiddleware(view)
    time_machine.move_to("2026-11-25 18:00Z", tick=False)
    cache(get())
    time_machine.shift(59)
    cache(get())
    assert view.calls == 1
    time_machine.shift(2)
    cache(get())
    assert view.calls == 2


def test_oldest_entry_makes_room():
    cache = PageCacheMiddleware(Counting())
    for number in range(MAX_ENTRIES + 1):
        cache(get(f"/side-{number}/"))
    assert len(cache.entries) == MAX_ENTRIES
    assert not any(path == "/side-0/" for _scheme, _host, path in cache.entries)


def test_missing_stamp_is_made():
    STAMP.unlink(missing_ok=True)
    assert calls_of_two() == 1
    assert STAMP.exists()
