from importlib import import_module

from django.conf import settings
from django.utils import timezone
from django_tasks import task

from events import retention
from taskforces.imports import KEPT_FOR
from taskforces.models import ContactImport


@task()
def forget():
    """Everything that nobody may keep any longer; what a killed worker left is taken the next day."""
    retention.forget_guests()
    ContactImport.objects.forgotten(timezone.now() - KEPT_FOR).delete()
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()  # they hold guests' codes
