"""A SAML identity provider by pysaml2: it reads what we ask, and answers as it is told to, also wrongly."""

import base64
import shutil
import warnings
from functools import cache
from urllib.parse import parse_qs, urlsplit

from django.urls import reverse

from accounts.sso.saml import metadata
from accounts.sso.statements import CVR, EMAIL, LEVEL, NAME, PRIVILEGES, UID
from tests.accounts.sso.identity import here

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # its own, of a library that it uses
    from saml2 import BINDING_HTTP_REDIRECT, sigver
    from saml2.config import IdPConfig
    from saml2.cryptography import asymmetric
    from saml2.saml import NAMEID_FORMAT_PERSISTENT, NameID
    from saml2.server import Server
    from saml2.xmldsig import DIGEST_SHA256, SIG_RSA_SHA256

XMLSEC = shutil.which("xmlsec1")
# A provider reads its key twice, and each time it is proved to be one: a quarter of a second for every test.
asymmetric.load_pem_private_key = cache(asymmetric.load_pem_private_key)
URI = "urn:oasis:names:tc:SAML:2.0:attrname-format:uri"
NAMES = {
    "uid": UID[0],
    "email": EMAIL[0],
    "name": NAME[0],
    "cvr": CVR[0],
    "level": LEVEL[0],
    "privileges": PRIVILEGES[0],
    "cpr": "https://data.gov.dk/model/core/eid/cprNumber",
}
# pysaml2 knows attributes by maps in a folder; this one is written for it.
MAP = f"MAP = {{'identifier': '{URI}', 'fro': {{}}, 'to': {NAMES!r}}}\n"


def encrypts_as(monkeypatch, content, key, made):
    """pysaml2 by itself uses Triple DES, which nobody else does any more."""
    ways = sigver.pre_encryption_part.__kwdefaults__
    monkeypatch.setitem(ways, "msg_enc", content)
    monkeypatch.setitem(ways, "key_enc", key)
    for used in (sigver.CryptoBackendXmlSec1, sigver.SecurityContext):
        defaults = used.encrypt_assertion.__defaults__
        monkeypatch.setattr(used.encrypt_assertion, "__defaults__", (made, *defaults[1:]))


def entity(name):
    return f"https://idp.{name}.example/metadata"


def privilege_list(*groups) -> str:
    """base64 of a list in the Basic Privilege Profile: (scope, privileges, limits) each."""
    parts = []
    for cvr, privileges, *limits in groups:
        inner = "".join(f"<Privilege>{one}</Privilege>" for one in privileges)
        inner += "".join(f'<Constraint Name="{n}">{v}</Constraint>' for n, v in limits)
        scope = f"urn:dk:gov:saml:cvrNumberIdentifier:{cvr}"
        parts.append(f'<PrivilegeGroup Scope="{scope}">{inner}</PrivilegeGroup>')
    xml = (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<bpp:PrivilegeList xmlns:bpp="http://digst.dk/oiosaml/basic_privilege_profile">'
        f"{''.join(parts)}</bpp:PrivilegeList>"
    )
    return base64.b64encode(xml.encode()).decode()


class SamlProvider:
    """One provider with a key of its own; `row` is what we know of it."""

    def __init__(self, folder, pair, row, name="nordby"):
        self.row, self.place = row, f"https://idp.{name}.example"
        key, certificate = folder / "key.pem", folder / "cert.pem"
        key.write_text(pair[0])
        certificate.write_text(pair[1])
        maps = folder / "maps"
        maps.mkdir(exist_ok=True)
        (maps / "__init__.py").write_text("")
        (maps / "oiosaml.py").write_text(MAP)
        places = {
            "single_sign_on_service": [(f"{self.place}/sso", BINDING_HTTP_REDIRECT)],
            "single_logout_service": [(f"{self.place}/slo", BINDING_HTTP_REDIRECT)],
        }
        self.server = Server(
            config=IdPConfig().load(
                {
                    "entityid": entity(name),
                    "xmlsec_binary": XMLSEC,
                    "key_file": str(key),
                    "cert_file": str(certificate),
                    "attribute_map_dir": str(maps),
                    "metadata": {"inline": [metadata(row).decode()]},
                    "service": {
                        "idp": {
                            "endpoints": places,
                            "want_authn_requests_signed": True,
                            "policy": {"default": {"name_form": URI, "lifetime": {"minutes": 5}}},
                        }
                    },
                }
            )
        )

    def asked(self, client, path="") -> tuple[str, str]:
        """(id of our request, relay state); its signature is checked."""
        url = client.get(path or reverse("accounts:sso_start", args=[self.row.slug])).url
        assert url.startswith(f"{self.place}/sso?")
        words = {name: value[0] for name, value in parse_qs(urlsplit(url).query).items()}
        read = self.server.parse_authn_request(
            words["SAMLRequest"],
            BINDING_HTTP_REDIRECT,
            relay_state=words.get("RelayState"),
            sigalg=words["SigAlg"],
            signature=words["Signature"],
        )
        return read.message.id, words.get("RelayState", "")

    def answer(self, request_id, said, **how) -> str:
        """base64 of a response with these attributes."""
        args = {
            "in_response_to": request_id,
            "destination": here_url(self.row, "acs"),
            "sp_entity_id": here_url(self.row, "metadata"),
            "name_id": NameID(format=NAMEID_FORMAT_PERSISTENT, text=f"name-{said['uid']}"),
            "authn": {"class_ref": "urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified"},
            "sign_assertion": True,
            "sign_response": False,
            "sign_alg": SIG_RSA_SHA256,
            "digest_alg": DIGEST_SHA256,
        }
        response = self.server.create_authn_response(said, **args | how)
        return base64.b64encode(str(response).encode()).decode()

    def log_in(self, client, said, path="", **how):
        """The whole way; the page at its end."""
        request_id, _relay = self.asked(client, path)
        return self.deliver(client, self.answer(request_id, said, **how))

    def deliver(self, client, encoded):
        acs = here(here_url(self.row, "acs"))
        answer = client.post(acs, {"SAMLResponse": encoded})
        return client.get(answer.url) if answer.status_code == 302 else answer


def here_url(row, name):
    return f"http://localhost:8000/konto/sso/{row.slug}/{name}/"
