"""A process looks for garbage only after everything is imported."""

import os
import subprocess
import sys

import pytest
from django import get_version

from config import starting

IMPORTING = """
from config.starting import importing
try:
    with importing():
        inside = gc.isenabled()
        raise OSError
except OSError:
    print(inside, gc.isenabled(), gc.get_freeze_count() > 0)
"""
COMMAND = """
from django.core.management.base import BaseCommand
from config.starting import Commands

class Look(BaseCommand):
    def run_from_argv(self, argv):
        print(before, gc.isenabled(), gc.get_freeze_count() > 0)

class Here(Commands):
    def fetch_command(self, subcommand):
        global before
        before = gc.isenabled()
        super().fetch_command("check")
        return Look()

Here(["haandslag", "look"]).execute()
"""


NONSENSE = """
from config.starting import Commands
try:
    Commands(["haandslag", "nonsense"]).execute()
except SystemExit:
    print(False, gc.isenabled(), gc.get_freeze_count() > 0)
"""


@pytest.mark.parametrize("script", [IMPORTING, COMMAND, NONSENSE])
def test_garbage_is_looked_for_after_everything_is_imported(script):
    """In a process of its own, because it is for good; without our settings, which take seconds."""
    environment = {k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"}
    said = subprocess.run(
        [sys.executable, "-c", f"import gc\n{script}"],
        env=environment | {"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.split() == ["False", "True", "True"]


class Noted:
    """In place of `gc`: notes what is asked of it, and in which order."""

    def __init__(self):
        self.asked = []

    def __getattr__(self, name):
        return lambda: self.asked.append(name)


def test_what_is_asked_of_it_in_which_order(monkeypatch, capsys):
    """In this process, where it is not for good."""
    noted = Noted()
    monkeypatch.setattr(starting, "gc", noted)
    with starting.importing():
        noted.asked.append("import")
    starting.Commands(["haandslag", "version"]).execute()  # is none of ours, so nothing begins
    starting.Commands(["haandslag"]).fetch_command("check")
    assert noted.asked == [
        *("disable", "import", "freeze", "enable"),
        *("disable", "enable"),
        *("freeze", "enable"),
    ]
    assert capsys.readouterr().out.strip() == get_version()
