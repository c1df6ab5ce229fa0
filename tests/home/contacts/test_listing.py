"""The list of contacts: narrowed, sorted, kept under a name, and as a file; what it says is what its filters say."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from events.letters.last_contact import last_contacts
from home.contacts.columns import COLUMNS
from home.contacts.forms import ContactFilter
from home.contacts.listing import Line, in_order, lines_of
from home.lists.columns import cells_of, row_of
from taskforces.companies import relations
from taskforces.companies.protection import MailRule
from taskforces.models import Contact, Membership, SavedSelection
from tests import factories

LIST = "/arbejdsbord/kontakter/"


@pytest.fixture
def people(cast):
    """Ida: a member who answered yesterday; Bo: of a social firm, called last year; Ea: nothing at all."""
    now = timezone.now()
    ida = factories.contact(
        cast.nordby,
        "Ida Holm",
        company=factories.company("Cykelgården", city="Aalborg", municipality_code="0851"),
        email="ida@firma.example",
        contact_basis=Contact.Basis.CONSENT,
    )
    bo = factories.contact(
        cast.nordby,
        "Bo Krog",
        company=factories.company("Værkstedet", city="Brande"),
        email="",
        phone="12345678",
    )
    ea = factories.contact(
        cast.nordby,
        "Ea Lund",
        company=factories.company("Bageriet", city="Vejle"),
        email="",
        objected_at=now,
    )
    factories.invitation(
        factories.event(cast.network), ida, answer="yes", answered_at=now - timedelta(days=1)
    )
    Membership.objects.create(network=cast.network, company=ida.company, kind="company")
    entry = relations.log(cast.nordby, bo.company, by=cast.owner, kind="call", text="Hej")
    entry.at = now - timedelta(days=300)
    entry.save()
    relations.keep(cast.nordby, bo.company, by=cast.owner, kind="social", tags=["værksted"])
    factories.contact(cast.sonderby, "Fremmed")
    return {"ida": ida, "bo": bo, "ea": ea}


def asked(cast, **told):
    return ContactFilter(told, user=cast.coordinator, organisations=[cast.nordby])


def names(rows):
    return {each.name.split()[0] for each in rows}


@pytest.mark.parametrize(
    ("told", "who"),
    [
        ({}, {"Ida", "Bo", "Ea"}),
        ({"q": "cykelgaarden"}, {"Ida"}),
        ({"kind": "commercial"}, {"Ida"}),
        ({"kind": "social"}, {"Bo"}),
        ({"municipality": "0851"}, {"Ida"}),
        ({"reach": "mail"}, {"Ida"}),
        ({"reach": "no_mail"}, {"Bo", "Ea"}),
        ({"reach": "phone"}, {"Bo"}),
        ({"reach": "objected"}, {"Ea"}),
        ({"basis": "consent"}, {"Ida"}),
        ({"talked": "lately"}, {"Ida"}),
        ({"talked": "half"}, {"Bo", "Ea"}),
        ({"talked": "year"}, {"Ea"}),
        ({"talked": "never"}, {"Ea"}),
        ({"talked": "never", "reach": "mail"}, set()),
    ],
)
def test_the_list_is_narrowed(cast, people, told, who):
    assert names(asked(cast, **told).narrow()) == who


def test_by_network_list_and_tag(cast, people):
    listed = factories.contact_list(cast.nordby, contacts=[people["bo"]])
    tag = cast.nordby.company_tags.get()
    assert names(asked(cast, network=cast.network.pk).narrow()) == {"Ida"}
    assert names(asked(cast, contact_list=listed.pk).narrow()) == {"Bo"}
    assert names(asked(cast, tag=tag.pk).narrow()) == {"Bo"}


@pytest.mark.parametrize(
    ("order", "who"),
    [
        ("virksomhed", ["Ea", "Ida", "Bo"]),
        ("navn", ["Bo", "Ea", "Ida"]),
        ("by", ["Ida", "Bo", "Ea"]),
        ("senest", ["Ida", "Bo", "Ea"]),
        ("kontakt", ["Ea", "Bo", "Ida"]),
        ("nyest", ["Ea", "Bo", "Ida"]),
    ],
)
def test_the_order(cast, people, order, who):
    form = asked(cast, order=order)
    found = in_order(form.narrow(), form.chosen_order)
    assert [each.name.split()[0] for each in found] == who


def test_what_a_row_says_of_the_last_contact_is_what_the_filter_says(cast, people):
    when = last_contacts(list(Contact.objects.filter(organisation=cast.nordby)))
    since = timezone.now() - timedelta(days=183)
    quiet = {pk for pk in (each.pk for each in people.values()) if when.get(pk, since) <= since}
    assert {each.pk for each in asked(cast, talked="half").narrow()} == quiet


def test_a_page_costs_the_same_for_one_and_for_many(
    cast, client, people, django_assert_num_queries
):
    client.force_login(cast.coordinator)
    client.get(LIST)
    with CaptureQueriesContext(connection) as few:
        client.get(LIST)
    for n in range(9):
        new = factories.contact(cast.nordby, f"Leder {n}", company=factories.company(f"Firma {n}"))
        factories.invitation(factories.event(cast.network), new)
    with django_assert_num_queries(len(few)):
        client.get(LIST)


def test_a_list_is_kept_and_used_for_letters(cast, client, people):
    client.force_login(cast.coordinator)
    query = urlencode({"kind": "social", "order": "navn", "columns": ["city"]}, doseq=True)
    told = {"name": "Socialøkonomiske", "whose": str(cast.nordby.pk), "query": query}
    answer = client.post(reverse("home:contact_selection_create"), told)
    saved = SavedSelection.objects.get()
    assert answer["Location"] == f"{LIST}?udvalg={saved.pk}"
    shown = client.get(answer["Location"]).content.decode()
    assert ("Bo Krog" in shown, "Ida Holm" in shown) == (True, False)
    used = reverse("events:selection", args=[saved.pk])
    assert used in shown
    assert "Bo Krog" in client.get(used).content.decode()


def test_one_s_own_selection_is_nobody_else_s(cast, client, people):
    client.force_login(cast.coordinator)
    told = {"name": "Kun min", "whose": "mine", "query": "kind=social"}
    client.post(reverse("home:contact_selection_create"), told)
    own = SavedSelection.objects.get()
    client.force_login(cast.owner)
    event = factories.event(cast.network)
    pages = (LIST, reverse("events:selections"), reverse("events:round_create", args=[event.pk]))
    for address in pages:
        assert "Kun min" not in client.get(address).content.decode()
    for name in ("home:contact_selection", "events:selection"):
        assert client.get(reverse(name, args=[own.pk])).status_code == 404


def test_the_file_has_the_columns_that_are_chosen(cast, client, people, tmp_path):
    client.force_login(cast.coordinator)
    file = tmp_path / "kontakter.xlsx"
    query = {"kind": "social", "columns": ["company", "last_contact"]}
    file.write_bytes(client.get(reverse("home:contacts_export"), query).content)
    rows = list(load_workbook(file).active.iter_rows(values_only=True))
    assert rows[0] == ("Navn", "Virksomhed", "Sidste kontakt")
    assert [row[:2] for row in rows[1:]] == [("Bo Krog", "Værkstedet")]


def test_every_column_says_something_of_an_empty_line_too(cast):
    line = Line(factories.contact(cast.nordby, "Tom"), MailRule.FREE)
    every = list(COLUMNS.every)
    assert len(cells_of(line, every)) == len(every)
    assert len(row_of(line, every)) == len(COLUMNS.header_of(every))


def test_lines_say_which_lists(cast, people):
    factories.contact_list(cast.nordby, name="Messen", contacts=[people["ea"]])
    assert [line.lists for line in lines_of([people["ea"]])] == [["Messen"]]
