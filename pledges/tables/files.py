"""A list as it is chosen, as a file: for Excel, or for any other system."""

from collections.abc import Iterable

from django.http import HttpResponse

from frontend.spreadsheets import csv_response, xlsx_response
from pledges.tables.columns import Chosen

CSV, XLSX = "csv", "xlsx"
MOST = 50_000  # more rows are no list that anybody reads
_MAKES = {CSV: csv_response, XLSX: xlsx_response}


def table_file(chosen: Chosen, rows: Iterable, *, name: str, kind: str) -> HttpResponse:
    """The columns that were chosen and those that every file has; nothing in it is ever a formula."""
    columns = chosen.of_file()
    cells = ([_plain(column.value(row)) for column in columns] for row in rows)
    header = [str(column.label) for column in columns]
    return _MAKES[kind](f"{name}.{kind}", header, cells)


def _plain(value):
    """Numbers and days as they are; whatever waits for its language is said now."""
    return (
        value
        if value is None or isinstance(value, int | float) or hasattr(value, "year")
        else str(value)
    )
