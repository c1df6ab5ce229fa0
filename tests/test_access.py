"""One table of every address × every role × own, foreign and nobody. An address without a row fails.

The world is Nordby (host), its unit, and Sønderby as the stranger. Each row says who gets what; 404 is the
answer for everyone who is not named, so that a foreign thing and a thing that never was look alike.
"""

from copy import deepcopy

import pytest
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLPattern

from accounts.models import AuditEntry
from tests.access import TABLE
from tests.access.rows import STAFF
from tests.access.world import make_world
from tests.cast import Cast

OURS = {"accounts", "outbox", "taskforces", "events", "pledges", "home"}


@pytest.fixture(scope="module")
def cast(module_db):
    return Cast()


@pytest.fixture(scope="module")
def world(cast):
    """One for all rows, which only look at it."""
    return make_world(cast)


@pytest.fixture(scope="module")
def sessions(cast):
    """{who: cookies of somebody who has logged in}"""
    found = {}
    for who in STAFF:
        client = Client()
        client.force_login(getattr(cast, who))
        found[who] = client.cookies
    return found


HANDLER = Client().handler  # one for all: each would put the middleware together anew


def client_of(sessions, who):
    client = Client()
    client.handler = HANDLER
    if who != "anonymous":
        client.cookies = deepcopy(sessions[who])
    return client


def value_of(world, path):
    name, _dot, attribute = path.partition(".")
    return getattr(getattr(world, name), attribute)


def as_parameter(row):
    return pytest.param(row, id=row.url, marks=[pytest.mark.slow] if row.is_slow else [])


@pytest.mark.parametrize("row", [as_parameter(row) for row in TABLE])
def test_access(row, sessions, world, db):
    args = [value_of(world, path) for path in row.args]
    address = reverse(row.url, args=args)
    answers = {}
    for who in row.expected:
        client = client_of(sessions, who)
        with transaction.atomic():
            response = getattr(client, row.method)(address, row.data or {})
            if who != "anonymous" and is_file(response):
                assert AuditEntry.objects.filter(verb="download").exists(), who
            transaction.set_rollback(True)  # the next one finds the world as it was
        answers[who] = response.status_code
    assert answers == row.expected


def is_file(response):
    """What a browser keeps, and no page or part of one."""
    kind = response.headers.get("Content-Type", "")
    page = kind.startswith(("text/html", "application/json", "image/", "text/css"))
    path = response.wsgi_request.path
    inside = path.startswith("/arbejdsbord/") and "skabelon" not in path  # an empty form
    return inside and response.status_code == 200 and not page


def our_urls(patterns=None, namespace=""):
    for pattern in patterns if patterns is not None else get_resolver().url_patterns:
        if isinstance(pattern, URLPattern):
            if namespace in OURS:
                yield f"{namespace}:{pattern.name}"
        else:
            yield from our_urls(pattern.url_patterns, pattern.namespace or namespace)


def test_every_address_has_a_row():
    assert set(our_urls()) - {row.url for row in TABLE} == set()


def test_an_address_without_a_row_would_be_found():
    assert {"events:guests", "pledges:inbox"} <= set(our_urls())


def test_a_wrong_row_would_be_found(sessions, world, db):
    """The negative control: a table that let a stranger in does not match what the house answers."""
    address = reverse("events:guests", args=[world.event.pk])
    assert client_of(sessions, "stranger").get(address).status_code != 200
