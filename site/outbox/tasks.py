import time
from datetime import timedelta

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone
from django_tasks import task

from accounts import people
from accounts.sso import metadata, saml
from outbox import delivery, mailbox, queues, webhooks
from outbox.models import Message

SWEEP_SECONDS = 20
LOG_INS_KEPT = timedelta(days=30)


@task(queue_name=queues.MAIL)
def deliver_message(message_id):
    delivery.deliver(message_id)


@task(queue_name=queues.MAIL)
def sweep_outbox():
    """Sends what is due itself: a task a message every half minute would bury the queue of a long round."""
    end = time.monotonic() + SWEEP_SECONDS
    due = delivery.sweep()
    if not due:
        delivery.greet()
    for message_id in due:
        if delivery.must_wait(timezone.now()):
            break
        delivery.deliver(message_id)
        if time.monotonic() > end:
            break


@task(queue_name=queues.MAIL)
def read_bounces():
    mailbox.read_bounces(settings.BOUNCE_MAILBOX_URL)


@task()
def refresh_identity_providers():
    """Providers' own descriptions anew, and what has run out of used assertions away."""
    metadata.refresh_all()
    saml.forget_used(timezone.now())


@task()
def deliver_webhook(delivery_id):
    webhooks.deliver(delivery_id)


@task()
def sweep_webhooks():
    end = time.monotonic() + SWEEP_SECONDS
    for delivery_id in webhooks.sweep():
        webhooks.deliver(delivery_id)
        if time.monotonic() > end:
            break


@task()
def forget_log_ins():
    """Deletes sessions that have ended, old mails of the log-in, and roles that nobody took up."""
    now = timezone.now()
    call_command("clearsessions", verbosity=0)
    Message.objects.filter(organisation=None, not_after__lte=now - LOG_INS_KEPT).delete()
    people.forget_offers(now)


@task()
def forget_finished_tasks():
    """Deletes results of old tasks; the rows that a task changed show what it did."""
    call_command(
        "prune_db_task_results",
        queue_name="*",
        min_age_days=7,
        failed_min_age_days=30,
        verbosity=0,
    )
