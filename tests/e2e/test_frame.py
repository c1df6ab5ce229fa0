"""The registration form on the organisation's own site: as tall as it is, and nothing of ours beside it."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from events.models import Invitation
from tests import factories
from tests.e2e.conftest import ARGUMENTS, DESK, assert_accessible

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HOST = "https://www.klubben.dk"
FIXED = 900


@pytest.fixture
def event(site_root):
    host = factories.organisation("Nordby Kommune", embed_hosts="www.klubben.dk")
    network = factories.network(host)
    factories.letter(network)
    soon = timezone.now() + timedelta(days=3)
    return factories.event(
        network,
        "Mød os i værkstedet",
        registration_mode="open",
        starts_at=soon,
        answer_deadline=soon,
    )


@pytest.fixture
def abroad(playwright, chromium):
    """A browser to which the tests' own server is a site like others: it keeps public pages from a local one."""
    permission = "--disable-features=LocalNetworkAccessChecks"
    started = playwright.chromium.launch(executable_path=chromium, args=[*ARGUMENTS, permission])
    yield started
    started.close()


@pytest.fixture
def club(abroad, site, event, client):
    """club(with_script) → the club's page with the lines that the workspace offers, under a policy of its own."""

    def opened(*, with_script=True):
        lines = snippet(client, event)
        if not with_script:
            lines = lines.partition("<script")[0]
        page = abroad.new_context(viewport=DESK, locale="da-DK").new_page()
        policy = f"default-src 'none'; frame-src {site} {HOST}; script-src {site}"
        page.route(
            f"{HOST}/**",
            lambda route: route.fulfill(
                body=f"<!doctype html><title>Klubben</title>{lines}",
                content_type="text/html; charset=utf-8",
                headers={"Content-Security-Policy": policy},
            ),
        )
        page.goto(f"{HOST}/")
        return page

    return opened


def snippet(client, event):
    owner = factories.user("Olga Ejer")
    owner.roles.create(organisation=event.organisation, role="owner")
    client.force_login(owner)
    page = client.get(f"/arbejdsbord/arrangementer/{event.pk}/del/")
    return page.context["snippet"]


def height(page):
    return page.locator("iframe").evaluate("frame => frame.clientHeight")


def until(page, holds):
    """The page's policy forbids what would wait for a condition in the page itself."""
    for _n in range(100):
        if holds(height(page)):
            return
        page.wait_for_timeout(50)
    raise AssertionError(height(page))


def inside(page):
    """(how tall the form is, how tall its window is)"""
    frame = page.frames[1]
    return frame.evaluate("[document.documentElement.scrollHeight, innerHeight]")


def test_the_frame_is_as_tall_as_its_form_and_registers(club):
    page = club()
    form = page.frame_locator("iframe")
    expect(form.get_by_role("button", name="Tilmeld mig")).to_be_visible()
    until(page, lambda tall: tall != FIXED)
    content, window = inside(page)
    assert content <= window + 1
    assert_accessible(page.frames[1])
    before = height(page)
    form.get_by_role("button", name="Tilmeld mig").click()  # empty: what is missing makes it taller
    expect(form.get_by_role("alert")).to_be_visible()
    until(page, lambda tall: tall > before)
    form.get_by_label("Dit navn").fill("Åse Bro")
    form.get_by_label("Virksomhed").fill("Bro & Søn")
    form.get_by_label("Din e-mail").fill("aase@bro.example")
    form.get_by_role("button", name="Tilmeld mig").click()
    expect(form.get_by_role("heading", name="Tak. Se i din mail")).to_be_visible()
    until(page, lambda tall: tall < before)
    assert Invitation.objects.count() == 1
    assert page.context.cookies() == []


def test_without_the_script_the_frame_keeps_its_height_and_scrolls(club):
    """The negative control."""
    page = club(with_script=False)
    form = page.frame_locator("iframe")
    form.get_by_role("button", name="Tilmeld mig").click()
    expect(form.get_by_role("alert")).to_be_visible()
    assert round(height(page)) == FIXED
    form.get_by_role("link", name="Privatliv").scroll_into_view_if_needed()
    expect(form.get_by_role("link", name="Privatliv")).to_be_in_viewport()


STRANGE = [
    "{haandslagHeight: 4000}",
    "{haandslagHeight: '4000px'}",
    "'haandslagHeight'",
    "null",
    "{haandslagHeight: {valueOf: 1}}",
]


def test_only_our_own_frame_is_believed(club):
    """The page itself, and whatever else stands on it, may say what it likes."""
    page = club()
    until(page, lambda tall: tall != FIXED)
    before = height(page)
    for data in STRANGE:
        page.evaluate(f"window.postMessage({data}, '*')")
    page.wait_for_timeout(200)
    assert height(page) == before


def test_a_stranger_in_the_same_frame_is_not_believed(club):
    """Whatever our frame was led to: it is the origin that counts."""
    page = club()
    until(page, lambda tall: tall != FIXED)
    before = height(page)
    page.evaluate(f"document.querySelector('iframe').src = '{HOST}/fremmed/'")
    expect(page.frame_locator("iframe").locator("iframe")).to_be_attached()
    page.frames[1].evaluate("parent.postMessage({haandslagHeight: 4000}, '*')")
    page.wait_for_timeout(200)
    assert height(page) == before


def test_our_own_frame_is_kept_within_bounds(club):
    page = club()
    until(page, lambda tall: tall != FIXED)
    for told, tall in [(10**9, 10_000), (1, 200), (-5, 200), ("NaN", 200)]:
        page.frames[1].evaluate(f"parent.postMessage({{haandslagHeight: {told}}}, '*')")
        expect(page.locator("iframe")).to_have_js_property("clientHeight", tall)


def test_another_site_shows_nothing(club, event):
    event.organisation.embed_hosts = "www.en-anden.dk"
    event.organisation.save()
    page = club()
    page.wait_for_timeout(300)
    assert page.frames[1].url.startswith("chrome-error:") or not re.search(
        "Tilmeld", page.frames[1].content()
    )
