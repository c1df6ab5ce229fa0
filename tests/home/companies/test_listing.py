"""The list: who is in it, what a row says, and that it costs the same for few and for many."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from home.companies import listing
from home.lists.paging import OneGoPaginator
from pledges.models import FollowUpEntry
from taskforces.companies import relations
from taskforces.companies.talking import NEVER, QUIET_DAYS
from taskforces.models import CompanyLogEntry
from tests import factories


@pytest.fixture
def three(cast):
    """One that was called long ago, one with an open sheet, one that nobody has talked to."""
    old, open_one, new = (factories.company(name) for name in ("Bageriet", "Ågård", "Cykler"))
    for company in (old, open_one, new):
        factories.contact(cast.nordby, company=company)
    relations.log(cast.nordby, old, by=cast.owner, kind="call", text="Hej")
    CompanyLogEntry.objects.update(at=timezone.now() - timedelta(days=200))
    relations.keep(cast.nordby, new, by=cast.owner, tags=["lager"], next_step="Ring",
                   next_step_on=date(2026, 12, 1))  # fmt: skip
    sheet = factories.sheet(cast.network, company=open_one)
    handover = factories.handover(sheet, cast.unit)
    FollowUpEntry.objects.create(handover=handover, kind="call", by=cast.consultant)
    return old, open_one, new


def names(companies):
    return [company.name for company in companies]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, {"Bageriet", "Ågård", "Cykler"}),
        ({"words": "bag"}, {"Bageriet"}),
        ({"talked": "half"}, {"Bageriet", "Ågård", "Cykler"}),
        ({"talked": "year"}, {"Ågård", "Cykler"}),
        ({"talked": "never"}, {"Ågård", "Cykler"}),
        ({"talked": "lately"}, set()),
        ({"mine": True}, {"Bageriet"}),
        ({"open_only": True}, set()),
    ],
)
def test_filters_for_the_host(cast, three, asked, found):
    assert set(names(listing.narrowed(cast.owner, [cast.nordby], **asked))) == found


def test_the_unit_sees_open_promises_and_its_own_calls(cast, three):
    seen = {"user": cast.consultant, "organisations": [cast.unit]}
    assert names(listing.narrowed(**seen, open_only=True)) == ["Ågård"]
    assert names(listing.narrowed(**seen, talked="half")) == []
    (line,) = listing.lines_of(listing.narrowed(**seen), **seen)
    assert (line.open_promises, line.last_contact.date()) == (1, timezone.now().date())


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("navn", ["Bageriet", "Cykler", "Ågård"]),
        ("kontakt", ["Cykler", "Ågård", "Bageriet"]),
        ("skridt", ["Cykler", "Bageriet", "Ågård"]),
    ],
)
def test_orders(cast, three, order, expected):
    found = listing.narrowed(cast.owner, [cast.nordby])
    assert names(listing.in_order(found, order, cast.owner, [cast.nordby])) == expected


def test_a_page_costs_the_same_for_one_and_for_many(cast, client, django_assert_max_num_queries):
    client.force_login(cast.owner)
    for number in range(3):
        company = factories.company(f"Firma {number}")
        factories.contact(cast.nordby, company=company)
        relations.keep(cast.nordby, company, by=cast.owner, tags=["a", f"b{number}"])
    with django_assert_max_num_queries(17):
        assert client.get(reverse("home:companies")).status_code == 200


def test_nothing_asked_wrongly_hides_what_is_there(cast, three, client):
    client.force_login(cast.owner)
    page = client.get(reverse("home:companies"), {"network": "x", "page": "999"})
    assert "3 virksomheder" in page.content.decode()


def test_the_file_holds_what_the_list_shows(cast, three, client, tmp_path):
    client.force_login(cast.owner)
    file = tmp_path / "virksomheder.xlsx"
    file.write_bytes(client.get(reverse("home:companies_export"), {"q": "cyk"}).content)
    header, row = load_workbook(file).active.iter_rows(values_only=True)
    told = dict(zip(header, row, strict=True))
    assert (told["Virksomhed"], told["Næste skridt"], told["Åbne tilsagn"]) == ("Cykler", "Ring", 0)
    assert told["Hvornår"].date() == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("number", "shown", "at"),
    [
        (None, ["Bageriet", "Cykler"], 1),
        ("2", ["Ågård"], 2),
        ("999", ["Ågård"], 2),
        ("0", ["Bageriet", "Cykler"], 1),
        ("x", ["Bageriet", "Cykler"], 1),
        ("9" * 30, ["Ågård"], 2),
    ],
)
def test_a_page_and_the_count_come_in_one_go(cast, three, number, shown, at):
    found = listing.in_order(listing.narrowed(cast.owner, [cast.nordby]), "navn", cast.owner, [])
    page = OneGoPaginator(found, 2).get_page(number)
    assert (names(page.object_list), page.number, page.paginator.count) == (shown, at, 3)


def test_a_page_that_is_there_is_one_statement(cast, three, django_assert_num_queries):
    found = listing.narrowed(cast.owner, [cast.nordby]).order_by("name", "pk")
    with django_assert_num_queries(1):
        page = OneGoPaginator(found, 2).get_page("2")
        assert (page.paginator.count, page.has_previous(), page.has_next()) == (3, True, False)


def test_quiet_and_by_last_contact_say_what_each_row_says(cast, three):
    """The filter and the order look at all companies at once; each line looks for itself."""
    for number, days in enumerate((1, 182, 184, 400)):
        company = factories.company(f"Firma {number}")
        relations.log(cast.nordby, company, by=cast.owner, kind="visit", text="Hos dem")
        CompanyLogEntry.objects.filter(company=company).update(
            at=timezone.now() - timedelta(days=days)
        )
        relations.log(cast.nordby, company, by=cast.owner, kind="note", text="Et notat tæller ikke")
    nowhere = factories.sheet(cast.network, company=None)
    handover = factories.handover(nowhere, cast.unit)
    FollowUpEntry.objects.create(handover=handover, kind="call", by=cast.consultant)
    for seen in ((cast.owner, [cast.nordby]), (cast.consultant, [cast.unit])):
        found = listing.narrowed(*seen).order_by("name", "pk")
        lines = listing.lines_of(found, *seen)
        since = timezone.now() - timedelta(days=QUIET_DAYS)
        quiet = {each.name for each in lines if (each.last_contact or NEVER) < since}
        assert set(names(listing.narrowed(*seen, talked="half"))) == quiet
        longest = sorted(lines, key=lambda each: each.last_contact or NEVER)
        assert names(listing.in_order(found, "kontakt", *seen)) == [each.name for each in longest]


def test_search_finds_the_register_s_name_and_one_s_own(cast, three):
    relations.keep(cast.nordby, three[0], by=cast.owner, short_name="Hos Ågot")
    found = listing.narrowed(cast.owner, [cast.nordby], words="got")
    assert names(found) == ["Bageriet"]
    assert names(listing.narrowed(cast.stranger, [cast.sonderby], words="got")) == []
