"""Which thread of a worker does which queue."""

import threading

import pytest
from django.core.management import CommandError, call_command
from django_tasks_db.management.commands.db_worker import Command as DatabaseWorker
from django_tasks_db.management.commands.db_worker import Worker

from outbox import periodic
from outbox.management.commands import worker


@pytest.fixture
def threads(monkeypatch, kept_tasks):
    """{queue: thread it was worked on in}; the clocks' thread is told to stop when mail has begun."""
    found, mail_began = {}, threading.Event()

    def handle(self, **options):
        found[options["queue_name"]] = threading.current_thread()
        if any(thread.name == "queue mail" for thread in threading.enumerate()):
            assert mail_began.wait(timeout=5)
        raise SystemExit(0)  # as a signal ends it

    def run(self):
        [queue] = self.queue_names
        found[queue] = threading.current_thread()
        mail_began.set()
        while self.running:
            threading.Event().wait(0.001)

    monkeypatch.setattr(DatabaseWorker, "handle", handle)
    monkeypatch.setattr(Worker, "run", run)
    monkeypatch.setattr(periodic, "tick", lambda: None)
    return found


@pytest.mark.parametrize(
    ("options", "queues"),
    [
        ([], {"default", "mail"}),
        (["--queue=mail"], {"mail"}),
        (["--queue=default"], {"default"}),
        (["--queue-name=*"], {"*"}),
        (["--batch"], {"default,mail"}),
        (["--max-tasks=3"], {"default,mail"}),
    ],
)
def test_what_a_worker_works_on(threads, options, queues):
    with pytest.raises(SystemExit):
        call_command("worker", *options)
    assert set(threads) == queues


def test_mail_has_a_thread_of_its_own_that_ends_with_the_worker(threads):
    with pytest.raises(SystemExit):
        call_command("worker")
    assert threads["default"] is threading.main_thread()
    assert threads["mail"] is not threading.main_thread()
    assert not threads["mail"].is_alive()


def test_a_queue_that_is_not_ours_is_refused(threads):
    with pytest.raises(CommandError):
        call_command("worker", "--queue=post")


def test_a_queue_that_breaks_down_goes_on(monkeypatch, caplog):
    options = dict.fromkeys(worker.OF_A_WORKER) | {"worker_id": "w"}
    beside, runs = worker.Beside("mail", options), []

    def run(self):
        runs.append(1)
        if len(runs) == 1:
            raise RuntimeError("the database is away")
        beside.stop.set()

    monkeypatch.setattr(worker, "PAUSE_SECONDS", 0.001)
    monkeypatch.setattr(Worker, "run", run)
    beside.start()
    beside.join(timeout=5)
    assert len(runs) == 2
    assert [record.getMessage() for record in caplog.records] == [
        "queue mail broke down; it is started again"
    ]
