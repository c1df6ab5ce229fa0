"""The page where owners set up their organisation's log-in."""

import time

import pytest
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from cryptography.fernet import Fernet
from django.urls import reverse

from accounts.models import AuditEntry, IdentityProvider, RoleRule
from accounts.sealing import keys
from accounts.sso import metadata, setup
from accounts.sso.sealing import unseal
from outbox import tasks
from tests import factories
from tests.accounts.sso.conftest import NORDBY_CVR
from tests.accounts.sso.test_metadata import described

OPENID = {"server_url": "https://idp.example", "client_id": "haandslag", "level": "none"}


@pytest.fixture
def owner(client, cast, site_root):
    client.force_login(cast.owner)
    return client


def url(name, thing):
    return reverse(f"accounts:{name}", args=[thing.pk])


def test_a_secret_is_kept_sealed_and_never_shown(owner, cast):
    row = factories.identity_provider(cast.nordby, client_secret="", active=False)
    page = url("provider", cast.nordby)
    assert owner.post(page, OPENID).status_code == 422
    owner.post(page, OPENID | {"secret": "meget-hemmeligt"})
    row.refresh_from_db()
    assert unseal(row.client_secret) == "meget-hemmeligt"
    assert "meget-hemmeligt" not in row.client_secret
    assert "meget-hemmeligt" not in owner.get(page).content.decode()
    owner.post(page, OPENID | {"client_id": "andet"})  # left empty it stays
    row.refresh_from_db()
    assert (row.client_id, unseal(row.client_secret)) == ("andet", "meget-hemmeligt")
    changed = AuditEntry.objects.filter(verb="sso.save").values_list("kept__after", flat=True)
    assert list(changed) == [
        {"changed": ["client_id"]},
        {"changed": ["client_secret", "server_url"]},
    ]


def test_a_seal_of_another_key_opens_nothing(settings, cast):
    row = factories.identity_provider(cast.nordby)
    old, new = keys(), Fernet.generate_key().decode()
    settings.ENCRYPTION_KEYS = [new]
    assert unseal(row.client_secret) == ""
    settings.ENCRYPTION_KEYS = [new, *old]
    assert unseal(row.client_secret) == "hemmeligt"


def test_metadata_fill_in_the_fields(owner, cast):
    row = setup.create(cast.nordby, "saml", by=cast.owner)
    text = described(factories.key_pair("nordby")[1])
    told = {"level": "substantial", "pasted": text}
    assert owner.post(url("provider", cast.nordby), told).status_code == 302
    row.refresh_from_db()
    assert (row.entity_id, row.level) == ("https://idp.nordby.example/metadata", "substantial")
    assert "BEGIN CERTIFICATE" in row.certificate
    page = owner.get(url("provider", cast.nordby)).content.decode()
    assert f"http://localhost:8000/konto/sso/{row.slug}/acs/" in page
    assert "PRIVATE KEY" not in page


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"pasted": "<a/>"}, "ikke metadata"),
        ({}, "Udfyld feltet"),
        ({"entity_id": "x", "sso_url": "http://idp.example/", "certificate": "x"}, "https://"),
        (
            {"entity_id": "x", "sso_url": "https://idp.example/", "certificate": "x"},
            "gyldigt certifikat",
        ),
        ({"metadata_url": "https://127.0.0.1/metadata"}, "svarer ikke"),
        ({"entity_id": "070761-4285"}, "CPR"),
    ],
)
def test_what_cannot_be_is_explained_and_kept_in_the_form(owner, cast, told, words):
    setup.create(cast.nordby, "saml", by=cast.owner)
    answer = owner.post(url("provider", cast.nordby), {"level": "none"} | told)
    assert (answer.status_code, words in answer.content.decode()) == (422, True)
    assert not IdentityProvider.objects.exclude(entity_id="").exists()


def test_nothing_is_switched_on_or_closed_too_early(owner, cast):
    row = factories.identity_provider(cast.nordby, active=False, client_secret="")
    states = []

    def press(action):
        page = owner.post(url("provider_switch", cast.nordby), {"action": action}, follow=True)
        row.refresh_from_db()
        states.append((row.active, row.local_closed))
        return page.content.decode()

    assert "Udfyld og gem" in press("on")
    IdentityProvider.objects.update(client_secret="x")
    assert "mindst én regel" in press("on")
    factories.role_rule(row)
    press("on")
    assert "Prøv log-in først" in press("close")
    IdentityProvider.objects.update(tried_at="2027-01-01T12:00Z")
    press("close")
    assert "Luk først op" in press("off")
    press("open")
    press("off")
    off, on, closed = (False, False), (True, False), (True, True)
    assert states == [off, off, on, on, closed, closed, on, off]


def test_a_change_of_whom_we_trust_must_be_tried_anew(owner, cast):
    row = factories.identity_provider(cast.nordby, tried_at="2027-01-01T12:00Z")
    page = url("provider", cast.nordby)
    owner.post(page, OPENID | {"server_url": row.server_url, "tenant": ""})
    row.refresh_from_db()
    assert row.tried_at
    owner.post(page, OPENID | {"server_url": "https://other.example"})
    row.refresh_from_db()
    assert row.tried_at is None


def test_a_rule_gives_roles_only_where_its_owner_may_give_them(owner, cast):
    factories.identity_provider(cast.nordby, "saml")
    told = {"rule-value": "urn:a", "rule-cvr_number": NORDBY_CVR, "rule-role": "reader"}
    page = url("rule_add", cast.nordby)
    assert owner.post(page, told | {"rule-organisation": cast.sonderby.pk}).status_code == 422
    assert owner.post(page, told | {"rule-organisation": cast.nordby.pk}).status_code == 302
    assert owner.post(page, told | {"rule-organisation": cast.nordby.pk}).status_code == 422
    assert RoleRule.objects.get().organisation == cast.nordby


def test_who_owns_where_a_role_counts_takes_the_rule_away(client, cast, site_root):
    row = factories.identity_provider(cast.nordby)
    rule = factories.role_rule(row, organisation=cast.sonderby)
    client.force_login(cast.stranger)
    factories.identity_provider(cast.sonderby)
    assert "Nordby Kommune" in client.get(url("provider", cast.sonderby)).content.decode()
    assert client.post(url("rule_remove", rule)).url == url("provider", cast.sonderby)
    assert not RoleRule.objects.exists()


def test_a_trial_shows_what_came_and_changes_nothing(openid, owner, cast):
    IdentityProvider.objects.update(active=False)
    sub = openid.knows(email=cast.reader.email, roles=["konsulent"], cpr="070761-4285")
    page = openid.log_in(owner, sub, url("provider_try", cast.nordby)).content.decode()
    for words in ("Det virker", "virksomhedskonsulent, Nordby Kommune", "CPR-nummer med"):
        assert words in page
    assert "070761" not in page
    assert cast.reader.roles.count() == 1
    assert owner.session["_auth_user_id"] == str(cast.owner.pk)
    assert IdentityProvider.objects.get().tried_at
    verbs = AuditEntry.objects.values_list("verb", flat=True)
    assert list(verbs) == ["sso.trial"]


def test_a_trial_of_somebody_who_may_not_is_none(openid, owner, client, cast):
    back = openid.back(openid.away(owner, url("provider_try", cast.nordby)), openid.knows())
    owner.logout()
    assert owner.get(back).status_code == 403


def test_our_next_certificate_is_announced_and_then_used(owner, cast):
    row = factories.identity_provider(cast.nordby, "saml")
    first = row.own_certificate
    owner.post(url("provider_switch", cast.nordby), {"action": "next_key"})
    row.refresh_from_db()
    second = row.own_next_certificate
    assert row.own_certificate == first != second
    owner.post(url("provider_switch", cast.nordby), {"action": "take_key"})
    row.refresh_from_db()
    assert (row.own_certificate, row.own_next_certificate) == (second, "")


def test_every_day_a_providers_description_is_read_anew(cast, monkeypatch):
    old, new = (factories.key_pair(name)[1] for name in ("nordby", "sonderby"))
    row = factories.identity_provider(cast.nordby, "saml", metadata_url="https://idp.example/m")
    IdentityProvider.objects.update(entity_id="https://idp.nordby.example/metadata")
    answers = iter([described(old, new), "<html>", described(old, new)])
    monkeypatch.setattr(
        metadata, "fetch", lambda url, entity_id: metadata.read(next(answers), entity_id=entity_id)
    )
    for _day in range(3):
        tasks.refresh_identity_providers.func()
    row.refresh_from_db()
    assert row.certificate != row.next_certificate != ""
    assert AuditEntry.objects.filter(verb="sso.refresh").count() == 1


@pytest.mark.parametrize(("strong", "status"), [(True, 200), (False, 302)])
def test_a_strong_log_in_there_stands_for_a_second_factor(owner, cast, strong, status):
    cast.nordby.asks_second_factor = True
    cast.nordby.save()
    session = owner.session
    session["account_authentication_methods_user"] = str(cast.owner.pk)
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [
        {"method": "sso", "strong": strong, "at": time.time()}
    ]
    session.save()
    assert owner.get("/arbejdsbord/medarbejdere/").status_code == status


def test_the_log_in_page_leads_to_organisations_that_have_one(client, cast, site_root):
    assert "/konto/sso/" not in client.get("/konto/login/").content.decode()
    factories.identity_provider(cast.nordby)
    assert "/konto/sso/" in client.get("/konto/login/").content.decode()
    page = client.get("/konto/sso/", {"next": "/arbejdsbord/ark/?a=1&b=2"}).content.decode()
    assert f"/konto/sso/{cast.nordby.slug}/?next=%2Farbejdsbord%2Fark%2F%3Fa%3D1%26b%3D2" in page
