"""Lists as somebody chose them: the address keeps it, and page and file are the same."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.http import QueryDict
from django.utils import timezone
from openpyxl import load_workbook

from pledges.models import Opening
from pledges.openings.table import TABLE
from pledges.tables import lists
from pledges.tables.columns import Chosen
from tests import factories

OPENINGS, CANDIDATES = "/arbejdsbord/aabninger/", "/arbejdsbord/kandidater/"
PLACEMENTS, ORDERS = "/arbejdsbord/forloeb/", "/arbejdsbord/jobordrer/"
INBOX = "/arbejdsbord/indbakke/"
ALL = (OPENINGS, CANDIDATES, PLACEMENTS, ORDERS)
FILES = (*ALL, INBOX)
ALWAYS = ["Virksomhed", "Adresse", "Kommune", "Timer pr. uge"]


@pytest.fixture
def desk(client, cast):
    client.force_login(cast.consultant)
    return client


@pytest.fixture
def company():
    return factories.company(
        "Ågård Maskinfabrik",
        street="Vejen 1",
        postcode="9000",
        city="Aalborg",
        municipality_code="0851",
    )


@pytest.fixture
def everything(cast, company):
    """One opening, one order and one placement at a company, and its candidate."""
    sheet = factories.sheet(cast.network, company=company, company_name=company.name)
    handover = factories.handover(sheet, cast.unit, owner=cast.consultant, status="hired")
    candidate = factories.candidate(cast.unit, cast.network, reference="Kandidat L1")
    placement = factories.placement(
        handover, candidate=candidate, candidate_reference="Kandidat L1"
    )
    Opening.objects.update(positions=2)
    return placement, factories.order(handover, hours="5-9")


def rows_of(response):
    """Of a CSV file."""
    lines = response.content.decode("utf-8-sig").splitlines()
    return [line.split(";") for line in lines]


def seen(client, address):
    return [
        [str(cell["value"]) for cell in line]
        for group in client.get(address).context["groups"]
        for line in group["lines"]
    ]


@pytest.mark.parametrize("address", FILES)
def test_every_file_has_company_address_municipality_and_hours(desk, everything, address):
    header, row = rows_of(desk.get(f"{address}liste.csv?kol=netvaerk"))
    told = dict(zip(header, row, strict=True))
    assert set(header) == {"Netværk", *ALWAYS}
    assert told["Virksomhed"] == "Ågård Maskinfabrik"
    assert told["Adresse"] == "Vejen 1, 9000 Aalborg"
    assert told["Kommune"] == "Aalborg"
    assert told["Timer pr. uge"] not in ("", "None")


@pytest.mark.parametrize("address", FILES)
def test_excel_and_csv_hold_the_same(desk, everything, address):
    book = load_workbook(BytesIO(desk.get(f"{address}liste.xlsx").content))
    excel = [[cell.value for cell in row] for row in book.active.iter_rows()]
    csv = rows_of(desk.get(f"{address}liste.csv"))
    assert excel[0] == csv[0]
    assert len(excel) == len(csv) == 2
    assert excel[1][0] == csv[1][0]


@pytest.mark.parametrize("address", ALL)
def test_the_table_has_the_chosen_columns_and_the_choice_stays_in_the_address(
    desk, everything, address
):
    page = desk.get(f"{address}?som=tabel&kol=virksomhed&kol=netvaerk&sorter=-netvaerk")
    assert {one.key for one in page.context["chosen"].columns} == {"virksomhed", "netvaerk"}
    html = page.content.decode()
    assert 'liste.csv?som=tabel&amp;kol=virksomhed&amp;kol=netvaerk&amp;sorter=-netvaerk"' in html
    ticked = page.context["chosen"].form["kol"].value()
    assert ticked == ["virksomhed", "netvaerk"]


@pytest.mark.parametrize("address", ALL)
@pytest.mark.parametrize(
    "query", ["som=x&gruppe=x&sorter=x&kol=x", "kol=&sorter=-", "page=99", "programme=x&network=x"]
)
def test_words_that_no_list_knows_count_for_nothing(desk, everything, address, query):
    assert desk.get(f"{address}?{query}").status_code == 200
    assert len(rows_of(desk.get(f"{address}liste.csv?{query}"))) == 2


def test_a_company_with_the_name_of_a_formula_is_text(desk, cast):
    factories.opening(cast.network, cast.unit, company=factories.company("=1+1"))
    [_header, row] = rows_of(desk.get(f"{OPENINGS}liste.csv?kol=stilling"))
    assert "'=1+1" in row


def test_openings_are_sorted_and_grouped_over_pages(desk, cast, monkeypatch):
    monkeypatch.setattr(lists, "PER_PAGE", 2)
    companies = [factories.company(name) for name in ("Bager", "Ask")]
    for hours, company in (("5-9", companies[0]), ("1-4", companies[0]), ("20+", companies[1])):
        factories.opening(cast.network, cast.unit, company=company, hours=hours)
    query = "som=tabel&gruppe=virksomhed&sorter=timer&kol=virksomhed&kol=timer"
    first = desk.get(f"{OPENINGS}?{query}")
    assert [group["title"] for group in first.context["groups"]] == ["Ask", "Bager"]
    assert seen(desk, f"{OPENINGS}?{query}") == [["Ask", "20 eller flere"], ["Bager", "1–4"]]
    assert seen(desk, f"{OPENINGS}?{query}&page=2") == [["Bager", "5–9"]]
    assert [row[0] for row in rows_of(desk.get(f"{OPENINGS}liste.csv?{query}"))[1:]] == [
        "Ask",
        "Bager",
        "Bager",
    ]


def test_candidates_are_grouped_by_stage_in_its_own_order(desk, cast):
    for reference, stage in (("A", "ready"), ("B", "referred"), ("C", "ready")):
        factories.candidate(cast.unit, cast.network, reference=reference, stage=stage)
    groups = desk.get(f"{CANDIDATES}?gruppe=fase&sorter=-reference").context["groups"]
    assert [(one["title"], [str(row[0]) for row in one["rows"]]) for one in groups] == [
        ("henvist", ["B"]),
        ("klar", ["C", "A"]),
    ]


@pytest.mark.parametrize("address", [OPENINGS, PLACEMENTS, ORDERS])
def test_lists_are_narrowed_by_company_network_and_programme(desk, cast, everything, address):
    other = factories.network(cast.nordby, cast.unit, name="Klubben")
    handover = factories.handover(
        factories.sheet(other, company_name="Bageriet"), cast.unit, status="hired"
    )
    factories.placement(handover)
    factories.order(handover)
    Opening.objects.update(positions=2)
    programme = factories.programme(cast.nordby, other)
    assert len(seen(desk, address)) == 2
    for query in (f"network={other.pk}", "company=bager", f"programme={programme.pk}"):
        assert len(seen(desk, f"{address}?{query}")) == 1
        [_header, row] = rows_of(desk.get(f"{address}liste.csv?{query}"))
        assert "Bageriet" in row


def test_the_host_gets_no_words_between_unit_and_company(client, cast, everything):
    Opening.objects.update(next_step="Ring til mester")
    client.force_login(cast.coordinator)
    answer = client.get(f"{OPENINGS}liste.csv?kol=skridt&kol=virksomhed")
    assert "Ring til mester" not in answer.content.decode("utf-8-sig")
    assert "Næste skridt" not in client.get(f"{OPENINGS}?som=tabel").content.decode()


def test_a_list_too_long_for_a_file_says_so(desk, everything, monkeypatch):
    monkeypatch.setattr(lists, "MOST", 0)
    answer = desk.get(f"{OPENINGS}liste.csv", follow=True)
    assert "Listen er for lang til én fil: 1 rækker." in answer.content.decode()


@pytest.mark.parametrize("address", ALL)
def test_files_ask_the_same_whatever_their_length(
    desk, cast, everything, address, django_assert_max_num_queries
):
    keys = "&".join(f"kol={one.key}" for one in TABLE.columns)
    desk.get(f"{address}liste.csv?{keys}")
    with django_assert_max_num_queries(30) as one:
        desk.get(f"{address}liste.csv?{keys}")
    for number in range(3):
        sheet = factories.sheet(cast.network, company=factories.company(f"Firma {number}"))
        handover = factories.handover(sheet, cast.unit, status="hired")
        candidate = factories.candidate(cast.unit, cast.network)
        factories.placement(handover, candidate=candidate)
        factories.order(handover)
    Opening.objects.update(positions=2)
    with django_assert_max_num_queries(len(one)):
        desk.get(f"{address}liste.csv?{keys}")


def test_a_row_without_a_day_comes_last_either_way(cast):
    day = timezone.localdate() + timedelta(days=1)
    for starts_on in (None, day, day + timedelta(days=1)):
        factories.opening(cast.network, cast.unit, starts_on=starts_on)
    for sort in ("start", "-start"):
        found = Chosen(TABLE, QueryDict(f"sorter={sort}")).ordered(Opening.objects.all())
        assert found.last().starts_on is None
