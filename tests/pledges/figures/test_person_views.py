"""Each figure of persons leads to exactly its rows, for those who may see them."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests import factories

URL = "/arbejdsbord/tal/personer/"


def logged_in(person):
    client = Client()
    client.force_login(person)
    return client


def html(response):
    return response.content.decode()


@pytest.fixture
def people(cast):
    """One in a job, one in an internship, and one of another unit in the host's other network."""
    other = factories.organisation("Jobcenter Sønderby", "employment_unit")
    circle = factories.network(cast.nordby, other, name="Klubben")
    made = []
    for unit, network, paid in (
        (cast.unit, cast.network, 5),
        (cast.unit, cast.network, 0),
        (other, circle, 9),
    ):
        handover = factories.handover(factories.sheet(network), unit)
        placement = factories.placement(handover, candidate_reference=f"Kandidat M{paid}")
        placement.steps.update(paid_hours=paid, unpaid_hours=20)
        made.append(placement)
    return made


def test_the_page_says_how_persons_are_counted(cast, people):
    shown = logged_in(cast.coordinator).get(URL)
    assert "Samme person i to kommuner tæller to gange" in html(shown)
    found = shown.context["found"]
    assert (found.persons, found.in_job, found.paid_hours) == (3, 2, 14)


def test_a_figure_leads_to_its_rows_and_to_no_others(cast, people):
    page = logged_in(cast.consultant).get(f"{URL}loennet/")
    assert [candidate.reference for candidate, _person in page.context["rows"]] == ["Kandidat M5"]
    assert (page.context["all"], page.context["others"]) == (1, 0)
    assert logged_in(cast.consultant).get(f"{URL}hvadsomhelst/").status_code == 404


def test_the_host_reads_how_many_and_never_who(cast, people):
    page = logged_in(cast.coordinator).get(f"{URL}alle/")
    assert (page.context["all"], page.context["others"], page.context["rows"]) == (3, 3, [])
    assert "Kandidat M" not in html(page)


def test_a_day_that_is_gone_is_asked_for_and_one_ahead_is_not_known(cast, people):
    client, today = logged_in(cast.coordinator), timezone.localdate()
    before = today - timedelta(days=1)
    assert client.get(f"{URL}?day={before.isoformat()}").context["found"].persons == 0
    ahead = client.get(f"{URL}?day={(today + timedelta(days=1)).isoformat()}")
    assert (ahead.status_code, ahead.context["found"].persons) == (422, 3)


def test_filters_narrow_and_a_foreign_network_is_nowhere(cast, people):
    client = logged_in(cast.coordinator)
    assert client.get(f"{URL}?network={cast.network.pk}").context["found"].persons == 2
    foreign = factories.network(cast.sonderby)
    assert client.get(f"{URL}?network={foreign.pk}").status_code == 404


def test_figures_asked_for_a_day_in_the_past_say_what_was_true_then(cast):
    """An internship that became a job and ended; what came later changes nothing of the day before."""
    today = timezone.localdate()
    handover = factories.handover(factories.sheet(cast.network), cast.unit)
    made = factories.placement(
        handover,
        starts_on=today - timedelta(days=60),
        state="ended",
        ended_on=today - timedelta(days=10),
        end_reason="person",
    )
    made.steps.update(paid_hours=0, unpaid_hours=20)
    factories.placement_step(made, starts_on=today - timedelta(days=30), paid_hours=12)
    client, told = logged_in(cast.coordinator), {}
    for days in (61, 60, 31, 30, 10, 9, 0):
        day = (today - timedelta(days=days)).isoformat()
        found = client.get(f"{URL}?day={day}").context["found"]
        told[days] = [(one.standing.value, one.paid) for one in found.counts if one.persons]
    trial, job, gone = ("praktik", 0), ("loennet", 12), ("uden", 0)
    assert told == {
        61: [],
        60: [trial],
        31: [trial],
        30: [job],
        10: [job],
        9: [gone],
        0: [gone],
    }


@pytest.mark.parametrize("day", ["i-gaar", "2026-02-30", "0000-00-00", "-1"])
def test_a_day_that_is_none_is_refused_and_today_is_shown(cast, people, day):
    shown = logged_in(cast.coordinator).get(f"{URL}?day={day}")
    assert (shown.status_code, shown.context["found"].persons) == (422, 3)
