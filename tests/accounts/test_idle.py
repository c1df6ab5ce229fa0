from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from accounts.idle import is_use

EIGHT_HOURS = 8 * 60 * 60


@pytest.mark.parametrize(
    ("path", "query", "used"),
    [
        ("/arbejdsbord/", {}, True),
        ("/arbejdsbord/indbakke/", {"status": "new"}, True),
        ("/arbejdsbord/arrangementer/1/aftenen/nu/", {"v": "7"}, False),
        ("/cms/editing-sessions/1/", {}, False),
        ("/cms/pages/1/edit/", {}, True),
    ],
)
def test_what_a_person_does(path, query, used):
    assert is_use(path, query) is used


def is_in_after(client, user, *, asks, every, until):
    """Log in, ask for an address every so many hours, and see whether the session is there in the end."""
    began = timezone.now()
    with time_machine.travel(began, tick=False):
        client.force_login(user)
        client.get("/arbejdsbord/")
    for hours in range(every, until, every):
        with time_machine.travel(began + timedelta(hours=hours), tick=False):
            client.get(asks)
    with time_machine.travel(began + timedelta(hours=until), tick=False):
        return client.get("/arbejdsbord/").status_code == 200


@pytest.mark.parametrize(
    ("asks", "every", "until", "is_in"),
    [
        ("/arbejdsbord/", 7, 7, True),
        ("/arbejdsbord/", 9, 9, False),
        ("/arbejdsbord/", 4, 20, True),  # somebody works
        ("/arbejdsbord/?v=3", 4, 12, False),  # a page on its own
    ],
)
def test_a_session_ends_when_nobody_uses_it(client, cast, site_root, asks, every, until, is_in):
    assert is_in_after(client, cast.owner, asks=asks, every=every, until=until) is is_in


def test_with_djangos_two_weeks_it_would_not(client, cast, site_root, settings):
    """The negative control, and how the setting counts."""
    assert settings.SESSION_COOKIE_AGE == EIGHT_HOURS
    settings.SESSION_COOKIE_AGE = 14 * 24 * 60 * 60
    assert is_in_after(client, cast.owner, asks="/arbejdsbord/", every=9, until=9)
