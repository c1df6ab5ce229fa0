"""A badge is printed, its guest says yes on their phone, and a neighbour scans it with theirs."""

from urllib.parse import urlsplit

import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import expect

from accounts.models import Role
from tests import factories
from tests.e2e.conftest import assert_accessible
from tests.factories import answer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def invitation(site_root):
    host = factories.organisation("Nordby Kommune", phone="12345678")
    event = factories.event(factories.network(host))
    contact = factories.contact(host, "Søren Ågård", phone="12345678", email="ser@example.org")
    factories.sheet_link(event)
    return answer(factories.invitation(event, contact=contact), answer="yes")


@pytest.fixture
def helper(invitation):
    user = factories.user("Sanne")
    host = invitation.event.network.host
    Role.objects.create(user=user, organisation=host, role=Role.Kind.COORDINATOR)
    return user


def scanned(path):
    """What the QR of the printed badge says."""
    document = pypdfium2.PdfDocument(path)
    (code,) = zxingcpp.read_barcodes(document[0].render(scale=3).to_pil())
    document.close()
    return code.text


def test_a_badge_is_printed_and_scanned(desk, phone, site, invitation, helper):
    office = desk(helper)
    event = invitation.event_id
    office.goto(f"/arbejdsbord/arrangementer/{event}/")
    office.get_by_role("link", name="Navneskilte").click()
    expect(office.get_by_label("Fra", exact=True)).to_be_hidden()
    office.get_by_text("Navne fra og til et bogstav").click()
    expect(office.get_by_label("Fra", exact=True)).to_be_visible()
    office.get_by_text("Alle med plads").click()
    assert_accessible(office)
    with office.expect_download() as download:
        office.get_by_role("button", name="Hent PDF").click()
    address = scanned(download.value.path())
    office.goto(f"/arbejdsbord/arrangementer/{event}/gaester/")
    assert_accessible(office)
    with office.expect_download() as download:
        office.get_by_role("button", name="Skilt til Søren Ågård").click()
    assert scanned(download.value.path()) == address
    assert (address.startswith(site), urlsplit(address).path[:3]) == (True, "/n/")

    neighbour = phone()
    neighbour.goto(address)
    expect(neighbour.get_by_role("heading", level=1)).to_have_text("Kortet er ikke delt")
    assert "Søren" not in neighbour.content()
    assert_accessible(neighbour)

    own = phone()
    own.goto(f"/i/{invitation.code}/")
    own.get_by_text("Del mit kort").click()
    assert_accessible(own)
    own.locator("#card_email").fill("")
    own.get_by_label("Ja, vis det").check()
    own.get_by_role("button", name="Gem mit kort").click()
    expect(own.get_by_text("Du deler dit kort")).to_be_visible()
    assert_accessible(own)

    neighbour.reload()
    expect(neighbour.get_by_role("heading", level=1)).to_have_text("Søren Ågård")
    expect(neighbour.get_by_role("link", name="12 34 56 78")).to_be_visible()
    assert "ser@example.org" not in neighbour.content()
    assert_accessible(neighbour)
    with neighbour.expect_download() as download:
        neighbour.get_by_role("link", name="Gem i telefonen").click()
    assert b"FN:S\xc3\xb8ren \xc3\x85g\xc3\xa5rd\r\n" in download.value.path().read_bytes()

    own.get_by_role("button", name="Stop med at dele").click()
    expect(own.get_by_text("Du deler dit kort")).to_be_hidden()
    neighbour.reload()
    assert "Søren" not in neighbour.content()
    neighbour.get_by_role("link", name="Åbn arket").click()
    expect(neighbour).to_have_url(f"{site}/ark/{invitation.event.sheet_link.key}/")


def test_the_layout_page_is_accessible(desk, invitation, helper):
    office = desk(helper)
    office.goto(f"/arbejdsbord/netvaerk/{invitation.event.network_id}/navneskilte/")
    office.get_by_text("A4-ark, 24 labels").click()
    office.get_by_role("button", name="Gem").click()
    expect(office.get_by_text("Navneskiltene er gemt.")).to_be_visible()
    office.wait_for_function(
        """() => [...document.querySelectorAll(".specimen")].every(
            (image) => image.complete && image.naturalWidth > 300)"""
    )
    assert_accessible(office)
