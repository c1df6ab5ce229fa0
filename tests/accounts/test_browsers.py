"""People see where they are logged in, and end each of those places."""

from contextlib import nullcontext

import pytest
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.test import Client
from django.utils import timezone

from accounts import sessions
from accounts.browsers import browser_in_words, forget_ended
from accounts.models import AuditEntry
from tests.accounts.test_limits import RIGHT
from tests.accounts.test_sessions import log_in

PLACES = "/konto/steder/"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Mobile Safari/604.1"
OFFICE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0"


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (PHONE, "Safari på iPhone"),
        (OFFICE, "Edge på Windows"),
        (
            "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0",
            "Firefox på Linux",
        ),
        (
            "Mozilla/5.0 (Linux; Android 15) Chrome/131.0.0.0 Mobile Safari/537.36",
            "Chrome på Android",
        ),
        ("curl/8.9", "Ukendt program"),
        ("", "Ukendt program"),
    ],
)
def test_a_browser_is_named_as_people_know_it(user_agent, words):
    assert browser_in_words(user_agent) == words


@pytest.fixture
def places(cast, site_root):
    """The owner's phone and office, both logged in."""
    phone, office = Client(HTTP_USER_AGENT=PHONE), Client(HTTP_USER_AGENT=OFFICE)
    for browser in (phone, office):
        log_in(browser, cast.owner)
    return phone, office


def key_of(browser):
    return browser.cookies[settings.SESSION_COOKIE_NAME].value


def row_of(browser):
    return UserSession.objects.get(session_key=key_of(browser))


def is_in(browser):
    return browser.get("/arbejdsbord/").status_code == 200


def test_everybody_sees_their_own_places_and_nobody_elses(places, cast):
    log_in(Client(HTTP_USER_AGENT="Firefox Linux"), cast.reader)
    page = places[0].get(PLACES).content.decode()
    assert page.count("Safari på iPhone") == page.count("Edge på Windows") == 1
    assert page.count("· her") == 1
    assert "Firefox" not in page


def prove(browser, answer):
    """Type the password that is asked for; what was pressed before happens then."""
    assert answer.url.startswith("/konto/reauthenticate/?next=")
    return browser.post(answer.url, {"password": RIGHT})


def test_one_place_is_ended_and_the_other_goes_on(places, cast):
    phone, office = places
    address = f"{PLACES}{row_of(phone).pk}/log-ud/"
    asked = office.post(address)
    assert is_in(phone)  # nothing happens before the password
    answer = prove(office, asked)
    assert (answer.status_code, answer.url) == (302, PLACES)
    assert not is_in(phone)
    assert is_in(office)
    assert row_of(office).user_agent == OFFICE  # under a new key, still its own
    entry = AuditEntry.objects.get(verb="login.session_ended")
    assert entry.by == cast.owner


def test_all_others_are_ended_at_once(places):
    phone, office = places
    prove(office, office.post(f"{PLACES}andre/log-ud/"))
    assert not is_in(phone)
    assert is_in(office)


def test_nobody_ends_a_strangers_place_or_by_a_get(places, cast):
    stranger = Client()
    log_in(stranger, cast.stranger)
    address = f"{PLACES}{row_of(places[0]).pk}/log-ud/"
    assert prove(stranger, stranger.post(address)).status_code == 404
    assert places[1].get(address).status_code == 405
    assert is_in(places[0])


def test_without_following_the_key_one_would_lose_sight_of_oneself(places, monkeypatch):
    """The negative control."""
    monkeypatch.setattr(sessions, "key_followed", lambda request: nullcontext())
    phone, office = places
    prove(office, office.post(f"{PLACES}{row_of(phone).pk}/log-ud/"))
    assert not UserSession.objects.filter(session_key=key_of(office)).exists()


def test_the_night_forgets_places_that_ended(places, cast):
    phone, office = places
    kept = row_of(office).pk
    phone.session.flush()
    forget_ended(timezone.now())
    assert list(UserSession.objects.values_list("pk", flat=True)) == [kept]
