"""A second factor belongs to the session: that the person has one somewhere is not enough."""

import time

import pytest
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    SECRET_SESSION_KEY,
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.contrib.auth import BACKEND_SESSION_KEY
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse
from wagtail.models import Page

from accounts import log_ins, sessions
from accounts.log_ins import showed_factor
from accounts.second_factor import GOOD_FOR, is_guarded
from accounts.session_store import NAMED_BEFORE
from tests import factories

PASSWORD, FACTOR = {"method": "password"}, {"method": "mfa", "type": "totp"}


@pytest.fixture
def editor(client, site_root, settings):
    settings.STAFF_SECOND_FACTOR = True
    user = factories.user("Redaktør", is_superuser=True)
    client.force_login(user)
    return user


def with_factor(user):
    return Authenticator.objects.create(
        user=user, type=Authenticator.Type.TOTP, data={"secret": "x"}
    )


def came_in_by(client, user, *steps, ago=0):
    """The session as allauth leaves it after these steps of a log-in."""
    session = client.session
    session["account_authentication_methods_user"] = str(user.pk)
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [
        step | {"at": time.time() - ago} for step in steps
    ]
    session.save()


def factor_shown(client, user, **when):
    came_in_by(client, user, PASSWORD, FACTOR | {"id": with_factor(user).pk}, **when)


SHOWN = [
    # records, factors of today, shown
    ([], {1}, False),
    ([PASSWORD | {"at": 100}], {1}, False),
    ([FACTOR | {"id": 1, "at": 100}], {1}, True),
    ([FACTOR | {"id": 1, "at": 100}], {2}, False),  # taken away since
    ([FACTOR | {"id": 1, "at": 49}], {1}, False),  # too long ago
    ([FACTOR | {"id": 1, "at": 49}, PASSWORD | {"at": 100}], {1}, False),
    ([FACTOR | {"id": 1, "at": 100}], set(), False),
]


@pytest.mark.parametrize(("records", "factors", "expected"), SHOWN)
def test_what_counts_as_shown(records, factors, expected):
    assert showed_factor(records, factors, since=50) is expected


def test_nobody_edits_without_a_second_factor(client, editor):
    answer = client.get("/cms/", follow=True)
    assert answer.redirect_chain[0][0] == reverse("mfa_index")
    assert client.post("/cms/pages/1/edit/", {"title": "Ændret"}).url == reverse("mfa_index")


def test_to_have_one_is_not_to_have_shown_it(client, editor):
    with_factor(editor)
    came_in_by(client, editor, PASSWORD)
    asked = f"{reverse('mfa_reauthenticate')}?next=%2Fcms%2F"
    assert client.get("/cms/").url == asked


def test_shown_in_another_session_it_does_not_count_here(client, editor):
    factor_shown(client, editor)
    elsewhere = Client()
    elsewhere.force_login(editor)
    assert elsewhere.get("/cms/").status_code == 302
    assert client.get("/cms/").status_code == 200


def test_records_of_somebody_else_do_not_count(client, editor):
    other = factories.user("En anden")
    factor = with_factor(editor)
    came_in_by(client, other, FACTOR | {"id": factor.pk})
    assert client.get("/cms/").status_code == 302


def test_a_code_typed_opens_the_page_they_came_for(client, editor):
    secret = generate_totp_secret()
    TOTP.activate(editor, secret)
    came_in_by(client, editor, PASSWORD)
    asked = client.get("/cms/reports/locked/").url
    answer = client.post(asked, {"code": totp(secret)})
    assert answer.url == "/cms/reports/locked/"
    assert client.get(answer.url).status_code == 200


def totp(secret):
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def test_a_log_in_is_good_for_a_working_day(client, editor):
    factor_shown(client, editor, ago=GOOD_FOR.total_seconds() + 60)
    answer = client.get("/cms/images/?q=a")
    assert answer.url == f"{reverse('account_login')}?next=/cms/images/%3Fq%3Da"
    assert "_auth_user_id" not in client.session


def test_what_they_have_typed_is_saved_first(client, editor):
    factor_shown(client, editor, ago=GOOD_FOR.total_seconds() + 60)
    page = Page.objects.get(depth=2)
    fields = {"title": "Ny forside", "slug": page.slug, "action-publish": "1"}
    client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), fields)
    assert "_auth_user_id" in client.session


def test_the_workspace_and_who_is_not_logged_in_are_left_alone(client, editor):
    assert client.get("/arbejdsbord/").status_code == 200
    client.logout()
    assert client.get("/cms/").url.startswith("/cms/login/")


def test_it_can_be_switched_off(client, editor, settings):
    """The negative control: the same editor, without the rule."""
    settings.STAFF_SECOND_FACTOR = False
    assert client.get("/cms/").status_code == 200


@pytest.mark.parametrize("address", ["/arbejdsbord/medarbejdere/", "/en/arbejdsbord/systemer/"])
@pytest.mark.parametrize("asks", [True, False])
def test_an_organisation_may_ask_for_it(client, cast, site_root, address, asks):
    cast.nordby.asks_second_factor = asks
    cast.nordby.save()
    client.force_login(cast.owner)
    assert client.get(address).status_code == (302 if asks else 200)
    factor_shown(client, cast.owner)
    assert client.get(address).status_code == 200


def test_another_organisations_wish_counts_for_its_own_people_only(client, cast, site_root):
    cast.sonderby.asks_second_factor = True
    cast.sonderby.save()
    client.force_login(cast.owner)
    assert client.get("/arbejdsbord/medarbejdere/").status_code == 200


def test_a_part_of_a_page_leads_the_whole_page(client, cast, site_root):
    cast.unit.asks_second_factor = True
    cast.unit.save()
    client.force_login(cast.consultant)
    answer = client.get("/arbejdsbord/indbakke/", headers={"hx-request": "true"})
    assert answer.headers["HX-Redirect"] == reverse("mfa_index")


GUARDED = [
    ("/arbejdsbord/", False),
    ("/arbejdsbord/medarbejdere/", True),
    ("/arbejdsbord/medarbejdere/7/fjern/", True),
    ("/en/arbejdsbord/medarbejdere/", True),
    ("/arbejdsbord/systemer/noegle/", True),
    ("/arbejdsbord/indbakke/", True),
    ("/arbejdsbord/ark/", True),
    ("/arbejdsbord/arkiv/", False),
    ("/arbejdsbord/overleveringer/7/", True),
    ("/arbejdsbord/besoeg.ics", True),
    ("/arbejdsbord/tal/", False),
    ("/arbejdsbord/tal/fil.csv", True),
    ("/arbejdsbord/udsendelser/7/koder.xlsx", True),
    ("/arbejdsbord/udsendelser/7/journal/", True),
    ("/arbejdsbord/breve/7/fil/", True),
    ("/arbejdsbord/arrangementer/7/papirark/", True),
    ("/arbejdsbord/kontakter/import/skabelon.xlsx", False),
    ("/arbejdsbord/kontakter/import/7/ikke-med.csv", True),
    ("/arbejdsbord/invitationer/7/brev.png", False),
    ("/arbejdsbord/arrangementer/", False),
    ("/arrangementer/nordby.ics", False),
    ("/ark/abc/", False),
]


@pytest.mark.parametrize(("path", "expected"), GUARDED)
def test_what_is_guarded(path, expected):
    assert is_guarded(path) is expected


FILES = ("csv", "xlsx", "export", "json", "print", "records", "digital_post", "batch_file", "codes")
NO_SECRET = {
    "taskforces:contact_import_csv", "taskforces:contact_import_xlsx",  # empty forms to fill in
    "events:badge_print",  # one badge at the door, while the guest waits
}  # fmt: skip


def routes(patterns, before="", namespace=""):
    for found in patterns:
        route, parts = before + str(found.pattern), getattr(found, "url_patterns", None)
        if parts is None:
            yield f"{namespace}{found.name}", f"/{route}"
        else:
            inner = f"{namespace}{found.namespace}:" if found.namespace else namespace
            yield from routes(parts, route, inner)


def test_every_file_of_the_workspace_is_guarded():
    found = {
        name: route
        for name, route in routes(get_resolver().url_patterns)
        if route.startswith("/arbejdsbord/") and any(word in name for word in FILES)
    }
    assert len(found) > 10
    loose = {n for n, r in found.items() if not is_guarded(r.replace("<str:kind>", "csv"))}
    assert loose <= NO_SECRET


@pytest.mark.parametrize("heard", [True, False])
def test_a_new_factor_ends_the_other_sessions(client, cast, site_root, monkeypatch, heard):
    """With the negative control: nobody hears of it, and the other session goes on."""
    if not heard:
        monkeypatch.setattr(sessions, "end_other_sessions", lambda request, user: None)
    elsewhere, secret = Client(), generate_totp_secret()
    for browser in (client, elsewhere):
        browser.force_login(cast.owner)
    came_in_by(client, cast.owner, PASSWORD | {"reauthenticated": True})
    session = client.session
    session[SECRET_SESSION_KEY] = secret
    session.save()
    monkeypatch.setattr("django.db.transaction.on_commit", lambda then, **how: then())
    client.post(reverse("mfa_activate_totp"), {"code": totp(secret)})
    assert Authenticator.objects.filter(user=cast.owner, type="totp").exists()
    assert client.get("/arbejdsbord/").status_code == 200
    assert elsewhere.get("/arbejdsbord/").status_code == (302 if heard else 200)


EVERYWHERE = (
    "/arbejdsbord/", "/en/arbejdsbord/", "/arbejdsbord/arrangementer/", "/arbejdsbord/indbakke/", "/cms/",
)  # fmt: skip


def asks_everywhere(organisation):
    organisation.asks_second_factor_everywhere = True
    organisation.save()


@pytest.mark.parametrize("by", ["organisation", "site", "nobody"])
def test_two_factors_may_be_asked_for_everywhere(client, cast, site_root, settings, by):
    """With the negative control: where nobody asks, one is enough for the same pages."""
    settings.SECOND_FACTOR_EVERYWHERE = by == "site"
    if by == "organisation":
        asks_everywhere(cast.nordby)
    client.force_login(cast.owner)
    led = [client.get(path).headers.get("Location") == reverse("mfa_index") for path in EVERYWHERE]
    assert led == [by != "nobody"] * len(EVERYWHERE)
    factor_shown(client, cast.owner)
    assert client.get("/arbejdsbord/").status_code == 200


def test_who_has_none_reaches_the_page_to_set_it_up_and_public_pages(client, cast, site_root):
    asks_everywhere(cast.nordby)
    client.force_login(cast.helper)
    came_in_by(client, cast.helper, PASSWORD | {"reauthenticated": True})
    text = client.get("/arbejdsbord/", follow=True).content.decode()
    assert "Her kræves totrinslogin. Slå det til her" in text
    open_to_them = ("mfa_activate_totp", "account_email", "events:list", "accounts:browsers")
    assert {client.get(reverse(name)).status_code for name in open_to_them} == {200}


def test_everywhere_counts_for_the_organisations_own_people_only(client, cast, site_root):
    asks_everywhere(cast.sonderby)
    client.force_login(cast.owner)
    assert client.get("/arbejdsbord/").status_code == 200


def test_the_question_costs_the_workspace_no_statement(client, cast, site_root):
    client.force_login(cast.owner)
    with CaptureQueriesContext(connection) as seen:
        client.get("/arbejdsbord/")
    sql = [row["sql"] for row in seen.captured_queries]
    after = [text.partition(" FROM ")[2].partition(" GROUP BY ")[0] for text in sql]
    asking = [text for text, rest in zip(sql, after, strict=True) if "asks_second_" in rest]
    assert len(asking) == 1
    assert 'FROM "accounts_user"' in asking[0]  # the one that reads the person anyway


@pytest.mark.parametrize("noted", [True, False])
def test_the_last_owner_sets_one_up_and_goes_on_at_once(
    client, cast, site_root, monkeypatch, noted
):
    """Who has just set it up has shown it: the code they typed is good once, and no second is asked for."""
    if not noted:
        monkeypatch.setattr(log_ins, "record_authentication", lambda *args, **more: None)
    asks_everywhere(cast.nordby)
    secret = generate_totp_secret()
    client.force_login(cast.owner)
    came_in_by(client, cast.owner, PASSWORD | {"reauthenticated": True})
    session = client.session
    session[SECRET_SESSION_KEY] = secret
    session.save()
    monkeypatch.setattr("django.db.transaction.on_commit", lambda then, **how: then())
    assert client.get("/arbejdsbord/").url == reverse("mfa_index")
    client.post(reverse("mfa_activate_totp"), {"code": totp(secret)})
    assert client.get("/arbejdsbord/").status_code == (200 if noted else 302)


@pytest.mark.parametrize("strong", [True, False])
def test_a_provider_that_asked_for_two_steps_vouches(client, cast, site_root, strong):
    """Who came by one that did not is told what to do, and led round in no circle."""
    asks_everywhere(cast.nordby)
    client.force_login(cast.owner)
    came_in_by(client, cast.owner, {"method": "sso", "strong": strong})
    answer = client.get("/arbejdsbord/")
    assert answer.status_code == (200 if strong else 403)
    assert ("bad ikke om to trin" in answer.content.decode()) is not strong


@pytest.mark.parametrize(("named", "goes_on"), [(None, True), ("accounts.gone.Backend", False)])
def test_sessions_of_the_old_ways_in_go_on(client, cast, site_root, named, goes_on):
    """An upgrade logs nobody out, and it asks them like all others."""
    session_names = [named] if named else list(NAMED_BEFORE)
    for name in session_names:
        client.force_login(cast.owner)
        session = client.session
        session[BACKEND_SESSION_KEY] = name
        session.save()
        assert (client.get("/arbejdsbord/").status_code == 200) is goes_on


def test_sessions_from_before_the_count_go_on(client, cast, site_root):
    """An upgrade logs nobody out: until sessions were ended once, the hash is Django's own."""
    assert cast.owner.get_session_auth_hash() == AbstractBaseUser.get_session_auth_hash(cast.owner)
    before = cast.owner.get_session_auth_hash()
    sessions.end_sessions(cast.owner)
    assert cast.owner.get_session_auth_hash() != before
