"""One background worker: does queued tasks and starts periodic jobs whose time has come."""

import logging
import threading

from django.db import close_old_connections, connection
from django_tasks_db.management.commands.db_worker import Command as DatabaseWorker

from outbox import periodic

log = logging.getLogger("haandslag.worker")

TICK_SECONDS = 5


class Command(DatabaseWorker):
    help = __doc__

    def handle(self, **options):
        stop = threading.Event()
        ticker = threading.Thread(target=self._tick, args=(stop,), name="periodic", daemon=True)
        ticker.start()
        try:
            super().handle(**options)
        finally:
            stop.set()
            ticker.join()

    def configure_logging(self, verbosity):
        """The settings say what is logged; the library would add two lines for each task."""

    def _tick(self, stop):
        while not stop.wait(TICK_SECONDS):
            close_old_connections()
            try:
                periodic.tick()
            except Exception:
                # A database that is away for a moment must not end what sweeps up after lost workers.
                log.exception("a tick failed; the next one tries again")
        connection.close()
