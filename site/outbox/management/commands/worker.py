"""One background worker: does queued tasks and starts periodic jobs whose time has come."""

import threading

from django.db import close_old_connections, connection
from django_tasks_db.management.commands.db_worker import Command as DatabaseWorker

from outbox import periodic

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

    def _tick(self, stop):
        while not stop.wait(TICK_SECONDS):
            close_old_connections()
            periodic.tick()
        connection.close()
