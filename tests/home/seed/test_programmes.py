import json

import pytest
from wagtail.models import Page

from accounts import municipalities
from accounts.models import Organisation
from home.models import HomePage
from home.seed.programmes import load_programmes
from home.seed.sitetree import DATA
from taskforces.models import Figure, Network, NetworkPage

FACTS = json.loads((DATA / "programmes.json").read_text(encoding="utf-8"))["programmes"]


pytestmark = pytest.mark.usefixtures("programmes", "db")


def test_each_kind_of_network_is_there(programmes):
    assert len(programmes) == 8
    assert {network.kind for network in programmes} == set(Network.Kind.values)


def test_each_has_a_page_in_both_languages(programmes):
    assert NetworkPage.objects.live().filter(locale__language_code="da").count() == 8
    assert NetworkPage.objects.live().filter(locale__language_code="en").count() == 8


def test_kind_sets_the_features(programmes):
    by_slug = {network.slug: network for network in programmes}
    assert by_slug["dansk-handicap-forbund"].pledging is False
    assert by_slug["randers-fc"].warm_introduction is True
    assert by_slug["fokus-folkeoplysning"].hours_billing is True


def test_every_figure_has_kind_definition_and_source(programmes):
    given = sum(len(programme["figures"]) for programme in FACTS)
    assert Figure.objects.count() == given == 39
    assert set(Figure.objects.values_list("kind", flat=True)) == set(Figure.Kind.values)
    retained = Figure.objects.get(kind="retained")
    assert (retained.shown_value, retained.as_of.isoformat()) == ("75 %", "2019-10-01")


def test_municipalities_are_known_by_code(programmes):
    names = {name for programme in FACTS for name in programme["municipalities"]}
    assert names <= set(municipalities.names().values())
    club = Network.objects.get(slug="randers-fc")
    assert club.municipality_names == ["Randers", "Vejle", "Holstebro", "Fredericia", "Aarhus"]


def test_second_run_changes_nothing(programmes):
    before = counts()
    load_programmes()
    assert counts() == before


def counts():
    models = (Page, Figure, Network, Organisation)
    revisions = HomePage.objects.order_by("pk").values_list("latest_revision", flat=True)
    return [model.objects.count() for model in models], list(revisions)


def test_what_an_editor_changed_stays(programmes):
    page = NetworkPage.objects.get(slug="corolab", locale__language_code="da")
    page.lead = "Skrevet af os selv."
    page.save_revision().publish()
    load_programmes()
    assert NetworkPage.objects.get(pk=page.pk).lead == "Skrevet af os selv."


def test_figures_stand_by_programme_with_kind_and_source(client):
    response = client.get("/tal/")
    text = response.content.decode()
    assert len(response.context["groups"]) == 8
    assert {len(group["figures"]) for group in response.context["groups"]} == {2, 3, 5, 10, 13}
    for expected in ("31 af 41", "75 %", "7.281.286", "Måltal", "Lovet", "Coors faktaark", "1. okt. 2019"):  # fmt: skip
        assert expected in text
    assert "/netvaerk/code-of-care/" in text


def test_english_figures_lead_to_english_pages(client):
    assert "/en/netvaerk/code-of-care/" in client.get("/en/tal/").content.decode()
