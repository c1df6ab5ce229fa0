"""Reads the tables that a Danish office sends: a workbook of Excel, or text with commas or semicolons."""

from dataclasses import dataclass

from taskforces.imports import csv_files, workbooks
from taskforces.imports.headings import guess_columns, is_p_number
from taskforces.imports.limits import MAX_BYTES, MAX_COLUMNS, MAX_ROWS, FileRefused, guarded

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
LOOKED_AT = 20  # rows among which a heading is looked for
ENOUGH = 2  # known headings that make a row of headings


@dataclass(frozen=True)
class Heading:
    """Where the headings stand; not `known` when a person has to say so."""

    sheet: int
    line: int
    known: bool


def read_sheets(data: bytes) -> list[dict]:
    """[{"name", "is_hidden", "rows": [[line, cells]], "hidden": lines, "hidden_columns": numbers}].

    A CPR number is taken out before anything is kept. Raises FileRefused.
    """
    if len(data) > MAX_BYTES:
        raise FileRefused(FileRefused.Code.TOO_LARGE)
    if data.startswith(OLE):  # .xls, and every .xlsx with a password
        raise FileRefused(FileRefused.Code.OLD_EXCEL)
    read = workbooks.read_sheets if data.startswith(ZIP) else csv_files.read_sheets
    sheets = [sheet for sheet in read(data) if sheet["rows"]]
    fitting = [sheet for sheet in sheets if _refusal(sheet) is None]
    if not fitting:
        raise FileRefused(_refusal(sheets[0]) if sheets else FileRefused.Code.EMPTY)
    return [_guarded(sheet) for sheet in fitting]


def _refusal(sheet):
    """Why one sheet cannot be read; the others of the workbook still can."""
    if any(len(cells) > MAX_COLUMNS for _line, cells in sheet["rows"]):
        return FileRefused.Code.TOO_MANY_COLUMNS
    if len(sheet["rows"]) < 2:
        return FileRefused.Code.EMPTY
    if len(sheet["rows"]) > MAX_ROWS + 1:
        return FileRefused.Code.TOO_MANY_ROWS
    return None


def _guarded(sheet):
    """A P-number has the form of a CPR number, so its own column is exempt."""
    exempt = {
        at
        for _line, cells in sheet["rows"][:LOOKED_AT]
        for at, cell in enumerate(cells)
        if is_p_number(cell)
    }
    rows = [
        [line, [guarded(cell, p_number=at in exempt) for at, cell in enumerate(cells)]]
        for line, cells in sheet["rows"]
    ]
    return sheet | {"rows": rows}


def find_heading(sheets: list[dict]) -> Heading:
    """The row with the most known headings, in a sheet that Excel shows if there is one."""
    found = [
        (not sheet["is_hidden"], _known(cells), -at, -line)
        for at, sheet in enumerate(sheets)
        for line, cells in sheet["rows"][:LOOKED_AT]
        if _known(cells)
    ]
    if found:
        _shown, _score, at, line = max(found)
        return Heading(-at, -line, known=True)
    at = next((at for at, sheet in enumerate(sheets) if not sheet["is_hidden"]), 0)
    return Heading(at, sheets[at]["rows"][0][0], known=False)


def _known(cells):
    """How many headings a row holds; 0 where they are too few to be a row of headings."""
    score = len(guess_columns(cells))
    return score if score >= min(ENOUGH, sum(bool(cell) for cell in cells)) else 0


def table_of(sheets: list[dict], heading: Heading) -> dict:
    """What stands under the heading, JSON-ready; raises FileRefused when nothing does."""
    sheet = sheets[heading.sheet]
    lines = [line for line, _cells in sheet["rows"]]
    if heading.line not in lines[:-1]:
        raise FileRefused(FileRefused.Code.EMPTY)
    at = lines.index(heading.line)
    return {
        "header": sheet["rows"][at][1],
        "rows": sheet["rows"][at + 1 :],
        "sheet": heading.sheet,
        "line": heading.line,
        "known": heading.known,
        "hidden": [line for line in sheet["hidden"] if line > heading.line],
        "hidden_columns": sheet["hidden_columns"],
    }
