"""Files as offices really send them, from the upload to the list, without anything chosen on screen."""

from pathlib import Path

import pytest

from taskforces.imports.contact_imports import (
    apply_import,
    map_columns,
    plan_import,
    start_import,
    take_hidden,
)
from taskforces.imports.headings import guess_columns
from taskforces.models import Company, Contact, ContactList

FILES = Path(__file__).parent / "files"


@pytest.fixture
def started(cast):
    def start(name):
        made = start_import(
            cast.nordby, data=(FILES / name).read_bytes(), by=cast.secretary, file_name=name
        )
        columns = guess_columns(made.content["header"])
        return map_columns(made, columns=columns, data_source="Messen", contact_basis="dialogue")

    return start


@pytest.fixture
def planned(started):
    return lambda name: plan_import(started(name))


@pytest.fixture
def imported(started, cast):
    return lambda name: apply_import(started(name), by=cast.secretary)


def known(row, *names):
    return tuple(row.values.get(name, "") for name in names)


@pytest.mark.parametrize(
    ("name", "person"),
    [
        (
            "01_outlook_da.csv",
            (
                "Blåbærgrød ApS",
                "Søren Åge Kjærgård",
                "Direktør",
                "soeren.k@blaabaer.example",
                "+45 99 30 40 50",
                "Æblevej 3, 2. th",
                "8000",
                "Århus C",
            ),
        ),
        (
            "02_outlook_en.csv",
            (
                "Nordby Stål A/S",
                "Mette Frost-Jensen",
                "CEO",
                "mette@nordbystaal.example",
                "+4598123456",
                "Havnegade 1",
                "9990",
                "Nordby",
            ),
        ),
        (
            "03_hubspot.csv",
            ("Ærø Færger A/S", "Jens Ærø", "", "jens@aero.example", "+45 30 11 22 33", "", "", ""),
        ),
        (
            "21_superoffice.csv",
            (
                "Super A/S",
                "Lise Østerby",
                "Adm. dir.",
                "lise@super.example",
                "+45 98 76 54 32",
                "Vej 9",
                "9990",
                "Nordby",
            ),
        ),
    ],
)
def test_exports_of_office_programs_are_read_untouched(planned, name, person):
    plan = planned(name)
    fields = ("company", "name", "title", "email", "phone", "street", "postcode", "city")
    assert [known(row, *fields) for row in plan.good] == [person]
    assert (plan.bad, plan.told) == ([], [])


def test_a_company_of_the_register_comes_in_with_a_post(imported):
    plan = imported("04_cvr.csv")
    contact = Contact.objects.get()
    company, workplace = contact.company, contact.workplace
    assert (contact.name, contact.is_post, contact.greeting) == (
        "Ledelsen",
        True,
        "Kære Hansen & Søn I/S v/Per Hansen",
    )
    assert (company.cvr_number, company.postcode, company.city) == (
        "10150817",
        "8000",
        "Aarhus C",
    )
    assert (company.advertising_protected, company.employees) == (True, "10-49")
    assert (workplace.p_number, workplace.municipality_code) == ("1003124567", "0751")
    assert (workplace.street, workplace.city) == ("Store Torv 4, 1. tv", "Aarhus C")
    assert plan.told == []


@pytest.mark.parametrize(
    ("name", "line", "person"),
    [
        ("05_titlerow.xlsx", 4, ("Skov & Eng A/S", "Åse Lund", "+45 22334455")),
        ("06_instruction_sheet.xlsx", 2, ("Fanen ApS", "Ida Fane", "")),
    ],
)
def test_the_sheet_and_the_row_with_known_headings_are_found(planned, name, line, person):
    [row] = planned(name).good
    assert (row.line, known(row, "company", "name", "phone")) == (line, person)


def test_a_filtered_row_is_told_of_and_comes_in_when_asked_for(started):
    made = started("08_filtered.xlsx")
    plan = plan_import(made)
    assert (plan.hidden, [row.values["name"] for row in plan.good]) == (1, ["Ida Vis"])
    take_hidden(made, takes=True)
    plan = plan_import(made)
    assert (plan.hidden, [row.values["name"] for row in plan.good]) == (0, ["Ida Vis", "Ole Gemt"])


def test_every_shape_of_address_is_cleaned_and_two_are_told_of(planned):
    plan = planned("16_email_shapes.csv")
    assert [row.values["email"] for row in plan.good] == [
        "ole@vinkel.example",
        "ole@mailto.example",
        "ole@to.example",
        "ole@apos.example",
        "ole@stor.example",
        "ole@blåbærgrød.example",
        "ole+taskforce@plus.example",
        "ole@punkt.example",
    ]
    assert [(row.line, row.told[0].text) for row in plan.told] == [
        (4, "E-mail: Der står 2 e-mailadresser. Vi har taget ole@to.example.")
    ]


def test_numbers_are_cleaned_where_plain_and_left_out_where_not(planned):
    plan = planned("17_numbers.csv")
    one = [known(row, "phone", "cvr_number", "postcode", "city") for row in plan.good]
    assert one == [
        ("+45 99 30 40 50", "", "9990", "Nordby"),
        ("+45 99 30 40 50", "", "9990", "Nordby"),
        ("99304050", "10150817", "9990", "Nordby"),
        ("99304050", "10150817", "9990", "Nordby"),
        ("99304050", "10150817", "9990", "Nordby"),
        ("99304050", "10150817", "9990", "Nordby"),
        ("99304050", "", "9990", "Nordby"),
        ("99304050", "", "8000", "Aarhus C"),
        ("99304050", "", "24937", "Flensburg"),
        ("99304050", "", "0800", "Høje Taastrup"),
        ("99304050", "", "8000", "Aarhus C"),
    ]
    assert [(row.line, row.told[0].text) for row in plan.told] == [
        (2, "Telefon: Der står 2 numre. Vi har taget +45 99 30 40 50."),
        (3, "Telefon: Lokalnummeret er ikke med."),
        (8, "CVR-nummer: “ukendt” kunne ikke læses og er ikke med."),
        (10, "Postnummer: 24937 er ikke dansk. Skriv landet, hvis I kender det."),
    ]
    assert plan.bad == []


def test_the_same_company_with_and_without_its_number_is_one(imported):
    imported("18_cvr_once.csv")
    assert [(each.name, each.cvr_number) for each in Company.objects.all()] == [
        ("Engang A/S", "10150817")
    ]
    assert Contact.objects.count() == 2


def test_folded_names_are_suggested_and_stay_two(imported):
    plan = imported("19_fold.csv")
    assert sorted(Company.objects.values_list("name", flat=True)) == [
        "Aarup A/S",
        "Arup A/S",
        "Bo Byg ApS",
    ]
    assert Contact.objects.count() == 4
    assert [(row.line, [note.text for note in row.told]) for row in plan.told] == [
        (3, ["Virksomheden ligner “Arup A/S”, linje 2. Ret navnet, hvis det er den samme."]),
        (5, ["Navnet ligner “Mads Bo”, linje 4. Ret det, hvis det er den samme person."]),
    ]


def test_names_are_greeted_as_people_are_and_doubtful_ones_are_marked(imported):
    imported("23_names.csv")
    greeted = Contact.objects.values_list("name", "greeting_doubtful")
    greetings = [contact.greeting for contact in Contact.objects.order_by("pk")]
    assert greetings == [
        "Kære Ole",
        "Kære Anna",
        "Kære Suharto",
        "Kære محمد",
        "Kære Ída",
        "Kære Ole",
        "Kære Ole",
        "Kære Inger",
    ]
    assert {name for name, doubtful in greeted if doubtful} == {
        "Suharto",
        "محمد علي",
        "Ída Þórsdóttir 🎉",
    }
    assert "Ole Hansen" in dict(greeted)


def test_a_file_is_a_list_of_everybody_in_it(imported, cast):
    imported("19_fold.csv")
    again = imported("19_fold.csv")
    assert (len(again.good), len(again.duplicates)) == (0, 4)
    assert [
        (each.name, each.contacts.count(), each.listings.filter(made=True).count())
        for each in ContactList.objects.all()
    ] == [("19_fold", 4, 0), ("19_fold", 4, 4)]
