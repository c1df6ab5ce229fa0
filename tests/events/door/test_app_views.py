"""The door app's shell: what a browser needs to install it, and nothing about anybody."""

import gzip
import json
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders

from events.door.phone_words import SCREEN
from events.models import Scan
from tests import factories

pytestmark = pytest.mark.django_db
FIRST_LOAD_BYTES = 600_000


def worker(client, language=""):
    response = client.get(f"{language}/doer/sw.js")
    script = response.content.decode()
    return response, json.loads(re.match(r"self\.offline = (.*);\n", script).group(1))


@pytest.mark.parametrize(("language", "name"), [("", "Døren"), ("/en", "The door")])
def test_the_manifest_is_in_the_language_of_the_page(client, language, name):
    response = client.get(f"{language}/doer/app.webmanifest")

    assert response.headers["Content-Type"] == "application/manifest+json"
    manifest = response.json()
    assert manifest["short_name"] == name
    assert {manifest[key] for key in ("id", "start_url", "scope")} == {f"{language}/doer/"}
    assert manifest["lang"] == (language.strip("/") or "da")
    assert manifest["display"] == "standalone"
    for icon in manifest["icons"]:
        assert finders.find(icon["src"].removeprefix("/static/"))


def test_the_page_points_to_its_manifest_and_worker(client):
    page = client.get("/en/doer/").content.decode()

    assert '<link rel="manifest" href="/en/doer/app.webmanifest">' in page
    assert 'data-worker="/en/doer/sw.js" data-scope="/en/doer/"' in page


def test_the_worker_is_asked_for_anew_and_brings_the_whole_app(client):
    response, offline = worker(client)

    assert response.headers["Cache-Control"] == "no-cache"
    assert response.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert offline["shells"] == ["/doer/"]
    assert offline["pages"] == []
    page = client.get("/doer/").content.decode()
    needed = re.findall(r'(?:src|href)="(/static/[^"]+\.(?:css|js|svg))"', page)
    assert {*needed} <= {*offline["files"]}
    assert any("zxing_reader" in file for file in offline["files"])


def test_a_changed_word_makes_a_new_version(client, monkeypatch):
    _, danish = worker(client)
    _, again = worker(client)
    _, english = worker(client, "/en")
    assert danish["version"] == again["version"] != english["version"]

    monkeypatch.setitem(SCREEN, "online", "på nettet")
    assert worker(client)[1]["version"] != danish["version"]


def test_the_first_load_stays_within_its_budget(client):
    """Everything that the worker fetches and the page itself, as it travels."""
    _, offline = worker(client)
    page = len(gzip.compress(client.get("/doer/").content))
    sizes = {file: travelling(file) for file in offline["files"]}

    print(f"first load of the door: {page + sum(sizes.values())} bytes")
    assert page + sum(sizes.values()) <= FIRST_LOAD_BYTES


def travelling(address):
    """WOFF2 and PNG are packed already; all else travels as gzip at worst."""
    content = Path(finders.find(address.removeprefix("/static/"))).read_bytes()
    return len(content) if address.endswith(("woff2", "png")) else len(gzip.compress(content))


def test_only_the_door_may_run_wasm_and_nothing_may_run_inline(client):
    policies = {
        address: client.get(address).headers["Content-Security-Policy"]
        for address in ("/doer/", "/doer/sw.js", "/i/")
    }
    assert "worker-src 'self'" in policies["/doer/"]
    assert "manifest-src 'self'" in policies["/doer/"]
    assert "'wasm-unsafe-eval'" in policies["/doer/"]
    assert "wasm" not in policies["/i/"]
    assert all("'unsafe-inline'" not in policy for policy in policies.values())


def test_the_page_is_the_same_whoever_asks_and_names_nobody(client, cast):
    event = factories.event(cast.network)
    factories.registration(event, "Søren Ågård")
    stranger = client.get("/doer/").content
    client.force_login(cast.owner)

    assert client.get("/doer/").content == stranger
    assert "Søren".encode() not in stranger
    assert event.title.encode() not in stranger


@pytest.fixture
def page(client, db):
    return BeautifulSoup(client.get("/doer/").content, "html.parser")


def test_every_result_has_a_title_and_a_sentence_or_needs_none(page):
    words = json.loads(page.find(id="door-words").string)
    assert set(words["results"]) == set(Scan.Result.values)
    assert page.html["data-theme"] == "dark"


def test_the_page_needs_no_looser_policy_and_no_other_host(page):
    addresses = [tag.get("src") or tag.get("href") for tag in page.select("script, link, img")]
    assert page.select("[style], style") == []
    assert [t for t in page.find_all(True) if any(name.startswith("on") for name in t.attrs)] == []
    assert [s for s in page.select("script:not([src])") if s["type"] != "application/json"] == []
    strangers = [a for a in addresses if a and not a.startswith(("/static/", "/doer/"))]
    assert strangers == []


def test_ids_are_unique_and_references_lead_somewhere(page):
    ids = [tag["id"] for tag in page.select("[id]")]
    wanted = {
        name
        for attribute in ("aria-labelledby", "aria-describedby", "for")
        for tag in page.select(f"[{attribute}]")
        for name in tag[attribute].split()
    }
    assert len(ids) == len(set(ids))
    assert wanted - set(ids) == set()
