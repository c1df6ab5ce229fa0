"""The board and the call round in a real browser: by keys, by mouse, and on a phone."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from accounts.models import Role
from pledges.models import FollowUpEntry, Handover
from tests import factories
from tests.e2e.conftest import DESK, PHONE, assert_accessible, assert_nothing_went_wrong, watch

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BOARD = "/arbejdsbord/indbakke/?vis=enhed&som=tavle"
CARDS = "/arbejdsbord/indbakke/?vis=enhed&som=kort"
FIRST, SECOND = "Ågård Maskinfabrik", "Krog Bageri"


@pytest.fixture
def consultant(site_root):
    host = factories.organisation("Nordby Kommune")
    unit = factories.organisation("Virksomhedsindgangen Nordby", kind="employment_unit")
    network = factories.network(host, unit)
    user = factories.user("Hassan Lindhøj")
    Role.objects.create(user=user, organisation=unit, role=Role.Kind.CONSULTANT)
    for name in (FIRST, SECOND):
        sheet = factories.sheet(network, company_name=name, contact_phone="22334455")
        handover = factories.handover(sheet, unit, owner=user, status="assigned")
        late = handover.contact_due - timedelta(days=20)
        Handover.objects.filter(pk=handover.pk).update(contact_due=late, due_at=late)
    return user


@pytest.fixture
def look(open_context, site, consultant, client):
    """look(address, viewport) → the page as the consultant sees it."""
    watched = []

    def open_page(address, viewport):
        client.force_login(consultant)
        context = open_context(viewport=viewport, locale="da-DK", base_url=site)
        session = client.cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": session, "url": site}])
        page = context.new_page()
        page.set_default_timeout(15_000)
        watched.append(watch(page))
        page.goto(address)
        return page

    yield open_page
    for addresses, wrong in watched:
        assert_nothing_went_wrong(addresses, wrong, site)


def status(name):
    return Handover.objects.get(sheet__company_name=name).status


def width(page):
    return page.evaluate("document.documentElement.scrollWidth")


def test_a_card_is_moved_by_keys_and_keeps_the_focus(look):
    page = look(BOARD, DESK)
    page.get_by_role("link", name="Til det første ark").press("Enter")
    expect(page.get_by_role("link", name=FIRST)).to_be_focused()
    assert_accessible(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # opens the menu
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the first that it offers
    expect(page.get_by_text(f"{FIRST}: flyttet til “kontaktet”.")).to_be_visible()
    expect(page.get_by_role("link", name=FIRST)).to_be_focused()
    column = page.get_by_role("region", name=re.compile("^Kontaktet"))
    expect(column.get_by_role("link", name=FIRST)).to_be_visible()
    assert status(FIRST) == "contacted"
    assert_accessible(page)
    page.keyboard.press("u")  # takes it back
    expect(page.get_by_role("link", name=FIRST)).to_be_focused()
    assert status(FIRST) == "assigned"


def test_a_card_is_dragged_to_where_its_menu_may_bring_it(look):
    page = look(BOARD, DESK)
    card = page.locator("[data-board-card]").filter(has_text=FIRST)
    card.drag_to(page.locator("[data-board-column=referred]"))
    assert status(FIRST) == "assigned"
    card.drag_to(page.locator("[data-board-column=contacted]"))
    expect(page.get_by_text(f"{FIRST}: flyttet til “kontaktet”.")).to_be_visible()
    assert status(FIRST) == "contacted"


def test_the_board_stands_below_itself_on_a_phone(look):
    page = look(BOARD, PHONE)
    assert width(page) <= PHONE["width"]
    expect(page.get_by_role("link", name=SECOND)).to_be_visible()
    assert_accessible(page)


def test_a_call_round_on_a_phone(look):
    page = look(CARDS, PHONE)
    page.get_by_role("button", name="Ringerunde").click()
    expect(page.get_by_role("heading", level=2, name=FIRST)).to_be_visible()
    expect(page.get_by_text("1 af 2")).to_be_visible()
    assert width(page) <= PHONE["width"]
    assert_accessible(page)
    call = page.get_by_role("link", name=re.compile("22 33 44 55"))
    assert call.bounding_box()["height"] >= 44
    page.get_by_role("button", name="Spring over").click()
    expect(page.get_by_role("heading", level=2, name=SECOND)).to_be_focused()
    page.get_by_text("Notat, og hvad det førte til").click()
    page.get_by_label("Kort notat").fill("Ring efter frokost.")
    outcome = page.get_by_role("button", name="Fik ikke fat i dem")
    assert outcome.bounding_box()["height"] >= 44
    outcome.click()
    expect(page.get_by_text("1 skrevet ned, 1 sprunget over.")).to_be_visible()
    assert_accessible(page)
    entry = FollowUpEntry.objects.get()
    assert (entry.kind, entry.text) == ("no_answer", "Ring efter frokost.")
    page.get_by_role("button", name="Fortryd").click()
    expect(page.get_by_role("heading", level=2, name=SECOND)).to_be_focused()
