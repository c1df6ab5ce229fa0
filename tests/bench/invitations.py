"""The pages that list 20,000 invitations, in process: python tests/bench/invitations.py"""

import sys
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench import harness
from tests.bench.letters import invited
from tests.bench.metering import per_call


def _page(client, address, query):
    answer = client.get(address, query)
    assert answer.status_code == 200, (address, answer.status_code)


def main():
    wanted = harness.sizes(__doc__, listed=(20_000, 8), times=(15, 2))
    harness.prepare(static=True)
    from django.conf import settings  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415
    from django.urls import reverse  # noqa: PLC0415

    from accounts.models import Role  # noqa: PLC0415
    from tests import factories  # noqa: PLC0415

    round, user = invited(wanted.listed), factories.user()
    Role.objects.create(user=user, organisation=round.event.organisation, role="mayors_office")
    host = settings.BASE_URL.partition("//")[2].partition("/")[0].partition(":")[0]
    client = Client(SERVER_NAME=host)
    client.force_login(user)
    pages = {
        "round": (reverse("events:round", args=[round.pk]), {}),
        "last_page": (
            reverse("events:round", args=[round.pk]),
            {"page": str(wanted.listed // 100)},
        ),
        "proof": (reverse("events:round_proof", args=[round.pk]), {}),
        "desk": (reverse("events:desk", args=[round.event_id]), {"q": "søren ågård 199"}),
        "event": (reverse("events:manage_event", args=[round.event_id]), {}),
    }
    figures = {"invitations": wanted.listed}
    for name, (address, query) in pages.items():
        figures |= per_call(name, partial(_page, client, address, query), times=wanted.times)
        with CaptureQueriesContext(connection) as statements:
            _page(client, address, query)
        figures[f"queries_{name}"] = len(statements)
    harness.report("invitations", **figures)


if __name__ == "__main__":
    main()
