"""Our own key towards a SAML provider: it signs what we ask, and opens what is encrypted for us."""

from datetime import timedelta

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import NameOID
from django.utils import timezone

from accounts.models import IdentityProvider
from accounts.sso.sealing import seal, unseal

BITS, GOOD_FOR = 3072, timedelta(days=3 * 365)


def make_pair(name: str) -> tuple[str, str]:
    """(private key, certificate signed by itself), both PEM."""
    key = rsa.generate_private_key(65537, BITS)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name[:64])])
    now = timezone.now()
    certificate = (
        x509.CertificateBuilder(subject, subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + GOOD_FOR)
        .sign(key, SHA256())
    )
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return private.decode(), certificate.public_bytes(Encoding.PEM).decode()


def ensure(provider: IdentityProvider) -> None:
    """A first pair for a provider that needs one; the caller saves."""
    if provider.kind == IdentityProvider.Kind.SAML and not provider.own_key:
        key, provider.own_certificate = make_pair(f"haandslag-{provider.slug}")
        provider.own_key = seal(key)


def announce_next(provider: IdentityProvider) -> None:
    """A second pair beside the first: it stands in our metadata until the provider has read it. The caller saves."""
    key, provider.own_next_certificate = make_pair(f"haandslag-{provider.slug}")
    provider.own_next_key = seal(key)


def take_next(provider: IdentityProvider) -> None:
    """The second pair signs from now on; the caller saves."""
    provider.own_key, provider.own_certificate = (
        provider.own_next_key,
        provider.own_next_certificate,
    )
    provider.own_next_key = provider.own_next_certificate = ""


def pairs(provider: IdentityProvider) -> list[tuple[str, str]]:
    """Every (private key, certificate) that may open what comes, today's first."""
    found = [
        (unseal(provider.own_key), provider.own_certificate),
        (unseal(provider.own_next_key), provider.own_next_certificate),
    ]
    return [(key, certificate) for key, certificate in found if key]


def ends_at(certificate: str):
    """When a certificate runs out; None when there is none."""
    if not certificate:
        return None
    return x509.load_pem_x509_certificate(certificate.encode()).not_valid_after_utc
