"""Small statements about one person that are asked on every page: put into words once a process.

To put them into words took three times as long as to read what they ask for. Every row is read anew.
"""

from collections.abc import Callable

from django.db import DEFAULT_DB_ALIAS, connections, models

STAND_IN = 9_100_000_000_000_000_000  # no row has such a number


class KeptStatement:
    """`build(user_id)` makes a query; a number that no person has stands for theirs, wherever it is written.

    The query may look at no row and no clock, for it is made once and never again.
    """

    def __init__(self, build: Callable[[int], models.QuerySet]):
        self.build = build
        self.words: dict[str, tuple[str, tuple]] = {}

    def of(self, user_id: int) -> tuple[str, list]:
        """The statement and its values, for `objects.raw` or a cursor."""
        vendor = connections[DEFAULT_DB_ALIAS].vendor
        if vendor not in self.words:
            self.words[vendor] = self.build(STAND_IN).query.sql_with_params()
        statement, values = self.words[vendor]
        return statement, [user_id if value == STAND_IN else value for value in values]

    def rows(self, user_id: int) -> list[tuple]:
        """As the database gives them: SQLite says 0 and 1 for no and yes."""
        with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
            cursor.execute(*self.of(user_id))
            return cursor.fetchall()
