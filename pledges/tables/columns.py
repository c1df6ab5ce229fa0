"""A list as somebody chose it: which columns, in which order, under which headings; the address keeps it.

The page and the files are made of the same columns, so that a file holds what is on the screen.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import F
from django.db.models.expressions import Combinable
from django.http import QueryDict
from django.urls import reverse
from django.utils.safestring import SafeString

from frontend.drawn_once import untouched
from pledges.tables.forms import TableForm

ROWS, TABLE = "liste", "tabel"
CHOICES = ("gruppe", "sorter", "kol")


@dataclass(frozen=True)
class Column:
    """`order` is what a list is sorted by; `link` the name of the address that a cell leads to, by the row's number.

    `in_every_file`: also when it is not among those that were chosen. `reads` are the relations that only it
    reads of a row, for lists that leave out what nobody sees.
    """

    key: str
    label: Any
    value: Callable[[Any], Any]
    order: str | Combinable | None = None
    groups: bool = False
    link: str = ""
    in_every_file: bool = False
    reads: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Table:
    columns: tuple[Column, ...]
    shown: tuple[str, ...]  # keys of those that stand there until somebody chooses

    def column(self, key: str) -> Column | None:
        return next((one for one in self.columns if one.key == key), None)


class Chosen:
    """What the address says of a table; whatever it does not know, it leaves out."""

    def __init__(self, table: Table, data):
        self.table = table
        self.form = TableForm(data, table=table)
        chosen = self.form.chosen()
        self.keys = chosen["kol"] or list(table.shown)
        self.as_table = chosen["som"] == TABLE
        self.group = table.column(chosen["gruppe"])
        self.sort = chosen["sorter"]
        self.is_untouched = not any(data.get(name) for name in CHOICES)

    @property
    def fields(self) -> dict[str, SafeString]:
        """The choices, drawn; as nearly everybody sees them, once a process."""
        if self.is_untouched:
            return {name: untouched(_for_nobody, name, self.table) for name in CHOICES}
        return {name: self.form[name].as_field_group() for name in CHOICES}

    @property
    def columns(self) -> list[Column]:
        return [one for one in self.table.columns if one.key in self.keys]

    @property
    def reads(self) -> list[str]:
        group = [self.group] if self.group else []
        return [name for one in (*self.columns, *group) for name in one.reads]

    def ordered(self, rows):
        """By group, then as chosen; what was the order before decides among equals."""
        order = [_by(self.group.order, descending=False)] if self.group else []
        if column := self.table.column(self.sort.removeprefix("-")):
            order.append(_by(column.order, descending=self.sort.startswith("-")))
        return rows.order_by(*order, *rows.query.order_by) if order else rows

    def grouped(self, rows: Iterable) -> list[tuple[str, list]]:
        """[(heading, rows)]; one without a heading where nothing is grouped."""
        rows = list(rows)
        if not self.group:
            return [("", rows)] if rows else []
        return [(key, list(of)) for key, of in groupby(rows, lambda row: self._heading(row))]

    def cells(self, row) -> list[dict]:
        """For the page: (label, value, url)."""
        return [
            {
                "label": column.label,
                "value": shown(column.value(row)),
                "url": reverse(column.link, args=[row.pk]) if column.link else "",
            }
            for column in self.columns
        ]

    def of_file(self) -> list[Column]:
        return [one for one in self.table.columns if one.key in self.keys or one.in_every_file]

    def _heading(self, row):
        return str(shown(self.group.value(row)))


def page_of(chosen: Chosen, page) -> list[dict]:
    """Groups of the page's rows, with the cells where it is a table: [{title, rows, lines}]."""
    return [
        {"title": title, "rows": rows, "lines": [chosen.cells(row) for row in rows]}
        for title, rows in chosen.grouped(page.object_list)
    ]


def _for_nobody(table):
    return TableForm(QueryDict(), table=table)


def shown(value):
    """What stands in a cell of the page; nothing is a dash."""
    return "–" if value in (None, "") else value


def _by(order, *, descending):
    expression = F(order) if isinstance(order, str) else order
    return expression.desc(nulls_last=True) if descending else expression.asc(nulls_last=True)
