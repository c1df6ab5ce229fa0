"""For cron: exits with 1 and tells whoever runs the site when something has stood still for an hour."""

from django.core.management.base import BaseCommand

from outbox import watchdog


class Command(BaseCommand):
    help = __doc__

    def handle(self, **options):
        late = watchdog.check()
        for one in late:
            self.stderr.write(f"{one.name}: {one.since.isoformat(timespec='minutes')}")
        raise SystemExit(1 if late else 0)
