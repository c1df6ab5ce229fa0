"""Nothing is left out of the runs in silence: lists name files that exist, and rules say who plays what."""

from types import SimpleNamespace

import pytest

from tests import choosing, cpu_time

SQLITE, POSTGRESQL = True, False


def config(*flags):
    return SimpleNamespace(getoption=lambda name: name in flags)


@pytest.mark.parametrize("path", choosing.DIALECT)
def test_every_file_of_the_list_is_there(path):
    assert (choosing.TESTS / path).exists()


@pytest.mark.parametrize(
    ("marks", "on_sqlite", "flags", "left_out"),
    [
        ([], SQLITE, [], False),
        (["browser"], SQLITE, [], True),
        (["race"], SQLITE, [], True),
        (["crawl"], SQLITE, [], True),
        (["drill"], SQLITE, [], True),
        (["race", "everywhere"], SQLITE, [], False),
        (["browser"], SQLITE, ["everything"], False),
        (["browser"], POSTGRESQL, [], False),
        (["race", "drill"], POSTGRESQL, [], False),
        (["migrations"], POSTGRESQL, ["everything"], True),
        (["migrations"], POSTGRESQL, ["with_migrations"], False),
    ],
)
def test_what_a_run_leaves_out(marks, on_sqlite, flags, left_out):
    found = choosing.is_left_out(set(marks), config(*flags), on_sqlite=on_sqlite)
    assert found is left_out


@pytest.mark.parametrize(
    ("played_on", "flags", "processes"),
    [(SQLITE, [], 2), (SQLITE, ["everything"], 3), (POSTGRESQL, [], 3)],
)
def test_a_whole_run_keeps_all_cores_busy(monkeypatch, played_on, flags, processes):
    monkeypatch.setattr(choosing.os, "sched_getaffinity", lambda _pid: {0, 1}, raising=False)
    monkeypatch.setattr(choosing, "on_sqlite", lambda: played_on)
    whole, part = config(*flags), config(*flags)
    whole.args, part.args = ["tests"], ["tests/config"]
    whole.option = SimpleNamespace()
    assert choosing.pytest_xdist_auto_num_workers(whole) == processes
    assert choosing.pytest_xdist_auto_num_workers(part) == 0


@pytest.mark.parametrize(
    ("marks", "seconds"),
    [([], 0.08), (["django_db"], 0.08), (["slow"], 1), (["browser"], 4), (["race", "drill"], 10)],
)
def test_about_how_long_a_test_takes(marks, seconds):
    assert choosing.expected_seconds(set(marks)) == seconds


def test_long_files_are_played_first_and_the_others_as_they_come():
    items = [SimpleNamespace(path=path) for path in ("b", "long", "a", "longest", "b", "long")]
    seconds = {"a": 7, "b": 0.2, "long": 8, "longest": 60}
    order = [item.path for item in choosing.long_first(items, seconds)]
    assert order == ["longest", "long", "long", "b", "a", "b"]


@pytest.mark.parametrize(
    ("own", "too_dear"), [(0.2, False), (cpu_time.LIMIT, False), (1.2, True), (None, False)]
)
def test_a_dear_test_is_found(own, too_dear):
    ledger = cpu_time.Ledger(config())
    told = [(cpu_time.WHOLE, 3.0), (cpu_time.OWN, own), (cpu_time.OF_ALL, 0.5)]
    ledger.pytest_runtest_logreport(
        SimpleNamespace(user_properties=told, when="teardown", nodeid="tests/test_one.py::test")
    )
    assert bool(ledger.too_dear) is too_dear
    assert ledger.shared == 0.5


def test_dear_files_are_named_by_what_their_tests_cost():
    ledger = cpu_time.Ledger(config())
    ledger.costs = [
        (1.0, 1.0, "tests/a.py::one"),
        (0.5, 0.5, "b.py::x"),
        (2.0, None, "tests/a.py::two"),
    ]
    assert ledger.by_file == [("tests/a.py", 3.0, 2), ("b.py", 0.5, 1)]


@pytest.mark.parametrize(
    ("scope", "counted"), [("module", 5.0), ("session", 5.0), ("function", 0.0)]
)
def test_what_is_shared_counts_against_no_test(monkeypatch, scope, counted):
    """Neither its making (2 s) nor its end (3 s), which falls to the last test."""
    clock, finalizers = [10.0], []
    item = SimpleNamespace(stash={cpu_time.SHARED: 0.0})
    fixture = SimpleNamespace(scope=scope, addfinalizer=finalizers.append)
    with monkeypatch.context() as patch:  # this test is measured too
        patch.setattr(cpu_time, "running", [item])
        patch.setattr(cpu_time, "cpu_seconds", lambda: clock[0])
        setting_up = cpu_time.pytest_fixture_setup(fixture)
        next(setting_up)
        clock[0] += 2
        finalizers.append(lambda: clock.__setitem__(0, clock[0] + 3))  # as pytest adds its own
        with pytest.raises(StopIteration):
            setting_up.send("what it yields")
        clock[0] += 60  # the tests
        for finish in reversed(finalizers):
            finish()
    assert item.stash[cpu_time.SHARED] == counted


@pytest.mark.parametrize(
    ("flags", "own", "before", "after"),
    [
        (["cpu_limit"], 2.1, 0, 1),
        (["cpu_limit"], 1.9, 0, 0),
        ([], 5.5, 0, 0),
        (["cpu_limit"], 5.5, 2, 2),
    ],
)
def test_a_dear_test_fails_the_run_where_that_is_asked_for(flags, own, before, after):
    ledger, session = cpu_time.Ledger(config(*flags)), SimpleNamespace(exitstatus=before)
    ledger.costs.append((3.0, own, "tests/test_one.py::test"))
    ledger.pytest_sessionfinish(session)
    assert session.exitstatus == after
