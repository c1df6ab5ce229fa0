from django.core.management import call_command
from django_tasks import task

from home.privacy import nightly


@task()
def publish_scheduled():
    """What editors gave a date: pages whose time has come go up, those whose time is over go down."""
    call_command("publish_scheduled")


@task()
def forget():
    """What the register of persons gives a period that is over."""
    nightly.forget()
