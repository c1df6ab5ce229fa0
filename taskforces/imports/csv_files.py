"""Text with commas, semicolons or tabs; UTF-8, UTF-16 or Windows-1252."""

import csv
import io

from taskforces.imports.headings import guess_columns
from taskforces.imports.limits import MAX_ROWS, FileRefused

LOOKED_AT = 20  # lines that tell what divides them


def read_sheets(data: bytes) -> list[dict]:
    """The one sheet that a text is; without empty lines, and at most two more than may be."""
    text, delimiter = _delimiter(_decode(data))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows, line = [], 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append([line, cells])
            line = reader.line_num + 1
            if len(rows) > MAX_ROWS + 1:
                break
    except csv.Error as error:
        raise FileRefused(FileRefused.Code.UNREADABLE) from error
    return [{"name": "", "is_hidden": False, "rows": rows, "hidden": [], "hidden_columns": []}]


def _decode(data: bytes) -> str:
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


def _delimiter(text: str) -> tuple[str, str]:
    """The sign that divides a line into the most known headings, else the first line most often.

    Excel's own "sep=;" line is obeyed.
    """
    first, _newline, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first.strip()) == 5:
        return rest, first[4]
    lines = text[:100_000].splitlines()[:LOOKED_AT]

    def divides(sign):
        return max((len(guess_columns(line.split(sign)[:250])) for line in lines), default=0)

    return text, max(";,\t", key=lambda sign: (divides(sign), first.count(sign)))
