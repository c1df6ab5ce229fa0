"""The screen in the hall: a sheet is handed in and the numbers rise, also after the network was gone."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from pledges.sheets.entry import entry_by_key
from pledges.sheets.handing_in import submit
from pledges.wall import polls
from tests import factories
from tests.e2e.conftest import assert_accessible, assert_nothing_went_wrong, tick, watch
from tests.pledges.sheets.test_handing_in import filled

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PROJECTOR = {"width": 1920, "height": 1080}
SOON = 12_000  # a poll is due every three to five seconds


@pytest.fixture(autouse=True)
def _no_wall_of_another_test():
    polls.forget()


@pytest.fixture
def evening(site_root):
    host = factories.organisation("Nordby Kommune")
    unit = factories.organisation("Virksomhedsindgangen Nordby", kind="employment_unit")
    event = factories.event(
        factories.network(host, unit),
        "Spot et småjob i værkstedet",
        starts_at=timezone.now() - timedelta(minutes=30),
        goal_positions=20,
        agenda="Kaffe\nBorgmesteren byder velkommen\nSpot et småjob\nTak for i aften",
    )
    for number in range(9):
        factories.registration(
            event,
            name=f"Søren{number} Ågård",
            company_name=f"Ågård {number} ApS",
            arrived_at=timezone.now(),
        )
    return event, factories.sheet_link(event)


@pytest.fixture
def projector(open_context, site):
    """projector(**options) → a page as big as the screen in the hall."""
    watched = []

    def new_page(viewport=PROJECTOR, **options):
        context = open_context(
            viewport=viewport,
            locale="da-DK",
            timezone_id="Europe/Copenhagen",
            base_url=site,
            **options,
        )
        page = context.new_page()
        page.set_default_timeout(15_000)
        watched.append(watch(page))
        return page

    yield new_page
    for addresses, wrong in watched:
        assert_nothing_went_wrong(addresses, wrong, site)


def hand_in(link, company, *, thanks=False, positions=1):
    sheet = submit(entry_by_key(link.key), filled=filled(company_name=company, positions=positions))
    if thanks:
        sheet.thanks_shown = sheet.on_wall = True
        sheet.save(update_fields=["thanks_shown", "on_wall"])
    return sheet


def jobs(page):
    return page.locator("[data-count=jobs]")


def fits(page):
    """Nobody scrolls a wall."""
    return page.evaluate(
        "document.documentElement.scrollHeight <= innerHeight"
        " && document.documentElement.scrollWidth <= innerWidth"
    )


def test_numbers_rise_when_a_sheet_is_handed_in(evening, projector, phone):
    event, link = evening
    wall, leader = projector(), phone()
    wall.goto(f"/skaerm/{event.slug}/")
    expect(jobs(wall)).to_have_text("0")
    expect(wall.locator("#wall")).to_contain_text("Hvem bliver den første?")
    assert_accessible(wall)

    leader.goto(f"/ark/{link.key}/")
    tick(leader, "checkbox", "Køkken og café")
    tick(leader, "radio", "5–9")
    leader.locator("[name=contact_name]").fill("Søren Ågård")
    leader.locator("[name=company_name]").fill("Ågård Maskinfabrik")
    leader.locator("[name=phone]").fill("12 34 56 78")
    leader.get_by_role("button", name="Send arket").click()
    expect(leader.get_by_role("heading", level=1)).to_have_text("Modtaget")

    expect(jobs(wall)).to_have_text("1", timeout=SOON)
    expect(wall.locator("[data-count=hours]")).to_have_text("7")
    expect(wall.locator("#wall")).to_contain_text("Målet er 20. Der mangler 19.")
    expect(wall.locator("#wall")).to_contain_text("1 virksomhed har sat kryds.")
    assert "Ågård Maskinfabrik" not in wall.locator("#wall").inner_text()
    assert fits(wall)


def test_the_newest_thanks_are_read_aloud_and_nothing_else(evening, projector):
    event, link = evening
    wall = projector()
    wall.goto(f"/skaerm/{event.slug}/")
    hand_in(link, "Bageriet Ærlig <b>& Søn</b>", thanks=True, positions=3)
    expect(wall.get_by_role("listitem").first).to_have_text(
        "Bageriet Ærlig <b>& Søn</b>", timeout=SOON
    )
    expect(wall.locator("#wall-news")).to_have_text("Tak til Bageriet Ærlig <b>& Søn</b>")
    hand_in(link, "Stille A/S")
    expect(jobs(wall)).to_have_text("4", timeout=SOON)
    expect(wall.locator("#wall-news")).to_have_text("Tak til Bageriet Ærlig <b>& Søn</b>")
    assert_accessible(wall)


def test_a_wall_without_a_network_says_so_and_comes_back_by_itself(evening, projector):
    event, link = evening
    wall = projector()
    wall.goto(f"/skaerm/{event.slug}/")
    lost = wall.locator("[data-part=lost]")
    expect(lost).to_be_hidden()
    wall.context.set_offline(True)
    expect(lost).to_have_text(
        re.compile(r"Ingen forbindelse\. Viser tallene fra kl\. \d\d\.\d\d"), timeout=SOON
    )
    hand_in(link, "Ågård", positions=2)
    assert_accessible(wall)
    expect(jobs(wall)).to_have_text("0")
    wall.context.set_offline(False)
    expect(lost).to_be_hidden(timeout=SOON)
    expect(jobs(wall)).to_have_text("2", timeout=SOON)


def test_a_server_that_is_gone_for_a_while_is_found_again(evening, projector):
    """Not the network but the server: the browser tells of nothing, only the polls fail."""
    event, link = evening
    wall = projector()
    wall.goto(f"/skaerm/{event.slug}/")
    wall.route("**/nu/**", lambda route: route.abort())
    expect(wall.locator("[data-part=lost]")).to_be_visible(timeout=SOON)
    hand_in(link, "Ågård")
    wall.unroute("**/nu/**")
    expect(jobs(wall)).to_have_text("1", timeout=2 * SOON)
    expect(wall.locator("[data-part=lost]")).to_be_hidden()


def test_an_older_answer_of_another_process_is_not_shown(evening, projector):
    event, link = evening
    hand_in(link, "Ågård", positions=5)
    wall = projector()
    wall.goto(f"/skaerm/{event.slug}/")
    asked = []

    def older(route):
        asked.append(route.request.url)
        headers = {"X-Wall-Version": "f" * 16, "X-Wall-Made": "1000.000"}
        route.fulfill(status=200, headers=headers, body="<p>Gammelt</p>")

    wall.route("**/nu/**", older)
    wall.wait_for_timeout(9000)
    assert asked
    expect(jobs(wall)).to_have_text("5")


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_nothing_moves_for_those_who_asked_for_stillness(evening, projector, motion):
    event, link = evening
    wall = projector(reduced_motion=motion)
    wall.goto(f"/skaerm/{event.slug}/")
    wall.evaluate(
        """() => { window.seen = []; new MutationObserver(() => {
            const text = document.querySelector('[data-count=jobs]').textContent;
            if (window.seen.at(-1) !== text) window.seen.push(text);
        }).observe(document.querySelector('#wall-now'),
            {subtree: true, childList: true, characterData: true}); }"""
    )
    hand_in(link, "Ågård", positions=40)
    expect(jobs(wall)).to_have_text("40", timeout=SOON)
    expect(wall.locator("#wall")).to_contain_text("Målet på 20 er nået!")
    steps = len(wall.evaluate("window.seen"))
    # The negative control: for others the number passes through what lies between.
    assert steps == 1 if motion == "reduce" else steps > 3


@pytest.mark.parametrize("size", [PROJECTOR, {"width": 1280, "height": 720}])
def test_an_evening_fits_on_the_screen(evening, projector, size):
    event, link = evening
    for number in range(14):
        hand_in(link, f"Firma Nummer {number} Aps", thanks=True, positions=9)
    wall = projector(size)
    wall.goto(f"/skaerm/{event.slug}/")
    expect(wall.get_by_role("button", name="Fuld skærm")).to_be_visible()
    assert fits(wall)


FOOT_OF_COLUMN = """side => {
  const foot = document.querySelector(".wall-foot").getBoundingClientRect().top;
  const last = document.querySelector(`.wall-${side}`).lastElementChild.getBoundingClientRect();
  return (foot - last.bottom) / innerHeight;
}"""


@pytest.mark.parametrize("sheets", [1, 5, 14])
def test_the_screen_is_filled_without_a_hole(evening, projector, sheets):
    event, link = evening
    for number in range(sheets):
        hand_in(link, f"Firma Nummer {number} Aps", thanks=True)
    wall = projector()
    wall.goto(f"/skaerm/{event.slug}/")
    assert fits(wall)
    assert [wall.evaluate(FOOT_OF_COLUMN, side) < 0.06 for side in ("left", "right")] == [True] * 2


def test_the_hall_does_not_see_the_button(evening, projector):
    wall = projector()
    wall.goto(f"/skaerm/{evening[0].slug}/")
    button = wall.get_by_role("button", name="Fuld skærm")
    expect(button).to_have_css("opacity", "1")
    expect(button).to_have_css("opacity", "0", timeout=8000)
    wall.mouse.move(200, 200)
    expect(button).to_have_css("opacity", "1")


def test_a_wall_on_a_phone_opens_the_sheet(evening, phone):
    event, link = evening
    page = phone()
    page.goto(f"/skaerm/{event.slug}/")
    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("link", name="Åbn arket her").click()
    expect(page).to_have_url(re.compile(f"/ark/{link.key}/"))


@pytest.mark.parametrize("state", ["before", "after", "cancelled"])
def test_every_state_is_accessible(evening, projector, state):
    event, _link = evening
    now = timezone.now()
    if state == "before":
        event.starts_at = now + timedelta(minutes=30)
    elif state == "after":
        event.starts_at, event.ends_at = now - timedelta(hours=3), now - timedelta(minutes=1)
        event.answer_deadline = event.starts_at
    else:
        event.cancelled_at = now
    event.save()
    wall = projector()
    wall.goto(f"/skaerm/{event.slug}/")
    assert_accessible(wall)
    assert fits(wall)
    if state == "before":
        expect(wall.get_by_role("timer")).to_have_text(re.compile(r"00:\d\d:\d\d"))
