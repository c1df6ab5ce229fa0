"""Run by the drill inside its own database: fills the outbox, or sweeps it and tells how it stands."""

import json
import sys
from datetime import timedelta

import django

django.setup()

from django.utils import timezone  # noqa: E402 (Django is set up by then)

from outbox import tasks  # noqa: E402
from outbox.models import Message  # noqa: E402
from tests import factories  # noqa: E402


def fill(queued, forgotten):
    """`forgotten` stand for those whose web process died between the commit and the queue."""
    nordby = factories.organisation()
    for _number in range(forgotten):
        factories.message(nordby)
    for _number in range(queued):
        tasks.deliver_message.enqueue(factories.message(nordby).pk)


def sweep():
    """As if the leases of killed workers had run out."""
    past = timezone.now() - timedelta(seconds=1)
    Message.objects.filter(state=Message.State.INFLIGHT).update(lease_until=past)
    tasks.sweep_outbox.call()
    print(json.dumps(dict(Message.objects.values_list("message_id", "state"))))


if __name__ == "__main__":
    fill(*map(int, sys.argv[2:])) if sys.argv[1] == "fill" else sweep()
