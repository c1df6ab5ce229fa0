import re

import pytest
from bs4 import BeautifulSoup

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.frontend.urls")]
PAGES = ["/stil/", "/arbejdsbord/", "/konto/login/", "/findes-ikke/"]


def fetch(client, path):
    return BeautifulSoup(client.get(path).content, "html.parser")


@pytest.mark.parametrize("path", PAGES)
def test_no_page_needs_a_looser_policy_or_another_host(client, path):
    page = fetch(client, path)
    addresses = [tag.get("src") or tag.get("href") for tag in page.select("script, link, img")]

    assert page.select("[style], style") == []
    assert [t for t in page.find_all(True) if any(name.startswith("on") for name in t.attrs)] == []
    assert [s for s in page.select("script:not([src])") if s["type"] != "application/json"] == []
    assert [a for a in addresses if a and not a.startswith("/static/")] == []


@pytest.mark.parametrize("path", PAGES)
def test_ids_are_unique_and_references_lead_somewhere(client, path):
    page = fetch(client, path)
    ids = [tag["id"] for tag in page.select("[id]")]
    wanted = {
        name
        for attribute in ("aria-labelledby", "aria-describedby", "for")
        for tag in page.select(f"[{attribute}]")
        for name in tag[attribute].split()
    }

    assert len(ids) == len(set(ids))
    assert wanted - set(ids) == set()


def test_a_public_page_sets_no_cookie(client):
    response = client.get("/stil/")

    assert response.status_code == 200
    assert response.cookies == {}
    assert b"csrfmiddlewaretoken" not in response.content


def test_skip_link_comes_first_and_leads_to_main(client):
    page = fetch(client, "/stil/")

    assert page.body.a["href"] == "#main"
    assert page.select_one("#main").name == "main"


def test_the_style_page_shows_every_component(client):
    page = client.get("/stil/").content.decode()
    shown = (
        "btn",
        "tag",
        "card",
        "note",
        "page-header",
        "empty",
        "steps",
        "funnel",
        "counter",
        "stat-row",
    )
    shown += (
        "figure-card",
        "timeline",
        "facts",
        "tabs",
        "pagination",
        "breadcrumbs",
        "search",
        "qr",
        "leaf",
    )
    shown += ("quote", "dialog", "rows", "segments", "choices", "toasts")

    assert [name for name in shown if not re.search(rf'class="{name}[ "]', page)] == []


def test_workspace_marks_where_we_are(client):
    link = fetch(client, "/arbejdsbord/").select_one(".workspace-nav a")

    assert link["aria-current"] == "page"
    assert link.get_text(strip=True) == "Indbakke7"


def test_a_missing_page_says_what_to_do(client):
    response = client.get("/findes-ikke/")

    assert response.status_code == 404
    assert "Vi kan ikke finde siden" in response.content.decode()
