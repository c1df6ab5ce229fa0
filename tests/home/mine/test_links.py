"""Links of a leader's own page, pressed twice, cut off or made up."""

from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse

from accounts.keys import digest, new_key
from home.models import LeaderLink
from tests import factories
from tests.strange import STRANGE

pytestmark = pytest.mark.django_db


@pytest.fixture
def link(cast):
    factories.contact(cast.nordby, "Ida Holm", email="ida@example.org")
    key = new_key()
    LeaderLink.objects.create(address="ida@example.org", key_digest=digest(key))
    return reverse("home:mine_link", args=[key])


@pytest.mark.parametrize("key", [key for key in STRANGE if "/" not in key])
@pytest.mark.parametrize(
    "path", ["{}/", "introduktion/{}/", "fra/i/{}/", "kalender/{}/haandslag.ics"]
)
def test_a_made_up_link_opens_nothing(client, site_root, path, key):
    address = f"/mit/{path.format(quote(key))}"
    assert {client.get(address).status_code, client.post(address).status_code} <= {
        *(200, 301, 302, 404, 405, 410, 429),
    }
    assert "leader" not in client.session


def test_two_tabs_of_one_browser_and_two_presses_are_one_page(client, site_root, link):
    """Looking uses nothing up; the second press of the same browser finds its page open."""
    assert [client.get(link).status_code for _tab in range(2)] == [200, 200]
    assert client.post(link).status_code == 302
    for again in (client.post(link), client.get(link)):
        assert (again.status_code, again.url) == (302, reverse("home:mine"))
    assert "ida@example.org" in client.get("/mit/").content.decode()


def test_a_link_that_was_used_opens_nothing_for_whoever_found_it(client, site_root, link):
    client.post(link)
    stranger = Client()
    assert stranger.post(link).status_code == 410
    assert "ida@example.org" not in stranger.get("/mit/").content.decode()
