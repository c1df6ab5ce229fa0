"""The migrations end where the tests begin: at what models and `tests/database.py` make.

A new site plays those that replace the older ones, and a site that is there plays the older ones. They take minutes,
so only `pytest --with-migrations tests/config/test_migrations.py` plays them, on the database that DATABASE_URL names.
"""

import os
from urllib.parse import urlsplit

import psycopg
import pytest
from django.db import connection
from django.db.utils import load_backend

from tests import database
from tests.config.schema import schema, seeded
from tests.drills.processes import environment, run

pytestmark = [pytest.mark.migrations, pytest.mark.slow]
NAME = "haandslag_migrated"
NEW, OLDER = (["manage.py", "migrate", "--verbosity=0"], ["-m", "tests.config.older_site"])


@pytest.fixture(scope="module", params=[NEW, OLDER], ids=["new", "older"])
def migrated(request, tmp_path_factory):
    """A connection to a database that was brought up as a new site's is, or one migration after the other."""
    folder = tmp_path_factory.mktemp("migrated")
    if connection.vendor == "sqlite":
        run(environment(folder), *request.param)
        yield connected_to(folder / "db.sqlite3")
        return
    server = urlsplit(os.environ["DATABASE_URL"])
    with psycopg.connect(server._replace(path="/postgres").geturl(), autocommit=True) as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {NAME}")
        cursor.execute(f"CREATE DATABASE {NAME}")
        url = server._replace(path=f"/{NAME}").geturl()
        run(environment(folder, DATABASE_URL=url), *request.param)
        found = connected_to(NAME)
        yield found
        found.close()
        cursor.execute(f"DROP DATABASE {NAME}")


def connected_to(name):
    options = {
        key: value for key, value in connection.settings_dict["OPTIONS"].items() if key != "pool"
    }
    settings = connection.settings_dict | {"NAME": name, "OPTIONS": options}
    return load_backend(settings["ENGINE"]).DatabaseWrapper(settings)


@pytest.fixture
def complete(db):
    """Our own database as a test finds it, also after a test that emptied every table."""
    database.complete()
    return connection


def differences(here, there):
    return {
        what: {
            "models": [row for row in here[what] if row not in there[what]],
            "migrations": [row for row in there[what] if row not in here[what]],
        }
        for what in here
        if here[what] != there[what]
    }


def test_migrations_and_models_make_the_same_tables(complete, migrated):
    assert differences(schema(complete), schema(migrated)) == {}


def test_migrations_and_the_tests_seed_the_same_rows(complete, migrated):
    assert differences(seeded(complete), seeded(migrated)) == {}


@pytest.mark.parametrize(
    "sql",
    [
        "ALTER TABLE accounts_role ADD COLUMN extra integer",
        "CREATE INDEX extra ON accounts_role (role)",
        "DROP INDEX audit_by_subject",
        "CREATE TABLE extra (id integer PRIMARY KEY CHECK (id > 0))",
    ],
)
def test_a_difference_in_the_tables_would_be_found(complete, sql):
    """The negative control."""
    before = schema(complete)
    with complete.cursor() as cursor:
        cursor.execute(sql)
    assert differences(before, schema(complete)) != {}


def test_a_lost_trigger_would_be_found(complete):
    before = schema(complete)
    where = " ON events_scan" if complete.vendor == "postgresql" else ""
    with complete.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER events_scan_append_only{where}")
    assert [*differences(before, schema(complete))] == ["triggers"]


@pytest.mark.parametrize(
    ("what", "sql"),
    [
        ("languages", "INSERT INTO wagtailcore_locale (language_code) VALUES ('de')"),
        ("schemes", "UPDATE pledges_scheme SET paid = NOT paid WHERE code = 'internship'"),
        ("groups", "UPDATE auth_group SET name = 'Readers' WHERE name = 'Editors'"),
        ("workflows", "INSERT INTO wagtailcore_workflow (name, active) VALUES ('Egen', TRUE)"),
    ],
)
def test_a_difference_in_the_rows_would_be_found(complete, what, sql):
    before = seeded(complete)
    with complete.cursor() as cursor:
        cursor.execute(sql)
    assert what in differences(before, seeded(complete))
