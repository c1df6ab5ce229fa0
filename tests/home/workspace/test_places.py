"""The workspace's menu: which place is marked as the current one."""

import pytest
from django.test import RequestFactory
from django.urls import reverse
from django.utils import translation

from home.workspace.places import workspace


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(
    ("page", "place"),
    [
        ("home:workspace", "home:workspace"),
        ("events:manage_list", "events:manage_list"),
        ("events:manage_create", "events:manage_list"),
        ("taskforces:contact_create", "home:contacts"),
        ("pledges:steering_create", "pledges:steering"),
        ("events:round", "events:manage_list"),
        ("events:badge_print", "events:manage_list"),
    ],
)
def test_one_place_is_current(cast, page, place, language):
    with translation.override(language):
        args = [1] if page in ("events:round", "events:badge_print") else []
        request = RequestFactory().get(reverse(page, args=args))
        request.user = cast.coordinator
        marked = [entry["url"] for entry in workspace(request)["workspace_nav"] if entry["current"]]
        assert marked == [reverse(place)]


def places_of(user, path="/arbejdsbord/"):
    request = RequestFactory().get(path)
    request.user = user
    return workspace(request)["workspace_nav"]


def test_a_sheets_own_page_lies_in_the_inbox(cast):
    page = reverse("pledges:handover", args=[1])
    marked = [place["label"] for place in places_of(cast.consultant, page) if place["current"]]
    assert marked == ["Indbakke"]


def test_the_most_used_places_fit_a_phone_and_the_rest_wait_behind_more(cast):
    rooms = {place["url"]: place["room"] for place in places_of(cast.lead)}
    on_phone = [url for url, room in rooms.items() if room == "phone"]
    assert on_phone == [reverse(f"pledges:{n}" if n != "workspace" else "home:workspace") for n in ("workspace", "inbox", "visits")]  # fmt: skip
    assert rooms[reverse("pledges:absences")] == "never"


@pytest.mark.parametrize(
    "person", ["owner", "coordinator", "lead", "consultant", "helper", "reader"]
)
def test_every_place_opens_for_those_who_are_shown_it(client, cast, person):
    user = getattr(cast, person)
    client.force_login(user)
    opened = {
        str(place["label"]): client.get(place["url"]).status_code for place in places_of(user)
    }
    assert set(opened.values()) == {200}, opened


def test_every_place_is_on_the_page_in_the_bar_or_behind_more(client, cast):
    client.force_login(cast.owner)
    page = client.get(reverse("home:workspace")).content.decode()
    bar, more = page.split('class="workspace-nav"')[1].split("<details", 1)
    for place in places_of(cast.owner):
        link = f'href="{place["url"]}"'
        assert (link in bar) is (place["room"] != "never")
        assert (link in more.split("</details>")[0]) is (place["room"] != "phone")
