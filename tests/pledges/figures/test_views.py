"""The screen of figures and its files."""

import csv
import io
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from pledges.figures.months import by_month
from pledges.figures.scopes import Scope
from pledges.figures.tally import export_rows, tally
from tests import factories

URL = "/arbejdsbord/tal/"


@pytest.fixture
def unit_page(client, cast):
    client.force_login(cast.consultant)
    return client


def handed_in(cast, n=1, **fields):
    for number in range(n):
        sheet = factories.sheet(cast.network, company_name=f"Firma {number}")
        factories.handover(sheet, cast.unit, **fields)


def shown(response):
    return {step.key: step.sheets for step in response.context["shown"].steps}


def test_page_shows_the_last_year(unit_page, cast):
    handed_in(cast, 2, first_contact_at=timezone.now())
    handed_in(cast, 1, created_at=timezone.now() - timedelta(days=400))
    response = unit_page.get(URL)
    assert shown(response)["sheets"] == 2
    assert response.context["shown"].times.share == 100
    everything = unit_page.get(URL, {"since": "", "until": ""})
    assert shown(everything)["sheets"] == 3


def test_page_without_a_sheet_says_what_to_do(unit_page):
    assert "Ingen tal her endnu" in unit_page.get(URL).content.decode()


def test_measure_changes_the_chart_and_stays_when_filtering(unit_page, cast):
    handed_in(cast, 2)
    response = unit_page.get(URL, {"i": "hours", "network": cast.network.pk})
    assert ("Udfyldte et ark", "10") in response.context["funnel"].rows
    assert '<input type="hidden" name="i" value="hours"' in response.content.decode()
    unknown = unit_page.get(URL, {"i": "<script>"})
    assert ("Udfyldte et ark", "2") in unknown.context["funnel"].rows


@pytest.mark.parametrize("path", ["", "fil.csv", "fil.xlsx"])
def test_foreign_things_in_the_filter_do_not_exist(unit_page, cast, path):
    foreign = factories.network(cast.sonderby)
    other_unit = factories.organisation("Sønderby Jobindgang", kind="employment_unit")
    for asked in (
        {"network": foreign.pk},
        {"event": factories.event(foreign).pk},
        {"unit": other_unit.pk},
        {"network": "x"},
    ):
        assert unit_page.get(URL + path, asked).status_code == 404
    assert unit_page.get(URL + path, {"network": cast.network.pk}).status_code == 200


def test_filter_by_network_event_and_unit(client, cast):
    event = factories.event(cast.network)
    factories.handover(factories.sheet(cast.network, event=event), cast.unit)
    factories.handover(factories.sheet(cast.network), cast.unit)
    other = factories.network(cast.nordby)
    factories.handover(factories.sheet(other), cast.unit)
    client.force_login(cast.owner)

    def count(**asked):
        return shown(client.get(URL, {"since": "", **asked}))["sheets"]

    assert count() == 3
    assert count(network=cast.network.pk) == 2
    assert count(event=event.pk) == 1
    assert count(unit=cast.unit.pk) == 3


def test_a_period_that_ends_before_it_begins_is_told(unit_page):
    response = unit_page.get(URL, {"since": "2026-05-01", "until": "2026-04-01"})
    assert response.status_code == 422
    assert "Perioden slutter, før den begynder." in response.content.decode()


def test_page_of_one_and_three_takes_the_same_queries(
    unit_page, cast, django_assert_max_num_queries
):
    unit_page.get(URL)
    most = 25 if connection.vendor == "postgresql" else 27  # SQLite has no median: three for one
    for _n in range(3):
        network = factories.network(cast.nordby, unit=cast.unit, goal_positions=10)
        factories.target(network)
        factories.handover(factories.sheet(network), cast.unit, first_contact_at=timezone.now())
        with django_assert_max_num_queries(most):
            unit_page.get(URL)


def test_a_helper_in_the_door_sees_no_figures(client, cast):
    client.force_login(cast.helper)
    assert client.get(URL).status_code == 403


def test_files_hold_the_same_numbers(unit_page, cast):
    handed_in(cast, 2, first_contact_at=timezone.now())
    cells = unit_page.get(f"{URL}fil.csv").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(cells), delimiter=";"))
    assert rows[0] == ["Afsnit", "Linje", "Måles i", "Tal", "Mål"]
    assert ["Fra løfte til varigt job", "Udfyldte et ark", "timer om ugen", "10", ""] in rows
    book = load_workbook(io.BytesIO(unit_page.get(f"{URL}fil.xlsx").content))
    assert ("Fra løfte til varigt job", "Udfyldte et ark", "timer om ugen", 10, None) in list(
        book.active.values
    )
    assert unit_page.get(f"{URL}fil.exe").status_code == 404


def test_a_network_with_a_formula_for_a_name_runs_nothing(unit_page, cast):
    cast.network.name = '=HYPERLINK("https://evil.example")'
    cast.network.goal_positions = 10
    cast.network.save()
    body = unit_page.get(f"{URL}fil.csv").content.decode("utf-8-sig")
    assert "'=HYPERLINK" in body
    assert ";=HYPERLINK" not in body


def test_markup_in_names_stays_text(unit_page, cast):
    cast.network.name = "<script>alert(1)</script>"
    cast.network.goal_positions = 10
    cast.network.save()
    handed_in(cast)
    assert "<script>alert" not in unit_page.get(URL).content.decode()


def test_months_have_no_gaps_and_begin_at_danish_midnight(cast):
    for at in (
        datetime(2026, 1, 31, 22, 59, tzinfo=UTC),
        datetime(2026, 1, 31, 23, 1, tzinfo=UTC),
        datetime(2026, 4, 2, tzinfo=UTC),
    ):
        handed_in(cast, created_at=at)
    found = [(month.first_day.month, month.sheets, month.hours) for month in by_month()]
    assert found == [(1, 1, 5), (2, 1, 5), (3, 0, 0), (4, 1, 5)]
    assert by_month(Scope(networks=[factories.network(cast.sonderby)])) == []


def test_rows_of_a_file_cover_every_section(cast):
    cast.network.goal_positions = 10
    with time_machine.travel(datetime(2026, 5, 4, 8, tzinfo=UTC)):
        handed_in(cast)
        rows = list(export_rows(tally(Scope(), networks=[cast.network])))
    sections = dict.fromkeys(row[0] for row in rows)
    assert list(sections) == [
        "Fra løfte til varigt job",
        "Første kontakt",
        "Job i gang",
        "Måned for måned",
        "Mål",
    ]
    assert {len(row) for row in rows} == {5}


@pytest.mark.parametrize("query", ["since=0001-01-01", "until=9999-12-31", "since=9999-12-31"])
def test_days_that_no_calendar_counts_from_are_refused(client, cast, query):
    client.force_login(cast.owner)
    assert client.get(f"{reverse('pledges:figures')}?{query}").status_code == 422
    assert client.get(f"/arbejdsbord/tal/fil.csv?{query}").status_code == 200
    assert client.get(f"{reverse('pledges:figures')}?since=2026-01-01").status_code == 200
