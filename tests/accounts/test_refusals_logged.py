"""Who tried what they may not stands in the log, by numbers."""

import logging

import pytest
from django.contrib.auth.models import AnonymousUser, Permission
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.test import RequestFactory

from accounts import ratelimit
from accounts.access import Ability, require


def refused(user, organisation):
    with pytest.raises((PermissionDenied, Http404)):
        require(user, Ability.INVITE, organisation.pk)


def test_one_line_for_each_try(cast, caplog):
    caplog.set_level(logging.INFO, "haandslag.access")
    refused(cast.reader, cast.nordby)
    refused(cast.stranger, cast.nordby)
    require(cast.secretary, Ability.INVITE, cast.nordby.pk)
    assert caplog.messages == [
        f"refused user:{who.pk} INVITE in [{cast.nordby.pk}]"
        for who in (cast.reader, cast.stranger)
    ]


def test_who_is_not_logged_in_is_no_case(cast, caplog):
    caplog.set_level(logging.INFO, "haandslag.access")
    refused(AnonymousUser(), cast.nordby)
    assert caplog.messages == []


def test_an_editor_at_a_closed_address(client, cast, site_root, caplog):
    caplog.set_level(logging.INFO, "haandslag.access")
    cast.secretary.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(cast.secretary)
    client.get("/cms/users/")
    assert caplog.messages == [f"refused user:{cast.secretary.pk} wagtailusers_users:index"]


def test_a_guesser_is_told_of_once_in_a_window(caplog):
    request = RequestFactory().get("/i/", REMOTE_ADDR="10.0.0.1")
    for _n in range(ratelimit.FAILURES + 5):
        ratelimit.guesses(request, "x")
    assert caplog.messages == ["too many guesses at x from 10.0.0.1"]
