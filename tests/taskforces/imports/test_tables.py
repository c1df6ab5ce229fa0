import pytest

from taskforces.imports import limits
from taskforces.imports.limits import FileRefused
from taskforces.imports.tables import find_heading, read_sheets, table_of

TABLE = "Virksomhed;Navn;By\nÅgård Maskinfabrik;Søren Ågård;Købæk\n"
READ = {
    "header": ["Virksomhed", "Navn", "By"],
    "rows": [[2, ["Ågård Maskinfabrik", "Søren Ågård", "Købæk"]]],
}


def read_table(data):
    """The first row is the heading, as in most files."""
    sheets = read_sheets(data)
    table = table_of(sheets, find_heading(sheets))
    return {name: table[name] for name in ("header", "rows")}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_every_usual_encoding_is_read(encoding):
    assert read_table(TABLE.encode(encoding)) == READ


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_usual_delimiter_and_newline_is_read(delimiter, newline):
    table = TABLE.replace(";", delimiter).replace("\n", newline)
    assert read_table(table.encode()) == READ


def test_excels_own_separator_line_is_obeyed():
    assert read_table(f"sep=;\r\n{TABLE}".encode())["header"] == READ["header"]


def test_line_numbers_are_those_of_the_file():
    table = 'Virksomhed;Navn\n\nA;"Ida\nHolm"\nB;Bo\n'
    assert read_table(table.encode())["rows"] == [[3, ["A", "Ida Holm"]], [5, ["B", "Bo"]]]


def test_a_cpr_number_is_taken_out_before_anything_is_kept():
    table = read_table(b"Navn;Note\nBo;010190-1234\nIda;ring 070761 4285 nu\n")
    assert table["rows"] == [[2, ["Bo", None]], [3, ["Ida", None]]]


def test_a_p_number_is_no_cpr_number_in_a_column_of_its_own():
    table = read_table(b"Virksomhed;P-nr.;Note\nA;1003124567;1003124567\nB;070761-4285;x\n")
    assert table["rows"] == [[2, ["A", "1003124567", None]], [3, ["B", None, "x"]]]


def test_headings_are_found_below_a_title_and_by_any_sign():
    table = read_table(b"Medlemmer, pr. 1. maj, 2026\n\nVirksomhed;Navn\nA;Bo\n")
    assert table == {"header": ["Virksomhed", "Navn"], "rows": [[4, ["A", "Bo"]]]}


def test_a_phone_and_a_cvr_number_are_left_alone():
    table = read_table(b"Telefon;CVR\n+45 12 34 56 78;DK 12345678\n")
    assert table["rows"] == [[2, ["+45 12 34 56 78", "DK 12345678"]]]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", FileRefused.Code.EMPTY),
        (b"\n\n", FileRefused.Code.EMPTY),
        (b"Navn;By\n", FileRefused.Code.EMPTY),
        (b"\xd0\xcf\x11\xe0rest", FileRefused.Code.OLD_EXCEL),
        (b"Navn;By\nBo\0;x\n", FileRefused.Code.UNREADABLE),
        (b"Navn;By\n\x81\x8d;x\n", FileRefused.Code.UNREADABLE),
        (b'Navn;By\n"' + b"a" * 200_000 + b'";x\n', FileRefused.Code.UNREADABLE),
        (b"Navn\n" + b"a\n" * 10_001, FileRefused.Code.TOO_MANY_ROWS),
        (b";".join([b"a"] * 251) + b"\nb\n", FileRefused.Code.TOO_MANY_COLUMNS),
        (b"a" * (limits.MAX_BYTES + 1), FileRefused.Code.TOO_LARGE),
    ],
)
def test_a_file_that_cannot_be_used_says_why(data, code):
    with pytest.raises(FileRefused) as refusal:
        read_table(data)
    assert refusal.value.code == code


def test_the_largest_allowed_file_is_read():
    assert len(read_table(b"Navn\n" + b"a\n" * 10_000)["rows"]) == 10_000
