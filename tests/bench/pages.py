"""Public pages, from memory and made anew: python tests/bench/pages.py

`cached`, `tracked` (by a link from a newsletter) and `uncached` hold normalised and raw CPU ms a request of each kind of page, on a site with the
eight programmes, their figures, stories and two hundred events. An uncached request carries a query string
of its own, so that no page cache answers; `kilobytes` is what the page weighs as it was sent, without what it points to, from memory and
`kilobytes_anew` made anew.
"""

import sys
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench import harness

SERIAL = count()


def site(events):
    from datetime import timedelta  # noqa: PLC0415 (Django is set up by then)

    from django.utils import timezone  # noqa: PLC0415

    from home.seed.programmes import load_programmes  # noqa: PLC0415
    from home.seed.stories import load_stories  # noqa: PLC0415
    from tests import factories  # noqa: PLC0415

    networks = load_programmes()
    story = load_stories(networks[0])[0]
    now = timezone.now()
    for number in range(events):
        event = factories.event(
            networks[number % len(networks)],
            f"Spot et småjob {number}",
            starts_at=now + timedelta(days=number - events // 2),
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


def anew(path):
    """Requests that no page cache has seen, as `harness.repeated` wants them."""
    mark = "&" if "?" in path else "?"
    return lambda number: [
        harness.Request("GET", f"{path}{mark}n={next(SERIAL)}") for _ in range(number)
    ]


def tracked(path):
    """As a newsletter links, with a number of its own for each reader."""
    mark = "&" if "?" in path else "?"
    return lambda number: [
        harness.Request("GET", f"{path}{mark}utm_source=mail&mc_eid={next(SERIAL)}")
        for _ in range(number)
    ]


def figures_of(server, path, wanted):
    again = {"clients": (wanted.clients,), "repeats": wanted.repeats}
    kept = harness.repeated(
        server,
        {"cached": harness.the_same(harness.Request("GET", path)), "tracked": tracked(path)},
        count=wanted.cached,
        **again,
    )
    made = harness.repeated(server, {"uncached": anew(path)}, count=wanted.uncached, **again)
    names = ("cpu_ms_normalised", "cpu_ms", "p95_ms", "errors")
    found = {
        kind: {name: figures[f"{name}_{wanted.clients}"] for name in names}
        for kind, figures in (kept | made).items()
    }
    sent = f"bytes_sent_{wanted.clients}"
    return found | {
        "kilobytes": round(kept["cached"][sent] / 1000, 1),
        "kilobytes_anew": round(made["uncached"][sent] / 1000, 1),
    }


def main():
    wanted = harness.sizes(
        __doc__,
        kinds=((), ("home", "event")),
        cached=(2000, 2),
        uncached=(60, 2),
        events=(200, 2),
        clients=(8, 2),
        repeats=(3, 1),
    )
    harness.prepare(static=True)
    pages = site(wanted.events) | {"search": "/soeg/?q=sm%C3%A5job"}
    figures = {}
    with harness.running_server(workers=not wanted.small) as server:
        for kind in wanted.kinds or pages:
            figures[kind] = figures_of(server, pages[kind], wanted)
            print(kind, figures[kind], file=sys.stderr)
    harness.report("pages", **figures, memory=server.memory)


if __name__ == "__main__":
    main()
