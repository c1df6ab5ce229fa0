"""Migrations that replace older ones leave a site alone that is somewhere between them, or has played them all."""

from importlib import import_module

import pytest
from django.db import connection
from django.db.migrations.exceptions import InconsistentMigrationHistory
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from tests.config.one_by_one import OURS, OneByOne


def plan_of(loader):
    plan = []
    for leaf in loader.graph.leaf_nodes():
        plan += [key for key in loader.graph.forwards_plan(leaf) if key not in plan]
    return plan


ONE_BY_ONE = OneByOne(None)
ORDER = plan_of(ONE_BY_ONE)
BETWEEN = [step for step, (app, _name) in enumerate(ORDER) if app in OURS]


@pytest.fixture
def standing_at(monkeypatch, settings):
    """Reads the migrations as a site would that has played the first so many."""
    settings.MIGRATION_MODULES = {}  # the tests' own tables are made without

    def look(step):
        played = ORDER[:step]
        # As Django writes it down of what libraries have replaced.
        replaced = [old for key in played for old in ONE_BY_ONE.disk_migrations[key].replaces]
        applied = dict.fromkeys([*played, *replaced])
        monkeypatch.setattr(MigrationRecorder, "applied_migrations", lambda self: applied)
        loader = MigrationLoader(connection)
        loader.check_consistent_history(connection)
        return [
            key
            for key in plan_of(loader)
            if key not in loader.applied_migrations and key[0] in OURS
        ]

    return look


@pytest.mark.parametrize("step", BETWEEN[::7])
def test_a_site_in_between_plays_each_that_it_has_not(standing_at, step):
    """And no other: an app of which it has none begins with the one that replaces them."""
    begun = {app for app, _name in ORDER[:step]} & OURS
    left = {key for key in standing_at(step) if key[0] in begun}
    assert left == {key for key in ORDER[step:] if key[0] in begun}


def test_one_that_asks_for_more_than_those_it_replaces_would_be_found(standing_at, monkeypatch):
    """The negative control: of `home` a site had all that there is before it had all of `taskforces`."""
    squashed = import_module("home.migrations.0001_squashed_0004_leaders_own_page").Migration
    more = [*squashed.dependencies, ("taskforces", "0028_jury_member_removed")]
    monkeypatch.setattr(squashed, "dependencies", more)
    step = 1 + max(step for step, (app, _name) in enumerate(ORDER) if app == "home")
    assert ("taskforces", "0028_jury_member_removed") not in ORDER[:step]
    with pytest.raises(InconsistentMigrationHistory):
        standing_at(step)


def test_a_site_that_has_played_all_plays_none(standing_at):
    assert standing_at(len(ORDER)) == []


def test_a_new_site_plays_one_instead_of_many(standing_at):
    left = standing_at(0)
    assert len(ORDER) - len(BETWEEN) > len(left)
    assert {app for app, name in left if "squashed" in name} == OURS - {"accounts"}
