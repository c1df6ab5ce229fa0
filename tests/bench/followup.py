"""The desk over a crowd of sheets: python tests/bench/followup.py --sheets 1000000

N sheets over three years with their lines and handovers (a tenth of them open) and five log entries each;
200 units, one of them much the busiest, 2,000 consultants, 400 networks. `inbox_ms` is the inbox page of a
consultant of that unit, `inbox_lead_ms` of its lead, `funnel_ms` a year of the whole house,
`routing_ms` facts, route and deadline of one sheet, `digest_s` everybody's morning mail, queued.
"""

import argparse
import statistics
import sys
import time
from datetime import datetime, timedelta
from datetime import time as clock
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench import harness

INBOX = "/arbejdsbord/indbakke/"


def median_ms(call, *, times=15):
    """Of warm calls: the first is thrown away."""
    call()
    taken = []
    for _n in range(times):
        start = time.perf_counter()
        call()
        taken.append(time.perf_counter() - start)
    return round(statistics.median(taken) * 1000, 2)


def page_of(user):
    from django.test import Client  # noqa: PLC0415 (Django is set up by then)

    client = Client(headers={"host": "localhost"})
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")

    def get():
        assert client.get(INBOX).status_code == 200

    return get


def funnel_of(**scope):
    from django.utils import timezone  # noqa: PLC0415

    from pledges.figures.funnel import Scope, funnel  # noqa: PLC0415

    since = timezone.now() - timedelta(days=365)
    return lambda: funnel(Scope(since=since, **scope))


def route_ms(sheets=200):
    from pledges.models import Sheet  # noqa: PLC0415
    from pledges.routing import gather, route  # noqa: PLC0415

    newest = Sheet.objects.select_related("network__host", "company").order_by("-pk")
    taken = []
    for sheet in newest[: sheets + 1]:
        start = time.perf_counter()
        route(gather(sheet))
        taken.append(time.perf_counter() - start)
    return round(statistics.median(taken[1:]) * 1000, 2)


def digests():
    """At 8 on the last working day: (seconds, mails queued)."""
    from django.utils import timezone  # noqa: PLC0415

    from accounts.workingdays import public_holidays  # noqa: PLC0415
    from pledges.clock.digest import send_digests  # noqa: PLC0415

    day = timezone.localdate()
    while day.weekday() > 4 or day in public_holidays(day.year):
        day -= timedelta(days=1)
    eight = timezone.make_aware(datetime.combine(day, clock(8)))
    start = time.perf_counter()
    mails = send_digests(now=eight)
    return round(time.perf_counter() - start, 2), mails


def run(count):
    from pledges.figures.contact_times import contact_times  # noqa: PLC0415
    from tests.bench.sheets import make  # noqa: PLC0415

    start = time.perf_counter()
    world = make(count)
    figures = {"sheets": count, "made_s": round(time.perf_counter() - start, 1)}
    print(f"made in {figures['made_s']} s", file=sys.stderr)
    figures["inbox_ms"] = median_ms(page_of(world.consultant))
    figures["inbox_lead_ms"] = median_ms(page_of(world.lead))
    figures["funnel_ms"] = median_ms(funnel_of(), times=5)
    figures["funnel_unit_ms"] = median_ms(funnel_of(units=[world.unit]), times=5)
    figures["contact_times_ms"] = median_ms(contact_times, times=3)
    figures["routing_ms"] = route_ms()
    figures["digest_s"], figures["digest_mails"] = digests()
    harness.report("followup", **figures)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sheets", type=int, default=10_000)
    arguments = parser.parse_args()
    harness.prepare(static=True)
    run(arguments.sheets)
