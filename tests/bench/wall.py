"""A wall with hundreds of viewers, one poll a request: python tests/bench/wall.py

`cpu_ms_normalised` × polls a second ÷ 1000 is the share of a core; 500 viewers ask some 150 times a second.
`unchanged` is what nearly every poll is; `changed` gets the whole piece of page; `page` is the first visit.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench import harness


def evening(guests, sheets):
    """An evening in full swing: guests in the hall, sheets handed in, the code on the wall."""
    from datetime import timedelta  # noqa: PLC0415 (Django is set up by then)

    from django.utils import timezone  # noqa: PLC0415

    from tests import factories  # noqa: PLC0415

    now = timezone.now()
    host = factories.organisation("Nordby Kommune")
    event = factories.event(
        factories.network(host), starts_at=now - timedelta(hours=1), goal_positions=60
    )
    factories.sheet_link(event)
    for number in range(guests):
        factories.registration(event, name=f"Leder Ågård {number}", arrived_at=now)
    for number in range(sheets):
        factories.sheet(
            event.network,
            event=event,
            company_name=f"Firma {number}",
            thanks_shown=number % 2 == 0,
            on_wall=True,
        )
    return event


def main():
    wanted = harness.sizes(
        __doc__,
        polls=(1000, 4),
        guests=(80, 2),
        sheets=(40, 2),
        clients=((8,), (2,)),
        repeats=(3, 1),
    )
    harness.prepare(static=True)
    event = evening(wanted.guests, wanted.sheets)
    page, now = f"/skaerm/{event.slug}/", f"/skaerm/{event.slug}/nu/"
    from pledges.wall.polls import current  # noqa: PLC0415

    version = current(now, event.slug).version
    unchanged = harness.Request("GET", f"{now}?v={version}", expect=204)
    kinds = {
        "unchanged": unchanged,
        "changed": harness.Request("GET", f"{now}?v={'0' * 16}"),
        "page": harness.Request("GET", page),
        # The middleware answers GET alone: this one goes through the whole house to the view.
        "in_the_view": harness.Request("HEAD", unchanged.path, expect=204),
    }
    with harness.running_server(workers=not wanted.small) as server:
        figures = harness.repeated(
            server,
            {kind: harness.the_same(request) for kind, request in kinds.items()},
            count=wanted.polls,
            clients=wanted.clients,
            repeats=wanted.repeats,
        )
    harness.report("wall", **figures, memory=server.memory)


if __name__ == "__main__":
    main()
