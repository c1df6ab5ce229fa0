"""Pages that no walk of a day passes by, as those who may open them meet them: by axe, and by the width of a small phone."""

import re
from itertools import cycle

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from accounts.keys import digest, new_key
from events.models import Registration
from home.models import LeaderLink
from tests.access import TABLE
from tests.access.world import make_world
from tests.e2e.conftest import assert_accessible
from tests.e2e.test_public_pages import overflows

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SMALL = 320
OF_OWNER = """taskforces:prize_jury events:split_create events:split events:joint_desk
 events:joint_part events:joint_invite home:contact_selection home:company_selection home:company_split
 events:selections events:selection pledges:tablet events:devices events:share home:companies_alike"""
OF_CONSULTANT = """pledges:counter_offer pledges:opening_counter_offer pledges:counter_offer_reply pledges:fit
 pledges:mail_texts pledges:mail_text_create pledges:mail_text pledges:own_steps"""
OF_NOBODY = "taskforces:jury taskforces:winner pledges:receipt_offer pledges:sheet_held pledges:sheet_tablet"


@pytest.fixture
def world(cast):
    return make_world(cast)


def addresses(world, names):
    """By the rows of the access table, which say how each is named."""
    rows = {row.url: row for row in TABLE if row.method == "get" and "post" not in row.url}
    for name in names.split():
        yield reverse(name, args=[_thing(world, arg) for arg in rows[name].args])


def _thing(world, path):
    found = world
    for name in path.split("."):
        found = getattr(found, name)
    return found


@pytest.mark.parametrize(
    ("role", "names"), [("owner", OF_OWNER), ("consultant", OF_CONSULTANT), ("", OF_NOBODY)]
)
def test_a_page_off_the_beaten_track_is_for_everybody(world, cast, desk, role, names):
    page = desk(getattr(cast, role) if role else None)
    page.set_viewport_size({"width": SMALL, "height": 800})
    for address, scheme in zip(addresses(world, names), cycle(["light", "dark"]), strict=False):
        page.emulate_media(color_scheme=scheme)
        assert page.goto(address).status == 200
        expect(page.locator("h1:visible")).to_have_count(1)
        assert_accessible(page)
        assert (address, overflows(page)) == (address, False)


def test_a_leaders_own_pages_are_for_everybody(world, phone):
    """Behind one link by mail, with what there is for whoever came: materials, questions, a colleague, a card."""
    Registration.objects.update(arrived_at=timezone.now(), arrived_persons=1)
    page = phone()
    page.set_viewport_size({"width": SMALL, "height": 800})
    page.goto(reverse("home:mine_link", args=[link_to(world.contact.email)]))
    assert_accessible(page)
    page.get_by_role("main").get_by_role("button").click()
    expect(page).to_have_url(re.compile("/mit/$"))
    own = [
        reverse(f"home:mine{name}") for name in ("", "_ask", "_input", "_calendar", "_colleagues")
    ]
    own.append(reverse("home:mine_correction", args=[world.contact.pk]))
    own.append(reverse("home:mine_network", args=[world.ambassador.pk]))
    for address, scheme in zip(own, cycle(["light", "dark"]), strict=False):
        page.emulate_media(color_scheme=scheme)
        page.goto(address)
        assert page.url.endswith(address)  # led nowhere else
        assert_accessible(page)
        assert (address, overflows(page)) == (address, False)


def link_to(address):
    key = new_key()
    LeaderLink.objects.create(address=address, key_digest=digest(key))
    return key
