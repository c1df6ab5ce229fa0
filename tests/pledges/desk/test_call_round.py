"""The call round: who is on it and in which order, what a card says, and which comes after it."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from pledges.desk import inbox
from pledges.desk.call_round import begin
from pledges.models import Handover
from tests import factories

ROUND = "/arbejdsbord/indbakke/ringerunde/"
NOW = datetime(2027, 3, 24, 12, tzinfo=ZoneInfo("Europe/Copenhagen"))  # a Wednesday
CPR = "010180-1234"


def at(day, hour=16):
    return datetime(2027, 3, day, hour, tzinfo=ZoneInfo("Europe/Copenhagen"))


REACHED = {"status": "contacted", "first_contact_at": at(1), "contact_due": at(1)}
ONES = {
    "call today": {"contact_due": at(24)},
    "late call": {"contact_due": at(23)},
    "introduced": {"contact_due": at(29), "introduction_due": at(25)},
    "introduction over": {"contact_due": at(24, 14), "introduction_due": at(23)},
    "call tomorrow": {"contact_due": at(25)},
    "answer today": REACHED | {"candidate_due": at(24, 17)},
    "visit today": REACHED | {"visit_at": at(24, 15)},
    "paused": {"status": "on_hold", "paused_until": at(31).date(), "contact_due": at(1)},
    "check today": REACHED | {"status": "hired", "check_due": at(24, 9)},
    "closed": {"contact_due": at(23), "status": "withdrawn", "closed_at": at(23)},
}


@pytest.fixture
def desk(client, cast):
    with time_machine.travel(NOW, tick=False):
        for name, fields in ONES.items():
            sheet = factories.sheet(cast.network, company_name=name, contact_phone="22334455")
            factories.handover(sheet, cast.unit, owner=cast.consultant, **fields)
        client.force_login(cast.consultant)
        yield client


def names(round_):
    found = Handover.objects.in_bulk(round_.ids)
    return [found[pk].sheet.company_name for pk in round_.ids]


def on_card(response):
    found = re.search(r'id="kort" tabindex="-1">([^<]+)<', response.content.decode())
    return found and found[1]


def start(client, back="vis=mine"):
    return client.post(f"{ROUND}begynd/", {"back": back}, follow=True)


def log(client, name, kind="call", **words):
    handover = Handover.objects.get(sheet__company_name=name)
    told = {"log-kind": kind, "log-version": handover.version} | words
    return client.post(f"{ROUND}{handover.pk}/log/", told, follow=True)


def test_those_who_want_a_call_in_the_order_of_the_inbox(desk, cast):
    ours = inbox.of_units([cast.unit.pk])
    begun = begin(ours, cast.consultant, whose=inbox.MINE, query="", now=NOW)
    assert names(begun) == [
        "late call",
        "introduction over",
        "check today",
        "call today",
        "answer today",
    ]


def test_a_card_has_what_one_call_needs(desk):
    html = start(desk).content.decode()
    for said in ("1 af 5", 'href="tel:22334455"', "Det lovede de", "I har ikke talt sammen endnu."):
        assert said in html
    assert html.count('name="log-kind"') == 4


def test_after_each_outcome_and_each_skip_comes_the_next_card(desk, cast):
    assert on_card(start(desk)) == "late call"
    answer = log(desk, "late call", "no_answer", **{"log-text": "Prøver igen i morgen."})
    assert answer.redirect_chain == [(f"{ROUND}#kort", 302)]
    assert (on_card(answer), "2 af 5" in answer.content.decode()) == ("introduction over", True)
    skipped = Handover.objects.get(sheet__company_name="introduction over")
    answer = desk.post(f"{ROUND}{skipped.pk}/spring-over/", follow=True)
    assert on_card(answer) == "check today"
    for name in ("check today", "call today", "answer today"):
        answer = log(desk, name)
    assert "4 skrevet ned, 1 sprunget over." in answer.content.decode()
    assert skipped.entries.count() == 0
    entry = Handover.objects.get(sheet__company_name="late call").entries.get()
    assert (entry.kind, entry.text, entry.by) == (
        "no_answer",
        "Prøver igen i morgen.",
        cast.consultant,
    )


def undo(client, name):
    handover = Handover.objects.get(sheet__company_name=name)
    return client.post(f"{ROUND}{handover.pk}/fortryd/", follow=True)


def said_of_the_last_step(response):
    step = response.context["back_step"]
    return step and (step["handover"].sheet.company_name, step["said"])


def test_a_logged_step_is_taken_back_and_its_card_comes_again(desk):
    start(desk)
    answer = log(desk, "late call", **{"log-text": "Ville gerne.", "log-status": "withdrawn"})
    assert said_of_the_last_step(answer) == ("late call", "skrevet ned – talte sammen")
    assert 'fortryd/"' in answer.content.decode()
    answer = undo(desk, "late call")
    assert (on_card(answer), "Fortrudt." in answer.content.decode()) == ("late call", True)
    assert (said_of_the_last_step(answer), "1 af 5" in answer.content.decode()) == (None, True)
    handover = Handover.objects.get(sheet__company_name="late call")
    assert (handover.status, handover.first_contact_at, handover.closed_at) == ("new", None, None)
    assert [entry.kind for entry in handover.entries.order_by("pk")] == ["call", "note"]


def test_a_skipped_step_is_taken_back(desk):
    start(desk)
    skipped = Handover.objects.get(sheet__company_name="late call")
    answer = desk.post(f"{ROUND}{skipped.pk}/spring-over/", follow=True)
    assert said_of_the_last_step(answer) == ("late call", "sprunget over")
    assert on_card(undo(desk, "late call")) == "late call"
    assert not skipped.entries.exists()


def test_the_last_step_of_a_round_is_taken_back_from_its_end(desk):
    start(desk, "vis=mine&q=answer")
    answer = log(desk, "answer today")
    assert "Runden er slut" in answer.content.decode()
    assert said_of_the_last_step(answer) == ("answer today", "skrevet ned – talte sammen")
    assert on_card(undo(desk, "answer today")) == "answer today"


def test_only_the_last_step_is_taken_back_and_not_for_ever(desk):
    start(desk)
    log(desk, "late call", "no_answer")
    log(desk, "introduction over", "no_answer")
    assert "for sent" in undo(desk, "late call").content.decode()
    with time_machine.travel(NOW + timedelta(minutes=6), tick=False):
        assert said_of_the_last_step(desk.get(ROUND)) is None
        assert "for sent" in undo(desk, "introduction over").content.decode()
    kinds = [list(one.entries.values_list("kind", flat=True)) for one in Handover.objects.all()]
    assert sorted(kinds)[-2:] == [["no_answer"], ["no_answer"]]


def test_a_card_tells_the_last_talk(desk):
    start(desk)
    log(desk, "late call", "no_answer", **{"log-text": "Optaget, ring efter frokost."})
    html = start(desk).content.decode()
    assert "Optaget, ring efter frokost." in html
    assert "Fik ikke fat i dem" in html


def test_who_was_called_by_a_colleague_meanwhile_is_left_out(desk, cast):
    start(desk)
    Handover.objects.filter(sheet__company_name="late call").update(
        first_contact_at=NOW, status="contacted", due_at=None, due_for=""
    )
    assert on_card(desk.get(ROUND)) == "introduction over"


def test_what_was_typed_stays_when_it_cannot_be_saved(desk):
    start(desk)
    refused = log(desk, "late call", "", **{"log-text": "Ville gerne."})
    assert (refused.status_code, "Ville gerne." in refused.content.decode()) == (422, True)
    told = {"log-version": 0, "log-kind": "call", "log-text": f"{CPR} søger job"}
    handover = Handover.objects.get(sheet__company_name="late call")
    assert desk.post(f"{ROUND}{handover.pk}/log/", told).status_code == 422
    Handover.objects.filter(pk=handover.pk).update(version=3)
    told["log-text"] = "Vil vide mere."
    stale = desk.post(f"{ROUND}{handover.pk}/log/", told)
    assert (stale.status_code, "Vil vide mere." in stale.content.decode()) == (409, True)
    assert not handover.entries.exists()


def test_a_round_keeps_the_filters_of_its_list(desk):
    assert on_card(start(desk, "vis=mine&q=answer")) == "answer today"
    assert 'indbakke/?vis=mine&amp;q=answer"' in desk.get(ROUND).content.decode()


@pytest.mark.parametrize("back", ["vis=ledige", "vis=mine&q=findes-ikke", "event=vrøvl"])
def test_nobody_to_call_is_said(desk, back):
    assert "Ingen skal ringes til lige nu" in start(desk, back).content.decode()


def test_before_a_round_there_is_a_way_to_begin(desk):
    assert "Klar til at ringe?" in desk.get(ROUND).content.decode()


def test_another_units_sheet_is_on_nobodys_card(desk, cast):
    unit = factories.organisation("Anden enhed", kind="employment_unit")
    foreign = factories.handover(factories.sheet(cast.network), unit, contact_due=at(20))
    start(desk)
    assert desk.post(f"{ROUND}{foreign.pk}/log/", {"log-kind": "call"}).status_code == 404
    assert desk.post(f"{ROUND}{foreign.pk}/spring-over/").status_code == 404


def test_a_card_costs_the_same_however_long_the_round(desk, cast, django_assert_num_queries):
    start(desk)
    with django_assert_num_queries(10):
        desk.get(ROUND)
    for n in range(3):
        sheet = factories.sheet(cast.network, company_name=f"Flere {n}")
        factories.handover(sheet, cast.unit, owner=cast.consultant, contact_due=at(24, 18))
    start(desk)
    with django_assert_num_queries(10):
        desk.get(ROUND)
