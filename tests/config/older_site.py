"""`python -m tests.config.older_site` migrates an empty database as a site that is there already was migrated."""

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.db.migrations.executor import MigrationExecutor  # noqa: E402

from tests.config.one_by_one import OneByOne  # noqa: E402


def migrate():
    executor = MigrationExecutor(connection)
    executor.loader = OneByOne(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    # As at each start: nothing is left to play, and permissions are made.
    call_command("migrate", verbosity=0)


if __name__ == "__main__":
    migrate()
