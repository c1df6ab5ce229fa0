"""The whole evening, once through, as seven people live it: from the mayor's letter to the call."""

import re
from datetime import timedelta

import pypdfium2
import pytest
import zxingcpp
from django.core import mail
from django.utils import timezone
from icalendar import Calendar
from playwright.sync_api import expect

from accounts.models import Role
from events.models import Event, Invitation, Registration
from pledges.models import Handover, Sheet, SheetLink
from tests import factories
from tests.e2e.camera import film
from tests.e2e.conftest import assert_accessible, tick

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def town(site_root):
    """A municipality with a letter, an event tonight, one leader to invite, and its people."""
    host = factories.organisation(
        "Nordby Kommune", phone="99000000", privacy_text="Vi passer på dit navn."
    )
    unit = factories.organisation("Virksomhedsindgangen Nordby", kind="employment_unit")
    people = {
        name: factories.user(name, phone="99000010")
        for name in ("Lærke Østervang", "Torben Mosekær", "Hassan Lindhøj")
    }
    _role(people["Lærke Østervang"], host, Role.Kind.MAYORS_OFFICE)
    _role(people["Torben Mosekær"], host, Role.Kind.COORDINATOR)
    _role(people["Hassan Lindhøj"], unit, Role.Kind.CONSULTANT)
    network = factories.network(host, unit, default_owner=people["Hassan Lindhøj"])
    tonight = timezone.now() + timedelta(hours=2)
    event = factories.event(
        network, starts_at=tonight, answer_deadline=tonight, capacity=20, companions_allowed=2
    )
    letter = factories.letter(network)
    letter.save_revision().publish()
    factories.sheet_link(event)
    company = factories.company(
        "Ågård Maskinfabrik", street="Industrivej 12", postcode="9999", city="Nordby"
    )
    factories.contact(host, "Søren Ågård", company=company, phone="12345678")
    return people, event


def _role(user, organisation, kind):
    Role.objects.create(user=user, organisation=organisation, role=kind)


def test_from_the_mayors_letter_to_the_consultants_call(town, desk, phone, tmp_path):
    people, event = town
    address = invite(desk(people["Lærke Østervang"]), event)
    leader = phone()
    answer(leader, address)
    key = pair_a_phone(desk(people["Torben Mosekær"]), event)
    come_in(phone(film(tmp_path / "ticket.mjpeg", address)), key)
    receipt = promise(leader)
    call(desk(people["Hassan Lindhøj"]))
    leader.goto(receipt)
    expect(leader.get_by_role("main")).to_contain_text("Vi talte sammen")
    look_in_public(desk(), event)


def invite(page, event):
    """1. The mayor's office chooses, previews, sends and prints; returns the address in the QR."""
    page.get_by_role("link", name="Arrangementer").last.click()
    page.get_by_role("link", name=event.title).click()
    page.get_by_role("link", name="Vælg modtagere").click()
    assert_accessible(page)
    page.get_by_text("Navn og pladser").click()
    page.get_by_label("Hvad skal udsendelsen hedde hos jer?").fill("Første brev")
    page.get_by_role("button", name="Gør klar").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Første brev")
    assert_accessible(page)
    invitation = Invitation.objects.get()
    pdf = page.request.get(f"/arbejdsbord/invitationer/{invitation.pk}/brev.pdf").body()
    address = read_letter(pdf)
    page.get_by_role("button", name="Send på mail").click()
    page.get_by_role("button", name="Ja, fortsæt").click()
    expect(page.get_by_role("status").filter(has_text="på vej")).to_be_visible()
    assert invitation.code in mail.outbox[0].body
    return address


def read_letter(pdf):
    """What an independent reader finds in the letter's QR code."""
    picture = pypdfium2.PdfDocument(pdf)[0].render(scale=3).to_pil()
    return zxingcpp.read_barcode(picture).text


def answer(page, address):
    """2. The leader opens the link of the letter, says yes with a companion, and has their ticket."""
    page.goto(address)
    assert Invitation.objects.get().answer == "none"
    assert_accessible(page)
    tick(page, "radio", "Mig og 1 til")
    page.get_by_role("button", name="Ja, jeg kommer").click()
    expect(page.get_by_role("main")).to_contain_text(Invitation.objects.get().printed_code)
    assert_accessible(page)
    assert Registration.objects.get().party_size == 2
    with page.expect_download() as download:
        page.get_by_role("link", name="Apple og andre").click()
    entry = Calendar.from_ical(download.value.path().read_bytes()).walk("VEVENT")[0]
    assert str(entry["SUMMARY"]) == Event.objects.get().title


def pair_a_phone(page, event):
    """3a. The coordinator makes a key for the door."""
    page.goto(f"/arbejdsbord/arrangementer/{event.pk}/doere/")
    page.get_by_role("textbox", name="Dør").fill("Dør A")
    page.get_by_role("textbox", name="Dør").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Dør A")
    return page.locator("[data-copy]").get_attribute("data-copy")


def come_in(page, key):
    """3b. The helper's camera sees the ticket."""
    page.goto(f"/doer/#{key}")
    page.locator('[data-part="camera"]').click()
    expect(page.locator('[data-part="result"]')).to_have_attribute("data-tone", "good")
    expect(page.locator('[data-part="person"]')).to_have_text("Søren Ågård")
    assert Registration.objects.get().arrived_at is not None


def promise(page):
    """4. The QR on the table knows the phone that answered: six taps and not one typed sign."""
    page.goto(f"/ark/{SheetLink.objects.get().key}/")
    expect(page.get_by_role("main")).to_contain_text("Søren")
    assert_accessible(page)
    tick(page, "checkbox", "Rengøring")
    tick(page, "checkbox", "Lager og pakning")
    tick(page, "radio", "5–9")
    tick(page, "checkbox", "Ja tak, kom forbi")
    page.get_by_role("button", name="Send arket").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Modtaget")
    page.get_by_role("link", name="Se kvitteringen").click()
    expect(page).to_have_url(re.compile("/kvittering/"))
    expect(page.get_by_role("main")).to_contain_text("Hassan Lindhøj")
    assert_accessible(page)
    sheet = Sheet.objects.get()
    assert sheet.lines.count() == 2
    assert sheet.wants_visit
    return page.url


def call(page):
    """5. The consultant finds the sheet in their inbox and writes down the call."""
    page.get_by_role("link", name="Indbakke").first.click()
    assert_accessible(page)
    page.get_by_role("link", name="Ågård Maskinfabrik").click()
    assert_accessible(page)
    tick(page, "radio", "Talte sammen")
    page.get_by_label("Kort notat").fill("Talte med Søren. Besøg på torsdag.")
    page.get_by_role("button", name="Gem").first.click()
    expect(page.get_by_role("main")).to_contain_text("Besøg på torsdag.")
    handover = Handover.objects.get()
    assert handover.owner.name == "Hassan Lindhøj"
    assert handover.status == Handover.Status.CONTACTED
    assert handover.first_contact_at <= handover.contact_due


def look_in_public(page, event):
    """6. Everyone may see the event and the figures."""
    for address in ("/arrangementer/", f"/arrangementer/{event.slug}/", "/tal/"):
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert_accessible(page)
