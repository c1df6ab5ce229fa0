from django.core.management import call_command
from django_tasks import task


@task()
def publish_scheduled():
    """What editors gave a date: pages whose time has come go up, those whose time is over go down."""
    call_command("publish_scheduled")
