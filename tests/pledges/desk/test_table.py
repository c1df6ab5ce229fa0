"""The inbox as a table as somebody chose it: its order, its columns, and the same as a file."""

import re

import pytest

from pledges.desk.table import TABLE
from pledges.models import SavedFilter
from tests import factories

INBOX = "/arbejdsbord/indbakke/"
TABLE_OF_ALL = f"{INBOX}?vis=enhed&som=tabel"


@pytest.fixture
def three(cast):
    """Bager is the consultant's, Ask and Cirkel are nobody's; Cirkel has another network and status."""
    other = factories.network(cast.nordby, cast.unit, name="Andet netværk")
    for name, network, fields in (
        ("Bager", cast.network, {"owner": cast.consultant, "status": "assigned"}),
        ("Ask", cast.network, {}),
        ("Cirkel", other, {"status": "contacted"}),
    ):
        sheet = factories.sheet(network, company_name=name, contact_name=f"{name} Leder")
        factories.handover(sheet, cast.unit, **fields)


@pytest.fixture
def desk(client, cast, three):
    client.force_login(cast.consultant)
    return client


def companies(response):
    return re.findall(r"data-key-open>([^<]+)<", response.content.decode())


def titles(response):
    return [(group.title, len(group.lines)) for group in response.context["groups"]]


def rows_of(response):
    lines = response.content.decode("utf-8-sig").splitlines()
    return [line.split(";") for line in lines]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("sorter=virksomhed", ["Ask", "Bager", "Cirkel"]),
        ("sorter=-virksomhed", ["Cirkel", "Bager", "Ask"]),
        ("sorter=netvaerk", ["Cirkel", "Bager", "Ask"]),  # among equals by urgency, as always
        ("sorter=-kontaktperson", ["Cirkel", "Bager", "Ask"]),
        ("sorter=ansvarlig", ["Bager", "Ask", "Cirkel"]),  # nobody's last
        ("sorter=vrøvl&gruppe=vrøvl&kol=vrøvl", ["Bager", "Ask", "Cirkel"]),
    ],
)
def test_rows_and_file_stand_in_the_chosen_order(desk, query, expected):
    assert companies(desk.get(f"{TABLE_OF_ALL}&{query}")) == expected
    file = rows_of(desk.get(f"{INBOX}liste.csv?vis=enhed&{query}"))
    assert [row[0] for row in file[1:]] == expected


def test_the_focus_goes_down_the_chosen_order(desk):
    rows = desk.get(f"{TABLE_OF_ALL}&sorter=-virksomhed").context["in_order"]
    ids = [line.handover.pk for line in rows]
    assert [line.following for line in rows] == [*ids[1:], 0]


def test_headings_are_by_urgency_until_something_is_chosen(desk):
    assert titles(desk.get(TABLE_OF_ALL)) == [("De næste dage", 3)]
    assert titles(desk.get(f"{TABLE_OF_ALL}&sorter=virksomhed")) == [("", 3)]
    assert titles(desk.get(f"{TABLE_OF_ALL}&gruppe=status&sorter=virksomhed")) == [
        ("fordelt", 1),
        ("kontaktet", 1),
        ("nyt tilsagn", 1),
    ]


def test_a_press_on_a_heading_sorts_and_another_turns_it_round(desk):
    def head(query):
        page = desk.get(f"{TABLE_OF_ALL}{query}")
        found = next(one for one in page.context["heads"] if one["key"] == "virksomhed")
        return found["sort"], found["url"].rpartition("sorter=")[2]

    assert head("") == ("", "virksomhed")
    assert head("&sorter=virksomhed") == ("ascending", "-virksomhed")
    assert head("&sorter=-virksomhed") == ("descending", "virksomhed")


def test_chosen_columns_stand_on_the_page_and_in_the_file(desk):
    page = desk.get(f"{TABLE_OF_ALL}&kol=status&kol=kontaktperson")
    assert [head["key"] for head in page.context["heads"]] == [
        *("virksomhed", "status", "kontaktperson")
    ]
    html = page.content.decode()
    assert ("Bager Leder</span></td>" in html, 'data-label="Lovede"' in html) == (True, False)
    header, first, *_rest = rows_of(
        desk.get(f"{INBOX}liste.csv?vis=enhed&kol=status&kol=kontaktperson&sorter=virksomhed")
    )
    told = dict(zip(header, first, strict=True))
    assert told["Kontaktperson"] == "Ask Leder"
    assert set(told) == {
        *("Virksomhed", "Status", "Kontaktperson", "Timer pr. uge", "Adresse", "Kommune")
    }


@pytest.mark.parametrize("column", TABLE.columns, ids=lambda column: column.key)
def test_every_column_stands_on_page_and_file_alike(desk, column):
    page = desk.get(f"{TABLE_OF_ALL}&kol={column.key}&sorter={column.key}")
    assert companies(page)
    file = rows_of(desk.get(f"{INBOX}liste.csv?vis=enhed&kol={column.key}&sorter={column.key}"))
    assert (str(column.label) in file[0], len(file)) == (True, 4)


def test_the_file_holds_the_tab_and_the_filters_of_the_page(desk):
    file = rows_of(desk.get(f"{INBOX}liste.csv?vis=ledige&q=ask"))
    assert [row[0] for row in file[1:]] == ["Ask"]
    assert rows_of(desk.get(f"{INBOX}liste.csv?event=999"))[1:] == []


def test_the_file_has_no_sheet_of_another_unit(desk, cast):
    factories.handover(factories.sheet(cast.network, company_name="Fremmed"), cast.sonderby)
    assert "Fremmed" not in desk.get(f"{INBOX}liste.csv?vis=enhed").content.decode()


def test_a_saved_filter_keeps_the_table_too(desk):
    query = "vis=enhed&sorter=-virksomhed&gruppe=status&kol=status&kol=frist&page=2&mere=vrøvl"
    desk.post(f"{INBOX}filtre/", {"name": "Sådan", "query": query})
    assert SavedFilter.objects.get().query == (
        "vis=enhed&gruppe=status&sorter=-virksomhed&kol=status&kol=frist"
    )


@pytest.mark.parametrize("rows", [1, 3])
def test_every_column_costs_no_query_a_row(client, cast, rows, django_assert_num_queries):
    for n in range(rows):
        sheet = factories.sheet(cast.network, company=factories.company(f"Firma {n}"))
        factories.handover(sheet, cast.unit, owner=cast.consultant)
    client.force_login(cast.consultant)
    keys = "&".join(f"kol={one.key}" for one in TABLE.columns)
    client.get(f"{TABLE_OF_ALL}&{keys}")
    with django_assert_num_queries(14):
        client.get(f"{TABLE_OF_ALL}&{keys}")
    with django_assert_num_queries(15):  # with the line of the audit log
        client.get(f"{INBOX}liste.csv?vis=enhed&{keys}")
