"""Every kind of public page as a visitor's browser meets it: by axe, by width, by the policy, by forty ways of typing a script."""

import re

import pytest
from playwright.sync_api import expect
from wagtail.models import Locale

from home.seed.programmes import load_programmes
from home.seed.stories import load_stories
from taskforces.models import MayorInvitationPage, NetworkPage, StoryPage
from tests import factories
from tests.e2e.conftest import assert_accessible, assert_nothing_went_wrong, watch
from tests.e2e.markup import PAYLOADS, foreign_markup

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

VIEWS = [(320, "light"), (1280, "dark")]


@pytest.fixture
def network(site_root):
    [network] = load_programmes(["code-of-care"])
    network.host.sender_email = "vaert@example.org"  # somebody who hears of those who want to join
    network.host.save()
    load_stories(network)
    return network


@pytest.fixture
def addresses(network):
    event = factories.event(
        network, "Mød os i værkstedet", agenda="Kaffe\nSpot et småjob", registration_mode="open"
    )
    page = NetworkPage.objects.get(network=network, locale__language_code="da")
    prize = factories.prize(network)
    prize.move(page.get_parent().get_parent(), "last-child")
    prize.refresh_from_db()
    campaign = factories.campaign(network)
    story = StoryPage.objects.filter(locale__language_code="da").first()
    return [
        "/", "/en/", "/stil/", "/netvaerk/", page.url, "/historier/", story.url, prize.url, f"/indstil/{prize.pk}/",
        f"/kampagner/{campaign.slug}/", "/cookies/", "/tilgaengelighed/",
        "/arrangementer/", event.get_absolute_url(), "/arrangementer/maaned/", "/arrangementer/kort/", "/tal/", "/soeg/?q=job",
        f"/arrangementer/{event.slug}/tilmeld/", f"/arrangementer/{event.slug}/tilmeld/tak/",
        "/i/find-min-kode/", "/i/find-min-kode/sendt/",
        f"/bliv-med/{network.slug}/", "/i/", "/findes-ikke/", "/privatliv/", "/om/", "/presse/",
    ]  # fmt: skip


def test_every_kind_of_page_is_for_everybody(open_context, site, addresses):
    context = open_context(base_url=site, locale="da-DK")
    page = context.new_page()
    requests, wrong = watch(page)
    for address in addresses:
        for width, scheme in VIEWS:
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=scheme)
            page.goto(address)
            expect(page.locator("h1")).to_have_count(1)
            assert_accessible(page)
            assert (address, width, overflows(page)) == (address, width, False)
    lost = [line for line in wrong if not re.search(r"^404 .*/findes-ikke/$", line)]
    assert_nothing_went_wrong(requests, lost, site)


def overflows(page):
    return page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_no_page_of_an_editor_opens_a_dialog(open_context, site, network):
    story = StoryPage.objects.filter(locale__language_code="da").first()
    page_of_network = NetworkPage.objects.get(network=network, locale__language_code="da")
    letter = factories.letter(network)
    letter.move(page_of_network, "last-child")
    page = open_context(base_url=site).new_page()
    alarms = []
    page.on("dialog", lambda dialog: (alarms.append(dialog.message), dialog.dismiss()))
    for number, payload in enumerate(PAYLOADS):
        write_everywhere(story.pk, page_of_network.pk, letter.pk, payload)
        lists = ("/historier/", "/netvaerk/") if number % 4 == 0 else ()
        for address in (story.url, page_of_network.url, *lists):
            # A query of its own, since what is written past Wagtail empties no cache.
            assert page.goto(f"{address}?n={number}").status == 200
            assert (payload, address, alarms, foreign_markup(page)) == (payload, address, [], 0)


def write_everywhere(story, network_page, letter, text):
    """Straight into the tables: what the editor's own form would have stopped is there too."""
    short = text[:100]
    StoryPage.objects.filter(pk=story).update(
        title=short, seo_title=short, search_description=text, lead=text, quote=text,
        quoted_person=short, quoted_role=short, industry=short[:80],
        body=[("heading", short), ("quote", {"text": text, "who": short, "role": short}),
              ("timeline", {"moments": [{"when": short[:40], "text": text}] * 2})],
    )  # fmt: skip
    NetworkPage.objects.filter(pk=network_page).update(
        title=short, search_description=text, lead=text, area=short, vision=text,
        steps=[("step", {"title": short[:80], "text": text, "icon": "mail"})],
        actions=[("action", text)], body=[("heading", short)],
    )  # fmt: skip
    MayorInvitationPage.objects.filter(pk=letter).update(title=short)
    assert Locale.objects.count() >= 2
