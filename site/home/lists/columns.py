"""What a row of a list can say, on the page and in the file: one list of columns for both."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.utils.functional import Promise


@dataclass(frozen=True)
class Column:
    name: str
    label: str | Promise
    text: Callable[[Any], object] = lambda _line: ""
    day: Callable[[Any], object] = lambda _line: None
    day_label: str | Promise = ""  # where the file has the day in a column of its own
    is_number: bool = False


@dataclass(frozen=True)
class Cell:
    """One field of a row on the page."""

    column: Column
    text: object
    day: object


@dataclass(frozen=True)
class Columns:
    """All that a list can show besides the name, and what it shows until somebody chooses."""

    name_label: str | Promise
    every: tuple[Column, ...]
    usual: tuple[str, ...]

    @property
    def choices(self) -> list[tuple[str, str | Promise]]:
        return [(column.name, column.label) for column in self.every]

    def chosen(self, names: list[str]) -> list[Column]:
        """In the order of the list; the usual ones where none was chosen. Every row says the labels, so they are words."""
        wanted = set(names) or set(self.usual)
        return [
            replace(column, label=str(column.label))
            for column in self.every
            if column.name in wanted
        ]

    def header_of(self, columns: list[Column]) -> list[str]:
        """Of the file: a text and its day are two columns there."""
        labels = [self.name_label]
        for column in columns:
            labels += [column.label, column.day_label] if column.day_label else [column.label]
        return [str(label) for label in labels]


def cells_of(line, columns: list[Column]) -> list[Cell]:
    return [Cell(column, column.text(line), column.day(line)) for column in columns]


def row_of(line, columns: list[Column]) -> list[object]:
    values = [line.name]
    for column in columns:
        text, day = column.text(line), column.day(line)
        values += [text, day or None] if column.day_label else [day if text == "" else text]
    return values
