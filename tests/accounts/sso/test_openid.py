"""Log-in by an OpenID provider that runs, from our log-in page there and back."""

import re
import time
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import Client
from django.urls import reverse

from accounts import addresses
from accounts.models import IdentityLink, User
from accounts.sso import openid as ours
from accounts.sso.providers import app_of, provider_of
from tests import factories
from tests.accounts.sso.identity import here, roles_of, who_is_in

KAJ = {"email": "kaj@nordby.example", "name": "Kaj Kollega", "roles": ["konsulent", "andet"]}


def kaj():
    return User.objects.get(email="kaj@nordby.example")


@pytest.mark.slow
def test_a_colleague_comes_in_with_the_roles_that_the_map_gives(openid, client):
    answer = openid.log_in(client, openid.knows(**KAJ))
    assert (answer.status_code, answer.url) == (302, "/arbejdsbord/")
    assert who_is_in(client) == str(kaj().pk)
    assert (kaj().name, roles_of(kaj())) == ("Kaj Kollega", {"consultant"})


def test_what_the_provider_says_no_longer_is_taken_away(openid, client):
    sub = openid.knows(**KAJ)
    openid.log_in(client, sub)
    openid.knows(sub, **KAJ | {"roles": ["andet"]})
    assert openid.log_in(Client(), sub).status_code == 403
    assert roles_of(kaj()) == set()
    assert client.get("/arbejdsbord/").status_code == 302


def test_only_the_organisations_own_tenant_counts(openid, client):
    openid.row.tenant = "tenant-of-nordby"
    openid.row.save()
    assert openid.log_in(client, openid.knows(**KAJ, tid="another")).status_code == 403
    assert openid.log_in(client, openid.knows(**KAJ)).status_code == 403
    assert openid.log_in(client, openid.knows(**KAJ, tid="Tenant-of-Nordby")).status_code == 302


def test_two_steps_are_asked_of_the_provider(openid, client):
    openid.row.level = "two_steps"
    openid.row.save()
    assert openid.log_in(client, openid.knows(**KAJ, amr=["pwd"])).status_code == 403
    assert openid.log_in(client, openid.knows(**KAJ, amr=["pwd", "mfa"])).status_code == 302


def test_who_works_elsewhere_too_connects_once(openid, client, cast):
    both, sub = cast.stranger, openid.knows(email="privat@example.org", roles=["konsulent"])
    client.post("/konto/login/", {"login": vouched(both).email, "password": "hemmelig-nok-1"})
    asked = client.get(f"/konto/sso/{openid.row.slug}/forbind/").url
    page = client.post(asked, {"password": "hemmelig-nok-1"}, follow=True).content.decode()
    (path,) = re.findall(r'href="(/konto/sso/[^"]*\?forbind=[^"]+)"', page)
    thief = Client()
    thief.force_login(cast.reader)
    openid.log_in(thief, openid.knows(**KAJ), path)  # somebody else's link connects nobody
    assert not IdentityLink.objects.filter(confirmed=True).exists()
    openid.log_in(client, sub, path)
    assert IdentityLink.objects.get(confirmed=True).user == both
    again = Client()
    openid.log_in(again, sub)
    assert who_is_in(again) == str(both.pk)
    assert roles_of(both) == {"owner", "consultant"}


def vouched(user):
    addresses.vouch_for(user)
    return user


def test_who_has_a_factor_here_is_asked_for_it_unless_two_steps_were_taken_there(openid, client):
    sub = openid.knows(**KAJ)
    openid.log_in(client, sub)
    Authenticator.objects.create(user=kaj(), type="totp", data={"secret": "x"})
    weak = Client()
    answer = openid.log_in(weak, sub)
    assert (answer.url, who_is_in(weak)) == (reverse("mfa_authenticate"), "")
    assert weak.get(answer.url).status_code == 200
    openid.knows(sub, **KAJ, amr=["mfa"])
    assert openid.log_in(Client(), sub).url == "/arbejdsbord/"


def test_an_answer_is_good_once_and_in_the_browser_that_asked(openid, client):
    url = openid.back(openid.away(client), openid.knows(**KAJ))
    assert Client().get(url).status_code == 403
    assert client.get(url).status_code == 302
    assert client.get(url).status_code == 403


def test_an_answer_to_another_nonce_is_refused(openid, client):
    away = openid.away(client)
    (nonce,) = parse_qs(urlsplit(away).query)["nonce"]
    back = openid.back(away.replace(nonce, "another"), openid.knows(**KAJ))
    assert client.get(back).status_code == 403
    assert who_is_in(client) == ""


def test_a_person_who_says_no_there_may_begin_again(openid, client):
    (state,) = parse_qs(urlsplit(openid.away(client)).query)["state"]
    page = reverse("accounts:sso_callback", args=[openid.row.slug])
    answer = client.get(page, {"state": state, "error": "access_denied"})
    assert (answer.status_code, "Prøv igen" in answer.content.decode()) == (403, True)


def test_out_here_and_then_out_there(openid, client):
    openid.log_in(client, openid.knows(**KAJ))
    answer = client.post(reverse("account_logout"), follow=True)
    assert "logget ind hos Nordby Kommune" in answer.content.decode()
    assert who_is_in(client) == ""
    out = client.get(reverse("accounts:sso_log_out", args=[openid.row.slug])).url
    asked = openid.browser.get(out, allow_redirects=False)
    assert asked.url.startswith(f"{openid.url}/oauth2/end_session?")
    assert here(parse_qs(urlsplit(out).query)["post_logout_redirect_uri"][0]).endswith("/ud/")


@pytest.fixture(scope="module")
def keys():
    return [rsa.generate_private_key(65537, 2048) for _ in range(2)]


@pytest.fixture
def adapter(rf, db, keys, monkeypatch):
    """As if the provider had published the first key."""
    nordby = factories.organisation("Nordby")
    row = factories.identity_provider(nordby, server_url=CLAIMS["iss"])
    adapter = ours.Adapter(rf.get("/"), provider_of(row, None))
    adapter._openid_config = {
        "issuer": "https://idp.example",
        "jwks_uri": "x",
        "token_endpoint": "x",
    }
    adapter._openid_config["authorization_endpoint"] = "x"
    public = jwt.algorithms.RSAAlgorithm.to_jwk(keys[0].public_key(), as_dict=True)
    published = {"keys": [public | {"kid": "1", "alg": "RS256", "use": "sig"}]}
    monkeypatch.setattr(ours, "get_adapter", lambda: Published(published))
    return adapter


class Published:
    """allauth's adapter, whose every address answers with the same."""

    def __init__(self, answer):
        self.json = lambda: answer
        self.raise_for_status = lambda: None

    def get_requests_session(self):
        return self

    def get(self, url, **kwargs):
        return self

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass


CLAIMS = {"iss": "https://idp.example", "aud": "haandslag", "sub": "s-1"}


def token(key, alg="RS256", kid="1", **claims):
    now = int(time.time())
    words = CLAIMS | {"iat": now, "exp": now + 300} | claims
    return jwt.encode({n: v for n, v in words.items() if v is not None}, key, alg, {"kid": kid})


@pytest.mark.parametrize(
    ("issuer", "typed", "fits"),
    [
        ("https://idp.example", "https://idp.example", True),
        ("https://idp.example/", "https://idp.example", True),
        (
            "https://idp.example/t/v2.0",
            "https://idp.example/t/v2.0/.well-known/openid-configuration",
            True,
        ),
        ("https://idp.example/other/v2.0", "https://idp.example/t/v2.0", False),
        ("https://idp.example.evil.example", "https://idp.example", False),
    ],
)
def test_whose_configuration_it_is(issuer, typed, fits):
    assert ours.is_issued_by(issuer, typed) is fits


def test_a_configuration_of_another_issuer_is_refused(adapter):
    adapter._openid_config["issuer"] = "https://other.example"
    with pytest.raises(OAuth2Error, match="another issuer"):
        _ = adapter.openid_config


def test_a_right_token_is_read(adapter, keys):
    assert adapter._decode_id_token(app_of(adapter._provider.row), token(keys[0]))["sub"] == "s-1"


@pytest.mark.parametrize(
    "made",
    [
        lambda keys: token("", "none"),
        lambda keys: token("a-secret-that-is-long-enough-for-hs256", "HS256"),
        lambda keys: token(keys[1]),
        lambda keys: token(keys[0], kid="2"),
        lambda keys: token(keys[0], aud="somebody-else"),
        lambda keys: token(keys[0], iss="https://other.example"),
        lambda keys: token(keys[0], exp=int(time.time()) - 120),
        lambda keys: token(keys[0], exp=None),
        lambda keys: token(keys[0], iat=None),
        lambda keys: token(keys[0])[:-8] + "AAAAAAAA",
        lambda keys: "nonsense",
    ],
    ids=[
        "unsigned", "shared secret", "other key", "unknown key", "other audience", "other issuer",
        "expired", "no end", "no beginning", "changed", "nonsense",
    ],
)  # fmt: skip
def test_a_token_that_is_not_right_in_everything_is_refused(adapter, keys, made):
    with pytest.raises(OAuth2Error):
        adapter._decode_id_token(app_of(adapter._provider.row), made(keys))
