"""The inbox with real keys and a real thumb: two presses to log, and nothing stolen from who types."""

import re

import pytest
from playwright.sync_api import expect

from accounts.models import Role
from pledges.models import Handover
from tests import factories
from tests.e2e.conftest import PHONE, assert_accessible, assert_nothing_went_wrong, watch

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
INBOX = "/arbejdsbord/indbakke/"
FIRST, SECOND = "Ågård Maskinfabrik", "Krog Bageri"


@pytest.fixture
def unit(site_root):
    host = factories.organisation("Nordby Kommune")
    unit = factories.organisation("Virksomhedsindgangen Nordby", kind="employment_unit")
    network = factories.network(host, unit)
    for name in (FIRST, SECOND):
        factories.handover(factories.sheet(network, company_name=name), unit)
    return unit


@pytest.fixture
def desk(open_context, site, unit, client):
    """desk(role, phone=False) → the inbox of somebody of the unit, logged in."""
    watched = []

    def open_desk(role, *, phone=False, layout="kort"):
        user = factories.user("Hassan Lindhøj")
        Role.objects.create(user=user, organisation=unit, role=role)
        client.force_login(user)
        context = open_context(
            viewport=PHONE if phone else {"width": 1280, "height": 800},
            locale="da-DK",
            base_url=site,
            has_touch=phone,
        )
        context.add_cookies(
            [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}]
        )
        page = context.new_page()
        page.set_default_timeout(15_000)
        watched.append(watch(page))
        page.goto(f"{INBOX}?vis=enhed&som={layout}")
        return page

    yield open_desk
    for addresses, wrong in watched:
        assert_nothing_went_wrong(addresses, wrong, site)


def row(page, name):
    return page.get_by_role("listitem").filter(has=page.get_by_role("link", name=name))


def to_the_list(page):
    page.get_by_role("link", name="Til det første ark").press("Enter")


def status(name):
    return Handover.objects.get(sheet__company_name=name).status


def test_calls_are_logged_and_undone_by_keys_alone(desk):
    page = desk(Role.Kind.CONSULTANT)
    to_the_list(page)
    expect(page.get_by_role("link", name=FIRST)).to_be_focused()
    page.keyboard.press("j")
    expect(page.get_by_role("link", name=SECOND)).to_be_focused()
    page.keyboard.press("k")
    expect(page.get_by_role("link", name=FIRST)).to_be_focused()
    page.keyboard.press("c")
    expect(page.get_by_text(f"{FIRST}: skrevet ned")).to_be_visible()
    assert status(FIRST) == "contacted"
    assert_accessible(page)
    page.keyboard.press("u")
    expect(page.get_by_text("Fortrudt. Arket står, som det gjorde før.")).to_be_visible()
    assert status(FIRST) == "new"
    expect(page.get_by_role("link", name=FIRST)).to_be_focused()
    page.keyboard.press("a")
    expect(page.get_by_text("Arket er dit. God samtale!")).to_be_visible()
    page.goto(f"{INBOX}?vis=enhed")
    to_the_list(page)
    page.keyboard.press("o")
    expect(page.get_by_role("heading", level=1)).to_have_text(FIRST)
    page.get_by_role("link", name="Næste ark").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(SECOND)
    assert_accessible(page)


def test_keys_typed_into_a_field_stay_there(desk):
    page = desk(Role.Kind.CONSULTANT)
    to_the_list(page)
    page.keyboard.press("/")
    field = page.get_by_role("searchbox")
    expect(field).to_be_focused()
    page.keyboard.type("cjn?a")
    expect(field).to_have_value("cjn?a")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert {status(FIRST), status(SECOND)} == {"new"}


def test_search_is_reached_from_anywhere_by_two_keys_and_by_no_single_one(desk):
    page = desk(Role.Kind.CONSULTANT)
    page.goto("/arbejdsbord/indbakke/")
    field = page.get_by_role("searchbox")
    page.keyboard.press("/")
    expect(field).not_to_be_focused()
    page.keyboard.press("Control+k")
    expect(field).to_be_focused()


def test_help_lists_the_keys_and_closes(desk):
    page = desk(Role.Kind.CONSULTANT)
    to_the_list(page)
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("talte sammen")
    assert_accessible(page)
    page.keyboard.press("j")  # the list behind it keeps still
    expect(page.get_by_role("link", name=SECOND)).not_to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    page.get_by_role("button", name="Genveje på tastaturet").click()
    expect(page.get_by_role("dialog")).to_be_visible()


def test_lead_ticks_by_key_and_gives_away(desk):
    page = desk(Role.Kind.UNIT_LEAD)
    expect(page.get_by_label("Giv de valgte til")).not_to_be_visible()
    to_the_list(page)
    page.keyboard.press("a")
    expect(page.get_by_text("1 valgt")).to_be_visible()
    assert_accessible(page)
    page.get_by_label("Giv de valgte til").select_option(label="Hassan Lindhøj")
    page.get_by_role("button", name="Giv videre").click()
    expect(page.get_by_text("1 ark er givet til Hassan Lindhøj.")).to_be_visible()
    assert status(FIRST) == "assigned"


def test_letters_do_nothing_outside_the_list(desk):
    page = desk(Role.Kind.CONSULTANT)
    for key in ("j", "c", "n", "a", "?"):
        page.keyboard.press(key)
    page.get_by_role("link", name="Nyt tilsagn").focus()
    for key in ("j", "c", "n", "a", "?"):
        page.keyboard.press(key)
    expect(page.get_by_role("link", name="Nyt tilsagn")).to_be_focused()
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert {status(FIRST), status(SECOND)} == {"new"}


def test_two_presses_of_a_thumb_log_a_call(desk):
    page = desk(Role.Kind.CONSULTANT, phone=True)
    first = row(page, FIRST)
    call = first.get_by_role("link", name=re.compile("12 34 56 78"))
    assert call.get_attribute("href") == "tel:12345678"
    assert call.bounding_box()["height"] >= 44
    assert_accessible(page)
    first.get_by_text("Skriv ned").tap()
    choice = first.get_by_role("button", name="Fik ikke fat i dem")
    assert choice.bounding_box()["height"] >= 44
    choice.tap()
    expect(page.get_by_text(f"{FIRST}: skrevet ned")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert Handover.objects.get(sheet__company_name=FIRST).entries.get().kind == "no_answer"


@pytest.mark.parametrize("phone", [False, True])
def test_a_press_on_the_tick_chooses_the_sheet_and_opens_nothing(desk, phone):
    page = desk(Role.Kind.UNIT_LEAD, phone=phone)
    row(page, FIRST).locator(".tick").click()
    expect(row(page, FIRST).get_by_role("checkbox")).to_be_checked()
    expect(page).to_have_url(re.compile(INBOX))
