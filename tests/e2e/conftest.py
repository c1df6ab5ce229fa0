"""A real browser on the real pages: one for all tests. Each test gets contexts of its own and an empty database."""

import re
from contextlib import ExitStack
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import connections
from playwright.sync_api import expect, sync_playwright

from accounts.addresses import vouch_for

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
CAMERA = ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"]
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 800}
PASSWORD = "hemmelig-nok-1"  # the factories'


@pytest.fixture(scope="session")
def playwright(django_db_setup):
    """Its event loop lives in this thread, and Django would refuse to ask the database beside one."""
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as running:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield running
        # Beside the loop Django opened a connection of its own, which nobody can reach afterwards.
        connections.close_all()


@pytest.fixture(scope="session")
def browser(chromium, playwright):
    started = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
    yield started
    started.close()


@pytest.fixture
def open_context(chromium, playwright, browser):
    """open_context(film=None, **options) → a visitor's own browser; with a film its camera sees the film."""
    with ExitStack() as opened:

        def start(film=None, **options):
            used = browser
            if film:
                camera = [*CAMERA, f"--use-file-for-fake-video-capture={film}"]
                used = playwright.chromium.launch(
                    executable_path=chromium, args=[*ARGUMENTS, *camera]
                )
                opened.callback(used.close)
            context = used.new_context(**options)
            opened.callback(context.close)
            return context

        yield start


@pytest.fixture
def site(live_server, settings):
    """The server's address, which letters and pairing codes then hold too."""
    settings.BASE_URL = live_server.url
    return live_server.url


@pytest.fixture
def phone(open_context, site):
    """phone(film=None) → a page as wide as a phone that stays on our own host."""
    with ExitStack() as checks:

        def new_page(film=None):
            context = open_context(
                film,
                viewport=PHONE,
                locale="da-DK",
                timezone_id="Europe/Copenhagen",
                permissions=["camera"] if film else [],
                base_url=site,
            )
            page = context.new_page()
            page.set_default_timeout(15_000)
            checks.callback(assert_nothing_went_wrong, *watch(page), site)
            return page

        yield new_page


@pytest.fixture
def desk(open_context, site):
    """desk(user) → a page on a big screen, logged in through the log-in form."""
    watched = []

    def open_desk(user=None):
        context = open_context(viewport=DESK, locale="da-DK", base_url=site)
        page = context.new_page()
        page.set_default_timeout(15_000)
        watched.append(watch(page))
        if user:
            vouch_for(user)
            page.goto("/konto/login/?next=/arbejdsbord/")
            page.locator("[name=login]").fill(user.email)
            page.locator("[name=password]").fill(PASSWORD)
            page.locator("[name=password]").press("Enter")
            expect(page).to_have_url(f"{site}/arbejdsbord/")
        return page

    yield open_desk
    for addresses, wrong in watched:
        assert_nothing_went_wrong(addresses, wrong, site)


def tick(page, role, words):
    """Ticks the box or radio whose label begins with the words."""
    page.get_by_role(role, name=re.compile(f"^{words}", re.IGNORECASE)).check()


def watch(page):
    """Fills the two lists as the page lives: where it sent requests, and what went wrong."""
    addresses, wrong = [], []
    page.context.on("request", lambda request: addresses.append(request.url))
    page.context.on("response", lambda response: wrong.extend(_failed(response)))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda line: wrong.extend(_blamed(line)))
    return addresses, wrong


def _failed(response):
    """Refusals (401, 403, 422 …) are answers that a test may want; a lost file or a crash is not."""
    return [f"{response.status} {response.url}"] if response.status in (404, 500) else []


def _blamed(line):
    about_a_status = line.text.startswith("Failed to load resource")
    return [line.text] if line.type == "error" and not about_a_status else []


def assert_nothing_went_wrong(addresses, wrong, site):
    ours = urlsplit(site).netloc
    web = [urlsplit(address) for address in addresses]
    assert {part.netloc for part in web if part.scheme in ("http", "https")} <= {ours}
    assert wrong == []


def assert_accessible(page):
    """No violation of any axe rule on the page as it stands."""
    found = Axe().run(page).response["violations"]
    assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found] == []
