"""The main paths with nothing but a keyboard: a leader finds the evening, answers and promises; a consultant calls.

Wherever Tab stops, the place is in view and has a frame that one can see (WCAG 2.2, 2.4.7 and 2.4.11).
"""

import re

import pytest
from playwright.sync_api import expect

from accounts.addresses import vouch_for
from pledges.models import Handover, Sheet
from tests import factories
from tests.e2e.conftest import PASSWORD
from tests.e2e.paths import evening_soon, waiting_call

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MOST_STOPS = 150
# What is wrong with where the focus is, "" for nothing. A hidden radio is framed by its label.
TROUBLE = """() => {
  const at = document.activeElement;
  if (at === document.body) return "";
  const framed = (el) => el && getComputedStyle(el).outlineStyle !== "none" && parseFloat(getComputedStyle(el).outlineWidth) >= 2;
  const around = [at, at.closest("label"), at.nextElementSibling, at.parentElement];
  if (!around.some(framed)) return "no frame";
  const box = (at.closest("label") || at).getBoundingClientRect();
  const x = box.left + box.width / 2, y = box.top + Math.min(box.height, 40) / 2;
  if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) return "out of view";
  const top = document.elementFromPoint(x, y);
  const mine = (el) => el && (el.contains(top) || top.contains(el));
  return mine(at) || mine(at.closest("label")) || mine(at.parentElement) ? "" : `behind ${top.outerHTML.slice(0, 120)}`;
}"""


def tab_to(page, target):
    """Presses Tab until the target has the focus; every stop on the way must be seen."""
    for _stop in range(MOST_STOPS):
        page.keyboard.press("Tab")
        trouble = page.evaluate(TROUBLE)
        if trouble:
            place = page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
            pytest.fail(f"{trouble}: {place} on {page.url}")
        if target.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"{MOST_STOPS} presses of Tab do not reach {target} on {page.url}")


def follow(page, name):
    tab_to(page, page.get_by_role("link", name=name).first)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def press(page, name):
    tab_to(page, page.get_by_role("button", name=name).first)
    page.keyboard.press("Enter")


def choose(page, words):
    """Tab goes to the group of radios, the arrows within it."""
    radio = page.get_by_role("radio", name=re.compile(words))
    group = page.locator(f"[name={radio.get_attribute('name')}]")
    checked = group.and_(page.locator(":checked"))
    tab_to(page, checked if checked.count() else group.first)
    for _radio in range(group.count()):
        if radio.is_checked():
            return
        page.keyboard.press("ArrowRight")
    expect(radio).to_be_checked()


@pytest.fixture
def event(site_root):
    return evening_soon()


@pytest.fixture
def page(desk, site, event):
    page = desk()
    page.emulate_media(
        reduced_motion="reduce"
    )  # no page that is still gliding to where the focus is
    page.goto(site)
    return page


def test_a_visitor_skips_the_menu_and_finds_the_evening(page, event):
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Spring til indhold")
    expect(skip).to_be_focused()
    page.keyboard.press("Enter")
    follow(page, "Hele kalenderen")
    expect(page.get_by_role("heading", level=1)).to_have_text("Arrangementer")
    follow(page, re.compile("^Kort$"))
    expect(page.get_by_role("heading", level=2).last).to_have_text("Kommende i hele landet")
    follow(page, event.title)
    expect(page.get_by_role("heading", level=1)).to_have_text(event.title)
    follow(page, "Jeg har fået et brev")
    expect(page.get_by_role("textbox")).to_be_visible()


def test_a_leader_types_the_code_and_says_yes(page, event):
    contact = factories.contact(event.network.host, "Søren Ågård")
    invitation = factories.invitation(event, contact)
    follow(page, "Jeg har fået et brev")
    tab_to(page, page.get_by_role("textbox"))
    page.keyboard.type(invitation.code)
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_contain_text("Søren Ågård")
    choose(page, "^Mig og 1 til")
    press(page, "Ja, jeg kommer")
    expect(page.get_by_role("main")).to_contain_text(invitation.printed_code)
    assert event.registrations.get().party_size == 2


def test_a_leader_fills_the_sheet(page, site, event):
    link = factories.sheet_link(event)
    page.goto(f"{site}/ark/{link.key}/")
    for job in ("Rengøring", "Lager og pakning"):
        tab_to(page, page.get_by_role("checkbox", name=re.compile(f"^{job}")))
        page.keyboard.press("Space")
    choose(page, "^5–9")
    tab_to(page, page.get_by_role("textbox", name="Virksomhed"))
    page.keyboard.type("Ågård Maskinfabrik")
    for label, words in (("navn", "Søren Ågård"), ("telefon", "12345678")):
        tab_to(page, page.get_by_role("textbox", name=re.compile(label, re.IGNORECASE)).first)
        page.keyboard.type(words)
    press(page, "Send arket")
    expect(page.get_by_role("heading", level=1)).to_have_text("Modtaget")
    sheet = Sheet.objects.get()
    assert sheet.company_name == "Ågård Maskinfabrik"
    assert sheet.lines.count() == 2


def test_a_consultant_logs_in_and_writes_the_call_down(page, site, event):
    user, handover = waiting_call(event.network)
    vouch_for(user)
    follow(page, "Arbejdsbord")
    tab_to(page, page.locator("[name=login]"))
    page.keyboard.type(user.email)
    tab_to(page, page.locator("[name=password]"))
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site}/arbejdsbord/")
    page.goto(f"{site}/arbejdsbord/indbakke/?vis=enhed")
    follow(page, "Ågård Maskinfabrik")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ågård Maskinfabrik")
    choose(page, "^Talte sammen")
    tab_to(page, page.get_by_label("Kort notat"))
    page.keyboard.type("Talte med Søren. Besøg på torsdag.")
    press(page, "Gem")
    expect(page.get_by_role("main")).to_contain_text("Besøg på torsdag.")
    assert Handover.objects.get(pk=handover.pk).status == "contacted"


def test_a_frame_that_nobody_sees_is_noticed(page):
    """The negative control of the walks above."""
    page.evaluate(
        "document.styleSheets[0].insertRule('*, *::before { outline: none !important }', 0)"
    )
    with pytest.raises(pytest.fail.Exception, match="no frame"):
        follow(page, "Jeg har fået et brev")
