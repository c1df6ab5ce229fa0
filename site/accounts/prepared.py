"""Statements that are put into words once a process for each kind of reader, and then read with other values.

Django builds a statement anew each time it is asked. Where one has nine parts, each with what its reader may see, that
cost more than all else on the page. What is kept is the statement alone; every row is read from the database each time.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections, models
from django.utils.translation import get_language

from accounts.access import roles_at_hand
from accounts.models import User

MOST = 200  # kinds of reader and numbers of values; some roles in one or two organisations are a handful
WRITTEN = re.compile(r"\d{4}-\d\d-\d\d")  # how SQLite is given a day or a moment
NUMBERS_FROM = 9_100_000_000_000_000_000  # no row has such a number


@dataclass(frozen=True)
class Reader:
    """Stands for everybody with these roles. Whatever asks it for more than its roles fails, and so is never kept."""

    roles_at_hand: tuple[tuple[int, str, bool], ...]
    is_authenticated = True
    is_superuser = False


class Prepared:
    """`build(reader, **values)` makes a query of `values_list`; numbers, words and tuples of them stand for real ones.

    It may look at nothing but the reader's roles and how many values there are, for of these a statement is kept, and
    for each language. RuntimeError when it reads a row, which would stay in the statement of everybody else.
    """

    def __init__(self, build: Callable[..., models.QuerySet]):
        self.build = build
        self.kept: dict[tuple, tuple[str, tuple]] = {}

    def rows(self, user: User, **values) -> list[tuple]:
        """As the database gives them: SQLite has no times and no lists of its own."""
        roles = sorted(roles_at_hand(user))
        organisations = sorted({organisation for organisation, *_role in roles})
        kind = tuple((organisations.index(pk), role, desk) for pk, role, desk in roles)
        values = {**values, "organisations_of_reader": tuple(organisations)}
        connection = connections[DEFAULT_DB_ALIAS]
        spoken = (connection.vendor, get_language())
        shape = (*spoken, kind, *((name, _shape(each)) for name, each in values.items()))
        if (found := self.kept.get(shape)) is None:
            if len(self.kept) >= MOST:
                self.kept.clear()
            found = self.kept[shape] = self._in_words(kind, values)
        statement, given = found
        if not statement:
            return []
        real = dict(zip(_flat(_stand_ins(values)), _flat(values), strict=True))
        with connection.cursor() as cursor:
            cursor.execute(statement, [real.get(each, each) for each in given])
            return cursor.fetchall()

    def _in_words(self, kind, values):
        stand_ins = _stand_ins(values)
        numbers = stand_ins.pop("organisations_of_reader")
        reader = Reader(tuple((numbers[index], role, desk) for index, role, desk in kind))
        try:
            with connections[DEFAULT_DB_ALIAS].execute_wrapper(_no_row_is_read):
                statement, given = self.build(reader, **stand_ins).query.sql_with_params()
        except EmptyResultSet:  # no role of theirs lets them see any of it
            return "", ()
        if any(isinstance(each, date | time) or WRITTEN.match(str(each)) for each in given):
            raise TypeError("a moment in a statement that is kept would never pass")
        return statement, given


def _no_row_is_read(_execute, _sql, *_rest):
    raise RuntimeError("a row that is read while a statement is made would be kept with it")


def moment_of(found: datetime | str | None) -> datetime | None:
    """PostgreSQL has times, and writes their zone where they stand in a list; SQLite writes them all, in UTC."""
    if not found:
        return None
    moment = found if isinstance(found, datetime) else datetime.fromisoformat(found)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _shape(value):
    return (type(value), len(value)) if isinstance(value, tuple) else type(value)


def _stand_ins(values):
    """The same shape with numbers and words that are found again in the statement."""
    counter = iter(range(NUMBERS_FROM, NUMBERS_FROM + 10_000))

    def stand_in(value):
        if isinstance(value, tuple):
            return tuple(stand_in(each) for each in value)
        number = next(counter)
        return f"\x1f{number}" if isinstance(value, str) else number

    return {name: stand_in(value) for name, value in values.items()}


def _flat(values) -> Iterator:
    for value in values.values():
        if isinstance(value, tuple):
            yield from value
        else:
            yield value
