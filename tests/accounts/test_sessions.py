"""How long a session may last, when its key changes, and who ends it."""

import time
from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts import addresses, session_store
from accounts.models import AuditEntry
from accounts.session_store import LONGEST_SECONDS, seconds_left

EIGHT_HOURS = 8 * 60 * 60
DESK = "/arbejdsbord/"


@pytest.mark.parametrize(
    ("began", "now", "left"),
    [
        (None, 0, EIGHT_HOURS),  # from before it was counted
        (0, 0, EIGHT_HOURS),
        (0, LONGEST_SECONDS - 60, 60),
        (0, LONGEST_SECONDS + 60, 0),
    ],
)
def test_how_much_longer(began, now, left):
    assert seconds_left(EIGHT_HOURS, began, now) == left


def is_in_after_a_busy_day(client, user):
    began = timezone.now()
    with time_machine.travel(began, tick=False):
        client.force_login(user)
    for hours in range(0, 26, 5):
        with time_machine.travel(began + timedelta(hours=hours), tick=False):
            answer = client.get(DESK)
    return answer.status_code == 200


def test_a_day_after_the_log_in_it_ends_however_busy(client, cast, site_root):
    assert not is_in_after_a_busy_day(client, cast.owner)


def test_without_the_limit_it_would_go_on(client, cast, site_root, monkeypatch):
    """The negative control."""
    monkeypatch.setattr(session_store, "LONGEST_SECONDS", 30 * 86_400)
    assert is_in_after_a_busy_day(client, cast.owner)


def is_let_in(key):
    old = Client()
    old.cookies["sessionid"] = key
    return old.get(DESK).status_code == 200


def log_in(client, user):
    addresses.vouch_for(user)
    client.post(reverse("account_login"), {"login": user.email, "password": "hemmelig-nok-1"})


def test_each_log_in_and_each_password_typed_again_make_a_new_key(client, cast, site_root):
    client.get(reverse("account_login"))
    before = client.session.session_key
    log_in(client, cast.owner)
    first = client.session.session_key
    assert is_let_in(first)
    client.post(reverse("account_reauthenticate"), {"password": "hemmelig-nok-1"})
    second = client.session.session_key
    assert len({before, first, second}) == 3
    assert (is_let_in(first), is_let_in(second)) == (False, True)


def test_a_key_is_of_160_random_bits_and_of_no_use_after_the_log_out(client, cast, site_root):
    log_in(client, cast.owner)
    key = client.session.session_key
    assert (len(key), key.isalnum(), is_let_in(key)) == (32, True, True)
    client.post(reverse("account_logout"))
    assert not is_let_in(key)
    assert not Session.objects.filter(session_key=key).exists()


def test_a_closed_account_is_out_at_its_next_request(client, cast, site_root):
    client.force_login(cast.owner)
    assert client.get(DESK).status_code == 200
    cast.owner.is_active = False
    cast.owner.save()
    assert client.get(DESK).status_code == 302


def test_a_new_password_ends_the_other_sessions(client, cast, site_root):
    other = Client()
    other.force_login(cast.owner)
    log_in(client, cast.owner)
    new = "kanin-lampe-ost-blyant"
    client.post(
        reverse("account_change_password"),
        {"oldpassword": "hemmelig-nok-1", "password1": new, "password2": new},
    )
    assert client.get(DESK).status_code == 200
    assert other.get(DESK).status_code == 302


@pytest.mark.parametrize("everybody", [False, True])
def test_who_runs_the_site_logs_people_out(client, cast, site_root, everybody, capsys):
    other = Client()
    client.force_login(cast.owner)
    other.force_login(cast.reader)
    names = [] if everybody else [cast.owner.email.upper()]
    call_command("end_sessions", *names, everybody=everybody)
    assert client.get(DESK).status_code == 302
    assert other.get(DESK).status_code == (302 if everybody else 200)
    entry = AuditEntry.objects.filter(person=cast.owner).latest("pk")
    assert (entry.verb, entry.organisation) == ("login.sessions_ended", cast.nordby)


@pytest.mark.parametrize("names", [[], ["ingen@example.org"]])
def test_the_command_ends_nothing_by_mistake(client, cast, names):
    with pytest.raises(CommandError):
        call_command("end_sessions", *names)


def test_an_old_session_begins_its_day_now(client, cast, site_root):
    """One from before this was counted."""
    client.force_login(cast.owner)
    session = client.session
    del session["began_at"]
    session["seen_at"] = 0
    session.save()
    client.get(DESK)
    assert time.time() - client.session["began_at"] < 60
