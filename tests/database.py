"""What migrations put into a new database, for tests whose tables are made without them.

Migrations take a minute; making the tables from the models takes a second. `.ci/run` plays the
migrations once, and `tests/config/test_migrations.py` compares both kinds of database.
"""

from importlib import import_module

from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.db.migrations import RunSQL, SeparateDatabaseAndState
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    Site,
)

from accounts.database import install
from pledges.models import Scheme

SEARCH_TABLE = "wagtailsearch_indexentry_fts"


def complete():
    """Bring a database made from models to where migrations bring it; safe to call again."""
    if connection.vendor == "sqlite":
        _make_search_table()
    if connection.vendor == "postgresql":
        _set_column_types()
    install(connection)
    _seed_wagtail()
    _seed_schemes()


def hold_on():
    install(connection)


def let_go():
    """Where emptying a table deletes its rows, the database must not refuse it."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for table in ("accounts_auditentry", "accounts_auditlink"):
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_kept")


def _make_search_table():
    """Wagtail's full-text table is a virtual one with triggers: only its migration can make it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE name = %s", [SEARCH_TABLE])
        if "VIRTUAL" in cursor.fetchone()[0]:
            return
        cursor.execute(f"DROP TABLE {SEARCH_TABLE}")
        migration = import_module("wagtail.search.migrations.0006_customise_indexentry").Migration
        for operation in migration.operations:
            if isinstance(operation, SeparateDatabaseAndState):
                for statement in operation.database_operations:
                    assert isinstance(statement, RunSQL)
                    cursor.execute(statement.sql)


def _set_column_types():
    """Migrations sort paths by their bytes, and number some rows of others' apps in 64 bits."""
    through = [
        "auth_group_permissions",
        "wagtailcore_collectionviewrestriction_groups",
        "wagtailcore_groupapprovaltask_groups",
        "wagtailcore_pageviewrestriction_groups",
    ]
    with connection.cursor() as cursor:
        for table in ("wagtailcore_collection", "wagtailcore_page"):
            cursor.execute(f'ALTER TABLE {table} ALTER path TYPE varchar(255) COLLATE "C"')
        for table in through:
            cursor.execute(f"ALTER TABLE {table} ALTER id TYPE bigint")


def _seed_wagtail():
    danish, _ = Locale.objects.get_or_create(language_code="da")
    Locale.objects.get_or_create(language_code="en")
    if Collection.get_first_root_node() is None:
        Collection.add_root(name="Root")
    root = Page.get_first_root_node()
    if root is None:
        root = Page.add_root(instance=Page(title="Root", slug="root", locale=danish))
    home = root.get_children().first() or root.add_child(
        instance=Page(title="Welcome", slug="home", locale=danish)
    )
    Site.objects.get_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "root_page": home}
    )
    _seed_groups(root)


def _seed_groups(root):
    """Wagtail's own two; nobody is in them."""
    media = Permission.objects.filter(
        content_type__app_label__in=["wagtailimages", "wagtaildocs"],
        content_type__model__in=["image", "document"],
    ).exclude(codename__startswith="view_")
    rights = {
        "Moderators": ["add", "change", "publish", "lock", "unlock"],
        "Editors": ["add", "change"],
    }
    for name, actions in rights.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.add(Permission.objects.get(codename="access_admin"), *media)
        for permission in media.exclude(codename__startswith="delete_"):
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=Collection.get_first_root_node(), permission=permission
            )
        for action in actions:
            GroupPagePermission.objects.get_or_create(
                group=group,
                page=root,
                permission=Permission.objects.get(
                    codename=f"{action}_page", content_type__app_label="wagtailcore"
                ),
            )


def _seed_schemes():
    schemes = import_module("pledges.migrations.0002_schemes").SCHEMES
    for code, name, english, paid, last in schemes:
        Scheme.objects.get_or_create(
            code=code, defaults={"name": name, "name_en": english, "paid": paid, "valid_to": last}
        )
