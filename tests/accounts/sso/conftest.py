"""Identity providers of two organisations, started for the tests: OpenID Connect as a server, SAML by a library."""

import socket
import subprocess
import sys
import time

import pytest
import requests

from tests import factories
from tests.accounts.sso import saml_idp
from tests.accounts.sso.identity import OpenId
from tests.conftest import missing

CONSULTANT = "http://haandslag.example/roles/usersystemrole/konsulent/1"
NORDBY_CVR, SONDERBY_CVR = "29189846", "29189854"


@pytest.fixture(scope="session")
def openid_server():
    """A process of its own: what its libraries warn of is not our test's to fail by."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL) as process:
        url = f"http://localhost:{port}"
        wait_for(f"{url}/jwks", process)
        yield url
        process.terminate()


def wait_for(url, process):
    end = time.monotonic() + 30
    while time.monotonic() < end and process.poll() is None:
        try:
            return requests.get(url, timeout=5)
        except requests.ConnectionError:
            time.sleep(0.1)
    raise AssertionError(f"{url} does not answer")


@pytest.fixture
def openid(openid_server, cast, settings):
    """Nordby's provider, switched on, with a rule that makes "konsulent" a consultant."""
    settings.WEBHOOK_INNER_HOSTS = [openid_server.partition("//")[2]]
    row = factories.identity_provider(cast.nordby, server_url=openid_server)
    factories.role_rule(row)
    with requests.Session() as browser:
        yield OpenId(openid_server, row, browser)


def saml_row(organisation, name="nordby", **fields):
    """With the certificate of a provider of that name."""
    fields = {
        "entity_id": saml_idp.entity(name),
        "slo_url": f"https://idp.{name}.example/slo",
        "sso_url": f"https://idp.{name}.example/sso",
        "certificate": factories.key_pair(name)[1],
    } | fields
    return factories.identity_provider(organisation, "saml", **fields)


@pytest.fixture
def saml(cast, tmp_path):
    """Nordby's provider, switched on, with a rule for consultants."""
    if saml_idp.XMLSEC is None:
        missing("xmlsec1", variable="REQUIRE_XMLSEC")
    cast.nordby.cvr_number = NORDBY_CVR
    cast.nordby.save()
    row = saml_row(cast.nordby)
    factories.role_rule(row, CONSULTANT, cvr_number=NORDBY_CVR)
    return saml_idp.SamlProvider(tmp_path, factories.key_pair("nordby"), row)
