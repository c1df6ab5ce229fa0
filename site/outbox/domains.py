"""Whether receiving servers can trust mails from our address: SPF, DKIM and DMARC, looked up in the DNS."""

from dataclasses import dataclass

import dns.exception
import dns.resolver
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

# What the large mail services call their keys; DKIM_SELECTORS names others.
USUAL_SELECTORS = ("selector1", "selector2", "google", "default", "dkim", "mail", "s1", "s2", "k1")


class Verdict(models.TextChoices):
    GOOD = "good", _("i orden")
    WEAK = "weak", _("kan blive bedre")
    MISSING = "missing", _("mangler")
    UNKNOWN = "unknown", _("kunne ikke slås op")


@dataclass(frozen=True)
class Check:
    name: str
    verdict: Verdict
    words: str  # what it means and what to do, for whoever keeps the domain
    record: str = ""


def sender_domain() -> str:
    return settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">").strip().lower()


def check_domain(domain: str) -> list[Check]:
    """By the machine's own name server, or the one in DNS_SERVER ("10.0.0.2:53")."""
    checks = (("SPF", _spf), ("DKIM", _dkim), ("DMARC", _dmarc))
    return [_carefully(name, check, domain) for name, check in checks]


def _carefully(name, check, domain):
    try:
        return Check(name, *check(_resolver(), domain))
    except dns.exception.DNSException:
        return Check(name, Verdict.UNKNOWN, _("Navneserveren svarede ikke. Prøv igen om lidt."))


def _resolver():
    resolver = dns.resolver.Resolver(configure=not settings.DNS_SERVER)
    resolver.lifetime = settings.DNS_SECONDS
    if settings.DNS_SERVER:
        host, _colon, port = settings.DNS_SERVER.partition(":")
        resolver.nameservers, resolver.port = [host], int(port or 53)
    return resolver


def _texts(resolver, name, prefix):
    """TXT records of a name that begin so; a name that is not there has none."""
    try:
        answer = resolver.resolve(name, "TXT")
    except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
        return []
    texts = [b"".join(row.strings).decode("ascii", "replace") for row in answer]
    return [text for text in texts if text.lower().startswith(prefix)]


def _spf(resolver, domain):
    """RFC 7208: one record, and an end that says no to all others."""
    found = _texts(resolver, domain, "v=spf1")
    if not found:
        return Verdict.MISSING, _(
            "Ingen har skrevet, hvilke servere der må sende fra domænet. Bed den, der passer det, om en SPF-post."
        )
    if len(found) > 1:
        return (
            Verdict.WEAK,
            _("Der er flere SPF-poster, og så gælder ingen af dem. Slå dem sammen."),
            found[0],
        )
    if not found[0].lower().rstrip().endswith(("-all", "~all")) and "redirect=" not in found[0]:
        return (
            Verdict.WEAK,
            _("SPF-posten siger ikke nej til andre servere. Lad den slutte med -all."),
            found[0],
        )
    return Verdict.GOOD, _("Domænet siger, hvilke servere der må sende."), found[0]


def _dkim(resolver, domain):
    """RFC 6376: a key under one of the usual names, or those in DKIM_SELECTORS."""
    for selector in (*settings.DKIM_SELECTORS, *USUAL_SELECTORS):
        for text in _texts(resolver, f"{selector}._domainkey.{domain}", ""):
            if "p=" in text.replace(" ", "") and not text.replace(" ", "").rstrip(";").endswith(
                "p="
            ):
                return (
                    Verdict.GOOD,
                    _("Der er en nøgle, som mails kan signeres med."),
                    f"{selector}: {text[:80]}",
                )
    return Verdict.MISSING, _(
        "Vi fandt ingen nøgle. Bed mailudbyderen slå DKIM til, og skriv nøglens navn i DKIM_SELECTORS, hvis det er usædvanligt."
    )


def _dmarc(resolver, domain):
    """RFC 7489: of the domain itself, else of the organisational domain above it."""
    above = ".".join(domain.split(".")[-2:])
    names = dict.fromkeys([domain, above])
    found = next((t for name in names if (t := _texts(resolver, f"_dmarc.{name}", "v=dmarc1"))), [])
    if not found:
        return Verdict.MISSING, _(
            "Modtagerne får ikke at vide, hvad de skal gøre med falske mails. Bed om en DMARC-post."
        )
    tags = dict(part.strip().partition("=")[::2] for part in found[0].split(";"))
    if tags.get("p", "").strip().lower() == "none":
        return (
            Verdict.WEAK,
            _("DMARC holder kun øje (p=none). Sæt den til quarantine eller reject."),
            found[0],
        )
    return Verdict.GOOD, _("Falske mails fra domænet bliver afvist eller lagt til side."), found[0]
