"""Cards, a table or a board: who gets which, and what a row of the table says."""

import re
from datetime import date

import pytest

from pledges.desk.layouts import layout_of
from pledges.models import InboxLayout
from tests import factories

INBOX = "/arbejdsbord/indbakke/"
PHONE = {"user-agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) Mobile/15E148 Safari/604.1"}


@pytest.mark.parametrize(
    ("asked", "kept", "on_phone", "expected"),
    [
        (None, "", False, "tabel"),
        (None, "", True, "kort"),
        (None, "kort", False, "kort"),
        (None, "tavle", False, "tavle"),
        (None, "tabel", True, "kort"),
        ("tabel", "", True, "tabel"),
        ("kort", "tabel", False, "kort"),
        ("vrøvl", "kort", False, "kort"),
        ("", "vrøvl", False, "tabel"),
    ],
)
def test_which_layout(asked, kept, on_phone, expected):
    assert layout_of(asked, kept, on_phone=on_phone) == expected


@pytest.fixture
def desk(client, cast):
    sheet = factories.sheet(
        cast.network,
        company_name="Ågård Maskinfabrik",
        contact_name="Søren Ågård",
        contact_phone="22334455",
        wants_visit=True,
    )
    factories.handover(
        sheet,
        cast.unit,
        owner=cast.consultant,
        status="assigned",
        next_step="Send kontrakten",
        next_step_on=date(2027, 1, 5),
    )
    client.force_login(cast.consultant)
    return client


def shown(response):
    return re.search(r"inbox--(\w+)", response.content.decode())[1]


def choose(client, layout, **how):
    return client.post(f"{INBOX}visning/", {"layout": layout, "back": "vis=enhed&page=2"}, **how)


def test_a_choice_is_kept_for_the_person_and_not_for_others(desk, cast):
    assert shown(desk.get(INBOX)) == "tabel"
    assert choose(desk, "kort").url == f"{INBOX}?vis=enhed"
    assert shown(desk.get(INBOX)) == "kort"
    choose(desk, "tabel")
    choose(desk, "kort")
    assert InboxLayout.objects.get().user == cast.consultant
    another_day = type(desk)()
    another_day.force_login(cast.consultant)
    assert shown(another_day.get(INBOX)) == "kort"
    another_day.force_login(cast.lead)
    assert shown(another_day.get(INBOX)) == "tabel"


def test_a_phone_shows_cards_and_a_choice_there_holds_for_that_list(desk):
    choose(desk, "tabel")
    assert shown(desk.get(INBOX, headers=PHONE)) == "kort"
    way = choose(desk, "tabel", headers=PHONE).url
    assert way == f"{INBOX}?vis=enhed&som=tabel"
    assert shown(desk.get(way, headers=PHONE)) == "tabel"
    choose(desk, "kort", headers=PHONE)
    assert InboxLayout.objects.get().layout == "tabel"


def test_a_layout_nobody_offers_changes_nothing(desk):
    assert choose(desk, "vrøvl").url == f"{INBOX}?vis=enhed"
    assert not InboxLayout.objects.exists()


def test_a_row_says_who_what_where_and_what_is_next(desk, cast):
    html = desk.get(f"{INBOX}?som=tabel").content.decode()
    row = re.search(r'<tr class="dense__row.*?</tr>', html, re.DOTALL)[0]
    words = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", row))
    for said in (
        "Ågård Maskinfabrik",
        "Søren Ågård",
        "timer: ",
        "ønsker besøg",
        cast.network.name,
        "Ring",
        "Send kontrakten",
        "5. jan.",
        cast.consultant.name,
        "fordelt",
        "22 33 44 55",
        "Talte sammen",
    ):
        assert said in words
