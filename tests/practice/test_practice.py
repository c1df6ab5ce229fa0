"""What the founding programmes do, practice by practice, walked in the demo through HTTP as a browser would.

A theme of practices is a module beside this one; each of its walks is one function with `@walk`.
"""

import importlib
from pathlib import Path

import pytest

from tests.practice.demo import Demo
from tests.practice.visitor import Stuck
from tests.practice.walks import WALKS

pytestmark = [pytest.mark.crawl, pytest.mark.slow]

TOOLS = {"__init__", "demo", "test_practice", "visitor", "walks"}
for path in sorted(Path(__file__).parent.glob("*.py")):
    if path.stem not in TOOLS:
        importlib.import_module(f"tests.practice.{path.stem}")


@pytest.fixture(scope="module")
def demo(module_db):
    return Demo()


@pytest.mark.parametrize("practice", sorted(WALKS))
def test_practice_is_walked(practice, demo, db):
    WALKS[practice].take(demo)


def test_a_visitor_who_finds_nothing_is_stuck(demo, db):
    """The negative control of all walks: what is not there is not found."""
    guest = demo.visitor().open("/")
    with pytest.raises(Stuck):
        guest.follow("Der er intet sådant link")
    with pytest.raises(Stuck):
        guest.press("Der er ingen sådan knap")
    with pytest.raises(AssertionError):
        guest.sees("Det står her ikke")
