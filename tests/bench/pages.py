"""Public pages, from memory and made anew: python tests/bench/pages.py

`cached_cpu_ms` and `uncached_cpu_ms` are CPU a request of each kind of page, on a site with the eight
programmes, their figures, stories and two hundred events. An uncached request carries a query string of its
own, so that no page cache answers; `kilobytes` is what the page weighs packed, without what it points to.
"""

import sys
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench import harness

CLIENTS = 4
CACHED, UNCACHED = 2000, 100
EVENTS = 200


def site():
    from datetime import timedelta  # noqa: PLC0415 (Django is set up by then)

    from django.utils import timezone  # noqa: PLC0415

    from home.seed.programmes import load_programmes  # noqa: PLC0415
    from home.seed.stories import load_stories  # noqa: PLC0415
    from tests import factories  # noqa: PLC0415

    networks = load_programmes()
    story = load_stories(networks[0])[0]
    now = timezone.now()
    for number in range(EVENTS):
        event = factories.event(
            networks[number % len(networks)],
            f"Spot et småjob {number}",
            starts_at=now + timedelta(days=number - EVENTS // 2),
        )
    factories.campaign(networks[0], slug="jul")
    return {
        "home": "/",
        "networks": "/netvaerk/",
        "network": f"/netvaerk/{networks[0].slug}/",
        "stories": "/historier/",
        "story": story.url,
        "text": "/om/",
        "figures": "/tal/",
        "counter": f"/tal/{networks[0].slug}/",
        "events": "/arrangementer/",
        "month": f"/arrangementer/{now.year}/{now.month}/",
        "places": "/arrangementer/kort/",
        "event": event.get_absolute_url(),
        "campaign": "/kampagner/jul/",
        "search": "/soeg/",
        "stories_feed": "/historier/atom.xml",
        "sitemap": "/sitemap.xml",
    }


def weight(server, path):
    from http.client import HTTPConnection  # noqa: PLC0415

    connection = HTTPConnection("127.0.0.1", server.port, timeout=60)
    connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
    return round(len(connection.getresponse().read()) / 1000, 1)


def main():
    harness.prepare(static=True)
    pages = site()
    serial = count()
    figures = {"cached_cpu_ms": {}, "uncached_cpu_ms": {}, "uncached_p95_ms": {}, "kilobytes": {}}
    with harness.running_server() as server:
        for kind, path in pages.items():
            words = "q=sm%C3%A5job&" if kind == "search" else ""
            anew = [
                harness.Request("GET", f"{path}?{words}n={next(serial)}") for _ in range(UNCACHED)
            ]
            harness.measure(server, anew[:20], clients=CLIENTS)
            made = harness.measure(server, anew, clients=CLIENTS)
            harness.measure(server, [harness.Request("GET", path)] * 40, clients=CLIENTS)
            kept = harness.measure(server, [harness.Request("GET", path)] * CACHED, clients=CLIENTS)
            figures["cached_cpu_ms"][kind] = kept[f"cpu_ms_normalised_{CLIENTS}"]
            figures["uncached_cpu_ms"][kind] = made[f"cpu_ms_normalised_{CLIENTS}"]
            figures["uncached_p95_ms"][kind] = made[f"p95_ms_{CLIENTS}"]
            figures["kilobytes"][kind] = weight(server, path)
            errors = kept[f"errors_{CLIENTS}"] + made[f"errors_{CLIENTS}"]
            print(
                kind,
                figures["cached_cpu_ms"][kind],
                figures["uncached_cpu_ms"][kind],
                file=sys.stderr,
            )
            if errors:
                print(f"{errors} unexpected answers from {path}", file=sys.stderr)
    harness.report("pages", **figures)


if __name__ == "__main__":
    main()
