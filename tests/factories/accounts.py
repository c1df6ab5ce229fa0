"""Persons and their roles, keys, log-in, messages: what the house itself keeps."""

from datetime import timedelta
from functools import cache
from uuid import uuid4

from django.utils import timezone
from django.utils.text import slugify

from accounts import addresses
from accounts.keys import digest, new_key
from accounts.models import (
    ApiToken,
    IdentityProvider,
    Organisation,
    Role,
    RoleOffer,
    RoleRule,
    User,
)
from accounts.sso.own_keys import make_pair
from accounts.sso.sealing import seal
from outbox.models import Message, Suppression, Webhook, WebhookDelivery
from tests.factories.common import PASSWORD, _serial


def user(name="Bodil", **fields):
    made = new_user(name, **fields)
    made.save()
    return made


def new_user(name, **fields):
    """Not saved yet."""
    email = f"{slugify(name)}-{next(_serial)}@example.org"
    return User(email=email, password=PASSWORD, name=name, **fields)


def organisation(name="Nordby Kommune", kind="municipality", **fields):
    made = new_organisation(name, kind, **fields)
    made.save()
    return made


def new_organisation(name, kind="municipality", **fields):
    """Not saved yet."""
    fields.setdefault("slug", f"{slugify(name)}-{next(_serial)}")
    return Organisation(name=name, kind=kind, **fields)


def api_token(organisation, **fields):
    """A valid token; its key is stored nowhere."""
    fields.setdefault("expires_at", timezone.now() + timedelta(days=365))
    return ApiToken.objects.create(
        organisation=organisation, name="Fagsystemet", key_sha256=digest(new_key()), **fields
    )


def webhook(organisation, **fields):
    return Webhook.objects.create(
        organisation=organisation,
        name="Fagsystemet",
        url="https://a.example/",
        secret="x",
        **fields,
    )


def webhook_delivery(webhook, **fields):
    fields = {"kind": "sheet.changed", "body": "{}", "state": "failed"} | fields
    return WebhookDelivery.objects.create(webhook=webhook, **fields)


@cache
def key_pair(name="prøve"):
    """(private key, certificate): one for all, because making one takes half a second."""
    return make_pair(name)


def identity_provider(organisation, kind="openid_connect", **fields):
    """By OpenID Connect one that nobody can ask: its address is an inner one."""
    if kind == "saml":
        key, certificate = key_pair()
        made = {
            "entity_id": "https://idp.example/metadata",
            "sso_url": "https://idp.example/sso",
            "certificate": certificate,
            "own_key": seal(key),
            "own_certificate": certificate,
        }
    else:
        made = {
            "server_url": "https://127.0.0.1:9",
            "client_id": "haandslag",
            "client_secret": seal("hemmeligt"),
        }
    made |= {"slug": organisation.slug, "kind": kind, "active": True} | fields
    return IdentityProvider.objects.create(organisation=organisation, **made)


def role_rule(provider, value="konsulent", role=Role.Kind.CONSULTANT, **fields):
    fields = {"organisation": provider.organisation} | fields
    return RoleRule.objects.create(provider=provider, value=value, role=role, **fields)


def role_offer(organisation, *, to, role=Role.Kind.COORDINATOR):
    """To somebody whose address is proved."""
    addresses.vouch_for(to)
    return RoleOffer.objects.create(
        organisation=organisation, email=to.email.lower(), name=to.name, role=role
    )


def message(organisation, **fields):
    fields = {
        "recipient": "leder@example.org",
        "sender": "haandslag@example.org",
        "subject": "Kom og vær med",
        "reference": "invitation:1",
        "sha256": "0" * 64,
        "message_id": f"<{next(_serial)}@example.org>",
    } | fields
    return Message.objects.create(organisation=organisation, **fields)


def suppression(organisation, address="kaj@firma.example", **fields):
    fields.setdefault("reason", "bounced")
    return Suppression.objects.create(organisation=organisation, address=address, **fields)


def unsubscribe_key(organisation, **fields):
    """Of a mail that nobody asked for."""
    key = uuid4().hex
    url = f"http://localhost:8000/afmeld/{key}/"
    message(organisation, message_id=f"<{key}@example.org>", unsubscribe_url=url, **fields)
    return key
