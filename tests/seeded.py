"""The rows that migrations seed are there for every test, also after one that emptied every table.

A test with transactions of its own ends by emptying all tables. pytest-django therefore plays such
tests last, but with several processes (pytest -n) a process goes from file to file, and the next
file's tests would miss what a new database holds.
"""

import pytest
from django.conf import settings
from django.db import transaction
from django.utils import translation
from pytest_django.plugin import blocking_manager_key

from tests import database

EMPTIED = pytest.StashKey[bool]()
MADE = pytest.StashKey[bool]()  # the tests' own database is there


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker, request):
    """Tables come from the models, not from migrations, so what these add is added here."""
    if request.config.getoption("nomigrations"):
        with django_db_blocker.unblock():
            database.complete()
    request.config.stash[MADE] = True


@pytest.fixture(scope="module")
def module_db(request, django_db_setup, django_db_blocker):
    """For what all tests of a module look at: it is made once, and each test undoes its own changes."""
    alone = {item for item in request.session.items if item.path == request.path}
    assert not [item for item in alone if has_transactions_of_its_own(item)]
    translation.activate(settings.LANGUAGE_CODE)
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """Seed again, once, before the first test that undoes its own changes."""
    if has_transactions_of_its_own(item):
        if item.config.stash.get(EMPTIED, False):
            with item.config.stash[blocking_manager_key].unblock():
                database.hold_on()
        item.config.stash[EMPTIED] = True
    elif item.config.stash.get(EMPTIED, False):
        with item.config.stash[blocking_manager_key].unblock():
            database.complete()
        item.config.stash[EMPTIED] = False


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_teardown(item):
    """Such a test ends by emptying every table, also those of which nothing may be deleted."""
    if has_transactions_of_its_own(item) and item.config.stash.get(MADE, False):
        with item.config.stash[blocking_manager_key].unblock():
            database.let_go()


def has_transactions_of_its_own(item):
    marker = item.get_closest_marker("django_db")
    own = {"transactional_db", "live_server"} & set(item.fixturenames)
    return bool(own or (marker and marker.kwargs.get("transaction")))
