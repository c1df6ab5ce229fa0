import logging

from django.core.management import call_command
from django_tasks import task

from accounts import chain
from home.privacy import nightly
from home.service import sealed

log = logging.getLogger("haandslag.audit_chain")


@task()
def publish_scheduled():
    """What editors gave a date: pages whose time has come go up, those whose time is over go down."""
    call_command("publish_scheduled")


@task()
def forget():
    """What the register of persons gives a period that is over."""
    nightly.forget()


@task()
def seal_audit():
    """Entries of the log that a killed process left outside the chain."""
    chain.seal()


@task()
def verify_audit():
    """Every night: is the log whole? Each fault is a line for whoever runs the server."""
    for fault in chain.faults():
        log.error("the audit log is not whole: %s", fault)


@task()
def seal_secrets():
    """What an older release kept plain."""
    sealed.take_over()
