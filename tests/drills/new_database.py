"""`python -m tests.drills.new_database` does what `manage.py migrate` does to an empty database, in seconds.

The tables come from the models, and every migration is written down as done; tests/config/test_migrations.py
holds that the two end the same.
"""

import django

django.setup()

from django.apps import apps  # noqa: E402
from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.db.migrations.loader import MigrationLoader  # noqa: E402
from django.db.migrations.recorder import MigrationRecorder  # noqa: E402

from tests import database  # noqa: E402


def make():
    migrations = MigrationLoader(connection).disk_migrations
    settings.MIGRATION_MODULES = {config.label: None for config in apps.get_app_configs()}
    call_command("migrate", run_syncdb=True, verbosity=0)
    database.complete()
    recorder = MigrationRecorder(connection)
    for app, name in migrations:
        recorder.record_applied(app, name)


if __name__ == "__main__":
    make()
