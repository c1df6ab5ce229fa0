"""Workbooks of Excel (.xlsx), read row by row and never believed about their size."""

import io
import lzma
import re
import zipfile
import zlib
from datetime import date, datetime, time

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from taskforces.imports.limits import MAX_COLUMNS, MAX_ROWS, FileRefused

# 10,000 rows of contacts unpack to about 10 MB; a bomb of 1 MB to a thousand.
MAX_UNPACKED = 60 * 1024 * 1024
MAX_PARTS = 500
MOST_ROWS = 2 * MAX_ROWS  # of all sheets; what comes after is not read
BROKEN = (
    InvalidFileException,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    SyntaxError,  # what both XML readers raise
    EOFError,
)
# A part that is packed in a way nobody knows, is locked, is cut short, or whose packed bytes are damaged.
NOT_UNPACKED = (
    zipfile.BadZipFile,
    RuntimeError,
    EOFError,
    OSError,
    zlib.error,
    lzma.LZMAError,
)

_TAGS = re.compile(rb"<(?:\w+:)?(row|col)(\s[^<>]*)>")
_ATTRIBUTES = re.compile(rb"\b(r|min|max|hidden)=[\"'](\w+)[\"']")


def read_sheets(data: bytes) -> list[dict]:
    """Every sheet with what Excel hides of it; formulas by their last value."""
    _refuse_bomb(data)
    sheets, rows = [], 0
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        for sheet in book.worksheets:
            if rows <= MOST_ROWS:
                sheets.append(_sheet(sheet))
                rows += len(sheets[-1]["rows"])
    except (*BROKEN, zipfile.BadZipFile) as error:
        raise FileRefused(FileRefused.Code.UNREADABLE) from error
    return sheets


def _sheet(sheet):
    rows = _rows_of(sheet)
    hidden, hidden_columns = _hidden_in(sheet) if rows else ([], [])
    return {
        "name": sheet.title,
        "is_hidden": sheet.sheet_state != "visible",
        "rows": rows,
        "hidden": [line for line, _cells in rows if line in hidden],
        "hidden_columns": hidden_columns,
    }


def _hidden_in(sheet):
    """Numbers of rows (from 1) and columns (from 0) that a filter or a person has hidden.

    Read off the tags: the reader of rows keeps nothing of it, and a second parser takes as long again.
    """
    with sheet._get_source() as source:
        xml = source.read()
    rows, columns, number = set(), [], 0
    for tag, attributes in _TAGS.findall(xml):
        said = {name: value.decode() for name, value in _ATTRIBUTES.findall(attributes)}
        hidden = said.get(b"hidden") in ("1", "true")
        if tag == b"row":
            number = int(said.get(b"r") or number + 1)
            if hidden:
                rows.add(number)
        elif hidden:
            last = min(int(said[b"max"]), MAX_COLUMNS)
            columns += range(int(said[b"min"]) - 1, last)
    return rows, columns


def _refuse_bomb(data):
    """By what each part really unpacks to: the sizes that the file claims may be lies."""
    left = MAX_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if len(packed.infolist()) > MAX_PARTS:
                raise FileRefused(FileRefused.Code.TOO_LARGE)
            for part in packed.infolist():
                with packed.open(part) as stream:
                    while chunk := stream.read(64 * 1024):
                        left -= len(chunk)
                        if left < 0:
                            raise FileRefused(FileRefused.Code.TOO_LARGE)
    except NOT_UNPACKED as error:
        raise FileRefused(FileRefused.Code.UNREADABLE) from error


def _rows_of(sheet):
    rows = []
    sheet.reset_dimensions()  # what a sheet says of its size is a guess of the program that wrote it
    for number, values in enumerate(sheet.iter_rows(values_only=True), start=1):
        cells = [text_of(value) for value in values]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            rows.append([number, cells])
        if len(rows) > MAX_ROWS + 1 or len(cells) > MAX_COLUMNS:
            break
    return rows


def text_of(value) -> str:
    """As it stands in the sheet. CVR and telephone numbers are numbers to Excel, and stay whole ones."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)
