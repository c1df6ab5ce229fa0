"""Deletes what was sent once its time is up: mails with all they say, and what other systems were told."""

from datetime import datetime

from accounts import periods
from accounts.models import Organisation
from outbox.models import Message, Suppression, WebhookDelivery

BATCH = 500


def forget_messages(now: datetime) -> None:
    """With their attachments; what still waits to be sent is never that old, and stays if it is."""
    for organisation in Organisation.objects.all():
        cut_off = periods.MESSAGES.cut_off(now, organisation)
        old = Message.objects.filter(organisation=organisation, created_at__lt=cut_off).settled()
        while ids := list(old.values_list("pk", flat=True)[:BATCH]):
            Message.objects.filter(pk__in=ids).delete()


def forget_deliveries(now: datetime) -> None:
    WebhookDelivery.objects.filter(created_at__lt=periods.DELIVERIES.cut_off(now)).delete()


def forget_lifted(now: datetime) -> None:
    """A block in force stays: without the address we could not leave it in peace."""
    Suppression.objects.filter(lifted_at__lt=periods.LIFTED.cut_off(now)).delete()
