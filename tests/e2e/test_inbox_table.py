"""The table of the inbox by keys and by mouse: one press a row, and the next row has the focus."""

from itertools import cycle, islice, pairwise

import pytest
from playwright.sync_api import expect

from accounts.models import Role
from pledges.models import FollowUpEntry
from tests import factories
from tests.drills.size import size
from tests.e2e.conftest import assert_accessible, assert_nothing_went_wrong, watch

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ROWS = size(12, full=60)  # a page of the inbox
SIXTY, THREE_SCREENS = 60, 3 * 900
TABLE = "/arbejdsbord/indbakke/?vis=enhed&som=tabel"


@pytest.fixture
def names(site_root):
    host = factories.organisation("Nordby Kommune")
    unit = factories.organisation("Virksomhedsindgangen Nordby", kind="employment_unit")
    network = factories.network(host, unit)
    user = factories.user("Hassan Lindhøj")
    Role.objects.create(user=user, organisation=unit, role=Role.Kind.CONSULTANT)
    found = [f"Virksomhed {n:02}" for n in range(ROWS)]
    for name in found:
        sheet = factories.sheet(network, ("cleaning", "kitchen"), company_name=name)
        factories.handover(sheet, unit, owner=user, escalation=2)  # with a mark, as late ones have
    return found


@pytest.fixture
def table(open_context, site, names, client):
    """table(script=True) → the inbox as a table on a big screen, logged in."""
    watched = []

    def open_table(*, script=True):
        client.force_login(Role.objects.get().user)
        context = open_context(
            viewport={"width": 1280, "height": 900},
            locale="da-DK",
            base_url=site,
            java_script_enabled=script,
        )
        context.add_cookies(
            [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}]
        )
        page = context.new_page()
        page.set_default_timeout(15_000)
        watched.append(watch(page))
        page.goto(TABLE)
        return page

    yield open_table
    for addresses, wrong in watched:
        assert_nothing_went_wrong(addresses, wrong, site)


def company(page, name):
    return page.get_by_role("link", name=name)


KEYS = {"c": "call", "n": "no_answer", "m": "mail", "v": "visit"}


def kinds():
    return list(FollowUpEntry.objects.order_by("pk").values_list("kind", flat=True))


def test_every_row_is_logged_by_one_key_and_the_next_has_the_focus(table, names):
    page = table()
    page.get_by_role("link", name="Til det første ark").press("Enter")
    presses = 0
    for name, (key, _kind) in zip(names, cycle(KEYS.items()), strict=False):
        expect(company(page, name)).to_be_focused()
        page.keyboard.press(key)
        presses += 1
        expect(page.get_by_text(f"{name}: skrevet ned")).to_be_in_viewport()
    expect(company(page, names[0])).to_be_focused()  # who was reached stands further down now
    assert presses <= 3 * ROWS
    assert kinds() == list(islice(cycle(KEYS.values()), ROWS))
    assert_accessible(page)


def test_after_the_last_row_the_end_of_the_list_has_the_focus(table, names):
    page = table()
    company(page, names[-1]).focus()
    page.keyboard.press("n")
    expect(page.get_by_text("Det var det sidste ark på listen.")).to_be_focused()
    page.keyboard.press("j")
    expect(company(page, names[0])).to_be_focused()


def test_tab_and_enter_alone_log_too(table, names):
    page = table()
    company(page, names[0]).focus()
    page.keyboard.press("Tab")  # the phone number
    page.keyboard.press("Tab")  # the first outcome
    page.keyboard.press("Enter")
    expect(company(page, names[1])).to_be_focused()
    assert kinds() == ["call"]


@pytest.mark.parametrize("script", [True, False])
def test_a_click_logs_and_the_next_row_has_the_focus(table, names, script):
    page = table(script=script)
    for name, following in pairwise(names[:3]):
        page.get_by_role("button", name=f"Fik ikke fat i dem: {name}").click()
        expect(company(page, following)).to_be_focused()
    assert kinds() == ["no_answer", "no_answer"]


def test_sixty_rows_are_read_in_three_screens(table, names):
    """Those that are not made in a small round are thought as high as the highest, and under every heading."""
    page = table()
    for name in names[:10]:
        expect(company(page, name)).to_be_in_viewport(ratio=0.9)
    boxes = [row.bounding_box() for row in page.locator(".dense__row").all()]
    heading = page.locator(".dense__group").first.bounding_box()["height"]
    ends = boxes[-1]["y"] + boxes[-1]["height"]
    missing = (SIXTY - ROWS) * max(box["height"] for box in boxes) + 4 * heading
    assert ends + missing <= THREE_SCREENS
