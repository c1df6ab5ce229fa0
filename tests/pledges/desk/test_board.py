"""The board: what stands in which column, and what one press moves."""

import re

import pytest
from django.utils import timezone

from pledges.desk import board
from pledges.desk.board import A_COLUMN, CLOSED_COLUMNS, OPEN_COLUMNS
from pledges.models import Handover
from tests import factories

INBOX = "/arbejdsbord/indbakke/"
BOARD = f"{INBOX}?vis=enhed&som=tavle"


def sheet_of(cast, name, **fields):
    return factories.handover(
        factories.sheet(cast.network, company_name=name),
        cast.unit,
        **{"owner": cast.consultant, "status": "assigned"} | fields,
    )


def move(client, handover, status, version=0):
    told = {"status-status": status, "status-version": version, "back": "vis=enhed&som=tavle"}
    return client.post(f"/arbejdsbord/overleveringer/{handover.pk}/flyt/", told, follow=True)


def columns(response):
    """{status: [companies]} of the page, without the empty ones."""
    parts = response.content.decode().split('data-board-column="')[1:]
    found = {part.split('"')[0]: re.findall(r"data-key-open>([^<]+)<", part) for part in parts}
    return {status: names for status, names in found.items() if names}


def test_each_status_has_one_column():
    assert sorted([*OPEN_COLUMNS, *CLOSED_COLUMNS]) == sorted(Handover.Status.values)


def test_columns_are_statuses_and_the_most_urgent_is_on_top(client, cast):
    now = timezone.now()
    sheet_of(cast, "Senere", contact_due=now + timezone.timedelta(days=3))
    sheet_of(cast, "Først", contact_due=now - timezone.timedelta(days=3))
    sheet_of(cast, "Talt med", status="contacted", first_contact_at=now)
    sheet_of(cast, "Slut", status="withdrawn", closed_at=now)
    client.force_login(cast.consultant)
    assert columns(client.get(BOARD)) == {
        "assigned": ["Først", "Senere"],
        "contacted": ["Talt med"],
    }
    assert columns(client.get(f"{BOARD}&hvad=afsluttet")) == {"withdrawn": ["Slut"]}
    assert columns(client.get(f"{BOARD}&q=talt")) == {"contacted": ["Talt med"]}


def test_a_long_column_is_cut_and_says_so(client, cast):
    for n in range(A_COLUMN + 2):
        sheet_of(cast, f"Virksomhed {n}")
    client.force_login(cast.consultant)
    page = client.get(BOARD)
    assert len(columns(page)["assigned"]) == A_COLUMN
    assert f"Se alle {A_COLUMN + 2} i tabellen" in page.content.decode()
    now = timezone.now()
    first = next(
        column
        for column in board.columns(Handover.objects.open(), now, closed=False)
        if column.status == "assigned"
    )
    assert (first.total, first.is_cut) == (A_COLUMN + 2, True)


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow(client, cast, django_assert_num_queries, rows):
    for n in range(rows):
        sheet_of(cast, f"Virksomhed {n}")
        hired = {"status": "hired", "first_contact_at": timezone.now()}
        sheet_of(cast, f"Ansat {n}", **hired)
    client.force_login(cast.consultant)
    client.get(BOARD)
    with django_assert_num_queries(14):
        client.get(BOARD)


def test_a_press_moves_a_sheet_and_its_card_has_the_focus(client, cast):
    handover = sheet_of(cast, "Ågård")
    client.force_login(cast.consultant)
    answer = move(client, handover, "contacted")
    assert answer.redirect_chain == [(f"{BOARD}#ark-{handover.pk}", 302)]
    assert "<strong>Ågård:</strong> flyttet til “kontaktet”." in answer.content.decode()
    assert columns(answer) == {"contacted": ["Ågård"]}
    entry = handover.entries.get()
    assert (entry.kind, entry.status_after, entry.by) == ("status", "contacted", cast.consultant)


@pytest.mark.parametrize(
    ("status", "version", "words"),
    [
        ("retained", 0, "Den status kan ikke komme lige efter"),
        ("vrøvl", 0, "Den status kan ikke komme lige efter"),
        ("not_ours", 0, "Skriv, hvem der har det nu."),
        ("contacted", 4, "En anden har skrevet på arket"),
    ],
)
def test_what_may_not_be_moved_says_why_and_stays(client, cast, status, version, words):
    handover = sheet_of(cast, "Ågård")
    client.force_login(cast.consultant)
    answer = move(client, handover, status, version)
    assert words in answer.content.decode()
    assert columns(answer) == {"assigned": ["Ågård"]}
    assert not handover.entries.exists()


def test_the_menu_offers_what_one_press_may_bring(client, cast):
    sheet_of(cast, "Ågård")
    client.force_login(cast.consultant)
    html = client.get(BOARD).content.decode()
    assert re.findall(r'name="status-status" value="(\w+)"', html) == [
        "contacted",
        "not_reachable",
        "withdrawn",
        "expired",
    ]


def test_another_units_sheet_is_not_moved(client, cast):
    unit = factories.organisation("Anden enhed", kind="employment_unit")
    foreign = factories.handover(factories.sheet(cast.network), unit)
    client.force_login(cast.consultant)
    assert move(client, foreign, "contacted").status_code == 404


def undo(client, handover):
    back = {"back": "vis=enhed&som=tavle"}
    url = f"/arbejdsbord/overleveringer/{handover.pk}/fortryd/"
    return client.post(url, back, follow=True)


@pytest.mark.parametrize("status", ["contacted", "withdrawn", "expired"])
def test_a_move_is_undone_with_everything_it_changed(client, cast, status):
    handover = sheet_of(cast, "Ågård")
    handover.refresh_from_db()
    names = (
        *("status", "outcome", "closed_at", "first_contact_at", "candidate_due", "furthest_step"),
        *("due_at", "due_for", "contact_due", "owner_id"),
    )
    before = [getattr(handover, name) for name in names]
    client.force_login(cast.consultant)
    move(client, handover, status)
    handover.refresh_from_db()
    assert [getattr(handover, name) for name in names] != before
    answer = undo(client, handover)
    assert answer.redirect_chain == [(f"{BOARD}#ark-{handover.pk}", 302)]
    assert columns(answer) == {"assigned": ["Ågård"]}
    assert "Fortrudt." in answer.content.decode()
    handover.refresh_from_db()
    assert [getattr(handover, name) for name in names] == before
    assert [entry.kind for entry in handover.entries.order_by("pk")] == ["status", "note"]
    assert "for sent" in undo(client, handover).content.decode()  # and only once


def test_a_move_that_somebody_has_written_after_is_not_undone(client, cast):
    handover = sheet_of(cast, "Ågård")
    client.force_login(cast.consultant)
    move(client, handover, "contacted")
    Handover.objects.filter(pk=handover.pk).update(version=7)
    assert "data-undo" not in client.get(BOARD).content.decode()
    assert "En anden har skrevet" in undo(client, handover).content.decode()
    assert Handover.objects.get(pk=handover.pk).status == "contacted"
