"""What visitors find, and that they find nothing that is not public."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale

from home.search.index import find
from home.seed.sitetree import add_page
from taskforces.models import NetworkIndexPage, NetworkPage, StoryConsent, StoryIndexPage, StoryPage
from taskforces.stories.consents import withdraw_consent
from tests import factories

MOST_QUERIES = 12


@pytest.fixture
def danish(sitetree, db):
    return Locale.objects.get(language_code="da")


def story(danish, slug="bageriet", **fields):
    fields = {
        "title": "Fem timer i bageriet",
        "lead": "Søren kom igen.",
        "fictional": True,
    } | fields
    return add_page(
        StoryIndexPage.objects.get(locale=danish), StoryPage, key=slug, slug=slug, **fields
    )


def network_page(danish, network, slug="nordby"):
    index = NetworkIndexPage.objects.get(locale=danish)
    fields = {"title": f"Netværket {slug}", "lead": "Vi lover småjob.", "network": network}
    return add_page(index, NetworkPage, key=slug, slug=slug, **fields)


@pytest.mark.parametrize("text", ["soren", "Søren", "SOREN bageri", "bagerierne", "Soeren"])
def test_story_is_found_by_any_form_of_its_words(danish, text):
    found = story(danish)
    assert find(text).stories == [found]


@pytest.mark.parametrize(
    "text", ["", "   ", '"', "*", "sø\0ren", "NEAR(", "a" * 200, "og AND OR NOT"]
)
def test_strange_texts_find_nothing_and_break_nothing(client, danish, text):
    story(danish, lead="Kort.")
    assert client.get("/soeg/", {"q": text}).status_code == 200
    assert len(find(text)) == 0


def test_every_word_must_be_there(danish):
    story(danish)
    assert len(find("bageri")) == 1
    assert len(find("bageri tankstation")) == 0


def test_network_is_found_by_its_municipality_and_kind(danish, cast):
    cast.network.municipality_codes = ["0846"]
    cast.network.save()
    page = network_page(danish, cast.network)
    assert find("Mariagerfjord task force").networks == [page]


def test_coming_events_stand_before_past_ones(danish, cast):
    past = factories.event(cast.network, starts_at=timezone.now() - timezone.timedelta(days=9))
    later = factories.event(cast.network, starts_at=timezone.now() + timezone.timedelta(days=9))
    soon = factories.event(cast.network)
    assert find("værkstedet").events == [soon, later, past]


def test_closed_and_cancelled_events_are_not_found(danish, cast):
    factories.event(cast.network, public=False)
    factories.event(cast.network, cancelled_at=timezone.now())
    assert find("værkstedet").events == []


def test_draft_and_other_language_are_not_found(danish, client):
    page = story(danish)
    assert len(find("bageri")) == 1
    assert "Fem timer" not in client.get("/en/soeg/?q=bageri").content.decode()
    page.unpublish()
    assert len(find("bageri")) == 0


def test_withdrawn_story_is_not_found(danish):
    page = story(danish, fictional=False)
    consent = StoryConsent.objects.create(
        story=page, person_name="Åse", scope="navn", given_on=timezone.localdate()
    )
    assert find("bageri").stories == [page]
    withdraw_consent(consent)
    assert len(find("bageri")) == 0


def test_a_changed_event_is_found_by_its_new_words(danish, cast):
    event = factories.event(cast.network)
    event.title = "Smørrebrød på havnen"
    event.save(update_fields=["title"])
    assert find("smorrebrod").events == [event]
    event.delete()
    assert find("smorrebrod").events == []


def test_texts_are_shown_as_they_were_typed(client, danish):
    content = client.get("/soeg/", {"q": "<b>æ & ø"}).content.decode()
    assert "&lt;b&gt;æ &amp; ø" in content
    assert "Vi fandt ikke noget" in content


def test_queries_stay_few_whatever_is_found(client, danish, cast):
    def queries(number):
        with CaptureQueriesContext(connection) as captured:
            response = client.get("/soeg/", {"q": "småjob"})
        assert len(response.context["found"]) == 3 * number + PAGES
        return len(captured)

    def furnish(number):
        network = factories.network(cast.nordby)
        network_page(danish, network, f"nr-{number}")
        story(danish, f"historie-{number}", lead="Et småjob.")
        factories.event(network, "Spot et småjob")

    PAGES = len(find("småjob").pages)
    furnish(1)
    client.get("/soeg/", {"q": "småjob"})
    one = queries(1)
    furnish(2)
    furnish(3)
    three = queries(3)
    assert three == one
    assert three <= MOST_QUERIES
