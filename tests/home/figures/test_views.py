"""Public figures and the pages beside Wagtail's."""

import pytest
from django.test import Client
from django.utils import timezone

from home.figures.figures import house_funnel, house_promises, includes_fiction
from tests import factories


def sheets(network, unit, n):
    for number in range(n):
        made = factories.sheet(network, company_name=f"Firma {number}")
        factories.handover(made, unit, first_contact_at=timezone.now())


def test_small_groups_are_hidden(cast):
    sheets(cast.network, cast.unit, 4)
    assert house_promises() == []
    steps = {step["label"]: (step["value"], step["share"]) for step in house_funnel()}
    assert steps["Udfyldte et ark"] == ("under 5", 0)


def test_five_companies_are_enough_to_be_counted(cast):
    sheets(cast.network, cast.unit, 5)
    assert [row["value"] for row in house_promises()] == [5, 5, 25]
    steps = {step["label"]: (step["value"], step["share"]) for step in house_funnel()}
    assert steps["Udfyldte et ark"] == (5, 100)


def test_made_up_figures_are_marked(client, cast):
    sheets(cast.network, cast.unit, 5)
    assert includes_fiction() is False
    cast.nordby.fictional = True
    cast.nordby.save()
    assert includes_fiction() is True
    assert "opdigtede kommuner" in client.get("/tal/").content.decode()


@pytest.mark.parametrize(
    ("path", "target"), [("/was", "/tilgaengelighed/"), ("/en/was", "/en/tilgaengelighed/")]
)
def test_was_leads_to_our_own_statement_until_there_is_an_official_one(
    client, settings, path, target
):
    assert client.get(path).url == target
    settings.WAS_URL = "https://was.digst.dk/haandslag"
    assert client.get(path).url == settings.WAS_URL


def test_style_page_is_rendered_without_the_database(client):
    assert client.get("/stil/").status_code == 200


def test_a_form_left_open_too_long_says_what_to_do(db):
    client = Client(enforce_csrf_checks=True)
    response = client.post("/konto/login/", {"login": "a@example.org"})
    assert response.status_code == 403
    assert "Siden har stået åben for længe" in response.content.decode()
