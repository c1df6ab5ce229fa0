from datetime import timedelta
from importlib import import_module

from django.conf import settings
from django.utils import timezone
from django_tasks import task

from events import retention
from events.answers import reminders
from events.letters import batches
from events.seats import offers
from taskforces.imports.contact_imports import KEPT_FOR
from taskforces.models import ContactImport, Nomination

LETTER_FILES_KEPT = timedelta(days=30)


@task()
def send_reminders():
    reminders.send_due()


@task()
def expire_offers():
    offers.expire_offers()


@task()
def forget():
    """Deletes what its retention period has passed for; what a killed worker left is deleted the next day."""
    retention.forget_guests()
    batches.forget_files(timezone.now() - LETTER_FILES_KEPT)
    ContactImport.objects.forgotten(timezone.now() - KEPT_FOR).delete()
    Nomination.objects.forgotten().delete()
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()  # they hold guests' codes
