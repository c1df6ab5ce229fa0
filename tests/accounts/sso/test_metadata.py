import pytest
from django.test import override_settings

from accounts.sso.metadata import MetadataRefused, fetch, read, to_pem
from tests import factories

PLACE = "https://idp.nordby.example"
REDIRECT = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"
POST = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"


def described(*certificates, entity=f"{PLACE}/metadata", sso=f"{PLACE}/sso", binding=REDIRECT):
    keys = "".join(
        '<md:KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>'
        f"{one.split('-----')[2] if '-----' in one else one}"
        "</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>"
        for one in certificates
    )
    return (
        '<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata"'
        f' xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="{entity}"><md:IDPSSODescriptor>'
        f'{keys}<md:SingleLogoutService Binding="{REDIRECT}" Location="{PLACE}/slo"/>'
        f'<md:SingleSignOnService Binding="{POST}" Location="{PLACE}/post"/>'
        f'<md:SingleSignOnService Binding="{binding}" Location="{sso}"/>'
        "</md:IDPSSODescriptor></md:EntityDescriptor>"
    )


@pytest.fixture(scope="module")
def certificates():
    return [factories.key_pair(name)[1] for name in ("nordby", "sonderby")]


def test_everything_that_we_need_is_found(certificates):
    found = read(described(*certificates))
    assert (found.entity_id, found.sso_url, found.slo_url) == (
        f"{PLACE}/metadata", f"{PLACE}/sso", f"{PLACE}/slo"
    )  # fmt: skip
    assert [found.certificate, found.next_certificate] == certificates


def test_of_a_whole_federation_the_one_that_is_asked_for(certificates):
    other = described(certificates[1], entity="https://other.example")
    text = f"<md:EntitiesDescriptor xmlns:md='urn:oasis:names:tc:SAML:2.0:metadata'>{other}{described(certificates[0])}</md:EntitiesDescriptor>"
    assert read(text).entity_id == "https://other.example"
    assert read(text, entity_id=f"{PLACE}/metadata").certificate == certificates[0]


CODE = MetadataRefused.Code


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda c: "", CODE.UNREADABLE),
        (lambda c: "<html>", CODE.UNREADABLE),
        (lambda c: "<!DOCTYPE a [<!ENTITY b 'c'>]>" + described(c), CODE.UNREADABLE),
        (lambda c: described(), CODE.CERTIFICATE),
        (lambda c: described("AAAA"), CODE.CERTIFICATE),
        (lambda c: described(c, binding=POST), CODE.UNREADABLE),
        (lambda c: described(c, sso="javascript:alert(1)"), CODE.UNREADABLE),
        (lambda c: described(c, entity=""), CODE.UNREADABLE),
    ],
)
def test_what_is_no_description_is_refused(certificates, make, code):
    with pytest.raises(MetadataRefused) as refused:
        read(make(certificates[0]))
    assert refused.value.code == code


def test_a_certificate_is_read_however_it_was_pasted(certificates):
    body = "".join(certificates[0].split("-----")[2].split())
    assert to_pem(body) == to_pem(certificates[0]) == certificates[0]


def test_an_inner_address_is_asked_only_where_it_is_allowed(openid_server):
    """It answers in both cases; the second is the control."""
    for allowed, code in (("", CODE.NO_ANSWER), (openid_server[7:], CODE.UNREADABLE)):
        with override_settings(WEBHOOK_INNER_HOSTS=[allowed]), pytest.raises(MetadataRefused) as no:
            fetch(f"{openid_server}/jwks")
        assert no.value.code == code
