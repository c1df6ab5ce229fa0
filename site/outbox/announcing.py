"""Tells other systems what happened here, by putting it into the queue of their webhooks."""

import json
from collections.abc import Iterable
from functools import partial
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from outbox.models import Webhook, WebhookDelivery
from outbox.tasks import deliver_webhook
from outbox.webhooks import PING

State = WebhookDelivery.State


def ping(webhook: Webhook) -> WebhookDelivery:
    """Sends a test event without content, also to a webhook that is switched off."""
    return _queue(webhook, PING, {})


def announce(records: Iterable[tuple[int, dict]], *, kind: str) -> list[WebhookDelivery]:
    """Queues the event for every active webhook of the organisations, in the caller's transaction.

    `records` pairs an organisation's id with what it may know of the event.
    """
    known = dict(records)
    webhooks = Webhook.objects.filter(active=True, organisation__in=known)
    return [_queue(webhook, kind, known[webhook.organisation_id]) for webhook in webhooks]


def try_again(delivery: WebhookDelivery) -> None:
    """At once, by a person, and from the first attempt."""
    updated = WebhookDelivery.objects.filter(
        pk=delivery.pk, state__in=[State.FAILED, State.RETRY]
    ).update(state=State.QUEUED, attempts=0, next_attempt_at=timezone.now())
    if updated:
        _enqueue(delivery.pk)


def _queue(webhook: Webhook, kind: str, data: dict) -> WebhookDelivery:
    event_id, now = uuid4(), timezone.now()
    body = {"id": str(event_id), "type": kind, "timestamp": now.isoformat(), "data": data}
    delivery = WebhookDelivery.objects.create(
        webhook=webhook,
        event_id=event_id,
        kind=kind,
        body=json.dumps(body, ensure_ascii=False),
        next_attempt_at=now,
    )
    transaction.on_commit(partial(_enqueue, delivery.pk))
    return delivery


def _enqueue(delivery_id: int) -> None:
    deliver_webhook.enqueue(delivery_id)
