"""The pages that list 20,000 invitations, in process: python tests/bench/invitations.py"""

import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench import harness
from tests.bench.letters import invited

LISTED = 20_000
TIMES = 15


def main():
    harness.prepare(static=True)
    from django.conf import settings  # noqa: PLC0415
    from django.db import connection, reset_queries  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.urls import reverse  # noqa: PLC0415

    from accounts.models import Role  # noqa: PLC0415
    from tests import factories  # noqa: PLC0415

    round, user = invited(LISTED), factories.user()
    Role.objects.create(user=user, organisation=round.event.organisation, role="mayors_office")
    host = settings.BASE_URL.partition("//")[2].partition("/")[0].partition(":")[0]
    client = Client(SERVER_NAME=host)
    client.force_login(user)
    pages = {
        "round": (reverse("events:round", args=[round.pk]), {}),
        "last_page": (reverse("events:round", args=[round.pk]), {"page": "200"}),
        "proof": (reverse("events:round_proof", args=[round.pk]), {}),
        "desk": (reverse("events:desk", args=[round.event_id]), {"q": "søren ågård 199"}),
        "event": (reverse("events:manage_event", args=[round.event_id]), {}),
    }
    figures = {"invitations": LISTED}
    for name, (address, query) in pages.items():
        taken = []
        for _time in range(TIMES):
            start = time.perf_counter()
            answer = client.get(address, query)
            taken.append((time.perf_counter() - start) * 1000)
            assert answer.status_code == 200, (name, answer.status_code)
        settings.DEBUG = True
        reset_queries()
        client.get(address, query)
        figures[f"queries_{name}"] = len(connection.queries)
        settings.DEBUG = False
        figures[f"ms_{name}"] = int(statistics.median(taken))
    figures["ms"] = max(value for name, value in figures.items() if name.startswith("ms_"))
    harness.report("invitations", **figures)


if __name__ == "__main__":
    main()
