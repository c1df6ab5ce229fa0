"""Threat A13: what a stranger typed never runs in the caseworker's spreadsheet."""

import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from openpyxl import Workbook, load_workbook

from frontend.spreadsheets import csv_response, harmless, xlsx_response

FORMULAS = [
    "=1+1",
    " =1+1",
    "\u200b=1+1",
    "\ufeff =1+1",
    "＝1+1",
    "＋1+1",
    "＠SUM(1)",
    "+1+cmd|' /C calc'!A0",
    "-1+cmd|' /C calc'!A0",
    "−1+1",
    "@SUM(1+1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "\0=1+1",
    '=HYPERLINK("https://evil.example";"Klik")',
]
HARMLESS = ["+4512345678", "+45 12 34 56 78", "-5", "-5,5", "Ågård A/S", "5 = 2 + 3", "a@b.dk", ""]


def cells_of_csv(response):
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))


def cells_of_xlsx(response):
    return list(load_workbook(io.BytesIO(response.content)).active.iter_rows())


@pytest.mark.parametrize("typed", FORMULAS)
def test_formula_becomes_text_in_csv(typed):
    assert harmless(typed).startswith("'")


@pytest.mark.parametrize("typed", FORMULAS)
def test_formula_becomes_text_in_xlsx(typed):
    cell = cells_of_xlsx(xlsx_response("tal.xlsx", ["Navn"], [[typed]]))[1][0]
    assert cell.data_type == "s"


@pytest.mark.parametrize("typed", HARMLESS)
def test_signed_numbers_and_plain_text_survive(typed):
    assert harmless(typed) == typed


def test_plain_openpyxl_would_make_a_formula():
    """The negative control of the test above."""
    assert Workbook().active.cell(1, 1, "=1+1").data_type == "f"


def test_csv_keeps_cells_apart():
    rows = [['a;b";=1+1', "to\r\nlinjer", 1.5, Decimal("2.5"), date(2026, 3, 1), None]]
    response = csv_response("tal.csv", ["Æ", "Ø"], rows)
    assert response.content.startswith(b"\xef\xbb\xbf")
    assert cells_of_csv(response) == [
        ["Æ", "Ø"],
        ['a;b";=1+1', "to linjer", "1,5", "2,5", "01-03-2026", ""],
    ]


def test_xlsx_keeps_numbers_and_days():
    rows = [[5, date(2026, 3, 1), datetime(2026, 7, 1, 12, tzinfo=UTC), "12345678", "a\x0bb"]]
    cells = cells_of_xlsx(xlsx_response("tal.xlsx", [""] * 5, rows))[1]
    assert [cell.value for cell in cells] == [
        5,
        datetime(2026, 3, 1),
        datetime(2026, 7, 1, 14),  # Danish summer time
        "12345678",
        "a b",
    ]


def test_file_is_a_download_that_no_cache_keeps():
    response = csv_response('tal"\r\nX: 1.csv', [], [])
    assert response["Content-Disposition"] == 'attachment; filename="tal---X--1.csv"'
    assert response["Cache-Control"] == "private, no-store"
