"""What empties the page cache, also where the disk takes no stamp."""

import errno
import gzip
import logging
import os

import pytest

from home.pagecache.middleware import STAMP, PageCacheMiddleware, empty
from home.seed.sitetree import load_pages
from taskforces.models import Network
from tests import factories
from tests.home.pagecache.test_middleware import Counting, calls_of_two, get


def test_stamp_empties_every_worker():
    view = Counting()
    workers = [PageCacheMiddleware(view), PageCacheMiddleware(view)]
    for worker in workers:
        worker(get())
    empty()
    for worker in workers:
        worker(get())
    assert view.calls == 4


@pytest.fixture
def read_only(monkeypatch):
    """A disk that takes no stamp; call it and the disk is well again."""

    def refuse(*args, **kwargs):
        raise OSError(errno.EROFS, "Read-only file system")

    with monkeypatch.context() as disk:
        disk.setattr("home.pagecache.middleware.os.utime", refuse)
        yield disk.undo
    empty()


def test_a_change_that_cannot_be_stamped_fails_nobody(
    cast, read_only, django_capture_on_commit_callbacks, caplog
):
    with caplog.at_level(logging.ERROR, "haandslag.pagecache"):
        for _save in range(2):
            with django_capture_on_commit_callbacks(execute=True):
                cast.network.save()
    assert [record.getMessage() for record in caplog.records] == [
        "a change cannot be stamped, pages are made anew: OSError"
    ]


def test_pages_are_made_anew_until_the_change_is_stamped(read_only):
    view = Counting()
    cache = PageCacheMiddleware(view)
    cache(get())
    cache(get())
    assert view.calls == 1
    empty()
    cache(get())
    assert "X-Page-Cache" not in cache(get()).headers
    assert view.calls == 3
    read_only()
    cache(get())
    assert cache(get()).headers["X-Page-Cache"] == "hit"
    assert view.calls == 4


def test_a_change_while_a_page_is_made_keeps_it_out_also_without_a_stamp(read_only):
    view = Counting()
    view.before_answer = lambda request: empty()
    assert calls_of_two(view=view) == 2


def test_a_data_folder_out_of_reach_is_no_error(monkeypatch, tmp_path):
    (tmp_path / "file").touch()
    with monkeypatch.context() as disk:
        disk.setattr("home.pagecache.middleware.STAMP", tmp_path / "file" / "stamp")
        assert calls_of_two() == 2
    assert calls_of_two() == 1


@pytest.fixture
def home(db, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        return load_pages()


@pytest.mark.slow
def test_publishing_is_seen_by_the_next_visitor(client, home, django_capture_on_commit_callbacks):
    assert "Ny forside" not in client.get("/").content.decode()
    assert client.get("/").headers["X-Page-Cache"] == "hit"
    with django_capture_on_commit_callbacks(execute=True):
        home.title = "Ny forside"
        home.save_revision().publish()
    assert "Ny forside" in client.get("/").content.decode()


@pytest.mark.slow
def test_without_the_stamp_a_visitor_would_see_the_old_page(
    client, home, django_capture_on_commit_callbacks
):
    client.get("/")
    before = STAMP.stat().st_mtime_ns
    with django_capture_on_commit_callbacks(execute=True):
        home.title = "Ny forside"
        home.save_revision().publish()
    os.utime(STAMP, ns=(before, before))
    assert "Ny forside" not in client.get("/").content.decode()


@pytest.mark.slow
def test_a_draft_changes_nothing(client, home, django_capture_on_commit_callbacks):
    client.get("/")
    with django_capture_on_commit_callbacks(execute=True):
        home.title = "Kladde"
        home.save_revision()
    assert "Kladde" not in client.get("/").content.decode()


def test_saving_what_pages_show_empties_the_cache(cast, django_capture_on_commit_callbacks):
    event = factories.event(cast.network)
    for thing in (event, cast.network, cast.nordby):
        before = STAMP.stat().st_mtime_ns if STAMP.exists() else 0
        with django_capture_on_commit_callbacks(execute=True):
            thing.save()
        assert STAMP.stat().st_mtime_ns > before


def test_a_change_that_is_rolled_back_empties_nothing(cast, django_capture_on_commit_callbacks):
    empty()
    before = STAMP.stat().st_mtime_ns
    with django_capture_on_commit_callbacks(execute=False):
        Network.objects.get(pk=cast.network.pk).save()
    assert STAMP.stat().st_mtime_ns == before


def test_a_colleague_gets_public_pages_from_memory_and_an_editor_anew(client, site_root, cast):
    page = "/arrangementer/"
    client.force_login(cast.reader)
    client.get(page)
    client.get(page)
    assert client.get(page).headers["X-Page-Cache"] == "hit"
    client.force_login(factories.user("Redaktør", is_superuser=True))
    for _visit in range(3):
        assert "X-Page-Cache" not in client.get(page).headers


@pytest.mark.parametrize("query", ["", "?n=1", "?utm_source=mail"])
def test_a_page_made_anew_leaves_packed(client, site_root, query):
    """Also one that no cache keeps, as a search or a list with a filter."""
    empty()
    found = client.get(f"/arrangementer/{query}", headers={"accept-encoding": "gzip"})
    assert found.headers["Content-Encoding"] == "gzip"
    assert "X-Page-Cache" not in found.headers
    assert b"<html" in gzip.decompress(found.content)
