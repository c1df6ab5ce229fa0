"""The desk over a crowd of sheets: python tests/bench/followup.py --sheets 1000000

N sheets over three years with their lines and handovers (a tenth of them open) and five log entries each, two
openings a sheet, half as many candidates, referrals and placements; 200 units, one of them much the busiest,
2,000 consultants, 400 networks. `inbox` is the inbox page of a consultant of that unit, `inbox_lead` of its
lead, `openings`, `candidates` and `placements` the lead's other lists, `persons` and `rows` where persons stand
and who they are as the lead sees it, with `_host` as the host of every network does; `funnel` a year of the
whole house, `routing` facts, route and deadline of one sheet, `digest` everybody's morning mail, queued.
"""

import sys
import time
from datetime import datetime, timedelta
from datetime import time as clock
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench import harness
from tests.bench.metering import per_call, timed

DESK = "/arbejdsbord/"
# What the lead of the busiest unit opens, and what the host of every network does.
LEADS = {
    "inbox_lead": "indbakke/",
    "openings": "aabninger/",
    "candidates": "kandidater/",
    "placements": "forloeb/",
    "figures": "tal/",
    "persons": "tal/personer/",
    "rows": "tal/personer/fleksjob/",
}
HOSTS = {
    "figures_host": "tal/",
    "persons_host": "tal/personer/",
    "rows_host": "tal/personer/fleksjob/",
}


def page_of(user, path="indbakke/"):
    from django.test import Client  # noqa: PLC0415 (Django is set up by then)

    client = Client(headers={"host": "localhost"})
    client.force_login(user, "accounts.backends.PasswordBackend")

    def get():
        assert client.get(DESK + path).status_code == 200

    return get


def funnel_of(**scope):
    from django.utils import timezone  # noqa: PLC0415

    from pledges.figures.funnel import funnel  # noqa: PLC0415
    from pledges.figures.scopes import Scope  # noqa: PLC0415

    since = timezone.now() - timedelta(days=365)
    return lambda: funnel(Scope(since=since, **scope))


def routing_of(sheets):
    """Facts, route and deadline of each of the newest sheets."""
    from pledges.models import Sheet  # noqa: PLC0415
    from pledges.routing import gather, route  # noqa: PLC0415

    newest = Sheet.objects.select_related("network__host", "company").order_by("-pk")
    waiting = iter(list(newest[:sheets]))
    return lambda: route(gather(next(waiting)))


def digests():
    """At 8 on the last working day: what it cost, and the mails queued."""
    from django.utils import timezone  # noqa: PLC0415

    from accounts.workingdays import public_holidays  # noqa: PLC0415
    from pledges.clock.digest import send_digests  # noqa: PLC0415

    day = timezone.localdate()
    while day.weekday() > 4 or day in public_holidays(day.year):
        day -= timedelta(days=1)
    eight = timezone.make_aware(datetime.combine(day, clock(8)))
    with timed() as cost:
        mails = send_digests(now=eight)
    return {f"digest_{name}": value for name, value in cost.items()} | {"digest_mails": mails}


def main():
    wanted = harness.sizes(
        __doc__,
        sheets=(10_000, 200),
        companies=(50_000, 50),
        guests=(20, 2),
        times=(15, 1),
        routed=(200, 2),
    )
    harness.prepare(static=True)
    from pledges.figures.contact_times import contact_times  # noqa: PLC0415
    from tests.bench.sheets import make  # noqa: PLC0415

    start = time.perf_counter()
    world = make(wanted.sheets, companies=wanted.companies, guests=wanted.guests)
    figures = {"sheets": wanted.sheets, "made_s": round(time.perf_counter() - start, 1)}
    print(f"made in {figures['made_s']} s", file=sys.stderr)
    few = min(3, wanted.times)
    figures |= per_call("inbox", page_of(world.consultant), times=wanted.times)
    for user, pages in ((world.lead, LEADS), (world.host, HOSTS)):
        for name, path in pages.items():
            figures |= per_call(name, page_of(user, path), times=wanted.times)
    figures |= per_call("funnel", funnel_of(), times=few)
    figures |= per_call("funnel_unit", funnel_of(units=[world.unit]), times=few)
    figures |= per_call("contact_times", contact_times, times=few)
    figures |= per_call("routing", routing_of(wanted.routed + 1), times=wanted.routed)
    harness.report("followup", **figures, **digests())


if __name__ == "__main__":
    main()
