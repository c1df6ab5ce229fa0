"""Run by the drill inside its own database: makes people with work, sends their lists, tells how it stands.

`send N` writes N - 1 lists in a transaction and dies by SIGKILL in the middle of the next one: its row
and its mail are written, not committed.
"""

import json
import os
import signal
import sys
from collections import Counter
from datetime import timedelta

import django

django.setup()

import time_machine  # noqa: E402 (Django is set up by then)
from django.db.models.signals import post_save  # noqa: E402

from accounts.models import Role, User  # noqa: E402
from outbox.models import Message  # noqa: E402
from pledges.clock import digest  # noqa: E402
from pledges.models import Digest  # noqa: E402
from tests import factories  # noqa: E402

A_MORNING = "2026-11-25T08:00:00+01:00"


def fill(people):
    unit = factories.organisation("Enheden", kind="employment_unit")
    network = factories.network(factories.organisation(), unit)
    with time_machine.travel(A_MORNING, tick=False) as clock:
        clock.shift(timedelta(days=-7))
        for number in range(people):
            user = factories.user(f"Konsulent {number}")
            Role.objects.create(user=user, organisation=unit, role=Role.Kind.CONSULTANT)
            factories.handover(factories.sheet(network), unit, owner=user)


def send(dies_at):
    written = []
    digest.IN_ONE_TRANSACTION = max(1, dies_at - 1)

    def die_in_the_middle(**_kwargs):
        written.append(1)
        if len(written) == dies_at:
            os.kill(os.getpid(), signal.SIGKILL)

    post_save.connect(die_in_the_middle, sender=Message)
    with time_machine.travel(A_MORNING, tick=False):
        print(digest.send_digests())


def tell():
    rows = Counter(Digest.objects.values_list("user__email", flat=True))
    mails = Counter(Message.objects.values_list("recipient", flat=True))
    everyone = sorted(User.objects.values_list("email", flat=True))
    print(json.dumps({"everyone": everyone, "rows": rows, "mails": mails}))


if __name__ == "__main__":
    {"fill": fill, "send": send, "tell": tell}[sys.argv[1]](*map(int, sys.argv[2:]))
