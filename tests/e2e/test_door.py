"""An evening at the door: two phones, a ticket before the camera, and guests without one."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from events.models import Registration, Scan
from events.tickets import ticket_url
from tests import factories
from tests.e2e.camera import film
from tests.e2e.conftest import assert_accessible

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HOLD_MS = 3000


@pytest.fixture
def event():
    host = factories.organisation()
    start = timezone.now() + timedelta(hours=1)
    return factories.event(factories.network(host), starts_at=start)


def invited(event, name, company, **fields):
    contact = factories.contact(event.network.host, name, company=factories.company(company))
    invitation = factories.invitation(
        event, contact, answer="yes", answered_at=timezone.now(), **fields
    )
    return factories.registration(event, name, invitation=invitation, company_name=company)


def part(page, name):
    return page.locator(f'[data-part="{name}"]')


def pair(page, key):
    page.goto(f"/doer/#{key}")
    expect(part(page, "event")).to_be_visible()
    assert key not in page.url


def test_an_evening_at_the_door(event, phone, tmp_path):
    guest = invited(event, "Søren Ågård", "Ågård Maskinfabrik")
    invited(event, "Åse Bro", "Bro & Søn")
    ticket = film(tmp_path / "ticket.mjpeg", ticket_url(guest.invitation))
    _a, key_a = factories.device(event, "Dør A")
    _b, key_b = factories.device(event, "Dør B")

    first = phone(ticket)
    pair(first, key_a)
    expect(part(first, "event")).to_have_text(event.title)
    expect(part(first, "device")).to_have_text("Dør A")
    part(first, "camera").click()
    expect(part(first, "result")).to_have_attribute("data-tone", "good")
    expect(part(first, "person")).to_have_text("Søren Ågård")
    expect(part(first, "company")).to_have_text("Ågård Maskinfabrik")
    expect(part(first, "arrived")).to_have_text("1")
    assert_accessible(first)

    first.wait_for_timeout(HOLD_MS)  # the ticket stays before the camera
    assert Scan.objects.count() == 1

    second = phone()
    pair(second, key_b)
    second.get_by_label("Kode fra brevet").fill(guest.invitation.printed_code)
    second.keyboard.press("Enter")
    expect(part(second, "result")).to_have_attribute("data-tone", "warn")
    at = timezone.localtime(Scan.objects.get(device__label="Dør A").happened_at)
    expect(part(second, "result-text")).to_have_text(f"Kom ind kl. {at:%H.%M} ved Dør A.")
    assert_accessible(second)

    second.get_by_text("Find på navn").click()
    second.get_by_label("Navn eller virksomhed").fill("aase")
    row = part(second, "guests").locator("li")
    expect(row).to_have_count(1)
    row.get_by_role("button", name="Tjek ind").click()
    expect(part(second, "person")).to_have_text("Åse Bro")
    expect(part(second, "arrived")).to_have_text("2")

    second.get_by_text("Kommet uden tilmelding").click()
    second.get_by_label("Navn", exact=True).fill("Carl Dahl")
    second.get_by_label("Virksomhed", exact=True).fill("Dahls Smedje")
    second.get_by_role("button", name="Byd velkommen").click()
    expect(part(second, "person")).to_have_text("Carl Dahl")
    assert Registration.objects.get(origin="walk_in").company_name == "Dahls Smedje"

    part(second, "undo").click()
    expect(part(second, "arrived")).to_have_text("2")
    expect(part(second, "result")).to_have_attribute("data-tone", "neutral")
    assert_accessible(second)


def test_an_answer_that_comes_after_the_phone_was_revoked_is_let_go(event, phone):
    device, key = factories.device(event)
    page = phone()
    held = []
    page.route("**/api/v1/door/session", lambda route: held.append(route))
    page.goto(f"/doer/#{key}")
    page.wait_for_function("() => true")
    while not held:
        page.wait_for_timeout(20)
    held.pop().continue_()  # the pairing itself
    while not held:
        page.wait_for_timeout(20)  # and the greeting that follows the list
    answer = held.pop()
    got = answer.fetch()
    type(device).objects.update(revoked_at=timezone.now())
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(part(page, "pairing-problem")).to_be_visible()
    answer.fulfill(response=got)
    page.wait_for_timeout(300)
    expect(part(page, "event")).to_be_hidden()  # and nothing went wrong: the fixture looks


def test_a_revoked_phone_shows_no_more_names(event, phone):
    device, key = factories.device(event)
    page = phone()
    pair(page, key)
    type(device).objects.update(revoked_at=timezone.now())
    page.evaluate("dispatchEvent(new Event('online'))")  # it asks again at once
    expect(part(page, "pairing-problem")).to_be_visible()
    expect(part(page, "event")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('online'))")
    page.wait_for_timeout(300)
    expect(part(page, "pairing-problem")).to_be_visible()  # why it was wiped stays to be read
