"""The only key that a page for everybody prints is a sheet link's, which has the rate of the public."""

import pytest
from django.test import Client
from django.utils import timezone

from accounts.keys import print_code
from home.models import HomePage
from home.seed.sitetree import load_pages
from pledges.sheets.handing_in import sheet_link_for
from tests import factories


@pytest.fixture
def world(cast, indexing):
    """An evening that goes on, with a key of every kind."""
    load_pages()
    event = factories.event(cast.network, starts_at=timezone.now())
    invitation = factories.invitation(event)
    guest = factories.registration(event, invitation=invitation)
    link = sheet_link_for(event)
    sheet = factories.sheet(cast.network, event=event, on_wall=True, thanks_shown=True)
    factories.handover(sheet, cast.unit)
    _device, device_key = factories.device(event)
    keys = {
        "invitation": invitation.code,
        "device": device_key,
        "paper": factories.paper_sheet(link).number,
        "badge": factories.contact_card(guest, consented_at=timezone.now()).code,
        "receipt": sheet.receipt_token,
        "unsubscribing": factories.unsubscribe_key(cast.nordby),
    }
    return event, link, keys


def public_addresses(event):
    """All that somebody without any key can open, and what a visitor finds from there."""
    network = event.network
    yield from ("/", "/arrangementer/", "/arrangementer/kalender.ics", "/netvaerk/", "/historier/")
    yield from (
        "/tal/",
        "/soeg/?q=nordby",
        "/arrangementer/kort/",
        "/i/",
        "/ark/",
        "/doer/",
        "/sitemap.xml",
    )
    yield from (event.get_absolute_url(), f"{event.get_absolute_url()}kalender.ics")
    yield from (f"/skaerm/{event.slug}/", f"/skaerm/{event.slug}/nu/", f"/tal/{network.slug}/")
    yield from (page.get_url() for page in HomePage.objects.first().get_descendants().live())


def pages_of(event):
    client = Client()
    found = [client.get(address) for address in dict.fromkeys(public_addresses(event))]
    return [b"".join(page).decode() for page in found if page.status_code == 200]


@pytest.mark.slow
def test_no_public_page_prints_a_key_but_the_sheet_links(world):
    event, link, keys = world
    pages = pages_of(event)
    assert len(pages) > 15
    for kind, key in keys.items():
        shown = [page for page in pages if str(key) in page or print_code(str(key)) in page]
        assert shown == [], kind
    # The negative control: the one key that may be there is found, so the others would be.
    assert any(link.key in page for page in pages)
