"""A SAML provider's own description of itself: read from what was pasted or fetched, and fetched anew every day.

So a certificate that is about to change stands here beside the old one before it is used.
"""

from dataclasses import dataclass
from textwrap import fill
from xml.etree.ElementTree import ParseError

from allauth.socialaccount.adapter import get_adapter
from cryptography import x509
from defusedxml import DefusedXmlException, ElementTree
from django.db import models
from django.utils.translation import gettext_lazy as _
from requests import RequestException

from accounts import audit
from accounts.models import IdentityProvider
from accounts.refusals import Refused

MD = "{urn:oasis:names:tc:SAML:2.0:metadata}"
DS = "{http://www.w3.org/2000/09/xmldsig#}"
REDIRECT = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"
FIELDS = ("entity_id", "sso_url", "slo_url", "certificate", "next_certificate")


class MetadataRefused(Refused):
    class Code(models.TextChoices):
        NO_ANSWER = (
            "no_answer",
            _("Adressen svarer ikke med metadata. Prøv igen, eller sæt dem ind."),
        )
        UNREADABLE = "unreadable", _("Det er ikke metadata fra en SAML-udbyder.")
        CERTIFICATE = "certificate", _("Der er intet gyldigt certifikat.")
        OTHER = "other", _("Metadata hører til en anden udbyder end den, der er sat op.")


@dataclass(frozen=True)
class Described:
    entity_id: str
    sso_url: str
    slo_url: str
    certificate: str
    next_certificate: str = ""


def read(text: str | bytes, *, entity_id: str = "") -> Described:
    """The provider that is asked for, or the first. Raises MetadataRefused."""
    raw = text.encode() if isinstance(text, str) else text
    try:
        root = ElementTree.fromstring(raw.strip(), forbid_dtd=True)
    except (ParseError, ValueError, DefusedXmlException):
        raise MetadataRefused(MetadataRefused.Code.UNREADABLE) from None
    for entity in root.iter(f"{MD}EntityDescriptor"):
        role = entity.find(f"{MD}IDPSSODescriptor")
        if role is not None and entity_id in ("", entity.get("entityID")):
            return _described(entity.get("entityID", ""), role)
    code = MetadataRefused.Code.OTHER if entity_id else MetadataRefused.Code.UNREADABLE
    raise MetadataRefused(code)


def _described(entity_id, role):
    sso_url = _place(role, "SingleSignOnService")
    certificates = [
        found
        for key in role.findall(f"{MD}KeyDescriptor")
        if key.get("use", "signing") == "signing"
        for found in key.iter(f"{DS}X509Certificate")
    ]
    pem = list(dict.fromkeys(to_pem(found.text or "") for found in certificates))[:2]
    if not pem:
        raise MetadataRefused(MetadataRefused.Code.CERTIFICATE)
    if not entity_id or not sso_url:
        raise MetadataRefused(MetadataRefused.Code.UNREADABLE)
    return Described(entity_id, sso_url, _place(role, "SingleLogoutService"), *pem)


def _place(role, name):
    for service in role.findall(f"{MD}{name}"):
        url = service.get("Location", "")
        if service.get("Binding") == REDIRECT and url.startswith(("https://", "http://")):
            return url
    return ""


def to_pem(text: str) -> str:
    """A certificate as it was pasted, with or without its first and last line. Raises MetadataRefused."""
    body = "".join(line for line in text.split("\n") if "-----" not in line)
    pem = "\n".join(
        [
            "-----BEGIN CERTIFICATE-----",
            fill("".join(body.split()), 64),
            "-----END CERTIFICATE-----",
            "",
        ]
    )
    try:
        x509.load_pem_x509_certificate(pem.encode()).public_key()
    except Exception:
        raise MetadataRefused(MetadataRefused.Code.CERTIFICATE) from None
    return pem


def fetch(url: str, *, entity_id: str = "") -> Described:
    """Raises MetadataRefused."""
    try:
        with get_adapter().get_requests_session() as session:
            answer = session.get(url, timeout=10)
            answer.raise_for_status()
    except RequestException:
        raise MetadataRefused(MetadataRefused.Code.NO_ANSWER) from None
    return read(answer.content, entity_id=entity_id)


def take_over(provider: IdentityProvider, described: Described) -> dict:
    """Into the fields; the caller saves. Returns those that changed."""
    changed = {
        name: getattr(described, name)
        for name in FIELDS
        if getattr(provider, name) != getattr(described, name)
    }
    for name, value in changed.items():
        setattr(provider, name, value)
    return changed


def refresh(provider: IdentityProvider) -> bool:
    """Whether anything changed; the entity stays the same. Raises MetadataRefused."""
    changed = take_over(provider, fetch(provider.metadata_url, entity_id=provider.entity_id))
    if changed:
        provider.save(update_fields=[*changed])
        after = {"changed": sorted(changed)}
        audit.record(
            provider.organisation, by=None, verb="sso.refresh", thing=provider, after=after
        )
    return bool(changed)


def refresh_all() -> int:
    """Every day: how many changed. One that does not answer keeps what it has."""
    changed = 0
    for provider in IdentityProvider.objects.exclude(metadata_url="").exclude(entity_id=""):
        try:
            changed += refresh(provider)
        except MetadataRefused:
            continue
    return changed
