from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from pledges.counter_offers.offers import offer
from pledges.followup.changes import change_status, log
from pledges.followup.people import came_to, people_of
from pledges.models import Handover
from pledges.receipts.progress import news, way
from tests import factories

MONDAY = "2026-11-23T09:00:00+01:00"
FRIDAY = "2026-11-27T09:00:00+01:00"
DONE, NOW, SKIPPED, AHEAD = "done", "now", "skipped", "ahead"


@pytest.fixture
def handover(cast):
    with time_machine.travel(MONDAY, tick=False):
        sheet = factories.sheet(cast.network)
        return factories.handover(sheet, cast.unit, owner=cast.consultant, status="assigned")


def said(handover, moment=MONDAY):
    with time_machine.travel(moment, tick=False):
        fresh = Handover.objects.get(pk=handover.pk)
        found = news(fresh.sheet, people_of(fresh), now=timezone.now())
    return found.title, found.text, found.tone


def move(cast, handover, *statuses, moment=MONDAY):
    with time_machine.travel(moment, tick=False):
        for status in statuses:
            handover = change_status(handover, status=status, by=cast.consultant)
    return handover


def without_candidate(cast, handover):
    """There is nobody, and the company was offered other hours."""
    handover = move(cast, handover, "contacted")
    with time_machine.travel(MONDAY, tick=False):
        offer(handover.openings.get(), by=cast.consultant, hours="1-4")
    handover.refresh_from_db()
    return handover


@pytest.mark.parametrize(
    ("status", "furthest", "had_visit", "people", "states"),
    [
        ("new", "new", False, "", [NOW] + [AHEAD] * 6),
        ("assigned", "assigned", False, "", [NOW] + [AHEAD] * 6),
        ("contacted", "contacted", False, "", [DONE, NOW] + [AHEAD] * 5),
        ("visit_booked", "visit_booked", True, "", [DONE, DONE, NOW] + [AHEAD] * 4),
        (
            "referred",
            "referred",
            False,
            "referred",
            [DONE, DONE, SKIPPED, DONE, NOW, AHEAD, AHEAD],
        ),
        ("hired", "hired", True, "hired", [DONE] * 5 + [NOW, AHEAD]),
        ("retained", "retained", True, "retained", [DONE] * 7),
        # What a sheet calls itself says nothing of people.
        ("hired", "hired", True, "", [DONE] * 3 + [NOW] + [AHEAD] * 3),
        ("contacted", "contacted", True, "hired", [DONE] * 5 + [NOW, AHEAD]),
        (
            "no_candidate_yet",
            "job_order_created",
            True,
            "",
            [DONE, DONE, DONE, NOW, AHEAD, AHEAD, AHEAD],
        ),
        ("on_hold", "assigned", False, "", [NOW] + [AHEAD] * 6),
        ("job_order_created", "hired", True, "", [DONE, DONE, DONE, NOW, AHEAD, AHEAD, AHEAD]),
    ],
)
def test_way(status, furthest, had_visit, people, states):
    handover = Handover(status=status, furthest_step=Handover.RANKS[furthest], had_visit=had_visit)
    assert [step.state for step in way(handover, people)] == states


def test_first_comes_the_promise(handover):
    assert said(handover) == ("consultant ringer senest onsdag den 25. november.", "", "")


def test_a_broken_promise_is_owned_up_to(handover):
    title, text, tone = said(handover, FRIDAY)
    assert (title, tone) == ("Vi skulle have ringet nu", "warn")
    assert text == "Det beklager vi. Ring gerne til consultant, eller sig til herunder."


def test_then_comes_when_we_say_whether_there_is_anybody(cast, handover):
    move(cast, handover, "contacted")
    assert said(handover) == (
        "Vi leder efter en kandidat",
        "Senest mandag den 30. november siger consultant, om vi har fundet en.",
        "",
    )


def test_a_missed_answer_is_owned_up_to(cast, handover):
    move(cast, handover, "contacted")
    title, text, tone = said(handover, "2026-12-02T09:00:00+01:00")
    assert (title, tone) == ("Vi skylder dig et svar om en kandidat", "warn")
    assert text.startswith("Det skulle være kommet mandag den 30. november.")


def test_no_answer_is_owed_while_the_visit_is_not_written_up(cast, handover):
    handover = move(cast, handover, "contacted", "visit_booked")
    with time_machine.travel(MONDAY, tick=False):
        handover.visit_at = timezone.now() + timedelta(days=1)
        handover.save()
    assert said(handover, "2026-12-02T09:00:00+01:00") == (
        "Vi er i gang",
        "Du hører fra consultant.",
        "",
    )


def test_no_candidate_yet_says_when_we_looked_and_what_comes(cast, handover):
    handover = without_candidate(cast, handover)
    with time_machine.travel("2026-11-24T09:00:00+01:00", tick=False):
        log(
            handover,
            by=cast.consultant,
            kind="note",
            text="Intet",
            expected_version=handover.version,
        )
    handover.entries.create(kind="reported", at=timezone.now())  # the company's own
    assert said(handover, FRIDAY) == (
        "Vi har ikke fundet en kandidat endnu, men vi leder stadig",
        "Vi så sidst på det tirsdag den 24. november. "
        "Du hører fra consultant, så snart der er en, der passer.",
        "",
    )


def test_an_agreed_day_is_named_until_it_has_passed(cast, handover):
    without_candidate(cast, handover)
    Handover.objects.update(agreed_on=date(2026, 11, 27))
    assert said(handover, FRIDAY)[1].endswith("I har aftalt at tales ved 27. november 2026.")
    assert "aftalt" not in said(handover, "2026-11-28T09:00:00+01:00")[1]


def test_the_unit_s_own_word_for_the_person_is_used(cast, handover):
    cast.unit.candidate_noun = "kollega"
    cast.unit.save()
    move(cast, handover, "contacted")
    assert said(handover)[0] == "Vi leder efter en kollega"


def test_a_pause_names_its_end(cast, handover):
    Handover.objects.update(status="on_hold", paused_until=date(2027, 1, 4))
    assert said(handover) == (
        "På pause til 4. januar 2027",
        "Så hører du fra consultant igen. Du kan altid starte igen før.",
        "",
    )


def test_a_visit_names_its_time(cast, handover):
    move(cast, handover, "contacted", "visit_booked")
    with time_machine.travel(MONDAY, tick=False):
        Handover.objects.update(visit_at=timezone.now() + timedelta(days=1))
    title = "consultant kommer på besøg tirsdag den 24. november kl. 09.00"
    assert said(handover) == (title, "", "")


@pytest.mark.parametrize(
    ("statuses", "title"),
    [
        (["withdrawn"], "Tilsagnet er trukket tilbage"),
        (["expired"], "Tilsagnet er udløbet"),
        (["not_reachable"], "Vi kunne ikke få fat i dig"),
        (["not_ours"], "Dit ark hører til et andet sted"),
    ],
)
def test_the_news_of_the_day(cast, handover, statuses, title):
    move(cast, handover, *statuses)
    assert said(handover)[0] == title


def test_the_news_of_people_follow_openings_and_placements(cast, handover):
    move(cast, handover, "contacted", "referred", "hired")
    assert said(handover)[0] == "Vi er i gang"  # by a status alone nobody has come
    candidate = factories.candidate(cast.unit, cast.network)
    factories.referral(candidate, handover.openings.get())
    assert said(handover)[0] == "Vi har fundet en, du kan møde"
    placement = factories.lasting_job(handover)
    assert said(handover)[0] == "Det blev til et job!"
    move(cast, handover, "retained")
    assert said(handover)[0] == "Jobbet holder. Tusind tak!"
    assert way(Handover.objects.get(), people_of(handover))[-1].state == DONE
    placement.checks.update(unit_says="ended")
    placement.state, placement.ended_on, placement.end_reason = (
        "ended",
        placement.starts_on,
        "person",
    )
    placement.save()
    assert people_of(handover) == "referred"  # the position is free again


@pytest.mark.parametrize(
    ("presented", "at_work", "hired", "lasted", "expected"),
    [
        (False, False, False, False, ""),
        (True, False, False, False, "referred"),
        (False, True, False, False, "referred"),
        (True, True, True, False, "hired"),
        (False, True, True, True, "retained"),
        (False, False, False, True, "retained"),
    ],
)
def test_how_far_it_came_with_people(presented, at_work, hired, lasted, expected):
    found = came_to(presented=presented, at_work=at_work, hired=hired, lasted=lasted)
    assert found == expected
