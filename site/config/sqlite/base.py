"""SQLite with a fair wait for the write lock.

Threads of one process take turns (`config.sqlite.turns`), so that a hall may answer at once and nobody is told that
the database is locked. Against other processes there is no queue: SQLite's own busy handler sleeps up to 100 ms between
tries, so late writers starve. BEGIN IMMEDIATE is tried without SQLite's wait and repeated after 0.5–2 ms; every other
statement keeps the normal busy timeout.

Its LIKE knows capitals of a to z alone: "å" finds no "Å". Whatever asks without regard to capitals (`…__icontains` and
its kin) goes through a function of ours, so that it finds the same as on PostgreSQL.
"""

import random
import time

from django.db.backends.sqlite3 import base, operations
from django.db.utils import OperationalError

from config.sqlite.turns import turns

CASELESS = ("iexact", "icontains", "istartswith", "iendswith")


def caseless(value):
    """None stays None; a number is looked at as it is written."""
    return None if value is None else str(value).casefold()


class DatabaseOperations(operations.DatabaseOperations):
    def lookup_cast(self, lookup_type, internal_type=None):
        if lookup_type in CASELESS:
            return "CASELESS(%s)"
        return super().lookup_cast(lookup_type, internal_type)


class DatabaseWrapper(base.DatabaseWrapper):
    ops_class = DatabaseOperations
    # In CASELESS lookups the text that is looked for, a value or another column, is folded like the one it is looked for in.
    operators = base.DatabaseWrapper.operators | dict.fromkeys(
        CASELESS, r"LIKE CASELESS(%s) ESCAPE '\'"
    )
    pattern_ops = base.DatabaseWrapper.pattern_ops | {
        "icontains": r"LIKE '%%' || CASELESS({}) || '%%' ESCAPE '\'",
        "istartswith": r"LIKE CASELESS({}) || '%%' ESCAPE '\'",
        "iendswith": r"LIKE '%%' || CASELESS({}) ESCAPE '\'",
    }

    def get_new_connection(self, conn_params):
        connection = super().get_new_connection(conn_params)
        connection.create_function("CASELESS", 1, caseless, deterministic=True)
        return connection

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
