"""The inbox as a page: what it shows, what one press does, and what it refuses."""

import re

import pytest
import time_machine
from django.utils import timezone

from pledges.models import Handover, SavedFilter
from tests import factories

INBOX = "/arbejdsbord/indbakke/"
CPR = "010180-1234"


@pytest.fixture
def handover(cast):
    return sheet_of(cast, "Ågård Maskinfabrik", owner=cast.consultant, status="assigned")


def sheet_of(cast, name, **fields):
    sheet = factories.sheet(cast.network, company_name=name, contact_phone="22334455")
    return factories.handover(sheet, cast.unit, **fields)


def foreign_one(cast):
    unit = factories.organisation("Anden enhed", kind="employment_unit")
    return factories.handover(factories.sheet(cast.network, company_name="Fremmed"), unit)


def companies(response):
    return re.findall(r"data-key-open>([^<]+)<", response.content.decode())


def test_inbox_opens_with_mine_and_else_with_the_unit(client, cast, handover):
    sheet_of(cast, "Fælles")
    client.force_login(cast.consultant)
    assert companies(client.get(INBOX)) == ["Ågård Maskinfabrik"]
    client.force_login(cast.lead)
    assert len(companies(client.get(INBOX))) == 2


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("vis=mine", ["Ågård Maskinfabrik"]),
        ("vis=enhed", ["Ågård Maskinfabrik", "Fælles"]),
        ("vis=ledige", ["Fælles"]),
        ("vis=vrøvl&hvad=vrøvl&page=vrøvl", ["Ågård Maskinfabrik"]),
        ("vis=enhed&hvad=venter", []),
        ("vis=enhed&q=fælles", ["Fælles"]),
        ("vis=enhed&event=999", []),
        ("vis=enhed&page=99999999999999999999", ["Ågård Maskinfabrik", "Fælles"]),
        ("vis=enhed&page=-1", ["Ågård Maskinfabrik", "Fælles"]),
    ],
)
def test_tabs_and_filters(client, cast, handover, query, expected):
    sheet_of(cast, "Fælles")
    client.force_login(cast.consultant)
    assert companies(client.get(f"{INBOX}?{query}")) == expected


def test_closed_ones_offer_no_press(client, cast):
    sheet_of(cast, "Slut", owner=cast.consultant, status="withdrawn", closed_at=timezone.now())
    client.force_login(cast.lead)
    response = client.get(f"{INBOX}?vis=enhed&hvad=afsluttet")
    assert companies(response) == ["Slut"]
    assert "/hurtig/" not in response.content.decode()


def test_inbox_shows_no_foreign_sheets(client, cast, handover):
    foreign_one(cast)
    client.force_login(cast.lead)
    assert companies(client.get(f"{INBOX}?vis=enhed")) == ["Ågård Maskinfabrik"]


@pytest.mark.parametrize("person", ["coordinator", "owner", "reader", "stranger"])
def test_inbox_of_people_outside_the_unit_is_empty(client, cast, handover, person):
    client.force_login(getattr(cast, person))
    assert companies(client.get(f"{INBOX}?vis=enhed")) == []


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", "Her er tomt"),
        ("vis=mine", "Du har ingen åbne ark"),
        ("hvad=i-dag", "Alt er gjort"),
        ("hvad=besoeg", "Ingen besøg i denne uge"),
        ("q=nix", "Ingen ark passer til det"),
    ],
)
def test_empty_inbox_says_so(client, cast, query, words):
    client.force_login(cast.consultant)
    assert words in client.get(f"{INBOX}?{query}").content.decode()


@pytest.mark.parametrize("layout", ["kort", "tabel"])
def test_inbox_calls_by_one_press(client, cast, handover, layout):
    client.force_login(cast.consultant)
    html = client.get(f"{INBOX}?som={layout}").content.decode()
    assert re.search(r'href="tel:(\+45)?22334455"', html)
    assert "22 33 44 55" in html


def test_marks_of_who_waits_and_who_was_told(client, cast, handover):
    client.force_login(cast.consultant)
    assert "virksomheden venter på et opkald" not in client.get(INBOX).content.decode()
    Handover.objects.update(reported_at=timezone.now(), escalation=1)
    html = client.get(INBOX).content.decode()
    assert "virksomheden venter på et opkald" in html
    assert "enhedens leder har fået besked" in html


@pytest.mark.parametrize("layout", ["kort", "tabel"])
@pytest.mark.parametrize("rows", [1, 3])
def test_inbox_queries_do_not_grow(client, cast, django_assert_num_queries, rows, layout):
    for n in range(rows):
        sheet_of(cast, f"Virksomhed {n}", owner=cast.consultant)
    client.force_login(cast.consultant)
    client.get(INBOX + f"?som={layout}")  # the session keeps the list that was seen
    with django_assert_num_queries(14):
        client.get(INBOX + f"?som={layout}")


def test_inbox_has_pages(client, cast):
    for n in range(61):
        sheet_of(cast, f"Virksomhed {n}", owner=cast.consultant)
    client.force_login(cast.consultant)
    assert "page=2" in client.get(INBOX).content.decode()
    last = client.get(f"{INBOX}?page=2")
    assert len(companies(last)) == 1
    assert ("page=1" in (html := last.content.decode()), "page=3" in html) == (True, False)
    assert "<li>Side 2</li>" in html  # of how many is never counted


# --- One press, and its undoing ----------------------------------------------------------------


def press(client, handover, kind="call", version=0, back="vis=enhed"):
    url = f"/arbejdsbord/overleveringer/{handover.pk}/hurtig/"
    return client.post(url, {"kind": kind, "version": version, "back": back})


def undo(client, handover):
    url = f"/arbejdsbord/overleveringer/{handover.pk}/fortryd/"
    return client.post(url, {"back": "vis=enhed"}, follow=True).content.decode()


@pytest.mark.parametrize(
    ("kind", "status"), [("call", "contacted"), ("no_answer", "assigned"), ("mail", "contacted")]
)
def test_press_logs_and_comes_back_to_the_same_place(client, cast, handover, kind, status):
    client.force_login(cast.consultant)
    response = press(client, handover, kind, back="vis=enhed&hvad=alle&page=2")
    assert response.url == f"{INBOX}?vis=enhed&hvad=alle&page=2"
    assert "data-undo" in client.get(response.url).content.decode()
    handover.refresh_from_db()
    assert (handover.status, handover.version) == (status, 1)
    assert handover.entries.get().kind == kind


@pytest.mark.parametrize(
    ("following", "anchor"),
    [(7, "#ark-7"), (0, "#listens-slutning"), ("", ""), ("-1", ""), ("//evil.example", "")],
)
def test_the_row_below_has_the_focus_after_a_press(client, cast, handover, following, anchor):
    client.force_login(cast.consultant)
    url = f"/arbejdsbord/overleveringer/{handover.pk}/hurtig/"
    told = {"kind": "call", "version": 0, "back": "vis=enhed", "following": following}
    assert client.post(url, told).url == f"{INBOX}?vis=enhed{anchor}"


def test_a_refused_press_and_an_undo_stay_in_their_own_row(client, cast, handover):
    client.force_login(cast.consultant)
    press(client, handover)
    assert press(client, handover).url == f"{INBOX}?vis=enhed#ark-{handover.pk}"
    url = f"/arbejdsbord/overleveringer/{handover.pk}/fortryd/"
    assert client.post(url, {"back": "vis=enhed"}).url == f"{INBOX}?vis=enhed#ark-{handover.pk}"


def test_way_back_is_never_another_site(client, cast, handover):
    client.force_login(cast.consultant)
    assert press(client, handover, back="//evil.example/?x").url.startswith(f"{INBOX}?")


@pytest.mark.parametrize(
    ("person", "answer"), [("stranger", 404), ("coordinator", 404), ("lead", 302)]
)
def test_press_is_the_units(client, cast, handover, person, answer):
    client.force_login(getattr(cast, person))
    assert press(client, handover).status_code == answer
    assert handover.entries.count() == (answer == 302)


@pytest.mark.parametrize("kind", ["note", "received", "escalated", "", "nonsense"])
def test_other_kinds_are_no_press(client, cast, handover, kind):
    client.force_login(cast.consultant)
    press(client, handover, kind)
    assert handover.entries.count() == 0


def test_press_on_an_old_list_is_told(client, cast, handover):
    client.force_login(cast.consultant)
    press(client, handover)
    html = client.get(press(client, handover, "no_answer").url).content.decode()
    assert "En anden har skrevet på arket" in html
    assert handover.entries.count() == 1


def test_undo_brings_everything_back_and_keeps_the_log(client, cast):
    handover = sheet_of(cast, "Fælles")
    client.force_login(cast.consultant)
    before = Handover.objects.values().get()
    press(client, handover)
    handover.refresh_from_db()
    assert (handover.status, handover.owner) == ("contacted", cast.consultant)
    assert "Fortrudt." in undo(client, handover)
    after = Handover.objects.values().get()
    told = {name for name in after if after[name] != before[name]}
    assert told == {"version", "touched_at", "changed_at"}
    assert [entry.kind for entry in handover.entries.all()] == ["call", "note"]
    assert handover.entries.last().text == "Fortrudt: “opkald” var en fejl."


def test_undo_of_another_person_or_too_late_is_refused(client, cast, handover):
    client.force_login(cast.consultant)
    press(client, handover)
    other = type(client)()
    other.force_login(cast.lead)
    assert "for sent" in undo(other, handover)
    with time_machine.travel(timezone.now() + timezone.timedelta(minutes=6)):
        assert "for sent" in undo(client, handover)
    assert handover.entries.count() == 1


def test_undo_after_somebody_else_wrote_is_refused(client, cast, handover):
    client.force_login(cast.consultant)
    press(client, handover)
    other = type(client)()
    other.force_login(cast.lead)
    press(other, handover, "no_answer", version=1)
    assert "data-undo" not in client.get(f"{INBOX}?vis=enhed").content.decode()
    assert "En anden har skrevet" in undo(client, handover)
    handover.refresh_from_db()
    assert handover.status == "contacted"


# --- Saved filters -----------------------------------------------------------------------------


def save(client, name="Mine køkkener", query="task=kitchen&vis=enhed&hvad=venter"):
    return client.post(f"{INBOX}filtre/", {"name": name, "query": query})


def test_saved_filter_is_a_chip_of_its_own_person(client, cast):
    client.force_login(cast.consultant)
    assert save(client).url == f"{INBOX}?task=kitchen&vis=enhed&hvad=venter"
    assert "Mine køkkener" in client.get(INBOX).content.decode()
    client.force_login(cast.lead)
    assert "Mine køkkener" not in client.get(INBOX).content.decode()


def test_same_name_replaces_the_filter(client, cast):
    client.force_login(cast.consultant)
    save(client)
    save(client, query="q=bager")
    assert [saved.query for saved in SavedFilter.objects.all()] == ["q=bager"]


def test_saved_query_is_read_by_the_form_and_never_trusted(client, cast):
    client.force_login(cast.consultant)
    save(client, query="q=bager&page=7&evil=1&vis=nonsense&next=//evil.example")
    assert SavedFilter.objects.get().query == "q=bager"


@pytest.mark.parametrize("query", ["event=99999", "status=nonsense", f"q={CPR}", "owner=1%00"])
def test_a_query_the_form_refuses_is_not_saved(client, cast, query):
    client.force_login(cast.consultant)
    assert save(client, query=query).status_code == 302
    assert not SavedFilter.objects.exists()


@pytest.mark.parametrize("name", ["", CPR, "x" * 61])
def test_a_bad_name_is_not_saved(client, cast, name):
    client.force_login(cast.consultant)
    save(client, name=name)
    assert not SavedFilter.objects.exists()


def test_only_ones_own_filter_is_deleted(client, cast):
    saved = SavedFilter.objects.create(user=cast.lead, name="Hendes", query="q=x")
    url = f"{INBOX}filtre/{saved.pk}/slet/"
    client.force_login(cast.consultant)
    assert client.post(url).status_code == 404
    client.force_login(cast.lead)
    assert client.post(url).status_code == 302
    assert not SavedFilter.objects.exists()
