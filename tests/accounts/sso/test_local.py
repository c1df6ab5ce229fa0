import pytest
from django.test import Client

from accounts import addresses
from accounts.log_ins import came_by_provider, came_in_strong
from accounts.models import AuditEntry, Role
from accounts.sso import local
from accounts.sso.local import Belongs, may_log_in_here
from tests import factories
from tests.accounts.sso.identity import who_is_in

OPEN, CLOSED, LAST = Belongs(False), Belongs(True), Belongs(True, is_last_owner=True)


@pytest.mark.parametrize(
    ("belongs", "runs_site", "may"),
    [
        ([], False, True),
        ([OPEN], False, True),
        ([CLOSED], False, False),
        ([CLOSED, CLOSED], False, False),
        ([CLOSED, OPEN], False, True),
        ([LAST], False, True),
        ([CLOSED, LAST], False, True),
        ([CLOSED], True, True),
    ],
)
def test_who_may_log_in_here(belongs, runs_site, may):
    assert may_log_in_here(belongs, runs_site=runs_site) is may


SSO, STRONG = {"method": "sso"}, {"method": "sso", "strong": True}
SOCIAL, CODE = {"method": "socialaccount"}, {"method": "code"}
KEY, TOTP = {"method": "mfa", "passwordless": True}, {"method": "mfa", "type": "totp"}


@pytest.mark.parametrize(
    ("records", "by_provider", "strong"),
    [
        ([], False, False),
        ([SOCIAL, SSO], True, False),
        ([SOCIAL, STRONG], True, True),
        ([STRONG, TOTP], True, True),
        ([STRONG, CODE], False, False),
        ([STRONG, KEY], False, False),
        ([CODE, STRONG], True, True),
        ([STRONG, SSO], True, False),
        ([SOCIAL], False, False),
    ],
)
def test_how_somebody_came_in(records, by_provider, strong):
    assert came_by_provider(records) is by_provider
    assert came_in_strong(records) is strong


@pytest.fixture
def closed(cast, site_root):
    row = factories.identity_provider(cast.nordby)
    local.close(row, by=cast.owner)
    for user in (cast.owner, cast.reader, cast.stranger):
        addresses.vouch_for(user)
    return row


def log_in(user):
    client = Client()
    answer = client.post("/konto/login/", {"login": user.email, "password": "hemmelig-nok-1"})
    return client, answer


def test_a_password_lets_nobody_in_whose_organisation_has_closed_it(closed, cast):
    client, answer = log_in(cast.reader)
    assert (answer.url, who_is_in(client)) == ("/konto/sso/", "")
    assert "har lukket for log-in" in client.get(answer.url).content.decode()
    # The controls: another organisation's, and when it is opened again.
    assert who_is_in(log_in(cast.stranger)[0]) == str(cast.stranger.pk)
    local.open_again(closed, by=cast.owner)
    assert who_is_in(log_in(cast.reader)[0]) == str(cast.reader.pk)


def test_a_wrong_password_does_not_tell_that_it_is_closed(closed, cast):
    answer = Client().post("/konto/login/", {"login": cast.reader.email, "password": "forkert"})
    assert answer.status_code == 200
    assert "har lukket" not in answer.content.decode()


def test_the_last_owner_comes_in_and_it_is_written_down(closed, cast):
    client, _answer = log_in(cast.owner)
    assert who_is_in(client) == str(cast.owner.pk)
    assert AuditEntry.objects.filter(verb="sso.emergency_log_in", by=cast.owner).count() == 1
    Role.objects.create(user=cast.reader, organisation=cast.nordby, role=Role.Kind.OWNER)
    assert who_is_in(log_in(cast.owner)[0]) == ""


def test_closing_ends_the_sessions_of_those_who_came_in_here(cast, site_root):
    row = factories.identity_provider(cast.nordby)
    reader, owner, stranger = Client(), Client(), Client()
    for client, user in ((reader, cast.reader), (owner, cast.owner), (stranger, cast.stranger)):
        client.force_login(user)
    local.close(row, by=cast.owner)
    assert [one.get("/arbejdsbord/").status_code for one in (reader, owner, stranger)] == [
        302,
        200,
        200,
    ]


def test_a_role_that_waits_elsewhere_can_be_taken_up_here(closed, cast):
    factories.role_offer(cast.sonderby, to=cast.reader)
    assert who_is_in(log_in(cast.reader)[0]) == str(cast.reader.pk)
