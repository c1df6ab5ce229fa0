import xml.etree.ElementTree as ET

import pytest
from django.conf import settings
from django.utils import timezone
from wagtail.models import Locale

from home.seed.sitetree import add_page
from taskforces.models import StoryConsent, StoryIndexPage, StoryPage
from taskforces.stories.consents import withdraw_consent

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def story(sitetree, cast):
    index = StoryIndexPage.objects.get(locale=Locale.objects.get(language_code="da"))
    return add_page(
        index,
        StoryPage,
        key="bageriet",
        slug="bageriet",
        title="Fem timer & to brød",
        lead="Det begyndte <småt>.",
        network=cast.network,
    )


def entries(client, address="/historier/atom.xml"):
    response = client.get(f"{address}?now")  # past the page cache
    assert response.headers["Content-Type"].startswith("application/atom+xml")
    return ET.fromstring(response.content).findall(f"{ATOM}entry")  # noqa: S314  our own


def test_feed_has_stories_with_consent_and_forgets_the_withdrawn(client, story):
    assert entries(client) == []
    consent = StoryConsent.objects.create(
        story=story, person_name="Åse", scope="navn", given_on=timezone.localdate()
    )
    (entry,) = entries(client)
    assert entry.findtext(f"{ATOM}title") == "Fem timer & to brød"
    assert entry.findtext(f"{ATOM}summary") == "Det begyndte <småt>."
    assert entry.findtext(f"{ATOM}id") == f"{settings.BASE_URL}/historier/bageriet/"
    withdraw_consent(consent)
    assert entries(client) == []


def test_feed_keeps_to_its_language(client, story):
    story.fictional = True
    story.save_revision().publish()
    assert len(entries(client)) == 1
    assert entries(client, "/en/historier/atom.xml") == []


def test_feed_only_reads(client, db):
    assert client.post("/historier/atom.xml").status_code == 405
