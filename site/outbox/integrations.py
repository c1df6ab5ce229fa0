"""Look-ups for the screen where an owner connects other systems; a stranger's things do not exist."""

from django.shortcuts import get_object_or_404

from accounts.access import Ability, organisations_with, require
from accounts.models import ApiToken, User
from outbox.models import Webhook, WebhookDelivery


def organisations_of(user: User):
    return organisations_with(user, Ability.MANAGE_INTEGRATIONS)


def tokens_of(user: User):
    return ApiToken.objects.filter(organisation__in=organisations_of(user)).select_related(
        "organisation"
    )


def webhooks_of(user: User):
    return Webhook.objects.filter(organisation__in=organisations_of(user)).select_related(
        "organisation"
    )


def get_token(user: User, pk: int) -> ApiToken:
    token = get_object_or_404(ApiToken.objects.select_related("organisation"), pk=pk)
    require(user, Ability.MANAGE_INTEGRATIONS, token.organisation_id)
    return token


def get_webhook(user: User, pk: int) -> Webhook:
    webhook = get_object_or_404(Webhook.objects.select_related("organisation"), pk=pk)
    require(user, Ability.MANAGE_INTEGRATIONS, webhook.organisation_id)
    return webhook


def get_delivery(user: User, pk: int) -> WebhookDelivery:
    delivery = get_object_or_404(WebhookDelivery.objects.select_related("webhook"), pk=pk)
    require(user, Ability.MANAGE_INTEGRATIONS, delivery.webhook.organisation_id)
    return delivery
