"""Reads the tables that a Danish office sends: comma or semicolon, UTF-8 or Windows-1252."""

import csv
import io

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.cpr import Verdict, find_cpr
from accounts.refusals import Refused

MAX_BYTES = 2 * 1024 * 1024
MAX_ROWS = 2000
MAX_COLUMNS = 60

# A cell is None where a CPR number stood: the number itself is kept nowhere.
Cells = list[str | None]


class FileRefused(Refused):
    class Code(models.TextChoices):
        EMPTY = (
            "empty",
            _("Filen er tom. Den skal have en linje med overskrifter og mindst én række."),
        )
        EXCEL = (
            "excel",
            _("Det er en Excel-fil. Åbn den, vælg “Gem som” og “CSV”, og læg den fil op i stedet."),
        )
        UNREADABLE = (
            "unreadable",
            _("Vi kan ikke læse filen som tekst. Gem den som CSV (UTF-8), og prøv igen."),
        )
        TOO_LARGE = "too_large", _("Filen er for stor. Den må højst fylde 2 MB: del den i flere.")
        TOO_MANY_ROWS = (
            "too_many_rows",
            _("Filen har over 2.000 rækker. Del den i flere, og læg dem op en ad gangen."),
        )
        TOO_MANY_COLUMNS = (
            "too_many_columns",
            _("Filen har over 60 kolonner. Slet dem, I ikke skal bruge."),
        )


def read_table(data: bytes) -> dict:
    """{"header": [cells], "rows": [[line number, [cells]]]} of a file; raises FileRefused."""
    if len(data) > MAX_BYTES:
        raise FileRefused(FileRefused.Code.TOO_LARGE)
    text = _decode(data)
    rows = _rows(text)
    if len(rows) < 2:
        raise FileRefused(FileRefused.Code.EMPTY)
    (_line, header), *body = rows
    if len(body) > MAX_ROWS:
        raise FileRefused(FileRefused.Code.TOO_MANY_ROWS)
    if max(len(cells) for _line, cells in rows) > MAX_COLUMNS:
        raise FileRefused(FileRefused.Code.TOO_MANY_COLUMNS)
    return {"header": header, "rows": body}


def _decode(data: bytes) -> str:
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise FileRefused(FileRefused.Code.EXCEL)
    # Excel's “Unicode text” is UTF-16 with a mark in front; everything without one is tried as UTF-8.
    encodings = (
        ("utf-16",) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252")
    )
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise FileRefused(FileRefused.Code.UNREADABLE)


def _rows(text: str) -> list[list]:
    text, delimiter = _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows, line = [], 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append([line, [_guarded(cell) for cell in cells]])
            line = reader.line_num + 1
            if len(rows) > MAX_ROWS + 1:
                break
    except csv.Error as error:
        raise FileRefused(FileRefused.Code.UNREADABLE) from error
    return rows


def _delimiter(text: str) -> tuple[str, str]:
    """The sign that divides the heading most often; Excel's own "sep=;" line is obeyed."""
    first, _newline, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first.strip()) == 5:
        return rest, first[4]
    return text, max(";,\t", key=first.count)


def _guarded(cell: str) -> str | None:
    return " ".join(cell.split()) if find_cpr(cell) is Verdict.NONE else None
