"""Jobs in place, shown in public and on other sites."""

import json
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.utils import timezone

from home.figures.figures import house_contact_share, house_in_place
from pledges.figures.scopes import EVERYTHING
from pledges.figures.tally import tally
from pledges.models import Placement, PlacementStep
from taskforces.models import Figure
from tests import factories

EVIL = "\"><script>alert(1)</script>&'"


def in_place(cast, n, network=None, **fields):
    network = network or cast.network
    for _n in range(n):
        handover = factories.handover(factories.sheet(network), cast.unit)
        factories.placement(handover, **fields)


def address(network, end=""):
    return f"/tal/{network.slug}/{end}"


def jobs(client, network, **query):
    response = client.get(address(network, "taeller.json"), query)
    return json.loads(response.content)["jobs_in_place"]


def test_counter_counts_people_at_work_and_never_promises(client, cast):
    today = timezone.localdate()
    in_place(cast, 5)
    in_place(cast, 1, state="at_risk")
    in_place(cast, 1, starts_on=today + timedelta(days=1))
    in_place(cast, 1, state="ended", ended_on=today, end_reason="completed")
    factories.handover(factories.sheet(cast.network), cast.unit, status="hired")
    assert jobs(client, cast.network) == 6


def test_an_unpaid_internship_is_no_job(client, cast):
    in_place(cast, 6)
    PlacementStep.objects.filter(placement=Placement.objects.first()).update(
        paid_hours=0, unpaid_hours=20
    )
    assert jobs(client, cast.network) == 5
    assert house_in_place().whole == 5
    assert tally(EVERYTHING, networks=[]).in_place == 5


def test_json_says_what_the_number_is(client, cast):
    in_place(cast, 5)
    response = client.get(address(cast.network, "taeller.json"))
    assert json.loads(response.content) == {
        "network": "Task Force Nordby",
        "jobs_in_place": 5,
        "suppressed": False,
        "as_of": timezone.localdate().isoformat(),
        "confirmed_by": "virksomhedsindgangen",
        "definition": "Mennesker med lønnede timer nu, bekræftet af enheden."
        " Aldrig løfter eller ulønnet praktik.",
        "url": f"http://localhost:8000{address(cast.network)}",
    }


@pytest.mark.parametrize("end", ["", "taeller/", "taeller.svg", "taeller.json"])
def test_small_groups_are_hidden_everywhere(client, cast, end):
    in_place(cast, 4)
    body = client.get(address(cast.network, end)).content.decode()
    assert "under 5" in body or json.loads(body)["jobs_in_place"] is None
    assert ">4<" not in body


def test_a_hidden_network_does_not_follow_from_the_whole(client, cast):
    """12 in all and 9 in one network would tell the 3 of the other."""
    other = factories.network(cast.nordby)
    in_place(cast, 9)
    in_place(cast, 3, network=other)
    assert house_in_place().whole == 12
    assert (jobs(client, cast.network), jobs(client, other)) == (None, None)
    in_place(cast, 2, network=other)
    assert [jobs(client, one, past_the="cache") for one in (cast.network, other)] == [9, 5]


def test_a_closed_network_is_part_of_what_could_be_subtracted(client, cast):
    gone = factories.network(cast.nordby, active=False)
    in_place(cast, 9)
    in_place(cast, 3, network=gone)
    assert jobs(client, cast.network) is None
    assert client.get(address(gone)).status_code == 404


@pytest.mark.parametrize("end", ["", "taeller/", "taeller.svg", "taeller.json"])
def test_unknown_and_closed_networks_have_no_counter(client, cast, end):
    cast.network.active = False
    cast.network.save()
    assert client.get(address(cast.network, end)).status_code == 404
    assert client.get(f"/tal/findes-ikke/{end}").status_code == 404


def test_only_the_frame_may_stand_in_a_frame(client, cast):
    page, frame = (client.get(address(cast.network, end)) for end in ("", "taeller/"))
    assert page.headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in frame.headers
    policy = dict(
        part.strip().split(" ", 1) for part in frame.headers["Content-Security-Policy"].split(";")
    )
    usual = dict(
        part.strip().split(" ", 1) for part in page.headers["Content-Security-Policy"].split(";")
    )
    assert policy == usual | {"frame-ancestors": "*"}
    assert frame.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "<script" not in frame.content.decode()


@pytest.mark.parametrize("end", ["taeller/", "taeller.svg", "taeller.json"])
def test_counters_may_be_kept_by_anybody_and_set_no_cookie(client, cast, end):
    for response in (client.get(address(cast.network, end)) for _n in range(2)):
        assert response.headers["Cache-Control"] == "public, max-age=300"
        assert not response.cookies


@pytest.mark.parametrize("end", ["taeller.svg", "taeller.json"])
def test_other_sites_may_load_picture_and_number(client, cast, end):
    response = client.get(address(cast.network, end))
    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert client.get("/robots.txt").headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_a_new_placement_shows_at_once(cast, django_capture_on_commit_callbacks):
    client = Client()
    in_place(cast, 5)
    assert jobs(client, cast.network) == 5
    with django_capture_on_commit_callbacks(execute=True):
        in_place(cast, 1)
    assert jobs(client, cast.network) == 6


@pytest.mark.parametrize("end", ["", "taeller/", "taeller.svg", "taeller.json"])
def test_markup_in_a_name_stays_text(client, cast, end):
    cast.network.name = EVIL
    cast.network.save()
    response = client.get(address(cast.network, end))
    body = response.content.decode()
    if end == "taeller.svg":
        root = ElementTree.fromstring(body)  # noqa: S314  our own drawing
        tags = {one.tag.rpartition("}")[2] for one in root.iter()}
        assert tags == {"svg", "title", "rect", "text"}
        assert response.headers["Content-Type"] == "image/svg+xml"
    elif end == "taeller.json":
        assert json.loads(body)["network"] == EVIL
        assert response.headers["Content-Type"] == "application/json"
    else:
        assert "<script>alert" not in body


def test_what_is_pasted_elsewhere_is_escaped_there_too(client, cast):
    """The snippet is shown as text, and within it the name is text in an attribute."""
    cast.network.name = EVIL
    cast.network.save()
    response = client.get(address(cast.network))
    codes = [one["code"] for one in response.context["snippets"]]
    assert "<iframe" not in response.content.decode()
    assert "&lt;iframe" in response.content.decode()
    assert all("<script" not in code for code in codes)
    assert all("http://localhost:8000/" in code for code in codes)


def test_public_page_shows_the_whole_and_the_networks(client, cast):
    other = factories.network(cast.nordby, name="Sønderby Klub")
    in_place(cast, 6)
    in_place(cast, 8, network=other)
    shown = house_in_place()
    assert (shown.whole, [jobs for _network, jobs in shown.networks]) == (14, [8, 6])
    body = client.get("/tal/").content.decode()
    assert address(other) in body
    assert "Job i gang, netværk for netværk" in body


def test_contact_share_of_few_calls_is_not_told(cast):
    now = timezone.now()
    for n in range(5):
        assert house_contact_share() is None
        factories.handover(
            factories.sheet(cast.network),
            cast.unit,
            first_contact_at=now + timedelta(days=9 * (n == 0)),
        )
    assert house_contact_share() == 80


def test_public_pages_take_few_queries(cast, django_assert_max_num_queries):
    for _n in range(3):
        in_place(cast, 5, network=factories.network(cast.nordby))
        with django_assert_max_num_queries(14):
            Client().get("/tal/", {"uden": "cache"})
        with django_assert_max_num_queries(4):
            Client().get(address(cast.network, "taeller.svg"), {"uden": "cache"})


def test_a_placement_taken_back_after_it_was_published_in_a_figure_leaves_the_figure(
    client, cast, django_capture_on_commit_callbacks
):
    """What was published stands with its day and source; what is counted now is right from the next look on."""
    in_place(cast, 6)
    day = timezone.localdate()
    published = Figure.objects.create(
        network=cast.network,
        kind="started",
        value=jobs(client, cast.network),
        unit="persons",
        definition="Mennesker i job gennem netværket",
        as_of=day,
        source="Netværkets egne tal",
    )
    taken_back = Placement.objects.first()
    taken_back.state, taken_back.end_reason = "ended", "company"
    taken_back.ended_on = day - timedelta(days=1)  # nobody came
    taken_back.starts_on = taken_back.ended_on
    with django_capture_on_commit_callbacks(execute=True):
        taken_back.save()
    assert jobs(client, cast.network) == 5
    published.refresh_from_db()
    assert (published.value, published.as_of) == (6, day)
    shown = client.get("/tal/").content.decode()
    assert "Mennesker i job gennem netværket" in shown
