"""Every process makes the same version of the same wall, or a viewer would get all of it at each poll."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
# No database: a wall as two processes would have read it, with sets and dicts in an order of their own.
SCRIPT = """
from datetime import datetime, timezone
import django
django.setup()
from django.template.loader import render_to_string
from accounts.models import Organisation
from events.models import Event
from pledges.wall.board import Group, State, Thanks, Wall
from pledges.wall.polls import version_of
from taskforces.models import Network
network = Network(name="Task Force Nordby", host=Organisation(name="Nordby Kommune"))
event = Event(title="Møde", network=network, slug="moede", agenda="Kaffe",
    starts_at=datetime(2026, 11, 27, 18, tzinfo=timezone.utc))
names = tuple(sorted({"Ågård", "Bageriet", "Holm & Søn"}))
groups = (Group(1, tuple((name, name) for name in names)),)
for wall in (
    Wall(event, State.DURING, arrived=3, jobs=5, hours=20, thanks=Thanks(4, 3, names)),
    Wall(event, State.DURING, arrived=3, groups=groups),
    Wall(event, State.BEFORE),
):
    print(version_of(render_to_string("pledges/wall/_wall.html", {"wall": wall, "event": event})))
"""


def versions(seed):
    path = os.pathsep.join([str(ROOT), str(ROOT / "site")])
    environment = {
        "PYTHONHASHSEED": seed,
        "PYTHONPATH": path,
        "DJANGO_SETTINGS_MODULE": "config.settings_test",
    }
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.split()


@pytest.mark.slow
def test_two_processes_make_the_same_version():
    first, second = versions("1"), versions("2")
    assert first == second
    assert len(set(first)) == 3  # what differs has another version
