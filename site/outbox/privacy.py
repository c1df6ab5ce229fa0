"""What this app holds of persons: who was written to, what it said, and who is left in peace."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts import periods
from accounts.privacy import EVERY, Activity, Basis, Holding, Nobody, Subject, erase_by_deleting
from outbox import retention
from outbox.models import Message


def _on_its_way(now):
    return Q(state=Message.State.INFLIGHT)


_WRITE = {
    "subject": Subject.CONTACT,
    "activity": Activity.WRITE,
    "organisations": ("organisation",),
}

HOLDINGS = [
    Holding(
        model="outbox.Message",
        fields=("recipient", "sender", "reply_to", "subject", "text", "html", "error"),
        **_WRITE,
        period=periods.MESSAGES,
        found_by=("recipient",),
        forget=retention.forget_messages,
        erase=erase_by_deleting,
        kept=_on_its_way,
        kept_because=_("Mailen er på vej netop nu. Prøv igen om et øjeblik."),
    ),
    Holding(
        model="outbox.Attachment",
        fields=("name", "content"),
        **_WRITE | {"organisations": ("message__organisation",)},
        period=periods.MESSAGES,
        found_by=("message__recipient",),
        goes_with="outbox.Message",
        through="message",
    ),
    Holding(
        model="outbox.Suppression",
        fields=("address", "lifted_because"),
        **_WRITE,
        basis=Basis.DUTY,
        period=periods.WHILE_BLOCKED,
        found_by=("address",),
        forget=retention.forget_lifted,
        kept=lambda now: EVERY,
        kept_because=_(
            "Uden adressen kan vi ikke lade den være i fred"
            " (art. 21, stk. 3, og art. 17, stk. 3, litra b)."
        ),
    ),
    Holding(
        model="outbox.WebhookDelivery",
        fields=("body", "error"),
        **_WRITE | {"organisations": ("webhook__organisation",)},
        period=periods.DELIVERIES,
        forget=retention.forget_deliveries,
        erase=erase_by_deleting,
    ),
]
NOBODY = [
    Nobody("outbox.Message", machine="reference sha256 message_id unsubscribe_url"),
    Nobody("outbox.Attachment", machine="content_type"),
    Nobody("outbox.CircuitBreaker", machine="name reason"),
    Nobody("outbox.PeriodicRun", machine="job"),
    Nobody("outbox.WebhookDelivery", machine="kind"),
    Nobody("outbox.Webhook", "name", "url sealed_secret plain_secret"),
]
