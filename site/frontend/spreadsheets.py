"""Lists as files that a spreadsheet opens without running anything that somebody typed."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal

from django.http import HttpResponse
from django.utils import timezone
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST_CELL = 32_767  # what Excel can hold

# XML 1.0 knows no control characters but tab and line ends, and Excel needs neither of them in a list.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]+")
# Blanks and signs without width, which a lax reader skips before it looks at the cell.
_UNSEEN = re.compile(r"^[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+")
_NUMBER = re.compile(r"[+-]?\d[\d .,]*")


def csv_response(filename: str, header: Sequence, rows: Iterable[Sequence]) -> HttpResponse:
    """Semicolons and a byte order mark: as Danish Excel opens a file by double click."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([harmless(cell) for cell in header])
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    body = text.getvalue().encode("utf-8-sig", "replace")
    return _download(body, "text/csv; charset=utf-8", filename)


def xlsx_response(filename: str, header: Sequence, rows: Iterable[Sequence]) -> HttpResponse:
    """Numbers and days keep their type; everything else is text, so no cell is ever a formula."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in (header, *rows):
        sheet.append([_cell(sheet, value) for value in row])
    body = io.BytesIO()
    book.save(body)
    return _download(body.getvalue(), XLSX, filename)


def harmless(value) -> str:
    """The cell of a CSV file. An apostrophe stands before what a spreadsheet could take for a formula.

    Numbers with a sign (`-5`, `+4512345678`) stay as they are: they calculate nothing.
    """
    text = _text(value)
    seen = _UNSEEN.sub(
        "", unicodedata.normalize("NFKC", text)
    )  # fullwidth signs are the plain ones
    if seen.startswith(("=", "+", "-", "−", "@")) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def _text(value) -> str:
    if value is None:
        return ""
    if isinstance(value, float | Decimal):
        return str(value).replace(".", ",")
    if isinstance(value, datetime):
        return f"{_local(value):%d-%m-%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d-%m-%Y}"
    return _CONTROL.sub(" ", str(value))


def _cell(sheet, value):
    if isinstance(value, datetime):
        return WriteOnlyCell(sheet, _local(value).replace(tzinfo=None))
    if isinstance(value, int | float | Decimal | date) and not isinstance(value, bool):
        return WriteOnlyCell(sheet, value)
    cell = WriteOnlyCell(sheet, _text(value)[:LONGEST_CELL])
    cell.data_type = "s"  # openpyxl takes what begins with = for a formula
    return cell


def _local(moment):
    return timezone.localtime(moment) if timezone.is_aware(moment) else moment


def _download(body, content_type, filename):
    """`filename` is ours, never typed by anybody; Django escapes it all the same."""
    response = HttpResponse(body, content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{_plain(filename)}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _plain(filename):
    return re.sub(r"[^A-Za-z0-9._-]", "-", filename)
