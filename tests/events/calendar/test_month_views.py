from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests import factories


def test_month_shows_its_events(client, cast):
    event = factories.event(cast.network)
    day = timezone.localtime(event.starts_at)
    content = client.get(f"/arrangementer/{day.year}/{day.month}/").content.decode()
    assert event.title in content
    assert event.get_absolute_url() in content


def test_this_month_leads_to_its_address(client, db):
    today = timezone.localdate()
    response = client.get("/arrangementer/maaned/")
    assert response.headers["Location"] == f"/arrangementer/{today.year}/{today.month}/"


@pytest.mark.parametrize(
    "address", ["1999/1", "2026/13", "2026/0", "9999/1", "0/1", "99999/1", f"{2**31}/1"]
)
def test_months_that_nobody_asks_for(client, db, address):
    assert client.get(f"/arrangementer/{address}/").status_code == 404


def test_only_the_frame_may_stand_on_other_sites(client, cast):
    frame = client.get(f"/arrangementer/ramme/{cast.network.slug}/")
    assert "frame-ancestors *" in frame.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in frame.headers
    page = client.get("/arrangementer/")
    assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]
    assert page.headers["X-Frame-Options"] == "DENY"


def test_frame_has_only_its_own_public_events_and_nothing_to_misuse(client, cast):
    event = factories.event(cast.network, "Mød os")
    factories.event(cast.network, "Lukket", public=False)
    factories.event(factories.network(cast.sonderby), "Et andet sted")
    response = client.get(f"/arrangementer/ramme/{cast.network.slug}/")
    content = response.content.decode()
    assert list(response.context["events"]) == [event]
    assert "<form" not in content
    assert "<script" not in content
    assert response.cookies == {}


def test_frame_of_a_sleeping_network_is_gone(client, cast):
    cast.network.active = False
    cast.network.save()
    assert client.get(f"/arrangementer/ramme/{cast.network.slug}/").status_code == 404


def test_map_counts_what_comes_and_shows_one_municipality(client, cast):
    here = factories.event(cast.network, "Mød os")
    factories.event(cast.network, "Lukket", public=False)
    factories.event(cast.network, "Forbi", starts_at=timezone.now() - timedelta(days=9))
    there = factories.event(
        factories.network(cast.sonderby, municipality_codes=["0101", "0846"]), "Et andet sted"
    )
    cast.network.municipality_codes = ["0846"]
    cast.network.save()
    page = client.get("/arrangementer/kort/")
    counts = {place.code: place.count for place in page.context["map"].places}
    assert counts == {"0846": 2, "0101": 1}
    assert page.context["events"] == [here, there]
    chosen = client.get("/arrangementer/kort/?kommune=0101")
    assert chosen.context["events"] == [there]
    assert "Kommende i København" in chosen.content.decode()
    assert [place.url for place in chosen.context["map"].places] == ["?", "?kommune=0846"]


def test_municipality_without_events_has_a_way_on(client, cast):
    factories.event(cast.network)
    page = client.get("/arrangementer/kort/?kommune=0147")
    assert page.context["events"] == []
    assert "Vis hele landet" in page.content.decode()


@pytest.mark.parametrize("code", ["9999", "<script>", "%00", "0846%27"])
def test_what_is_no_municipality_chooses_nothing(client, cast, code):
    event = factories.event(cast.network)
    page = client.get(f"/arrangementer/kort/?kommune={code}")
    assert page.context["events"] == [event]
    assert "<script>" not in page.content.decode()


def test_network_without_municipalities_is_in_the_list(client, cast):
    cast.network.municipality_codes = []
    cast.network.save()
    event = factories.event(cast.network)
    page = client.get("/arrangementer/kort/")
    assert page.context["events"] == [event]
    assert "ingen i en bestemt kommune" in page.content.decode()


def test_long_list_leads_to_the_months(client, cast, monkeypatch):
    monkeypatch.setattr("events.calendar.places.MOST_SHOWN", 1)
    for number in range(2):
        factories.event(cast.network, f"Møde {number}")
    page = client.get("/arrangementer/kort/")
    assert len(page.context["events"]) == 1
    assert "Se resten måned for måned" in page.content.decode()


@pytest.mark.parametrize("kind", ["month", "frame", "event", "places"])
def test_statements_stay_few(client, cast, kind):
    first = factories.event(cast.network)
    today = timezone.localtime(first.starts_at)
    address = {
        "month": f"/arrangementer/{today.year}/{today.month}/",
        "frame": f"/arrangementer/ramme/{cast.network.slug}/",
        "event": first.get_absolute_url(),
        "places": "/arrangementer/kort/",
    }[kind]
    factories.event(cast.network)
    counts = []
    for added in (0, 2):
        for _ in range(added):
            factories.event(cast.network)
        client.get(f"{address}?warm={added}")
        with CaptureQueriesContext(connection) as captured:
            client.get(f"{address}?n={added}")
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 12
