"""Out here, and out at the SAML provider, whoever begins it."""

import base64
import zlib
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from django.test import Client
from saml2 import BINDING_HTTP_REDIRECT
from saml2.saml import NAMEID_FORMAT_PERSISTENT, NameID

from tests.accounts.sso.identity import here, who_is_in
from tests.accounts.sso.saml_idp import here_url
from tests.accounts.sso.test_saml import KAJ

pytestmark = pytest.mark.slow


def inflated(text):
    return zlib.decompress(base64.b64decode(text), -15).decode()


def test_who_logs_out_here_may_log_out_there_too(saml, client):
    saml.log_in(client, KAJ)
    page = client.post("/konto/logout/", follow=True).content.decode()
    assert (who_is_in(client), "Log ud hos Nordby Kommune" in page) == ("", True)
    words = parse_qs(urlsplit(client.get(f"/konto/sso/{saml.row.slug}/log-ud/").url).query)
    asked = inflated(words["SAMLRequest"][0])
    assert "LogoutRequest" in asked
    assert f"name-{KAJ['uid']}" in asked
    assert words["Signature"]


def test_where_the_provider_offers_no_log_out_none_is_offered(saml, client):
    saml.row.slo_url = ""
    saml.row.save()
    saml.log_in(client, KAJ)
    page = client.post("/konto/logout/", follow=True).content.decode()
    assert "Log ud hos" not in page
    assert client.get(f"/konto/sso/{saml.row.slug}/log-ud/").url.endswith("/ud/")


def log_out_request(saml, *, sign):
    """As the provider's browser redirect brings it."""
    place = here_url(saml.row, "sls")
    name = NameID(format=NAMEID_FORMAT_PERSISTENT, text=f"name-{KAJ['uid']}")
    _id, message = saml.server.create_logout_request(
        place, saml.row.entity_id, name_id=name, sign=False
    )
    sent = saml.server.apply_binding(
        BINDING_HTTP_REDIRECT, str(message), place, "", sign=sign,
        sigalg="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
    )  # fmt: skip
    return here(dict(sent["headers"])["Location"])


def test_the_provider_logs_somebody_out(saml, client):
    saml.log_in(client, KAJ)
    answer = client.get(log_out_request(saml, sign=True))
    assert answer.url.startswith("https://idp.nordby.example/slo?")
    words = parse_qs(urlsplit(answer.url).query)
    assert "status:Success" in inflated(words["SAMLResponse"][0])
    assert who_is_in(client) == ""


@pytest.mark.parametrize("sign", [False, True])
def test_nobody_else_does(saml, client, sign):
    saml.log_in(client, KAJ)
    url = log_out_request(saml, sign=sign)
    if sign:
        words = parse_qs(urlsplit(url).query)
        (signature,) = words.pop("Signature")
        words["Signature"] = [signature[:-8] + "AAAAAA=="]
        url = f"{urlsplit(url).path}?{urlencode(words, doseq=True)}"
    assert client.get(url).status_code == 400
    assert who_is_in(client) != ""
    assert Client().get(f"/konto/sso/{saml.row.slug}/sls/?SAMLRequest=x").status_code == 400
