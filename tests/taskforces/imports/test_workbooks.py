import io
import zipfile
from datetime import datetime

import pytest
from openpyxl import Workbook

from taskforces.imports import workbooks
from taskforces.imports.limits import FileRefused
from taskforces.imports.workbooks import text_of
from tests.taskforces.imports.test_tables import read_table


def workbook(*rows, first_sheet=()):
    book = Workbook()
    for row in first_sheet:
        book.active.append(row)
    sheet = book.create_sheet() if first_sheet == () else book.active
    for row in rows:
        sheet.append(row)
    return saved(book)


def saved(book):
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def zipped(**parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return file.getvalue()


def test_the_first_sheet_with_anything_in_it_is_read():
    data = workbook(["Virksomhed", "Navn"], ["Ågård Maskinfabrik", "Søren Ågård"])
    assert read_table(data) == {
        "header": ["Virksomhed", "Navn"],
        "rows": [[2, ["Ågård Maskinfabrik", "Søren Ågård"]]],
    }


def test_row_numbers_are_those_of_the_sheet_and_empty_rows_are_left_out():
    data = workbook(["Navn", "By"], [None, None], ["Bo", None])
    assert read_table(data)["rows"] == [[3, ["Bo"]]]


def test_what_excel_hides_is_told():
    book = Workbook()
    for row in (["Virksomhed", "Navn", "Note"], ["A", "Bo", "x"], ["B", "Ida", "y"]):
        book.active.append(row)
    book.active.row_dimensions[3].hidden = True
    book.active.column_dimensions["C"].hidden = True
    book.create_sheet("Kladde").sheet_state = "hidden"
    first, second = workbooks.read_sheets(saved(book))
    assert (first["hidden"], first["hidden_columns"], first["is_hidden"]) == ([3], [2], False)
    assert (second["name"], second["is_hidden"]) == ("Kladde", True)


def test_a_hidden_sheet_is_read_only_where_no_other_is_known():
    book = Workbook()
    for row in (["Virksomhed", "Navn", "E-mail"], ["Gammel", "Bo", ""]):
        book.active.append(row)
    book.active.sheet_state = "hidden"
    shown = book.create_sheet("Kontakter")
    for row in (["Virksomhed", "Navn"], ["Ny", "Bo"]):
        shown.append(row)
    book.active = 1
    assert read_table(saved(book))["rows"] == [[2, ["Ny", "Bo"]]]


def test_a_sheet_that_is_too_large_does_not_hide_the_others():
    book = Workbook()
    for _row in range(2):
        book.active.append(["x"] * 251)
    shown = book.create_sheet("Kontakter")
    for row in (["Virksomhed", "Navn"], ["Ny", "Bo"]):
        shown.append(row)
    assert read_table(saved(book))["rows"] == [[2, ["Ny", "Bo"]]]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (12345678.0, "12345678"),
        (12345678, "12345678"),
        (7.5, "7.5"),
        ("0800", "0800"),
        (None, ""),
        (datetime(2026, 11, 25), "2026-11-25"),
        (datetime(2026, 11, 25, 18, 40), "2026-11-25T18:40:00"),
        ("=1+1", "=1+1"),
    ],
)
def test_a_cell_is_the_text_that_a_person_sees(value, text):
    assert text_of(value) == text


def test_a_cpr_number_is_taken_out_also_where_excel_keeps_a_number():
    data = workbook(["Navn", "Note"], ["Bo", "010190-1234"], ["Ida", 707614285])
    rows = read_table(data)["rows"]
    assert rows[0] == [2, ["Bo", None]]


def test_a_formula_is_its_last_value_and_never_run():
    assert read_table(workbook(["Navn", "By"], ["Bo", "=1+1"]))["rows"] == [[2, ["Bo"]]]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"PK\x03\x04rest", FileRefused.Code.UNREADABLE),
        (zipped(readme="no workbook"), FileRefused.Code.UNREADABLE),
        (workbook(), FileRefused.Code.EMPTY),
        (workbook(["Navn"] * 251, ["Bo"]), FileRefused.Code.TOO_MANY_COLUMNS),
        (zipped(**{f"p{n}": "x" for n in range(501)}), FileRefused.Code.TOO_LARGE),
    ],
)
def test_a_workbook_that_cannot_be_used_says_why(data, code):
    with pytest.raises(FileRefused) as refusal:
        read_table(data)
    assert refusal.value.code == code


@pytest.fixture(scope="module")
def bomb():
    """A few kilobytes that unpack to one byte more than may be."""
    return zipped(**{"xl/worksheets/sheet1.xml": bytes(workbooks.MAX_UNPACKED + 1)})


def test_a_bomb_is_refused_before_it_is_read(bomb):
    assert len(bomb) < workbooks.MAX_UNPACKED / 500
    with pytest.raises(FileRefused) as refusal:
        read_table(bomb)
    assert refusal.value.code == FileRefused.Code.TOO_LARGE


def test_without_the_limit_the_bomb_would_be_opened(bomb, monkeypatch):
    monkeypatch.setattr(workbooks, "MAX_UNPACKED", 2 * workbooks.MAX_UNPACKED)
    with pytest.raises(FileRefused) as refusal:
        read_table(bomb)
    assert refusal.value.code == FileRefused.Code.UNREADABLE


@pytest.mark.parametrize(("way", "kept"), [(zipfile.ZIP_DEFLATED, 0), (zipfile.ZIP_LZMA, 9)])
def test_damaged_bytes_are_a_file_that_cannot_be_read(way, kept):
    """`kept` bytes of the part say how it is packed; the rest is damaged."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", way) as packed:
        packed.writestr("xl/workbook.xml", "Ågård " * 200)
        [part] = packed.infolist()
    data = bytearray(file.getvalue())
    start = zipfile.sizeFileHeader + len(part.filename)
    data[start + kept : start + part.compress_size] = b"\xff" * (part.compress_size - kept)
    with pytest.raises(FileRefused) as caught:
        read_table(bytes(data))
    assert caught.value.code == FileRefused.Code.UNREADABLE


def test_entities_are_not_unfolded():
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    sheet = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]><x>&l9;</x>'
    data = zipped(**{"[Content_Types].xml": sheet, "xl/workbook.xml": sheet})
    with pytest.raises(FileRefused) as refusal:
        read_table(data)
    assert refusal.value.code == FileRefused.Code.UNREADABLE
