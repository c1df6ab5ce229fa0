import pytest

from taskforces.imports.headings import HEADINGS, guess_columns, heading_of


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        ("Nummer;Navn;Adresse;Postnr.;By;Kontakt;Telefon;SE/CVR-nr.",
         {"company": 1, "street": 2, "postcode": 3, "city": 4, "name": 5, "phone": 6, "cvr_number": 7}),
        ("No.;Name;Address;Post Code;City;Contact;Phone No.;VAT Registration No.;Country/Region Code",
         {"company": 1, "street": 2, "postcode": 3, "city": 4, "name": 5, "phone": 6, "cvr_number": 7,
          "country": 8}),
        ("CVR-nr.;Navn;Postnr. og by", {"cvr_number": 0, "company": 1, "place": 2}),
        ("Navn;Fornavn;Efternavn", {"company": 0, "first_name": 1, "last_name": 2}),
        ("Firma;Navn;Kontaktperson", {"company": 0, "name": 1}),
        ("Titel;Stilling;Firma", {"title": 1, "company": 2}),
        ("Titel;Firma", {"title": 0, "company": 1}),
        ("VIRKSOMHED:;E_mail*;Tlf.nr.", {"company": 0, "email": 1, "phone": 2}),
        ("Navn;E-mail", {"name": 0, "email": 1}),
    ],
)  # fmt: skip
def test_headings_of_programs_and_people_are_known(header, columns):
    assert guess_columns(header.split(";")) == columns


def test_no_heading_means_two_things():
    words = [(heading_of(word), name) for name, words in HEADINGS.items() for word in words]
    assert len(dict(words)) == len({word for word, _name in words})
    meanings = {}
    for word, name in words:
        meanings.setdefault(word, set()).add(name)
    assert {word: names for word, names in meanings.items() if len(names) > 1} == {}
