"""The rows that migrations seed are there for every test, also after one that emptied every table.

A test with transactions of its own ends by emptying all tables. pytest-django therefore plays such
tests last, but with several processes (pytest -n) a process goes from file to file, and the next
file's tests would miss what a new database holds.

Django empties a table by making it anew, 150 times, and then makes all permissions again: most of
a second for each such test. Here only tables that hold something are emptied, and the permissions
stay: no test changes them.
"""

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections, transaction
from django.test import TransactionTestCase
from django.utils import translation
from pytest_django.plugin import blocking_manager_key

from tests import database

EMPTIED = pytest.StashKey[bool]()
STAY = {"django_migrations", "django_content_type", "auth_permission"}  # made from the models alone


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker, request):
    """Tables come from the models, not from migrations, so what these add is added here."""
    if request.config.getoption("nomigrations"):
        with django_db_blocker.unblock():
            database.complete()


@pytest.fixture(scope="session", autouse=True)
def _tables_are_emptied_quickly(request):
    def empty_tables(case):
        for alias in case._databases_names(include_mirrors=False):
            if connections[alias].vendor == "postgresql":
                empty(connections[alias])
            else:
                database.let_go()
                call_command("flush", verbosity=0, interactive=False, database=alias)
                database.hold_on()
        request.config.stash[EMPTIED] = True

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", empty_tables)
        yield


def empty(connection):
    """Delete every row but those of STAY; keys and triggers, append-only ones too, are off for it."""
    with connection.cursor() as cursor, transaction.atomic(using=connection.alias):
        tables = set(connection.introspection.table_names(cursor)) - STAY
        name = connection.ops.quote_name
        any_row = "SELECT %%s WHERE EXISTS (SELECT 1 FROM %s)"
        cursor.execute(
            " UNION ALL ".join(any_row % name(table) for table in sorted(tables)), sorted(tables)
        )
        full = [table for (table,) in cursor.fetchall()]
        cursor.execute("SET LOCAL session_replication_role = replica")
        for table in full:
            cursor.execute(f"DELETE FROM {name(table)}")


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
    if item.config.stash.get(EMPTIED, False) and not has_transactions_of_its_own(item):
        with item.config.stash[blocking_manager_key].unblock():
            database.complete()
        item.config.stash[EMPTIED] = False


def has_transactions_of_its_own(item):
    marker = item.get_closest_marker("django_db")
    own = {"transactional_db", "live_server"} & set(item.fixturenames)
    return bool(own or (marker and marker.kwargs.get("transaction")))
