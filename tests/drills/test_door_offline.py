"""The door's drills in full, which take minutes: FULL_DRILLS=1."""

import os

import pytest

from events.models import Registration
from tests.e2e.conftest import browser, open_context, phone, playwright, site  # noqa: F401  fixtures
from tests.e2e.door import evening
from tests.e2e.door_drills import Killable, play_killed_browser, play_two_doors

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(os.environ.get("FULL_DRILLS") != "1", reason="FULL_DRILLS=1 plays it"),
]


def test_two_doors_and_a_thousand_scans(phone):  # noqa: F811
    play_two_doors(evening(), phone, each=500, common=100)


def test_a_browser_killed_twenty_times(playwright, chromium, tmp_path, site):  # noqa: F811
    killable = Killable(playwright, chromium, tmp_path / "profile", site)
    told, stored = play_killed_browser(evening(), killable, kills=20)

    assert set(told) <= set(stored)
    assert len(stored) == len(set(stored)) == Registration.objects.arrived().count()
