"""A list saved as one wants it: for oneself or for all, renamed, opened first, removed; the file follows it."""

from urllib.parse import urlencode

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from accounts.models import AuditEntry
from home.companies.columns import COLUMNS
from home.companies.listing import Line
from home.lists.columns import cells_of, row_of
from taskforces.companies import relations
from taskforces.lists.selections import opening_one
from taskforces.models import SavedSelection
from tests import factories

LIST = "/arbejdsbord/virksomheder/"
BUILDERS = {"q": "byg", "order": "by", "columns": ["city", "tags"]}


@pytest.fixture
def two(cast):
    """A builder with a tag, and a baker."""
    builder, baker = factories.company("Byg og Bo", city="Nordby"), factories.company("Bageriet")
    for company in (builder, baker):
        factories.contact(cast.nordby, company=company)
    relations.keep(cast.nordby, builder, by=cast.owner, tags=["tag på"])
    return builder, baker


def save(client, name="Byggeri", whose="mine", **asked):
    query = urlencode(asked or BUILDERS, doseq=True)
    told = {"name": name, "whose": whose, "query": query}
    return client.post(reverse("home:company_selection_create"), told)


def page(client, query=""):
    answer = client.get(f"{LIST}{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_list_is_saved_with_filters_order_and_columns(cast, client, two):
    client.force_login(cast.coordinator)
    answer = save(client)
    saved = SavedSelection.objects.get()
    assert answer["Location"] == f"{LIST}?udvalg={saved.pk}"
    assert saved.filters == BUILDERS
    assert (saved.person, saved.organisation) == (cast.coordinator, cast.nordby)
    shown = page(client, f"?udvalg={saved.pk}")
    assert "Byg og Bo" in shown
    assert "tag på" in shown
    assert "Bageriet" not in shown
    assert '<th scope="col">Branche</th>' not in shown
    assert AuditEntry.objects.filter(verb="save_selection").count() == 1


def test_the_file_follows_the_selection(cast, client, two, tmp_path):
    client.force_login(cast.coordinator)
    save(client)
    file = tmp_path / "virksomheder.xlsx"
    export = reverse("home:companies_export")
    query = {"udvalg": SavedSelection.objects.get().pk}
    file.write_bytes(client.get(export, query).content)
    rows = list(load_workbook(file).active.iter_rows(values_only=True))
    assert rows == [("Virksomhed", "Mærker", "By"), ("Byg og Bo", "tag på", "Nordby")]


def test_one_s_own_is_nobody_else_s(cast, client, two):
    client.force_login(cast.coordinator)
    save(client)
    own = SavedSelection.objects.get()
    client.force_login(cast.owner)
    assert "Byggeri" not in page(client)
    assert client.get(f"{LIST}?udvalg={own.pk}").status_code == 404
    for name in ("company_selection", "company_selection_remove"):
        assert client.post(reverse(f"home:{name}", args=[own.pk])).status_code == 404
    assert save(client).status_code == 302  # the same name for somebody else
    assert SavedSelection.objects.count() == 2


def test_the_organisation_s_is_everybody_s_and_no_stranger_s(cast, client, two):
    client.force_login(cast.coordinator)
    save(client, whose=str(cast.nordby.pk))
    saved = SavedSelection.objects.get()
    assert saved.person is None
    client.force_login(cast.secretary)
    assert "Byggeri" in page(client)
    client.force_login(cast.stranger)
    assert client.get(f"{LIST}?udvalg={saved.pk}").status_code == 404
    assert save(client, whose=str(cast.nordby.pk)).status_code == 422


def test_it_is_renamed_opened_first_and_removed(cast, client, two):
    client.force_login(cast.coordinator)
    save(client)
    save(client, name="Andet", q="bag")
    saved, other = SavedSelection.objects.order_by("pk")
    address = reverse("home:company_selection", args=[saved.pk])
    assert client.post(address, {"name": "Andet"}).status_code == 422
    assert client.post(address, {"name": "Håndværk", "opens_first": "on"}).status_code == 302
    assert "Bageriet" not in page(client)
    assert "Bageriet" in page(client, "?order=navn")
    client.post(reverse("home:company_selection", args=[other.pk]),
                {"name": "Andet", "opens_first": "on"})  # fmt: skip
    saved.refresh_from_db()
    assert (saved.name, saved.opens_first) == ("Håndværk", False)
    client.post(reverse("home:company_selection_remove", args=[other.pk]))
    assert list(SavedSelection.objects.all()) == [saved]
    assert "Bageriet" in page(client)


@pytest.mark.parametrize(
    ("rows", "first"),
    [
        ([], None),
        ([(1, None, False), (2, 7, False)], None),
        ([(1, None, True), (2, 7, False)], 1),
        ([(1, None, True), (2, 7, True)], 2),
    ],
)
def test_one_s_own_choice_opens_before_the_organisation_s(rows, first):
    saved = [SavedSelection(pk=pk, person_id=who, opens_first=opens) for pk, who, opens in rows]
    found = opening_one(saved)
    assert (found and found.pk) == first


def test_a_selection_that_lost_a_part_says_nobody(cast, client, two):
    tag = two[0].relations.get().tags.get()
    saved = factories.company_selection(cast.nordby, tag=str(tag.pk))
    client.force_login(cast.coordinator)
    assert "Byg og Bo" in page(client, f"?udvalg={saved.pk}")
    tag.delete()
    shown = page(client, f"?udvalg={saved.pk}")
    assert "Byg og Bo" not in shown
    assert "En del af udvalget findes ikke mere" in shown


def test_nothing_typed_is_lost_when_the_name_is_missing(cast, client, two):
    client.force_login(cast.coordinator)
    answer = save(client, name="", q="byg", whose="mine")
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "q=byg" in shown
    assert "Bageriet" not in shown
    assert not SavedSelection.objects.exists()


def test_contacts_and_companies_keep_apart(cast, client, two):
    factories.saved_selection(cast.nordby, name="Kontakter i byggeri")
    factories.company_selection(cast.nordby, name="Kolde")
    client.force_login(cast.coordinator)
    contacts = client.get(reverse("events:selections")).content.decode()
    assert ("Kontakter i byggeri" in contacts, "Kolde" in contacts) == (True, False)
    companies = page(client)
    assert ("Kontakter i byggeri" in companies, "Kolde" in companies) == (False, True)


def test_every_column_says_something_of_an_empty_line_too(db):
    """A company that nobody wrote anything about has no relation."""
    line = Line(factories.company("Tom"))
    every = list(COLUMNS.every)
    cells = cells_of(line, every)
    assert [cell.text for cell in cells if cell.column.name == "promises"] == [0]
    assert len(row_of(line, every)) == len(COLUMNS.header_of(every))
