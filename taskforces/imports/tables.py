"""Reads the tables that a Danish office sends: a workbook of Excel, or text with commas or semicolons."""

from taskforces.imports import csv_files, workbooks
from taskforces.imports.limits import MAX_BYTES, MAX_COLUMNS, MAX_ROWS, FileRefused

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def read_table(data: bytes) -> dict:
    """{"header": [cells], "rows": [[line number, [cells]]]} of a file; raises FileRefused."""
    if len(data) > MAX_BYTES:
        raise FileRefused(FileRefused.Code.TOO_LARGE)
    rows = _rows(data)
    if any(len(cells) > MAX_COLUMNS for _line, cells in rows):
        raise FileRefused(FileRefused.Code.TOO_MANY_COLUMNS)
    if len(rows) < 2:
        raise FileRefused(FileRefused.Code.EMPTY)
    (_line, header), *body = rows
    if len(body) > MAX_ROWS:
        raise FileRefused(FileRefused.Code.TOO_MANY_ROWS)
    return {"header": header, "rows": body}


def _rows(data: bytes) -> list[list]:
    if data.startswith(OLE):  # .xls, and every .xlsx with a password
        raise FileRefused(FileRefused.Code.OLD_EXCEL)
    return workbooks.read_rows(data) if data.startswith(ZIP) else csv_files.read_rows(data)
