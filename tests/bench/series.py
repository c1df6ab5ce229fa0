"""Rows made inside the database: one INSERT … SELECT a table, over a series of numbers `i` from 1.

Expressions are SQL text of both databases. Columns that are not named get the default of their field.
"""

import re

from django.db import connection
from django.utils import timezone

UNITS, CONSULTANTS, NETWORKS = 200, 2_000, 400
DAY = 86_400
SPAN = 3 * 365 * DAY

POSTGRES = connection.vendor == "postgresql"

# One in twenty sheets goes to the first network, and so to the busiest unit.
# 0 to 99, from the high bits of a multiplicative hash: the low ones go along with network and unit.
CHANCE = "(i * 2654435761 % 4294967296 / 42949673)"
OTHER_CHANCE = "(i * 2246822519 % 4294967296 / 42949673)"
NETWORK = f"(CASE WHEN i % 20 = 0 THEN 0 ELSE i * 31 % {NETWORKS} END)"
UNIT = f"({NETWORK} % {UNITS})"
KNOWN = f"({CHANCE} >= 10)"
POSITIONS = "(1 + i % 3)"


def created(count, number="i"):
    """Evenly over the three years, the newest an hour old."""
    start = int(timezone.now().timestamp()) - SPAN - 3_600
    return f"({start} + {number} * {SPAN} / {count})"


def pick(condition, if_true, if_false):
    """A word by CHANCE: the first bound that is above it."""

    def words(bounds):
        return " ".join(f"WHEN {CHANCE} < {bound} THEN '{word}'" for bound, word in bounds.items())

    return (
        f"CASE WHEN {condition} THEN CASE {words(if_true)} END ELSE CASE {words(if_false)} END END"
    )


def insert(model, count, **expressions):
    columns = {
        field.column: expressions.pop(field.column, None) or _default(field)
        for field in model._meta.concrete_fields
    }
    assert not expressions, expressions
    numbers = f"generate_series(1::bigint, {count}) AS s(i)" if POSTGRES else "s"
    series = f"WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < {count}) "
    names = ", ".join(f'"{column}"' for column in columns)
    run(
        f"{'' if POSTGRES else series}INSERT INTO {model._meta.db_table} ({names})"
        f" SELECT {', '.join(columns.values())} FROM {numbers}"
    )
    if POSTGRES:
        table = model._meta.db_table
        run(
            f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))"
        )


def _default(field):
    value = field.get_default()
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return boolean(value)
    return str(value) if isinstance(value, int | float) else f"'{value}'"


def boolean(value):
    return str(value).upper() if POSTGRES else str(int(value))


def at(seconds):
    if POSTGRES:
        return f"to_timestamp({seconds})"
    return f"strftime('%Y-%m-%d %H:%M:%S', {seconds}, 'unixepoch')"


def uuid(number):
    return f"lpad(to_hex({number}), 32, '0')::uuid" if POSTGRES else f"printf('%032x', {number})"


def day(seconds):
    return f"CAST(to_timestamp({seconds}) AS date)" if POSTGRES else f"date({seconds}, 'unixepoch')"


def text(number):
    return f"CAST({number} AS text)"


def of(expression, number):
    """The expression of another number than `i`."""
    return re.sub(r"\bi\b", f"({number})", expression)


def run(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)
