import re

import pytest
from playwright.sync_api import expect

from events.models import Event, Registration
from tests import factories
from tests.e2e.conftest import assert_accessible

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def invitation(site_root):
    host = factories.organisation("Nordby Kommune", phone="12345678")
    return factories.invitation(factories.event(factories.network(host), capacity=5))


@pytest.mark.parametrize("scripts", [True, False])
def test_leader_types_the_code_answers_and_changes_his_mind(
    open_context, site, invitation, scripts
):
    page = open_context(base_url=site, java_script_enabled=scripts).new_page()
    page.goto("/i/")
    page.get_by_label("Koden fra dit brev").fill(invitation.printed_code.lower())
    page.get_by_role("button", name="Find min invitation").click()
    page.get_by_role("button", name="Ja, jeg kommer").click()
    expect(page.locator("h1")).to_have_text(re.compile("^Vi ses, "))
    expect(page.get_by_text(invitation.printed_code)).to_be_visible()

    page.get_by_text("Ret dit svar").click()
    page.get_by_text("Der kommer en anden").click()
    page.get_by_role("button", name="Send min kollega").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label("Hvem kommer?").fill("Åse Østergård")
    page.get_by_role("button", name="Send min kollega").click()
    expect(page.locator("h1")).to_have_text("Så venter vi Åse Østergård")

    page.get_by_text("Ret dit svar").click()
    page.get_by_role("button", name="Nej, desværre").click()
    expect(page.locator("h1")).to_have_text("Tak for dit svar")


def fonts_of(page, address):
    """What the browser fetched to draw the page."""
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address, wait_until="networkidle")
    return {re.search(r"([a-z]+)-[^/]*woff2", url)[1] for url in asked if ".woff2" in url}


def test_a_guest_waits_for_one_font(phone, invitation):
    """The public page is the negative control: there the headings have a font of their own."""
    assert len(fonts_of(phone(), f"/i/{invitation.code}/")) == 1
    assert len(fonts_of(phone(), "/arrangementer/")) == 2


def test_pages_are_accessible(phone, invitation):
    page = phone()
    event = invitation.event.get_absolute_url()
    for address in ("/i/", f"/i/{invitation.code}/", "/arrangementer/", event):
        page.goto(address)
        assert_accessible(page)
    page.goto(f"/i/{invitation.code}/")
    page.get_by_role("button", name="Ja, jeg kommer").click()
    page.get_by_text("Ret dit svar").click()
    assert_accessible(page)


def test_a_seat_out_of_the_queue_is_taken_with_one_press(phone, invitation):
    event = invitation.event
    Event.objects.filter(pk=event.pk).update(capacity=1)
    question = factories.guest_question(event, required=True)
    first = factories.invitation(event)
    factories.answer(first, answer="yes")
    page = phone()
    page.goto(invitation.get_absolute_url())
    page.get_by_role("button", name="Ja, jeg kommer").click()
    expect(page.get_by_text("Vælg et af svarene.").first).to_be_visible()
    page.locator("label.segment", has_text="Grønt").first.click()
    page.get_by_role("button", name="Ja, jeg kommer").click()
    expect(page.locator("h1")).to_have_text("Du er nummer 1 på ventelisten")

    factories.answer(first, answer="no")
    page.reload()
    assert_accessible(page)
    page.get_by_role("button", name="Ja tak, jeg tager pladsen").click()
    expect(page.locator("h1")).to_have_text(re.compile("^Vi ses, "))
    expect(page.get_by_text(invitation.printed_code)).to_be_visible()
    registration = Registration.objects.get(invitation=invitation)
    assert (registration.seat, registration.offered_until) == ("confirmed", None)
    assert registration.replies == {str(question.pk): "Grønt"}
