"""SQLite with a fair wait for the write lock.

Threads of one process take turns (`config.sqlite.turns`), so that a hall may answer at once and nobody is told that
the database is locked. Against other processes there is no queue: SQLite's own busy handler sleeps up to 100 ms between
tries, so late writers starve. BEGIN IMMEDIATE is tried without SQLite's wait and repeated after 0.5–2 ms; every other
statement keeps the normal busy timeout.
"""

import random
import time

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

from config.sqlite.turns import turns


class DatabaseWrapper(base.DatabaseWrapper):
    def _start_transaction_under_autocommit(self):
        if self.transaction_mode is None:
            super()._start_transaction_under_autocommit()
            return
        timeout = self.settings_dict["OPTIONS"].get("timeout", 5)
        if not self._turns.take(self, patience=timeout):
            raise OperationalError("database is locked")
        try:
            self._take_lock(timeout)
        except BaseException:
            self._turns.leave(self)
            raise

    @property
    def _turns(self):
        return turns[str(self.settings_dict["NAME"])]

    def _take_lock(self, timeout):
        deadline = time.monotonic() + timeout
        cursor = self.connection.cursor()
        cursor.execute("PRAGMA busy_timeout=0")
        try:
            while not self._begin(cursor, deadline):
                time.sleep(random.uniform(0.0005, 0.002))  # noqa: S311 (jitter, not a secret)
        finally:
            cursor.execute(f"PRAGMA busy_timeout={int(timeout * 1000)}")
            cursor.close()

    def _begin(self, cursor, deadline):
        """Take the write lock; False when another writer holds it and there is time left to wait."""
        try:
            with self.wrap_database_errors:
                cursor.execute(f"BEGIN {self.transaction_mode}")
        except OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
            return False
        return True

    def _commit(self):
        """A commit that is refused leaves the transaction open; then a rollback ends the turn."""
        super()._commit()
        self._turns.leave(self)

    def _rollback(self):
        super()._rollback()
        self._turns.leave(self)

    def _close(self):
        try:
            super()._close()
        finally:
            self._turns.leave(self)
