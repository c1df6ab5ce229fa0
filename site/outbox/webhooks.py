"""Delivers webhooks to other systems: signed, at least once, each event with an id of its own.

Signatures follow Standard Webhooks (standardwebhooks.com). The receiver checks them, and skips an id that
it has had before.
"""

import base64
import logging
import secrets
from datetime import datetime, timedelta

import standardwebhooks
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts import audit
from accounts.models import Organisation, User
from accounts.sealing import KeyLost
from outbox import safe_http
from outbox.models import Webhook, WebhookDelivery
from outbox.safe_http import AddressRefused

log = logging.getLogger("haandslag.webhooks")

State = WebhookDelivery.State
LEASE = timedelta(minutes=2)
BACKOFF_MINUTES = (1, 5, 30, 120, 300, 720, 1440)
KEPT = timedelta(days=30)
GONE = 410
PING = "ping"


@transaction.atomic
def add_webhook(organisation: Organisation, *, name: str, url: str, by: User) -> Webhook:
    """Raises AddressRefused when the address may not be called."""
    safe_http.resolve(url)
    webhook = Webhook.objects.create(
        organisation=organisation, name=name, url=url, secret=new_secret()
    )
    audit.record(organisation, by=by, verb="webhook.add", thing=webhook)
    return webhook


@transaction.atomic
def remove_webhook(webhook: Webhook, *, by: User) -> None:
    audit.record(webhook.organisation, by=by, verb="webhook.remove", thing=webhook)
    webhook.delete()


@transaction.atomic
def set_active(webhook: Webhook, *, active: bool, by: User | None) -> Webhook:
    webhook.active = active
    webhook.save(update_fields=["active"])
    audit.record(
        webhook.organisation,
        by=by,
        verb="webhook.active",
        thing=webhook,
        before={"active": not active},
        after={"active": active},
    )
    return webhook


def new_secret() -> str:
    return "whsec_" + base64.b64encode(secrets.token_bytes(24)).decode()


def deliver(delivery_id: int) -> WebhookDelivery | None:
    """Sends what is due; None when it is not, or another worker has it."""
    delivery = _claim(delivery_id, timezone.now())
    if delivery is None:
        return None
    try:
        status = safe_http.post(
            delivery.webhook.url, delivery.body.encode(), _headers(delivery, timezone.now())
        )
    except (AddressRefused, KeyLost, OSError) as error:
        return _retry(delivery, error=_word_for(error))
    delivery.status_code = status
    if 200 <= status < 300:
        return _finish(delivery, State.SENT)
    if status == GONE:
        set_active(delivery.webhook, active=False, by=None)
        return _finish(delivery, State.FAILED)
    return _retry(delivery)


def sweep(now: datetime | None = None) -> list[int]:
    """Takes back what killed workers held, drops what is old; the ids of what is due."""
    now = now or timezone.now()
    # Sending twice is harmless: the id tells the receiver.
    WebhookDelivery.objects.filter(state=State.INFLIGHT, lease_until__lt=now).update(
        state=State.RETRY, lease_until=None, next_attempt_at=now, error="WorkerLost"
    )
    WebhookDelivery.objects.filter(created_at__lt=now - KEPT).delete()
    return list(_due(now).order_by("next_attempt_at").values_list("pk", flat=True)[:200])


def _due(now):
    return WebhookDelivery.objects.filter(
        Q(webhook__active=True) | Q(kind=PING),
        state__in=[State.QUEUED, State.RETRY],
        next_attempt_at__lte=now,
    )


def _claim(delivery_id: int, now: datetime) -> WebhookDelivery | None:
    # Of a subquery: an update cannot join the webhook.
    due = _due(now).filter(pk=delivery_id).values("pk")
    taken = WebhookDelivery.objects.filter(
        pk__in=due, state__in=[State.QUEUED, State.RETRY]
    ).update(state=State.INFLIGHT, lease_until=now + LEASE)
    if not taken:
        return None
    return WebhookDelivery.objects.select_related("webhook__organisation").get(pk=delivery_id)


def _headers(delivery: WebhookDelivery, now: datetime) -> dict[str, str]:
    """`now` is in UTC: the library reads the figures of a clock as such."""
    event_id = str(delivery.event_id)
    signer = standardwebhooks.Webhook(delivery.webhook.secret)
    return {
        "Content-Type": "application/json",
        "webhook-id": event_id,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": signer.sign(event_id, now, delivery.body),
    }


def _retry(delivery: WebhookDelivery, error: str = "") -> WebhookDelivery:
    if delivery.attempts >= len(BACKOFF_MINUTES) or delivery.kind == PING:
        return _finish(delivery, State.FAILED, error)
    delay = timedelta(minutes=BACKOFF_MINUTES[delivery.attempts])
    delivery.next_attempt_at = timezone.now() + delay
    return _finish(delivery, State.RETRY, error)


def _finish(delivery: WebhookDelivery, state: str, error: str = "") -> WebhookDelivery:
    delivery.state = state
    delivery.attempts += 1
    delivery.lease_until = None
    delivery.sent_at = timezone.now() if state == State.SENT else None
    delivery.error = error
    # An update, not a save: the webhook may have been removed with all its deliveries meanwhile.
    names = (
        "state",
        "attempts",
        "lease_until",
        "sent_at",
        "error",
        "status_code",
        "next_attempt_at",
    )
    WebhookDelivery.objects.filter(pk=delivery.pk).update(
        **{name: getattr(delivery, name) for name in names}
    )
    log.info("webhook delivery %s is %s after %s attempts", delivery.pk, state, delivery.attempts)
    return delivery


def _word_for(error: Exception) -> str:
    """Our own code or the class of the error; the text of a foreign server is not shown."""
    return error.code.value if isinstance(error, AddressRefused) else type(error).__name__
