"""Networks' pages: what they show, what they cost, and that they can be trusted."""

import json
import re
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale

from home.seed.sitetree import add_page
from home.seed.stories import load_stories
from taskforces.members.members import change_member
from taskforces.models import Figure, Membership, NetworkIndexPage, NetworkPage
from tests import factories

MOST_QUERIES = 15
LISTING = [
    language + path
    for language in ("", "/en")
    for path in ("/", "/netvaerk/", "/netvaerk/nordby/", "/historier/", "/om/", "/tal/")
]


@pytest.fixture
def index(sitetree, db):
    return NetworkIndexPage.objects.get(locale=Locale.objects.get(language_code="da"))


def network_page(index, network, slug="nordby", **fields):
    fields = {"title": f"Netværket {slug}", "lead": "Vi har givet håndslag på 50 småjob."} | fields
    return add_page(index, NetworkPage, key=slug, slug=slug, network=network, **fields)


def furnish(network, n):
    """n of everything that a network's page lists."""
    now = timezone.now()
    for number in range(n):
        Membership.objects.create(
            network=network, company=factories.company(f"Firma {number}"), shown_publicly=True
        )
        Figure.objects.create(
            network=network, kind="target", value=number, definition=f"mål {number}", source="os"
        )
        factories.event(network, f"Møde {number}")
        factories.event(network, f"Gammelt {number}", starts_at=now - timedelta(days=9 + number))


def count_queries(client, path):
    """Of a warm process: templates, content types and site paths are known."""
    client.get(path + "?varm")
    with CaptureQueriesContext(connection) as queries:
        response = client.get(path + "?kold")
    assert response.status_code == 200
    return len(queries)


@pytest.mark.slow
def test_queries_stay_few_whatever_a_page_lists(client, cast, index):
    page = network_page(index, cast.network)
    english = page.copy_for_translation(Locale.objects.get(language_code="en"))
    english.save_revision().publish()
    furnish(cast.network, 1)
    load_stories(cast.network)
    one = {path: count_queries(client, path) for path in LISTING}
    for number in range(2):
        other = factories.network(cast.nordby)
        network_page(index, other, f"andet-{number}")
        furnish(other, 3)
    Membership.objects.filter(network=cast.network).delete()
    furnish(cast.network, 3)
    three = {path: count_queries(client, path) for path in LISTING}
    assert three == one
    assert {path: n for path, n in three.items() if n > MOST_QUERIES} == {}


def test_page_shows_who_what_and_when(client, cast, index):
    cast.network.target_group = "Unge under 30"
    cast.network.goal_positions = 50
    cast.network.municipality_codes = ["0846"]
    cast.network.save()
    furnish(cast.network, 1)
    step = {"title": "Et brev", "text": "Fra borgmesteren.", "icon": "mail"}
    network_page(index, cast.network, steps=[("step", step)], vision="Alle er med.")
    text = client.get("/netvaerk/nordby/").content.decode()
    for expected in (
        "Task Force", "Nordby Kommune", "Virksomhedsindgangen Nordby", "Unge under 30", "50 job",
        "Mariagerfjord", "Et brev", "Alle er med.", "Firma 0", "Møde 0", "Gammelt 0", "mål 0",
    ):  # fmt: skip
        assert expected in text


def test_page_wears_the_hosts_colours(client, cast, index):
    network_page(index, cast.network)
    response = client.get("/netvaerk/nordby/")
    assert response.context["theme_organisation"] == cast.nordby
    assert f"/tema/{cast.nordby.slug}-" in response.content.decode()


def test_members_are_named_only_when_they_said_yes(client, cast, index):
    for name, shown in (("Gerne A/S", True), ("Helst ikke ApS", False)):
        company = factories.company(name)
        Membership.objects.create(network=cast.network, company=company, shown_publicly=shown)
    network_page(index, cast.network)
    text = client.get("/netvaerk/nordby/").content.decode()
    assert "Gerne A/S" in text
    assert "Helst ikke ApS" not in text


def test_members_stand_by_kind_with_their_logos(client, cast, index, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    for name, kind in (("Skolen", "education"), ("Bageriet", "company"), ("Smedjen", "company")):
        member = Membership.objects.create(
            network=cast.network,
            company=factories.company(name),
            kind=kind,
            shown_publicly=name != "Smedjen",
        )
        change_member(member, by=cast.owner, logo=factories.photo(f"{name}.png", "PNG"))
    network_page(index, cast.network)
    text = client.get("/netvaerk/nordby/").content.decode()
    at = [text.index(word) for word in ("Virksomheder</h3>", "Bageriet", "Uddannelser", "Skolen")]
    assert at == sorted(at)
    assert text.count('class="member-logo"') == 2  # a logo names as well as a name does
    assert "Smedjen" not in text


def test_closed_and_unpublished_things_stay_away(client, cast, index):
    factories.event(cast.network, "Lukket møde", public=False)
    factories.event(cast.network, "Aflyst møde", cancelled_at=timezone.now())
    Figure.objects.create(
        network=cast.network, kind="started", value=7, definition="hemmeligt", source="os", published=False
    )  # fmt: skip
    network_page(index, cast.network)
    text = client.get("/netvaerk/nordby/").content.decode() + client.get("/tal/").content.decode()
    assert not any(word in text for word in ("Lukket møde", "Aflyst møde", "hemmeligt"))


def test_index_is_filtered_by_kind_and_municipality(client, cast, index):
    cast.network.municipality_codes = ["0846"]
    cast.network.save()
    network_page(index, cast.network)
    club = factories.network(cast.nordby, kind="sponsor_network", municipality_codes=["0730"])
    network_page(index, club, "klubben")
    found = {
        query: [page.slug for page in client.get(f"/netvaerk/{query}").context["pages"]]
        for query in ("", "?art=sponsor_network", "?kommune=0846", "?art=sponsor_network&kommune=0846")
    }  # fmt: skip
    assert list(found.values()) == [["klubben", "nordby"], ["klubben"], ["nordby"], []]


def test_nonsense_in_a_filter_is_harmless(client, cast, index):
    network_page(index, cast.network)
    response = client.get("/netvaerk/?art=<script>&kommune=%22%27")
    assert (response.status_code, response.context["pages"]) == (200, [])
    assert "<script>&" not in response.content.decode()


def test_a_network_has_one_page_a_language(cast, index):
    network_page(index, cast.network)
    twin = NetworkPage(
        title="Tvilling", slug="to", lead="x", network=cast.network, locale=index.locale
    )
    with pytest.raises(ValidationError) as refused:
        twin.clean()
    assert list(refused.value.message_dict) == ["network"]


def test_linked_data_cannot_leave_its_element(client, cast, index):
    evil = '</script><script>alert(1)</script>"\u2028'
    network_page(index, cast.network, lead=evil)
    text = client.get("/netvaerk/nordby/").content.decode()
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)
    assert json.loads(data)["description"] == evil
    assert "<script>alert" not in text


@pytest.mark.parametrize(
    "path", ["/", "/netvaerk/", "/netvaerk/nordby/", "/historier/", "/om/", "/tal/", "/en/"]
)
def test_public_pages_set_no_cookie_and_ask_nobody_else(client, cast, index, path):
    network_page(index, cast.network)
    response = client.get(path)
    text = response.content.decode()
    assert not response.cookies
    assert re.findall(r'(?:src|srcset|action)="(?:https?:)?//[^"]*', text) == []
    assert set(re.findall(r'<link rel="stylesheet" href="(.)', text)) == {"/"}
    assert re.findall(r"\son\w+=|\sstyle=|javascript:", text) == []
    policy = response.headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy.split("; ")  # in whatever order they stand
    assert "unsafe" not in policy
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["X-Frame-Options"] == "DENY"


def test_page_of_another_type_does_not_fit_below_an_index(index):
    assert index.allowed_subpage_models() == [NetworkPage]


def test_map_and_list_lead_to_the_same_places(client, cast, index):
    cast.network.municipality_codes = ["0846", "9999"]  # the last one is nowhere
    cast.network.save()
    network_page(index, cast.network)
    page = BeautifulSoup(client.get("/netvaerk/").content, "html.parser")
    on_map = [(a["href"], a.title.text) for a in page.select("svg.denmark a")]
    assert on_map == [("?kommune=0846", "Mariagerfjord: 1")]
    assert [a["href"] for a in page.select(".places__list a")] == ["?kommune=0846"]
    chosen = BeautifulSoup(client.get("/netvaerk/?kommune=0846").content, "html.parser")
    assert chosen.select_one(".places__list [aria-current]")["href"] == "?"
