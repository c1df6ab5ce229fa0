"""The leader's and the consultant's paths in a browser that runs no script: old, locked down, or on a bad line."""

import re

import pytest
from playwright.sync_api import expect

from accounts.addresses import vouch_for
from pledges.models import Sheet
from tests import factories
from tests.e2e.conftest import PASSWORD, PHONE, assert_nothing_went_wrong, tick, watch
from tests.e2e.paths import evening_soon, waiting_call

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def event(site_root):
    return evening_soon()


@pytest.fixture
def page(open_context, site, event):
    context = open_context(viewport=PHONE, locale="da-DK", base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.set_default_timeout(15_000)
    watched = watch(page)
    yield page
    assert_nothing_went_wrong(*watched, site)


def test_the_menu_opens_and_the_evening_is_found(page, event):
    page.goto("/")
    page.get_by_text("Menu", exact=True).click()
    page.get_by_role("link", name="Arrangementer", exact=True).first.click()
    page.get_by_role("link", name="Kort", exact=True).click()
    page.get_by_role("link", name=event.title).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(event.title)


def test_a_yes_leads_to_a_ticket(page, event):
    invitation = factories.invitation(event, factories.contact(event.network.host, "Søren Ågård"))
    page.goto("/i/")
    page.get_by_role("textbox").fill(invitation.code)
    page.get_by_role("textbox").press("Enter")
    tick(page, "radio", "Mig og 1 til")
    page.get_by_role("button", name="Ja, jeg kommer").click()
    expect(page.get_by_role("main")).to_contain_text(invitation.printed_code)


def test_a_sheet_says_what_is_missing_and_arrives(page, event):
    page.goto(f"/ark/{factories.sheet_link(event).key}/")
    tick(page, "checkbox", "Rengøring")
    tick(page, "radio", "5–9")
    page.get_by_role("textbox", name="Virksomhed").fill("Ågård Maskinfabrik")
    page.get_by_role("textbox", name=re.compile("navn", re.IGNORECASE)).first.fill("Søren Ågård")
    page.get_by_role("button", name="Send arket").click()
    expect(page.get_by_role("main")).to_contain_text("telefon")
    assert not Sheet.objects.exists()
    page.get_by_role("textbox", name=re.compile("telefon", re.IGNORECASE)).fill("12345678")
    page.get_by_role("button", name="Send arket").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tak!")
    assert Sheet.objects.get().company_name == "Ågård Maskinfabrik"


def test_a_call_is_written_down(page, event):
    user, handover = waiting_call(event.network)
    vouch_for(user)
    page.goto("/konto/login/?next=/arbejdsbord/indbakke/%3Fvis%3Denhed")
    page.locator("[name=login]").fill(user.email)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[name=password]").press("Enter")
    page.get_by_role("link", name="Ågård Maskinfabrik").click()
    tick(page, "radio", "Talte sammen")
    page.get_by_role("button", name="Gem").first.click()
    expect(page.get_by_role("main")).to_contain_text("Talte sammen")
    handover.refresh_from_db()
    assert handover.status == "contacted"
