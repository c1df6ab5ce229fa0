"""Pictures of shared links: for what is public now, and for nothing else."""

import io

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from PIL import Image
from wagtail.models import Locale, Page

from home.media.share_pictures import card_of_event, card_of_page
from home.seed.sitetree import add_page
from taskforces.models import NetworkIndexPage, NetworkPage, StoryConsent, StoryIndexPage, StoryPage
from taskforces.stories.consents import withdraw_consent
from tests import factories


@pytest.fixture(autouse=True)
def data_dir(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return tmp_path


@pytest.fixture
def danish(sitetree, db):
    return Locale.objects.get(language_code="da")


@pytest.fixture
def story(danish, cast):
    index = StoryIndexPage.objects.get(locale=danish)
    told = {"slug": "brod", "title": "Brød", "lead": "Godt.", "network": cast.network}
    return add_page(index, StoryPage, key="brod", **told)


def picture_of(client, address):
    page = BeautifulSoup(client.get(address).content, "html.parser")
    return page.find("meta", property="og:image")["content"].removeprefix("http://localhost:8000")


def test_page_names_its_picture_and_the_picture_is_there(client, danish):
    response = client.get(picture_of(client, "/om/"))
    assert response.headers["Content-Type"] == "image/png"
    assert Image.open(io.BytesIO(response.content)).size == (1200, 630)


def test_event_names_its_picture_and_the_picture_is_there(client, cast):
    event = factories.event(cast.network)
    response = client.get(picture_of(client, event.get_absolute_url()))
    assert Image.open(io.BytesIO(response.content)).size == (1200, 630)
    assert card_of_event(event).line.endswith(f"· {event.place}")


def test_network_page_wears_its_hosts_name(cast, danish):
    index = NetworkIndexPage.objects.get(locale=danish)
    page = add_page(
        index, NetworkPage, key="n", slug="n", title="Nordby", lead="Vi", network=cast.network
    )
    card = card_of_page(page)
    assert (card.title, card.label, card.sender) == ("Nordby", "Task Force", cast.nordby.name)


def test_an_old_version_leads_to_the_present_one(client, danish):
    present = picture_of(client, "/om/")
    old = present.rpartition("/")[0] + "/0-gammel.png"
    assert client.get(old).headers["Location"] == present


def test_closed_event_and_draft_have_no_picture(client, cast, danish):
    closed = factories.event(cast.network, public=False)
    assert (
        client.get(f"/deling/arrangement/{closed.slug}/{closed.share_version}.png").status_code
        == 404
    )
    page = Page.objects.get(slug="om", locale=danish).specific
    address = picture_of(client, "/om/")
    page.unpublish()
    assert client.get(f"{address}?now").status_code == 404


def test_withdrawn_consent_takes_the_picture_and_its_file(client, story, data_dir):
    consent = StoryConsent.objects.create(
        story=story, person_name="Åse", scope="navn", given_on=timezone.localdate()
    )
    address = picture_of(client, "/historier/brod/")
    assert client.get(address).status_code == 200
    assert (data_dir / f"share/page-{story.pk}").exists()
    withdraw_consent(consent)
    assert client.get(f"{address}?now").status_code == 404
    assert not (data_dir / f"share/page-{story.pk}").exists()


def test_languages_name_each_other_and_only_what_is_there(client, story):
    story.fictional = True
    story.save_revision().publish()

    def languages(address):
        page = BeautifulSoup(client.get(address).content, "html.parser")
        return [link["hreflang"] for link in page.select("link[hreflang]")]

    assert languages("/om/") == languages("/en/om/") == languages("/arrangementer/") == ["da", "en"]
    assert languages("/historier/brod/") == ["da"]
