"""The mayor's office alone, from an empty organisation to letters that are sent; the clicks are counted."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from accounts.models import Role
from events.models import Event, Invitation
from taskforces.models import NetworkIndexPage
from tests import factories
from tests.e2e.conftest import PHONE, assert_accessible, tick
from tests.e2e.test_secretarys_day import submit_list

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BY_MAIL, ON_PAPER = 281, 34
MOST_CLICKS, MOST_PAGES, MOST_SCREENS = 10, 5, 3
SLOW = 60_000  # the tests' worker delivers 281 mails while the browser waits
COUNT = "addEventListener('click', (event) => event.isTrusted && window.clicked(), true)"


def as_csv():
    rows = ["Virksomhed;Navn;E-mail;Adresse;Postnr;By"]
    for n in range(BY_MAIL + ON_PAPER):
        email = f"leder{n}@firma{n}.example" if n < BY_MAIL else ""
        rows.append(f"Firma {n:03} ApS;Bo Lund{n:03};{email};Havnen {n + 1};9000;Nordby")
    return "\n".join(rows).encode("cp1252")


@pytest.fixture
def secretary(site_root):
    """Somebody with a role in an organisation that has nothing yet."""
    site_root.add_child(instance=NetworkIndexPage(title="Netværk", slug="netvaerk"))
    host = factories.organisation(
        "Nordby Kommune", phone="99000000", cvr_number="29189722", address="Torvet 1"
    )
    person = factories.user("Lærke Østervang")
    Role.objects.create(user=person, organisation=host, role=Role.Kind.MAYORS_OFFICE)
    return person


def test_from_nothing_to_281_mails_in_few_clicks(desk, secretary):
    page = desk(secretary)
    make_a_network(page)
    event = make_an_event(page)
    submit_list(page, as_csv())
    # An import leaves one on its list: from there on everything counts.
    expect(page.get_by_role("heading", name="Invitér dem på listen")).to_be_visible()
    assert_accessible(page)
    clicks, pages = counted(page)
    from_list_to_sent(page)
    sent = Invitation.objects.filter(emailed_at__isnull=False).count()
    assert (sent, Invitation.objects.count()) == (BY_MAIL, BY_MAIL + ON_PAPER)
    assert 9 <= len(clicks) <= MOST_CLICKS, len(clicks)  # they are counted at all
    assert len(set(pages)) <= MOST_PAGES, pages
    assert event.rounds.get().proofed_at


def make_a_network(page):
    page.get_by_role("link", name="Nyt netværk").click()
    assert_accessible(page)
    tick(page, "radio", "Task Force")
    page.get_by_label("Hvad skal det hedde?").fill("Task Force Nordby")
    page.get_by_role("button", name="Opret").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Task Force Nordby")


def make_an_event(page):
    page.goto("/arbejdsbord/arrangementer/ny/")
    start = timezone.localtime(timezone.now() + timedelta(days=30))
    page.locator("[name=network]").select_option(label="Task Force Nordby")
    page.locator("[name=kind]").select_option("kick_off")
    page.locator("[name=title]").fill("Mød os i værkstedet")
    for name, hours in (("answer_deadline", -72), ("starts_at", 0), ("ends_at", 2)):
        moment = start + timedelta(hours=hours)
        page.locator(f"[name={name}]").fill(f"{moment:%Y-%m-%dT%H:%M}")
    page.locator("[name=place]").fill("Hal 2")
    page.locator("[name=address]").fill("Havnen 1, Nordby")
    page.get_by_role("button", name="Gem").click()
    expect(page.get_by_text("Hent jeres liste ind")).to_be_visible()
    return Event.objects.get()


def counted(page):
    """(clicks, pages) that fill as the person goes on; a page seen twice is one."""
    clicks, pages = [], [_screen(page.url)]
    page.context.expose_function("clicked", lambda: clicks.append(1))
    page.add_init_script(COUNT)
    page.reload()
    page.on("framenavigated", lambda frame: frame.parent_frame or pages.append(_screen(frame.url)))
    return clicks, pages


def _screen(url):
    return re.sub(r"\d+", "N", url.split("?")[0].split("#")[0].partition("//")[2].partition("/")[2])


def from_list_to_sent(page):
    page.get_by_role("link", name=re.compile("^Mød os i værkstedet")).click()
    expect(page.get_by_text("315 af 315 valgt")).to_be_visible()
    page.get_by_role("button", name="Gør klar").click()
    page.get_by_role("link", name="Gå til brevet").first.click()
    page.locator("#id_title").fill("Kom og spot et småjob")
    page.get_by_role("button", name=re.compile("Flere handlinger|More actions")).click()
    page.get_by_role("button", name=re.compile("^(Udgiv|Publicér|Publish)")).first.click()
    page.get_by_role("link", name="Se prøvetrykket").click()
    page.get_by_role("button", name="Det ser rigtigt ud").click()
    page.get_by_role("button", name="Send på mail").click()
    page.get_by_role("button", name="Ja, fortsæt").click(timeout=SLOW)
    said = page.get_by_role("status").filter(has_text="281 mails er på vej. Tilbage: 34 på papir.")
    expect(said).to_be_visible(timeout=SLOW)


@pytest.mark.parametrize("size", [{"width": 1280, "height": 800}, PHONE])
def test_300_people_stand_on_less_than_three_screens(desk, secretary, size):
    network = factories.network(secretary.roles.get().organisation)
    event = factories.event(network)
    factories.letter(network)
    for n in range(300):
        factories.contact(network.host, f"Bo Lund{n:03}")
    page = desk(secretary)
    page.set_viewport_size(size)
    page.goto(f"/arbejdsbord/arrangementer/{event.pk}/inviter/")
    height = page.evaluate("document.documentElement.scrollHeight")
    assert height < MOST_SCREENS * size["height"]
    go = page.get_by_role("button", name="Gør klar")
    said = page.locator("[data-picks-count]")
    for place in (0.3, 0.6):
        page.evaluate(
            f"window.scrollTo(0, {place} * document.querySelector('.picks').offsetHeight)"
        )
        expect(go).to_be_in_viewport()
    expect(said).to_have_text("300 af 300 valgt")
    page.get_by_role("button", name="Ingen").click()
    expect(said).to_have_text("0 af 300 valgt")
    page.get_by_role("searchbox").fill("lund 007")
    page.get_by_role("searchbox").fill("LUND007")
    expect(page.locator(".pick:visible")).to_have_count(1)
    page.get_by_role("button", name="Alle", exact=True).click()
    expect(said).to_have_text("1 af 300 valgt")
    assert_accessible(page)
    go.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Udsendelse 1")
    assert Invitation.objects.get().contact.name == "Bo Lund007"
