"""Tells the unit's and the host's own systems, by webhook, that a sheet came in or went on."""

from django.db.models import Q

from outbox import announcing
from outbox.models import Webhook
from pledges.followup.records import records_for
from pledges.models import Handover

RECEIVED, CHANGED = "sheet.received", "sheet.changed"


def announce(handover: Handover, kind: str) -> None:
    """In the transaction of the change; one query when nobody listens."""
    listening = Webhook.objects.filter(
        Q(organisation=handover.unit_id) | Q(organisation__networks__sheets=handover.sheet_id),
        active=True,
    )
    if listening.exists():
        announcing.announce(
            records_for(Handover.objects.with_sheets().get(pk=handover.pk)), kind=kind
        )
