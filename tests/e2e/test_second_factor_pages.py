"""The second factor as a member of staff meets it: recovery codes, and a log-in that did not ask for two steps."""

import re
import time
from contextlib import suppress
from importlib import import_module

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings as site_settings
from playwright.sync_api import Error, expect

from accounts import recovery_codes
from tests import factories
from tests.e2e.conftest import assert_accessible
from tests.e2e.test_public_pages import overflows

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CODES = "/konto/2fa/recovery-codes/"
VIEWS = [(320, "light"), (390, "dark"), (1280, "light")]


@pytest.fixture
def member(site_root):
    user = factories.user("Torben Mosekær")
    user.roles.create(organisation=factories.organisation("Nordby Kommune"), role="coordinator")
    return user


@pytest.fixture
def page(desk, member):
    """Of somebody who logged in a moment ago and has set up an app with codes since."""
    page = desk(member)
    app = TOTP.activate(member, generate_totp_secret()).instance
    came_in_by(page, member, method="mfa", id=app.pk, type="totp", reauthenticated=True)
    RecoveryCodes.activate(member)  # as allauth does it beside the app
    return page


def looks_right(page):
    for width, scheme in VIEWS:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # no colour on its way
        assert_accessible(page)
        assert (page.url, width, overflows(page)) == (page.url, width, False)


def test_ten_codes_are_made_shown_once_and_counted(page, member):
    page.goto(CODES)
    expect(page.get_by_role("main")).to_contain_text("Du har ingen reservekoder endnu.")
    looks_right(page)
    page.get_by_role("button", name="Lav ti reservekoder").click()
    expect(page.locator("code")).to_have_count(10)
    looks_right(page)
    shown = page.locator("code").all_inner_texts()
    with page.expect_download() as download:
        page.get_by_role("link", name="Hent som fil").click()
    assert download.value.path().read_text().split("\n")[:10] == shown
    page.get_by_role("link", name="Jeg har gemt dem").click()
    page.goto(CODES)
    expect(page.get_by_role("main")).to_contain_text("Du har 10 reservekoder tilbage.")
    looks_right(page)
    assert recovery_codes.use(member, shown[0].replace(" ", "").replace("-", ""))


def test_two_presses_make_one_set_and_it_is_the_one_on_the_screen(page, member):
    page.goto(CODES)
    page.get_by_role("button", name="Lav ti reservekoder").dblclick()
    expect(page.locator("code")).to_have_count(10)
    page.wait_for_load_state("networkidle")
    shown = page.locator("code").first.inner_text()
    assert recovery_codes.how_many(member) == 10
    assert recovery_codes.use(member, shown.replace(" ", "").replace("-", ""))


def test_codes_are_not_shown_again_by_the_way_back(page):
    page.goto(CODES)
    page.get_by_role("button", name="Lav ti reservekoder").click()
    shown = page.locator("code").first.inner_text()
    page.get_by_role("link", name="Jeg har gemt dem").click()
    with suppress(Error):  # Chromium says that it kept nothing
        page.go_back()
    expect(page.get_by_text(shown)).to_have_count(0)


def test_a_log_in_without_two_steps_is_told_what_to_do(desk, member, settings):
    page = desk(member)
    settings.SECOND_FACTOR_EVERYWHERE = True
    came_in_by(page, member, method="sso")
    page.goto("/arbejdsbord/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Her kræves totrinslogin")
    looks_right(page)
    page.get_by_role("button", name="Log ud").click()
    page.goto("/arbejdsbord/")
    expect(page).to_have_url(re.compile(r"/konto/login/\?next="))


def came_in_by(page, user, **step):
    """The browser's session as this step of a log-in leaves it, a moment ago."""
    cookies = {cookie["name"]: cookie["value"] for cookie in page.context.cookies()}
    store = import_module(site_settings.SESSION_ENGINE).SessionStore
    session = store(session_key=cookies[site_settings.SESSION_COOKIE_NAME])
    session["account_authentication_methods_user"] = str(user.pk)
    session["account_authentication_methods"] = [step | {"at": time.time()}]
    session.save()
