"""Of allauth's pages those exist that somebody has looked at."""

import pytest
from allauth.urls import urlpatterns as allauths
from django.urls import URLPattern, get_resolver

from accounts.account_pages import OPEN, only_allowed
from accounts.views import closed


def pages(patterns):
    """(name, module of the view) of every page under the patterns."""
    for found in patterns:
        if isinstance(found, URLPattern):
            yield found.name, found.callback.__module__
        else:
            yield from pages(found.url_patterns)


def open_among(patterns):
    return {name for name, module in pages(patterns) if module.startswith("allauth.")}


def test_no_other_page_of_allauths_is_mounted():
    assert open_among(get_resolver().url_patterns) == OPEN


def test_a_page_that_a_new_version_brings_would_be_found():
    """The negative control: everything that allauth has, without the list."""
    assert open_among(allauths) > OPEN


def test_what_is_not_allowed_keeps_its_name_and_answers_404():
    (found,) = only_allowed([URLPattern(allauths[0].pattern, open_among, name="new")])
    assert (found.name, found.callback) == ("new", closed)


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("page", ["signup", "3rdparty"])
def test_not_even_who_runs_the_site_finds_a_closed_page(admin_client, site_root, prefix, page):
    for method in (admin_client.get, admin_client.post):
        assert method(f"{prefix}/konto/{page}/").status_code == 404


def test_the_account_begins_with_its_password(client, cast, site_root):
    client.force_login(cast.helper)
    answer = client.get("/konto/")
    assert (answer.status_code, answer.url) == (302, "/konto/password/change/")


@pytest.mark.parametrize(
    ("url", "ours"),
    [
        ("/arbejdsbord/", True),
        ("/en/arbejdsbord/?a=b", True),
        ("//evil.example", False),
        ("//localhost/", False),
        ("https://localhost/", False),
        ("https:evil.example", False),
        ("/\\evil.example", False),
        ("https://localhost@evil.example", False),
        ("javascript:alert(1)", False),
    ],
)
def test_a_log_in_leads_to_pages_of_ours_only(client, cast, site_root, url, ours):
    client.force_login(cast.owner)
    answer = client.get("/konto/login/", {"next": url})
    assert answer.url == (url if ours else "/arbejdsbord/")
