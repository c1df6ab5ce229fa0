"""Wagtail's editor in a real browser: whoever writes a page or a letter sees beside it how it will look."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from taskforces.letters.drafts import create_letter
from taskforces.models import NetworkIndexPage, NetworkPage
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def letter(cast, site_root):
    return create_letter(cast.network, by=cast.secretary)


@pytest.fixture
def network_page(cast, site_root):
    index = site_root.add_child(
        instance=NetworkIndexPage(title="Netværk", slug="netvaerk", locale=site_root.locale)
    )
    page = NetworkPage(
        title="Task Force Nordby", slug="nordby", lead="Kom og vær med.", network=cast.network
    )
    return index.add_child(instance=page)


@pytest.fixture
def preview_of(desk, site):
    """preview_of(page) → the frame of the preview panel, opened in the page's editor."""

    def open_panel(page):
        tab = desk(factories.user("Redaktør", is_staff=True, is_superuser=True))
        tab.goto(reverse("wagtailadmin_pages:edit", args=[page.pk]))
        tab.locator("[data-side-panel-toggle=preview]:visible").click()
        return tab.frame_locator("#w-preview-iframe")

    return open_panel


def test_a_letter_is_shown_beside_its_text(preview_of, letter):
    expect(preview_of(letter).get_by_role("main")).to_contain_text(
        "Ingen lange taler og ingen skemaer"
    )


def test_a_page_is_shown_beside_its_text(preview_of, network_page):
    expect(preview_of(network_page).get_by_role("main")).to_contain_text("Kom og vær med.")
