"""A background worker: does queued tasks and starts periodic jobs whose time has come.

Each queue has a thread of its own, so that a mail server that hangs holds up nothing but mail.
"""

import logging
import os
import threading

from django.db import close_old_connections, connection
from django.utils.autoreload import DJANGO_AUTORELOAD_ENV
from django_tasks_db.management.commands.db_worker import Command as DatabaseWorker
from django_tasks_db.management.commands.db_worker import Worker

from outbox import periodic, queues

log = logging.getLogger("haandslag.worker")

TICK_SECONDS = 5
PAUSE_SECONDS = 5
# What the library's worker is made of; the rest of the options is about the command.
OF_A_WORKER = ("interval", "batch", "backend_name", "startup_delay", "max_tasks")


class Command(DatabaseWorker):
    help = __doc__

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument(
            "--queue",
            dest="queue_name",
            choices=queues.ALL,
            help="The only queue to work on (default: each of them, side by side)",
        )
        parser.set_defaults(queue_name=None)

    def handle(self, **options):
        if options["reload"] and os.environ.get(DJANGO_AUTORELOAD_ENV) != "true":
            super().handle(**options | {"queue_name": ""})  # only starts the process that works
            return
        stop = threading.Event()
        ticker = threading.Thread(target=self._tick, args=(stop,), name="periodic", daemon=True)
        ticker.start()
        try:
            self._work(options)
        finally:
            stop.set()
            ticker.join()

    def configure_logging(self, verbosity):
        """The settings say what is logged; the library would add two lines for each task."""

    def _work(self, options):
        """The clocks in this thread, which hears signals, and mail beside it; or what was asked for."""
        if options["queue_name"]:
            super().handle(**options)
        elif options["batch"] or options["max_tasks"]:
            super().handle(
                **options | {"queue_name": ",".join(queues.ALL)}
            )  # an end is counted in one
        else:
            beside = Beside(queues.MAIL, options)
            beside.start()
            try:
                super().handle(**options | {"queue_name": queues.DEFAULT})
            finally:
                beside.end()

    def _tick(self, stop):
        while not stop.wait(TICK_SECONDS):
            close_old_connections()
            try:
                periodic.tick()
            except Exception:
                # A database that is away for a moment must not end what sweeps up after lost workers.
                log.exception("a tick failed; the next one tries again")
        connection.close()


class Beside(threading.Thread):
    """Works on one queue until the worker ends; the task at hand is finished first."""

    def __init__(self, queue, options):
        super().__init__(name=f"queue {queue}", daemon=True)
        self.stop = threading.Event()
        self.worker = Worker(
            queue_names=[queue],
            excluded_queue_names=[],
            worker_id=f"{options['worker_id']}-{queue}",
            **{name: options[name] for name in OF_A_WORKER},
        )

    def run(self):
        while not self.stop.is_set():
            try:
                self.worker.run()
            except Exception:
                # A queue without its thread would stand still unseen, so it goes on after a while.
                log.exception("%s broke down; it is started again", self.name)
                self.stop.wait(PAUSE_SECONDS)
        connection.close()

    def end(self):
        self.stop.set()
        self.worker.running = False
        self.join()
