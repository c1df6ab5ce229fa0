from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import ApiToken, AuditEntry
from accounts.tokens import token_from_key
from outbox.models import Webhook, WebhookDelivery
from tests import factories

PAGE = reverse("outbox:integrations")


@pytest.fixture
def owner(client, cast):
    client.force_login(cast.owner)
    return client


def token_data(organisation, **fields):
    return {
        "token-organisation": organisation.pk,
        "token-name": "Momentum",
        "token-scopes": ["sheets:read"],
        "token-days": "90",
    } | fields


def test_key_is_shown_once_and_works(owner, cast):
    page = owner.post(reverse("outbox:token_create"), token_data(cast.nordby))
    key = page.context["key"]
    assert key in page.content.decode()
    token = token_from_key(key)
    assert (token.organisation, token.scopes) == (cast.nordby, ["sheets:read"])
    assert timedelta(days=89) < token.expires_at - timezone.now() < timedelta(days=91)
    listed = owner.get(PAGE).content.decode()
    assert key not in listed
    assert "Nordby Kommune · læse ark og status" in listed
    assert AuditEntry.objects.get(verb="token.issue").by == cast.owner


@pytest.mark.parametrize(
    "wrong",
    [
        {"token-name": ""},
        {"token-scopes": []},
        {"token-scopes": ["everything"]},
        {"token-days": "99999"},
    ],
)
def test_token_form_refuses(owner, cast, wrong):
    page = owner.post(reverse("outbox:token_create"), token_data(cast.nordby) | wrong)
    assert page.status_code == 422
    assert not ApiToken.objects.exists()


def test_no_key_for_an_organisation_of_strangers(owner, cast):
    page = owner.post(reverse("outbox:token_create"), token_data(cast.sonderby))
    assert page.status_code == 422
    assert not ApiToken.objects.exists()


def test_inner_address_is_refused_and_what_was_typed_stays(owner, cast):
    data = {
        "webhook-organisation": cast.nordby.pk,
        "webhook-name": "Fagsystemet",
        "webhook-url": "https://127.0.0.1/krog",
    }
    page = owner.post(reverse("outbox:webhook_create"), data)
    assert page.status_code == 422
    assert "https://127.0.0.1/krog" in page.content.decode()
    assert "indre netværk" in page.content.decode()
    assert not Webhook.objects.exists()


def test_webhook_is_added_tried_switched_and_removed(owner, cast, settings):
    settings.WEBHOOK_INNER_HOSTS = ["localhost:9"]  # nobody listens there
    data = {
        "webhook-organisation": cast.nordby.pk,
        "webhook-name": "Fagsystemet",
        "webhook-url": "http://localhost:9/krog",
    }
    page = owner.post(reverse("outbox:webhook_create"), data, follow=True)
    made = Webhook.objects.get()
    assert made.secret in page.content.decode()
    owner.post(reverse("outbox:webhook_ping", args=[made.pk]))
    assert WebhookDelivery.objects.get().kind == "ping"
    owner.post(reverse("outbox:webhook_switch", args=[made.pk]))
    made.refresh_from_db()
    assert made.active is False
    owner.post(reverse("outbox:webhook_remove", args=[made.pk]))
    assert not Webhook.objects.exists()


def test_strangers_systems_are_not_listed(owner, cast):
    factories.webhook(cast.sonderby)
    factories.api_token(cast.sonderby)
    page = owner.get(PAGE)
    assert (list(page.context["tokens"]), list(page.context["webhooks"])) == ([], [])
