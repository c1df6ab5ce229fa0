"""The files that the register gives out: a table with semicolons, or JSON as its interface answers.

Read piece by piece: a file of the whole country is not held in memory.
"""

import csv
import json
from codecs import getincrementaldecoder
from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

from django.utils.translation import gettext as _

from taskforces.imports.headings import guess_columns, heading_of
from taskforces.imports.limits import FileRefused
from taskforces.register.records import NoRecord, Record, from_json, from_row

LOOKED_AT, PIECE = 4096, 1 << 20
# Beside the headings that a list of contacts may have.
MORE_HEADINGS = {
    "status": ("status", "virksomhedsstatus"),
    "closed_on": ("ophørsdato", "ophørt", "slutdato"),
    "industry_system": ("branchekodens udgave", "branchekode udgave", "brancheversion"),
}
Line = tuple[int, Record | str]


def read(file: BinaryIO, today: date) -> Iterator[Line]:
    """(line, its record or why there is none). Raises FileRefused."""
    start = file.read(LOOKED_AT)
    file.seek(0)
    if not start.strip():
        raise FileRefused(FileRefused.Code.EMPTY)
    if start.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] in (b"{", b"["):
        return _json(file, today)
    return _table(file, start, today)


def _json(file, today):
    """One document, or one on each line as exports of the index are."""
    text = _lines(file, "utf-8")
    first = next(text)
    try:
        one = json.loads(first)
    except ValueError:
        yield from _numbered(_companies_of(_whole(first, text)), today)
        return
    yield from _numbered(_companies_of(one), today)
    for at, line in enumerate(text, 2):
        if line.strip():
            yield from _numbered(_companies_of(_whole(line, ())), today, at)


def _whole(first, rest):
    try:
        return json.loads(first + "".join(rest))
    except ValueError as error:
        raise FileRefused(FileRefused.Code.UNREADABLE) from error


def _companies_of(found):
    """The companies in an answer of the index, in a list of them, or in one alone."""
    if isinstance(found, dict) and isinstance(found.get("hits"), dict):
        found = found["hits"].get("hits", [])
    if isinstance(found, list):
        return [company for each in found for company in _companies_of(each)]
    if not isinstance(found, dict):
        return [{}]
    found = found.get("_source", found)
    return [found.get("Vrvirksomhed", found)]


def _numbered(companies, today, line=1):
    for at, company in enumerate(companies, line):
        yield at, _tried(from_json, company, today)


def _table(file, start, today):
    first = start.splitlines()[0]
    delimiter = max(b";,\t", key=lambda sign: first.count(sign))
    reader = csv.reader(_lines(file, _encoding(file)), delimiter=chr(delimiter))
    header = next(reader)
    columns = guess_columns(header) | _more(header)
    if "cvr_number" not in columns:
        raise FileRefused(FileRefused.Code.UNREADABLE)
    system = _system_of(header, columns)
    for cells in reader:
        if any(cell.strip() for cell in cells):
            values = {name: cells[at] for name, at in columns.items() if at < len(cells)}
            yield reader.line_num, _tried(from_row, system | values, today)


def _lines(file, encoding):
    """Line by line; the mark in front of UTF-8 is none of the text."""
    try:
        for at, line in enumerate(file):
            text = line.decode(encoding)
            yield text if at else text.removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise FileRefused(FileRefused.Code.UNREADABLE) from error


def _encoding(file):
    """UTF-8, or Windows-1252 where a byte is none of it."""
    decoder, found = getincrementaldecoder("utf-8")(), "utf-8"
    try:
        while piece := file.read(PIECE):
            decoder.decode(piece)
    except UnicodeDecodeError:
        found = "cp1252"
    file.seek(0)
    return found


def _more(header):
    headings = [heading_of(cell) for cell in header]
    return {
        name: headings.index(word)
        for name, words in MORE_HEADINGS.items()
        for word in map(heading_of, words)
        if word in headings
    }


def _system_of(header, columns):
    """A column of codes that is headed DB07 or DB25 says what they are."""
    at = columns.get("industry_code")
    said = header[at].strip().upper() if at is not None else ""
    return {"industry_system": said} if said in ("DB07", "DB25") else {}


def _tried(read_one, found, today):
    try:
        return read_one(found, today)
    except NoRecord:
        return _("Der står intet CVR-nummer, vi kan bruge.")
