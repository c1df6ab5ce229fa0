import json
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from icalendar import Calendar

from events.calendar.views import UPCOMING_SHOWN
from frontend.sharing import share_links
from tests import factories


@pytest.fixture
def event(cast):
    return factories.event(
        cast.network, summary="En aften i værkstedet", agenda="Velkomst\nSpot et småjob"
    )


def test_list_has_what_comes_and_what_was(client, cast, event):
    past = factories.event(
        cast.network, title="Kick-off", starts_at=timezone.now() - timedelta(days=9)
    )
    response = client.get("/arrangementer/")
    assert list(response.context["upcoming"]) == [event]
    assert list(response.context["past"]) == [past]


def test_list_says_when_there_is_nothing(client, db):
    assert "Der er ikke planlagt noget lige nu" in client.get("/arrangementer/").content.decode()


def test_event_page_tells_what_when_and_where(client, cast, event):
    content = client.get(event.get_absolute_url()).content.decode()
    for words in (event.title, event.summary, "Spot et småjob", event.place, cast.network.name):
        assert words in content
    assert f"/tema/{cast.nordby.slug}" in content or cast.nordby.theme_version in content


def test_structured_data_reads_back(client, event):
    content = client.get(event.get_absolute_url()).content.decode()
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', content)[1])
    assert data["name"] == event.title


def test_cancelled_event_keeps_its_page_and_leaves_the_list(client, event):
    event.cancelled_at = timezone.now()
    event.save()
    assert "Arrangementet er aflyst" in client.get(event.get_absolute_url()).content.decode()
    assert list(client.get("/arrangementer/").context["upcoming"]) == []
    (entry,) = Calendar.from_ical(client.get("/arrangementer/kalender.ics").content).walk("VEVENT")
    assert entry["status"] == "CANCELLED"


def test_closed_event_is_nowhere_in_public(client, cast):
    closed = factories.event(cast.network, title="Styregruppe", public=False)
    address = closed.get_absolute_url()
    assert client.get(address).status_code == 404
    assert client.get(f"{address}kalender.ics").status_code == 404
    assert "Styregruppe" not in client.get("/arrangementer/").content.decode()
    assert b"Styregruppe" not in client.get("/arrangementer/kalender.ics").content


def test_calendars_are_calendars(client, event):
    for address in ("/arrangementer/kalender.ics", f"{event.get_absolute_url()}kalender.ics"):
        response = client.get(address)
        assert response.headers["Content-Type"] == "text/calendar"
        assert len(Calendar.from_ical(response.content).walk("VEVENT")) == 1


@pytest.mark.parametrize("address", ["/arrangementer/", "/arrangementer/kalender.ics", "event"])
def test_public_pages_set_no_cookie(client, event, address):
    response = client.get(event.get_absolute_url() if address == "event" else address)
    assert response.status_code == 200
    assert response.cookies == {}
    assert "csrfmiddlewaretoken" not in response.content.decode()


@pytest.mark.parametrize("address", ["/arrangementer/", "/arrangementer/kalender.ics"])
def test_statements_do_not_grow_with_the_list(client, cast, address):
    def statements(wanted):
        # A query string, so that no page cache answers.
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"{address}?n={wanted}").status_code == 200
        return len(captured)

    client.get(f"{address}?warm")
    factories.event(cast.network)
    one = statements(1)
    for _ in range(2):
        factories.event(factories.network(cast.nordby))
    assert statements(3) == one


def test_only_reading(client, event):
    assert client.post("/arrangementer/").status_code == 405


def test_a_long_list_is_cut_and_says_so(client, cast):
    for _ in range(UPCOMING_SHOWN):
        factories.event(cast.network)
    assert "måned for måned" not in client.get("/arrangementer/?1").content.decode()
    factories.event(cast.network)
    response = client.get("/arrangementer/?2")
    assert len(response.context["upcoming"]) == UPCOMING_SHOWN
    assert "måned for måned" in response.content.decode()


def test_a_coming_event_is_passed_on_and_a_past_one_is_not(client, cast, settings):
    settings.BASE_URL = "https://haandslag.example"
    coming = factories.event(cast.network, title="Åbent værksted")
    page = client.get(coming.get_absolute_url()).content.decode()
    link = f"https://haandslag.example{coming.get_absolute_url()}"
    assert dict(share_links("Åbent værksted", link))["LinkedIn"] in page
    assert "mailto:?subject=%C3%85bent%20v%C3%A6rksted" in page
    over = factories.event(cast.network, starts_at=timezone.now() - timedelta(days=3))
    assert "linkedin.com" not in client.get(over.get_absolute_url()).content.decode()
