"""What the sheet shows a leader in the hall: what a small job frees, and no endless page."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests import factories
from tests.e2e.conftest import PHONE, assert_accessible, tick

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BOTTOM = "element => element.getBoundingClientRect().bottom + scrollY"


@pytest.fixture
def link(site_root):
    host = factories.organisation("Nordby Kommune")
    unit = factories.organisation("Virksomhedsindgangen Nordby", kind="employment_unit")
    network = factories.network(host, unit)
    event = factories.event(network, starts_at=timezone.now() - timedelta(hours=1))
    return factories.sheet_link(event)


def test_what_a_small_job_frees_follows_what_is_ticked(link, phone):
    page = phone()
    page.goto(f"/ark/{link.key}/")
    freed = page.locator("[data-freed-sum]")
    expect(freed).to_have_text("Fx 5–9 timer: cirka 7 timer om ugen, 2.100 kr.")
    expect(page.get_by_text("Så kan kokken lave mad.")).to_be_hidden()
    tick(page, "checkbox", "Køkken og café")
    expect(page.get_by_text("Så kan kokken lave mad.")).to_be_visible()
    tick(page, "radio", "10–14")
    expect(freed).to_have_text("Cirka 12 timer om ugen: 3.600 kr.")
    page.get_by_label("Jeres timepris").fill("450")
    page.get_by_role("radio", name="2", exact=True).check(force=True)
    expect(freed).to_have_text("Cirka 24 timer om ugen: 10.800 kr.")
    assert_accessible(page)
    page.reload()
    expect(freed).to_have_text("Cirka 24 timer om ugen: 7.200 kr.")  # the draft holds no rate


def test_what_to_tick_ends_within_two_screens(link, phone):
    page = phone()
    page.goto(f"/ark/{link.key}/")
    tick(page, "checkbox", "Lager og pakning")
    tick(page, "checkbox", "Montage og produktion")
    assert page.locator("[data-what]").evaluate(BOTTOM) <= 2 * PHONE["height"]
