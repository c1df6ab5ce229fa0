"""The migrations as a site plays them that was there before some of them were replaced by one."""

from django.db.migrations.loader import MigrationLoader

OURS = {"accounts", "outbox", "taskforces", "events", "pledges", "home"}


class OneByOne(MigrationLoader):
    """Knows no migration of ours that replaces others; those of libraries are left alone."""

    def load_disk(self):
        super().load_disk()
        self.disk_migrations = {
            (app, name): one
            for (app, name), one in self.disk_migrations.items()
            if app not in OURS or not one.replaces
        }
