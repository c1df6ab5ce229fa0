"""Search and Wagtail's list of references follow each save in a worker; here only for tests that look at them.

Tasks are played at once in tests, so every page and every event that a fixture makes would wait until its words and
its references are written: a sixteenth of the whole run. Crawls, browsers, races and drills have both, for they look
for what nobody thought of, and so have the folders that are about pages; another test asks for the fixture `indexing`.
"""

from pathlib import Path

import pytest
from modelsearch import signal_handlers as search
from wagtail import signal_handlers as references

from tests.cpu_time import FREE

TESTS = Path(__file__).parent
# What is told of a page or a person is looked for in the search and among the references too.
ABOUT_PAGES = ("home/search/", "home/privacy/", "taskforces/pages/", "taskforces/stories/")
TASKS = ((search, "insert_or_update_object_task"), (references, "update_reference_index_task"))
is_wanted = [True]


class WhereWanted:
    """A task that is left out while nobody wants it."""

    def __init__(self, task):
        self.task = task

    def enqueue(self, *args, **kwargs):
        return self.task.enqueue(*args, **kwargs) if is_wanted[0] else None


@pytest.fixture(scope="session", autouse=True)
def _indexes_where_wanted():
    with pytest.MonkeyPatch.context() as patch:
        for module, name in TASKS:
            patch.setattr(module, name, WhereWanted(getattr(module, name)))
        yield


@pytest.fixture
def indexing():
    """What is saved can be searched for, and pages know what points to them."""


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """Before fixtures of a module are made, so that they are made as their first test wants them."""
    path = item.path.relative_to(TESTS).as_posix()
    looks_everywhere = any(item.get_closest_marker(name) for name in FREE if name != "slow")
    asks = "indexing" in item.fixturenames or path.startswith(ABOUT_PAGES)
    is_wanted[0] = looks_everywhere or asks
