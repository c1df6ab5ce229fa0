import pytest

from taskforces.identifiers import normalise_cvr
from taskforces.imports import cells


@pytest.mark.parametrize(
    "typed",
    ["10150817", "DK10150817", "DK-10150817", "dk 10 15 08 17", "10.15.08.17", "CVR 10150817",
     "CVR-nr. 10150817", "CVR-nr.: 10150817", "CVR: DK-10150817", "10150817.0", "10150817-"],
)  # fmt: skip
def test_a_cvr_number_is_read_as_it_is_written(typed):
    assert normalise_cvr(typed) == "10150817"


@pytest.mark.parametrize("typed", ["ukendt", "", "12345678", "DE123456789", "1015081", "CVR"])
def test_what_is_no_cvr_number_is_not_read(typed):
    with pytest.raises(cells.Unreadable):
        cells.cvr_from(typed)


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("a@b.example", "a@b.example"),
        ("<a@b.example>", "a@b.example"),
        ("“a@b.example”", "a@b.example"),
        ("A.b@B.Example", "A.b@b.example"),
        ("MAILTO:a@b.example", "a@b.example"),
        ("a@b.example,", "a@b.example"),
        ("o'neil@b.example", "o'neil@b.example"),
        ("a@b.example (privat)", "a@b.example"),
    ],
)
def test_an_address_loses_what_programs_put_around_it(typed, address):
    assert cells.email_from(typed) == (address, "")


@pytest.mark.parametrize(
    "typed", ["a@b.example; c@d.example", "a@b.example\\c@d.example og c@d.dk"]
)
def test_of_several_addresses_the_first_is_taken_and_told(typed):
    value, told = cells.email_from(typed.replace("\\", " "))
    assert value == "a@b.example"
    assert told.startswith("Der står ")


def test_the_same_address_twice_is_one():
    assert cells.email_from("a@b.example <A@B.EXAMPLE>") == ("a@b.example", "")


@pytest.mark.parametrize("typed", ["ingen", "a(at)b.example", "a@b", "@b.example", "a @ b.example"])
def test_what_is_no_address_is_not_read(typed):
    with pytest.raises(cells.Unreadable):
        cells.email_from(typed)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("99 30 40 50", "99 30 40 50"),
        ("99304050.0", "99304050"),
        ("(+45) 99-30-40-50", "+45 99 30 40 50"),
        ("Tlf. 99304050", "99304050"),
        ("tlf: +45 99304050", "+45 99304050"),
        ("0049 461 1234567", "0049 461 1234567"),
    ],
)
def test_a_telephone_number_keeps_what_a_telephone_knows(typed, number):
    assert cells.phone_from(typed) == (number, "")


@pytest.mark.parametrize("typed", ["ukendt", "12", "spørg Ole", "1" * 21])
def test_what_is_no_telephone_number_is_not_read(typed):
    with pytest.raises(cells.Unreadable):
        cells.phone_from(typed)


@pytest.mark.parametrize(
    ("typed", "country", "read"),
    [
        ("8000", "", ("8000", "")),
        ("DK-8000", "", ("8000", "")),
        ("DK 8000", "", ("8000", "")),
        ("800", "", ("0800", "")),
        ("8000.0", "", ("8000", "")),
        ("D-24937", "", ("24937", "Tyskland")),
        ("DE 24937", "", ("24937", "Tyskland")),
        ("SE-211 20", "", ("211 20", "Sverige")),
        ("0150", "Norge", ("0150", "Norge")),
        ("EC1A 1BB", "Storbritannien", ("EC1A 1BB", "Storbritannien")),
        ("24937", "", ("24937", "")),
        ("FO-100", "", ("100", "Færøerne")),
    ],
)
def test_a_postcode_is_danish_or_keeps_its_country(typed, country, read):
    assert cells.postcode_from(typed, country) == read


@pytest.mark.parametrize("typed", ["Aarhus", "80", "XX-8000", "8000000"])
def test_what_is_no_postcode_is_not_read(typed):
    with pytest.raises(cells.Unreadable):
        cells.postcode_from(typed)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("8000 Aarhus C", ("8000", "Aarhus C")),
        ("DK-8000 Aarhus C", ("DK-8000", "Aarhus C")),
        ("211 20 Malmö", ("211 20", "Malmö")),
        ("9990, Nordby", ("9990", "Nordby")),
        ("8000", ("8000", "")),
        ("Nordby", ("", "Nordby")),
    ],
)
def test_postcode_and_city_in_one_cell_are_two(typed, read):
    assert cells.place_from(typed) == read


@pytest.mark.parametrize(
    ("typed", "band"),
    [("37", "10-49"), ("10-19", "10-49"), ("1.000+", "250+"), ("1-1", "1-9"), ("0", "")],
)
def test_employees_are_a_band(typed, band):
    assert cells.employees_from(typed) == (band, "")


@pytest.mark.parametrize("typed", ["mange", "2019-10-01"])
def test_a_day_that_excel_made_of_an_interval_is_no_number_of_employees(typed):
    with pytest.raises(cells.Unreadable):
        cells.employees_from(typed)


@pytest.mark.parametrize(
    ("typed", "kept"), [("Ja", "yes"), ("true", "yes"), ("Nej", ""), ("0", "")]
)
def test_protection_is_a_yes_or_a_no(typed, kept):
    assert cells.protected_from(typed) == (kept, "")


@pytest.mark.parametrize(("typed", "name"), [("DK", ""), ("Germany", "Tyskland"), ("Peru", "Peru")])
def test_a_country_is_named_as_a_danish_envelope_has_it(typed, name):
    assert cells.country_from(typed) == name


@pytest.mark.parametrize(
    ("typed", "code"),
    [("Engelsk", "en"), ("English (UK)", "en"), ("en-GB", "en"), ("EN_us", "en"), ("Dansk", "da")],
)
def test_a_language_is_known_however_it_is_called(typed, code):
    assert cells.language_from(typed) == (code, "")


@pytest.mark.parametrize("typed", ["tysk", "de-DE", "?", "1"])
def test_a_language_that_nothing_is_written_in_is_not_read(typed):
    with pytest.raises(cells.Unreadable):
        cells.language_from(typed)
