"""Many at once, each on a connection of its own."""

from threading import Barrier, Thread

from django.db import connection


def race(work, threads=12):
    """What each of the threads came to, all let go at once."""
    start, outcomes = Barrier(threads), []

    def run():
        try:
            start.wait(timeout=20)
            outcomes.append(work())
        except Exception as error:  # the control's failures are what is counted
            outcomes.append(error)
        finally:
            connection.close()

    workers = [Thread(target=run) for _n in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return outcomes
