"""Whatever an editor does to a page, the next visitor sees it: at once, or at the time that was chosen."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from home import tasks
from home.models import ContentPage, HomePage
from home.seed.sitetree import add_page
from outbox import periodic

WORDS = "Et nyt værksted"
LATER = timedelta(hours=2)


@pytest.fixture
def committed(db, django_capture_on_commit_callbacks):
    """with committed(): … → what waits for the commit happens at its end."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def page(sitetree, committed):
    with committed():
        home = HomePage.objects.get(locale__language_code="da")
        return add_page(home, ContentPage, key="nyt", slug="nyt", title=WORDS, lead="Kort")


def unpublish(page):
    page.unpublish()


def delete(page):
    page.delete()


def rename(page):
    page.slug = "andet"
    page.save_revision().publish()


def move(page):
    page.move(ContentPage.objects.child_of(page.get_parent()).get(slug="om"), "last-child")


def make_private(page):
    PageViewRestriction.objects.create(page=page, restriction_type="login")


@pytest.mark.parametrize("change", [unpublish, delete, rename, move, make_private])
def test_a_page_that_leaves_its_address_is_gone_for_the_next_visitor(
    client, page, committed, change
):
    client.get("/nyt/")
    kept = client.get("/nyt/")
    assert kept.headers["X-Page-Cache"] == "hit"
    assert WORDS in kept.content.decode()
    with committed():
        change(page)
    after = client.get("/nyt/")
    assert "X-Page-Cache" not in after.headers
    assert WORDS not in after.content.decode()
    assert not re.search("//[^/]+/nyt/<", client.get("/sitemap.xml").content.decode())


def test_a_page_goes_up_and_down_at_the_time_that_was_chosen(client, page, committed, time_machine):
    now = timezone.now()
    page.unpublish()
    page.go_live_at, page.expire_at = now + LATER, now + 2 * LATER
    page.save_revision(approved_go_live_at=page.go_live_at)
    for moment, status in ((now, 404), (now + 1.5 * LATER, 200), (now + 2.5 * LATER, 404)):
        time_machine.move_to(moment, tick=False)
        with committed():
            tasks.publish_scheduled.func()
        assert client.get("/nyt/").status_code == status


def test_workers_look_for_it_every_minute():
    assert periodic.periods()["home.publish"] <= timedelta(minutes=1)
