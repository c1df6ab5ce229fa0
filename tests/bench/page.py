"""One public page, or two variants of it in turn: python tests/bench/page.py --path /netvaerk/

--anew gives each request a query string of its own, so that no page cache answers.
The variant: --against-path (another address), --against-root (a second checkout with the same tables) or
--against-env NAME=VALUE (another environment). Each turn has servers of its own. `ratio_<clients>` is
the second's normalised CPU for one of the first; below 0.87 or above 1.15 it says something.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench import harness
from tests.bench.metering import alternated
from tests.bench.pages import anew, site


def turn(path, wanted, memory, **variant):
    def play():
        make = anew(path) if wanted.anew else harness.the_same(harness.Request("GET", path))
        with harness.running_server(workers=not wanted.small, **variant) as server:
            harness.measure(server, make(min(harness.WARM_UP, wanted.requests)), clients=4)
            figures = harness.rounds(server, make, count=wanted.requests, clients=wanted.clients)
        memory.update(server.memory)
        return figures

    return play


def variants_of(wanted, memory):
    first = turn(wanted.path, wanted, memory)
    if not (wanted.against_path or wanted.against_root or wanted.against_env):
        return {"page": first}
    variant = {"environment": dict(pair.split("=", 1) for pair in wanted.against_env)}
    if wanted.against_root:
        variant["root"] = Path(wanted.against_root).resolve()
    other = turn(wanted.against_path or wanted.path, wanted, {}, **variant)
    return {"page": first, "against": other}


def main():
    wanted = harness.sizes(
        __doc__,
        path=("/netvaerk/", "/netvaerk/"),
        requests=(200, 6),
        clients=((1, 8, 32), (2,)),
        repeats=(3, 1),
        events=(200, 2),
        anew=(False, False),
        against_path=("", ""),
        against_root=("", ""),
        against_env=((), ()),
    )
    harness.prepare(static=True)
    site(wanted.events)
    memory = {}
    figures = alternated(variants_of(wanted, memory), repeats=wanted.repeats)
    if "against" in figures:
        for number in wanted.clients:
            name = f"cpu_ms_normalised_{number}"
            if first := figures["page"][name]:  # 0 when all of it took less than a tick
                figures[f"ratio_{number}"] = round(figures["against"][name] / first, 2)
    harness.report("page", path=wanted.path, **figures, memory=memory)


if __name__ == "__main__":
    main()
