"""Which tests a run plays, and in how many processes: what a test depends on decides.

PostgreSQL plays everything. On SQLite a run leaves out what costs most and is no different there:
what a browser sees, what many do at once, crawls and drills; `--everything` plays them too. Tests that look at
the database's own ways are marked `dialect`: continuous integration plays those on SQLite as well.
Races for seats and at the door are marked `everywhere`: SQLite has a lock of our own for them.
"""

import os
from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings

TESTS = Path(__file__).parent

DIALECT = (  # models, constraints, locks, JSON, search and the backend
    "accounts/test_database.py",
    "accounts/test_searching.py",
    "config/test_environment.py",
    "events/answers/test_answers.py",
    "events/door/test_checkin.py",
    "events/letters/test_proofs.py",
    "events/seats/test_offers.py",
    "events/seats/test_registrations.py",
    "events/test_retention.py",
    "home/figures/test_counters.py",
    "home/search",
    "outbox/test_breaker.py",
    "outbox/test_delivery.py",
    "outbox/test_messages.py",
    "outbox/test_worker.py",
    "pledges/clock/test_digest.py",
    "pledges/desk/test_inbox.py",
    "pledges/figures/test_contact_times.py",
    "pledges/figures/test_funnel.py",
    "pledges/figures/test_targets.py",
    "pledges/followup/test_deadlines.py",
    "pledges/models",
    "pledges/sheets/test_handing_in.py",
    "taskforces/imports/test_contact_imports.py",
    "taskforces/lists",
)


DEAR = {"browser", "crawl", "drill", "race"}
# About how many seconds a test takes, to see which files are long: by its mark, or like most.
SECONDS = {"drill": 10, "browser": 4, "crawl": 3, "race": 1, "slow": 1}
LIKE_MOST = 0.08
LONG = 8


def pytest_addoption(parser):
    parser.addoption(
        "--everything",
        action="store_true",
        help="on SQLite play browser tests, races, crawls and drills too",
    )
    parser.addoption(
        "--rush",
        type=int,
        default=20,
        help="how many register at once for an open event (500 for the whole hall)",
    )
    parser.addoption(
        "--with-migrations", action="store_true", help="play the tests marked migrations too"
    )


def pytest_xdist_auto_num_workers(config):
    """A whole run uses every core; a part of it is quicker in one process, and easier to read.

    A browser waits much: where those tests are played, one process more keeps the cores busy.
    """
    whole = all(Path(name).resolve() in (TESTS, TESTS.parent) for name in config.args)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    if not whole or cores < 2:
        return 0
    # What a module shares is made once, so a file is played by one process, and long ones first.
    config.option.dist, config.option.loadscopereorder = "loadfile", False
    return cores if is_left_out({"browser"}, config, on_sqlite=on_sqlite()) else cores + 1


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(config, items):
    choose(config, items)
    result = yield  # pytest-django puts what needs no database last, and drills with it
    if hasattr(config, "workerinput"):
        seconds = Counter()
        for item in items:
            seconds[item.path] += expected_seconds(names_of_marks(item))
        items[:] = long_first(items, seconds)
    return result


def choose(config, items):
    for item in items:
        path = item.path.relative_to(TESTS).as_posix()
        if path.startswith(DIALECT):
            item.add_marker("dialect")
        if path.startswith("drills/"):
            item.add_marker("drill")
    played_on = {"on_sqlite": on_sqlite()}
    left_out = {item for item in items if is_left_out(names_of_marks(item), config, **played_on)}
    items[:] = [item for item in items if item not in left_out]
    config.hook.pytest_deselected(items=[*left_out])


def expected_seconds(marks):
    return max((SECONDS[name] for name in marks & SECONDS.keys()), default=LIKE_MOST)


def long_first(items, seconds):
    """The tests of long files, longest file first, so that no core waits at the end; then the others as they come."""
    return sorted(items, key=lambda item: -seconds[item.path] * (seconds[item.path] >= LONG))


def on_sqlite():
    return "sqlite" in settings.DATABASES["default"]["ENGINE"]


def names_of_marks(item):
    return {mark.name for mark in item.iter_markers()}


def is_left_out(marks, config, *, on_sqlite):
    """marks: the names of a test's markers."""
    if "migrations" in marks:
        return not config.getoption("with_migrations")
    if config.getoption("everything") or not on_sqlite:
        return False
    return bool(marks & DEAR) and "everywhere" not in marks
