"""A page for those who log in is in no list, search or feed that everybody reads."""

import pytest
from django.core.cache import caches
from django.test import Client
from wagtail.models import PageViewRestriction

from home.models import HomePage
from taskforces.models import NetworkPage, StoryPage

WORD, SEARCHED = "kragerupsk", "ulvsborgsk"  # a search repeats what was asked for
LISTS = [
    *("/", "/netvaerk/", "/historier/", "/tal/", "/sitemap.xml", f"/soeg/?q={SEARCHED}"),
    *("/historier/atom.xml", "/en/", "/en/netvaerk/"),
]

pytestmark = pytest.mark.usefixtures("indexing", "stories")


@pytest.fixture
def pages(db):
    """A network's page and a story under it, that name the word."""
    network, story = NetworkPage.objects.live().first(), StoryPage.objects.live().first()
    for page in (network, story):
        page.title = f"{page.title} {WORD} {SEARCHED}"
        page.save_revision().publish()
    return network, story


def told():
    caches["default"].clear()
    texts = {address: Client().get(address).content.decode().lower() for address in LISTS}
    return {address for address, text in texts.items() if f" {WORD}" in text}


@pytest.mark.slow
def test_restricted_pages_are_in_no_list(pages):
    before = told()
    assert {*LISTS[:3], LISTS[5], LISTS[6]} <= before  # the negative control
    for page in pages:
        PageViewRestriction.objects.create(page=page, restriction_type="login")
        assert Client().get(page.get_url()).status_code == 302
    assert told() == set()


@pytest.mark.slow
def test_what_lies_under_a_restricted_page_is_restricted_too(pages):
    for index in HomePage.objects.first().get_children():
        PageViewRestriction.objects.create(page=index, restriction_type="login")
    assert told() == set()
