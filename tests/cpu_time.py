"""What each test costs in CPU time: the dearest tests and files are named, and one that is too dear fails.

A suite grows slow one test at a time. Seconds by the clock say more about what else the machine
does; CPU time, of this process and of those it started, can be compared. What a module or a run
shares (a world, a server, a browser) counts in the sum, but not against the test that came first, nor
against the last one: the system tells what a browser used when it has ended.
"""

import gc
import os
from collections import Counter

import pytest
from django.template.loader import get_template
from django.urls import get_resolver

LIMIT = 1.0  # CPU seconds of a test without browser
# A collection of garbage or a neighbour on the same core can double what a test costs: less than this fails no run.
FAILS = 2.0
DEAREST = 10
WHOLE, OWN, OF_ALL = "cpu_seconds", "cpu_seconds_of_its_own", "cpu_seconds_of_what_is_shared"
STARTED, SHARED = pytest.StashKey[float](), pytest.StashKey[float]()
OWN_SO_FAR = pytest.StashKey[float]()
FREE = ("slow", "browser", "crawl", "drill", "race")
running = []  # the test that this process plays


def pytest_addoption(parser):
    parser.addoption(
        "--cpu-limit",
        action="store_true",
        help=f"fail where a test needs over {FAILS:.0f} seconds of CPU and is not marked slow;"
        f" those over {LIMIT:.0f} are named",
    )


def pytest_configure(config):
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(Ledger(config), "cpu-time-ledger")


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session):
    """All are collected: garbage is looked for again (config/settings_test.py)."""
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="session", autouse=True)
def _everything_is_imported():
    """Addresses and the frame of every page are read once; the first test need not pay for them.

    What is imported by then stays for the whole run: garbage is no longer looked for in it, which
    took up to a second, from whichever test came along.
    """
    assert get_resolver().url_patterns
    get_template("workspace.html")
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item):
    item.stash[STARTED], item.stash[SHARED] = cpu_seconds(), 0.0
    running[:] = [item]
    return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef):
    if fixturedef.scope == "function":
        return (yield)
    before, ends_at = cpu_seconds(), []
    # What is added first is called last: between the two lies the end of the fixture itself.
    fixturedef.addfinalizer(lambda: count_as_shared(since=ends_at[0]))
    try:
        return (yield)
    finally:
        count_as_shared(since=before)
        fixturedef.addfinalizer(lambda: ends_at.append(cpu_seconds()))


def count_as_shared(*, since):
    running[0].stash[SHARED] += cpu_seconds() - since


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    whole = cpu_seconds() - item.stash[STARTED]
    if call.when == "call":  # what follows may end a server or a browser of the whole run
        item.stash[OWN_SO_FAR] = whole - item.stash[SHARED]
    if call.when == "teardown":
        own, shared = item.stash.get(OWN_SO_FAR, None), item.stash[SHARED]
        report.user_properties += [
            (WHOLE, whole - shared),
            (OWN, None if is_free(item) else own),
            (OF_ALL, shared),
        ]
    return report


def is_free(item):
    """Marked as one that may cost more."""
    return any(item.get_closest_marker(name) for name in FREE)


def cpu_seconds():
    return sum(os.times()[:4])


class Ledger:
    """Adds up what the tests report, also those of other processes (pytest -n)."""

    def __init__(self, config):
        self.config, self.costs, self.shared = config, [], 0.0

    def pytest_runtest_logreport(self, report):
        told = dict(report.user_properties)
        if report.when == "teardown" and WHOLE in told:
            self.costs.append((told[WHOLE], told[OWN], report.nodeid))
            self.shared += told[OF_ALL]

    @property
    def too_dear(self):
        return [cost for cost in self.costs if cost[1] is not None and cost[1] > LIMIT]

    @property
    def by_file(self):
        """Files from the dearest on, without what their modules share: (path, CPU seconds, how many tests)."""
        seconds, tests = Counter(), Counter()
        for whole, _own, test in self.costs:
            path = test.partition("::")[0]
            seconds[path] += whole
            tests[path] += 1
        return [(path, spent, tests[path]) for path, spent in seconds.most_common()]

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session):
        far_too_dear = [cost for cost in self.too_dear if cost[1] > FAILS]
        if self.config.getoption("cpu_limit") and far_too_dear and session.exitstatus == 0:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter):
        if not self.costs:
            return
        total = self.shared + sum(whole for whole, _own, _test in self.costs)
        terminalreporter.section("CPU time")
        terminalreporter.line(
            f"{total:.0f} s for {len(self.costs)} tests, {1000 * total / len(self.costs):.0f} ms each;"
            f" {self.shared:.0f} s of it for what they share"
        )
        for whole, _own, test in sorted(self.costs, key=lambda cost: cost[0])[: -DEAREST - 1 : -1]:
            terminalreporter.line(f"{whole:7.2f} s  {test}")
        for path, spent, tests in self.by_file[:DEAREST]:
            terminalreporter.line(f"{spent:7.2f} s  {path} ({tests} tests)")
        for _whole, own, test in self.too_dear:
            terminalreporter.line(f"over {LIMIT:.0f} s of its own: {own:.2f} s  {test}", red=True)
