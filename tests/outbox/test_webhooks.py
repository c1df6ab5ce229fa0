import base64
import hashlib
import hmac
import json
from datetime import timedelta

import pytest
import standardwebhooks
import time_machine
from django.utils import timezone
from standardwebhooks import WebhookVerificationError

from accounts.models import AuditEntry
from outbox import safe_http, tasks, webhooks
from outbox.announcing import announce, ping, try_again
from outbox.models import Webhook, WebhookDelivery
from outbox.safe_http import AddressRefused
from outbox.webhooks import deliver, new_secret, sweep

State = WebhookDelivery.State


@pytest.fixture
def webhook(cast):
    return Webhook.objects.create(
        organisation=cast.unit, name="Fagsystemet", url="https://a.example/", secret=new_secret()
    )


@pytest.fixture
def receiver(monkeypatch):
    """Stands for the other system: answers with the statuses it is given, one after the other."""
    calls = []

    def answer(*answers):
        left = list(answers)

        def post(url, body, headers):
            calls.append((url, body, headers))
            given = left.pop(0)
            if isinstance(given, Exception):
                raise given
            return given

        monkeypatch.setattr(safe_http, "post", post)
        return calls

    return answer


def queued(webhook):
    return WebhookDelivery.objects.create(webhook=webhook, kind="sheet.received", body="{}")


def test_only_the_organisations_own_active_webhooks_are_told(cast, webhook):
    quiet = Webhook.objects.create(
        organisation=cast.unit, name="Slukket", url="https://b.example/", secret="x", active=False
    )
    stranger = Webhook.objects.create(
        organisation=cast.sonderby, name="Andres", url="https://c.example/", secret="x"
    )
    told = announce([(cast.unit.pk, {"id": 1}), (cast.nordby.pk, {"id": 2})], kind="x")
    assert [each.webhook_id for each in told] == [webhook.pk]
    assert not WebhookDelivery.objects.filter(webhook__in=[quiet, stranger]).exists()
    body = json.loads(told[0].body)
    assert (body["type"], body["data"], body["id"]) == ("x", {"id": 1}, str(told[0].event_id))


def test_signature_is_that_of_standard_webhooks(webhook, receiver):
    calls = receiver(204)
    made = deliver(queued(webhook).pk)
    _url, body, headers = calls[0]
    key = base64.b64decode(webhook.secret.removeprefix("whsec_"))
    signed = f"{made.event_id}.{headers['webhook-timestamp']}.".encode() + body
    expected = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{expected}"
    assert (made.state, made.status_code, made.sent_at is not None) == (State.SENT, 204, True)


def test_the_receiver_proves_it_and_notices_a_changed_body(webhook, receiver):
    calls = receiver(204)
    deliver(queued(webhook).pk)
    _url, body, headers = calls[0]
    standardwebhooks.Webhook(webhook.secret).verify(body, headers)
    for secret, said in [(webhook.secret, b'{"x": 1}'), (new_secret(), body)]:
        with pytest.raises(WebhookVerificationError):
            standardwebhooks.Webhook(secret).verify(said, headers)


def test_failure_is_tried_again_with_the_same_id(webhook, receiver):
    calls = receiver(500, ConnectionError(), 200)
    delivery = queued(webhook)
    states = []
    for minutes in (0, 2, 10):
        with time_machine.travel(timezone.now() + timedelta(minutes=minutes), tick=False):
            states.append(deliver(delivery.pk).state)
    assert states == [State.RETRY, State.RETRY, State.SENT]
    assert len({headers["webhook-id"] for _url, _body, headers in calls}) == 1


def test_not_before_its_time(webhook, receiver):
    receiver(500)
    delivery = deliver(queued(webhook).pk)
    assert deliver(delivery.pk) is None


def test_gives_up_in_the_end(webhook, receiver):
    receiver(500)
    delivery = queued(webhook)
    WebhookDelivery.objects.update(attempts=len(webhooks.BACKOFF_MINUTES))
    assert deliver(delivery.pk).state == State.FAILED


def test_gone_switches_the_webhook_off(webhook, receiver):
    receiver(410)
    assert deliver(queued(webhook).pk).state == State.FAILED
    webhook.refresh_from_db()
    assert webhook.active is False
    assert AuditEntry.objects.get(verb="webhook.active").after == {"active": False}


def test_refused_address_says_which_rule_and_nothing_else(webhook, receiver):
    receiver(AddressRefused(AddressRefused.Code.INNER))
    assert deliver(queued(webhook).pk).error == "inner"


def test_killed_workers_delivery_is_sent_again(webhook, receiver):
    receiver(200)
    delivery = queued(webhook)
    long_ago = timezone.now() - timedelta(hours=1)
    WebhookDelivery.objects.update(state=State.INFLIGHT, lease_until=long_ago)
    assert sweep() == [delivery.pk]
    assert deliver(delivery.pk).state == State.SENT


def test_sweep_task_sends_what_is_due(webhook, receiver):
    receiver(200)
    delivery = queued(webhook)
    tasks.sweep_webhooks.func()
    delivery.refresh_from_db()
    assert delivery.state == State.SENT


def test_old_deliveries_are_dropped(webhook):
    delivery = queued(webhook)
    WebhookDelivery.objects.update(created_at=timezone.now() - timedelta(days=31))
    sweep()
    assert not WebhookDelivery.objects.filter(pk=delivery.pk).exists()


def test_switched_off_webhook_waits_but_can_be_pinged(webhook, receiver):
    receiver(200)
    waiting = queued(webhook)
    Webhook.objects.update(active=False)
    assert deliver(waiting.pk) is None
    assert deliver(ping(webhook).pk).state == State.SENT


def test_person_may_try_again_at_once(webhook, receiver):
    receiver(200)
    delivery = queued(webhook)
    WebhookDelivery.objects.update(state=State.FAILED, attempts=7)
    try_again(delivery)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts) == (State.SENT, 1)


def test_inner_address_is_refused_when_it_is_added(cast):
    with pytest.raises(AddressRefused):
        webhooks.add_webhook(cast.unit, name="x", url="https://127.0.0.1/", by=cast.owner)
    assert not Webhook.objects.exists()


def test_webhook_removed_while_it_is_called_leaves_nothing_behind(cast, webhook, monkeypatch):
    delivery = queued(webhook)

    def post(*_args):
        webhooks.remove_webhook(webhook, by=cast.owner)
        return 200

    monkeypatch.setattr(safe_http, "post", post)
    deliver(delivery.pk)
    assert not WebhookDelivery.objects.exists()
