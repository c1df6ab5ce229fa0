"""Addresses in folders lead to where they led in one row."""

import pytest
from django.urls import Resolver404, URLResolver, path, re_path, reverse
from django.urls.resolvers import RegexPattern, get_resolver

from frontend.url_folders import in_folders


def view(request):
    raise NotImplementedError


ROUTES = [
    "bord/",
    "bord/ark/",
    "bord/ark/<int:pk>/",
    "bord/ark/<int:pk>/ring/",
    "bord/ark/ny/",
    "bord/ark/<int:sheet>/ring/igen/",
    "bord/ark/<int:pk>/ring/tilbage/",
    "bord/<slug:what>/ny/",
    "bord/ark/ny/ny/",
    "bord/moede/ny/",
    "bord/12/",
    "bord/<int:pk>/",
    "<slug:any>/ark/",
    "bord/sted/<path:rest>",
    "bord/sted/ny/",
    "sundhed",
    "<str:code>",
    "bord/ark/slut.csv",
]
ADDRESSES = [
    *("bord/", "bord", "bord/ark/", "bord/ark", "bord/ark/7/", "bord/ark/7/ring/", "bord/ark/ny/"),
    *("bord/ark/7/ring/igen/", "bord/ark/7/ring/tilbage/", "bord/moede/ny/", "bord/andet/ny/"),
    *("bord/ark/ny/ny/", "bord/12/", "bord/13/", "12/ark/", "moede/ark/", "bord/sted/ny/"),
    *("bord/sted/a/b/c", "sundhed", "sundhed/", "kode", "bord/ark/slut.csv", "bord/12/ny/", ""),
    *("bord/ark/7/ring/ukendt/", "bord/ark/-1/", "ny/", "mønt/fem/"),
]


def flat():
    rows = [path(route, view, {"n": n}, name=f"v{n}") for n, route in enumerate(ROUTES)]
    rows.insert(4, re_path(r"^bord/ark/(?P<key>n.)/$", view, name="by_expression"))
    return rows


def led_to(patterns, address):
    try:
        found = URLResolver(RegexPattern(r"^"), patterns).resolve(address)
    except Resolver404:
        return None
    return found.url_name, found.route, found.kwargs, found.namespaces


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_leads_to_where_it_led(address):
    assert led_to(in_folders(flat()), address) == led_to(flat(), address)


def test_a_pattern_that_moved_past_another_would_be_seen():
    """The negative control: the same rows in another order do not lead to the same."""
    other = list(reversed(flat()))
    assert any(led_to(other, address) != led_to(flat(), address) for address in ADDRESSES)


def test_an_address_is_written_as_before():
    inner = URLResolver(RegexPattern(r"^"), in_folders(flat()))
    assert inner.reverse("v3", 7) == "bord/ark/7/ring/"
    assert inner.reverse("v13", rest="a/b") == "bord/sted/a/b"


def test_our_own_are_compared_with_few():
    """In one row it was some five hundred."""
    address = reverse("pledges:figures").removeprefix("/")
    assert len(get_resolver().resolve(f"/{address}").tried) < 160
