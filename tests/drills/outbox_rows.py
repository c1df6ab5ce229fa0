"""Run by a drill inside its own database: fills the outbox, sweeps it, or asks how it stands."""

import json
import sys
import time
from datetime import timedelta
from email.utils import make_msgid

import django

django.setup()

from django.utils import timezone  # noqa: E402 (Django is set up by then)
from django_tasks_db.models import DBTaskResult  # noqa: E402

from accounts.models import Organisation  # noqa: E402
from outbox import tasks  # noqa: E402
from outbox.models import Message  # noqa: E402
from tests import factories  # noqa: E402


def fill(queued, forgotten):
    """`forgotten` stand for those whose web process died between the commit and the queue."""
    nordby = Organisation.objects.first() or factories.organisation()
    for _number in range(forgotten):
        factories.message(nordby)
    for _number in range(queued):
        message = factories.message(nordby, message_id=make_msgid(domain="example.org"))
        tasks.deliver_message.enqueue(message.pk)


def sweep():
    """As if the leases of killed workers had run out."""
    past = timezone.now() - timedelta(seconds=1)
    Message.objects.filter(state=Message.State.INFLIGHT).update(lease_until=past)
    tasks.sweep_outbox.call()
    print(json.dumps(dict(Message.objects.values_list("message_id", "state"))))


def clock(seconds):
    """A task that waits for no mail; whether it was done in so many seconds."""
    task = tasks.sweep_webhooks.enqueue()
    done = DBTaskResult.objects.filter(pk=task.id, status="SUCCESSFUL")
    end = time.monotonic() + seconds
    while time.monotonic() < end and not done.exists():
        time.sleep(0.05)
    print(json.dumps(done.exists()))


if __name__ == "__main__":
    {"fill": fill, "sweep": sweep, "clock": clock}[sys.argv[1]](*map(int, sys.argv[2:]))
