"""One company of the register, out of a row and out of its JSON."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from taskforces.register.files import read
from taskforces.register.records import NoRecord, Record, from_json, from_row

TODAY = date(2026, 11, 30)
FILES = Path(__file__).parents[1] / "imports" / "files"


def company(**said):
    """As `cvr-permanent` answers; `said` replaces parts of it."""
    latest = {
        "nyesteNavn": {"navn": "ÅGÅRD MASKINER A/S", "periode": {"gyldigFra": "2001-02-03"}},
        "nyesteBeliggenhedsadresse": {
            "landekode": "DK",
            "vejnavn": "Havnegade",
            "husnummerFra": 12,
            "bogstavFra": "B",
            "etage": "1",
            "sidedoer": "th",
            "postnummer": 9000,
            "postdistrikt": "Aalborg",
            "kommune": {"kommuneKode": 851, "kommuneNavn": "AALBORG"},
        },
        "nyesteHovedbranche": {
            "branchekode": "289900",
            "branchetekst": "Fremstilling af maskiner",
            "periode": {"gyldigFra": "2025-01-01", "gyldigTil": None},
        },
        "nyesteErstMaanedsbeskaeftigelse": {"intervalKodeAntalAnsatte": "ANTAL_20_49"},
        "sammensatStatus": "Normal",
    }
    whole = {
        "cvrNummer": 10150817,
        "reklamebeskyttet": True,
        "livsforloeb": [{"periode": {"gyldigFra": "2001-02-03", "gyldigTil": None}}],
        "virksomhedMetadata": latest | said.pop("latest", {}),
    }
    return whole | said


def test_all_that_the_interface_says_of_a_company():
    assert from_json(company(), TODAY) == Record(
        "10150817",
        {
            "name": "ÅGÅRD MASKINER A/S",
            "street": "Havnegade 12B, 1. th",
            "postcode": "9000",
            "city": "Aalborg",
            "country": "",
            "municipality_code": "0851",
            "advertising_protected": True,
            "industry_code": "289900",
            "industry_name": "Fremstilling af maskiner",
            "industry_system": "DB25",
            "employees": "10-49",
            "closed_on": None,
        },
    )


@pytest.mark.parametrize(
    ("said", "field", "value"),
    [
        ({"livsforloeb": [{"periode": {"gyldigTil": "2020-05-01"}}]}, "closed_on", date(2020, 5, 1)),
        ({"livsforloeb": [], "latest": {"sammensatStatus": "OPHØRT"}}, "closed_on", TODAY),
        ({"livsforloeb": [], "latest": {"sammensatStatus": "Under konkurs"}}, "closed_on", None),
        ({"reklamebeskyttet": False}, "advertising_protected", False),
        (
            {"latest": {"nyesteHovedbranche": {
                "branchekode": "281300", "periode": {"gyldigTil": "2019-01-01"}}}},
            "industry_system",
            "DB07",
        ),
        ({"latest": {"nyesteErstMaanedsbeskaeftigelse": {"antalAnsatte": 300}}}, "employees", "250+"),
    ],
)  # fmt: skip
def test_what_may_be_otherwise(said, field, value):
    assert from_json(company(**said), TODAY).facts[field] == value


def test_what_is_not_said_is_not_a_fact():
    bare = {"cvrNummer": 10150817, "virksomhedMetadata": {}}
    assert from_json(bare, TODAY).facts == {"closed_on": None}
    assert from_row({"cvr_number": "DK-10150817", "company": "Ågård"}, TODAY).facts == {
        "name": "Ågård"
    }


@pytest.mark.parametrize("number", ["", "12345678", "ukendt"])
def test_a_company_without_a_number_is_no_record(number):
    with pytest.raises(NoRecord):
        from_row({"cvr_number": number, "company": "Ågård"}, TODAY)


def test_the_registers_table_is_read_with_windows_letters_and_a_split_postcode():
    ((_line, found),) = read(BytesIO((FILES / "04_cvr.csv").read_bytes()), TODAY)
    assert found == Record(
        "10150817",
        {
            "name": "Hansen & Søn I/S v/Per Hansen",
            "street": "Store Torv 4, 1. tv",
            "postcode": "8000",
            "city": "Aarhus C",
            "country": "",
            "municipality_code": "0751",
            "industry_code": "561110",
            "industry_name": "Restauranter",
            "employees": "10-49",
            "advertising_protected": True,
            "closed_on": None,
        },
    )


@pytest.mark.parametrize(
    ("row", "closed_on"),
    [
        ("10150817;Normal;", None),
        ("10150817;Ophørt;31-12-2024", date(2024, 12, 31)),
        ("10150817;Opløst efter konkurs;", TODAY),
        ("10150817;Under tvangsopløsning;", None),
    ],
)
def test_closed_companies_are_told_by_state_or_day(row, closed_on):
    table = f"CVR-nr.;Status;Ophørsdato;DB07\n{row};281300\n"
    ((_line, found),) = read(BytesIO(table.encode()), TODAY)
    assert found.facts["closed_on"] == closed_on
    assert found.facts["industry_system"] == "DB07"
