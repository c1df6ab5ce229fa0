"""The card on the tables says what the network asks its leaders for."""

import pytest
from django.urls import reverse

from tests import factories

JOBS, VISIT = "Spot et småjob", "Skal vi komme på besøg?"


@pytest.fixture
def page(client, cast):
    """The card of an event, before and after it was made."""
    client.force_login(cast.coordinator)

    def shown(kind):
        network = factories.network(cast.nordby, cast.unit, name="Netværk", **kind)
        event = factories.event(network)
        before = client.get(reverse("pledges:table_card", args=[event.pk])).content.decode()
        made = client.post(
            reverse("pledges:table_card_create", args=[event.pk]), follow=True
        ).content.decode()
        agreed = client.get(reverse("pledges:agreement", args=[event.pk])).content.decode()
        return before, made, agreed

    return shown


def test_a_task_force_asks_for_small_jobs(page):
    before, made, _agreed = page({})
    assert "når borgmesteren siger til" in before
    assert JOBS in made
    assert VISIT not in made


def test_a_dialogue_forum_asks_for_a_visit_and_never_for_a_job(page):
    before, made, _agreed = page({"kind": "dialogue_forum", "pledging": False, "visit_only": True})
    assert "når de gerne vil have besøg" in before
    assert VISIT in made
    assert JOBS not in made


@pytest.mark.parametrize(
    ("visit_only", "title"), [(True, "Ingen ønsker om besøg endnu"), (False, "Ingen ark endnu")]
)
def test_an_empty_agreement_speaks_the_networks_language(page, visit_only, title):
    assert title in page({"visit_only": visit_only})[2]
