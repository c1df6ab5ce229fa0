"""Many at once, each in a thread and on a connection of its own."""

from threading import Barrier, Thread

from django.db import connection


def race(work, things):
    """work(thing) for every thing, all let go at once; what each returned or raised, in their order."""
    start, outcomes = Barrier(len(things)), [None] * len(things)

    def run(place, thing):
        try:
            start.wait(timeout=60)
            outcomes[place] = work(thing)
        except Exception as error:  # handed to the test
            outcomes[place] = error
        finally:
            connection.close()

    workers = [Thread(target=run, args=numbered) for numbered in enumerate(things)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return outcomes


def failures(outcomes):
    return [outcome for outcome in outcomes if isinstance(outcome, Exception)]
