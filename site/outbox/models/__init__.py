from outbox.models.circuit_breakers import CircuitBreaker
from outbox.models.messages import Attachment, Message
from outbox.models.periodic_runs import PeriodicRun
from outbox.models.suppressions import Suppression
from outbox.models.webhooks import Webhook, WebhookDelivery

__all__ = [
    "Attachment",
    "CircuitBreaker",
    "Message",
    "PeriodicRun",
    "Suppression",
    "Webhook",
    "WebhookDelivery",
]
