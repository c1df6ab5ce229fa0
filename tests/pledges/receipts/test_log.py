from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from frontend.drawings import icon_paths
from pledges import wording
from pledges.counter_offers.offers import offer
from pledges.followup.changes import assign, change_status, log
from pledges.followup.promise import promise
from pledges.models import FollowUpEntry
from pledges.receipts import log as receipts
from pledges.receipts.log import public_steps
from pledges.receipts.progress import way
from tests import factories

MONDAY = "2026-11-23T09:00:00+01:00"


@pytest.fixture
def handover(cast):
    sheet = factories.sheet(cast.network)
    return factories.handover(sheet, cast.unit, owner=cast.consultant, status="assigned")


def titles(handover):
    return [str(step["title"]) for step in public_steps(handover)]


def test_a_mistake_about_a_lasting_job_is_not_told(cast):
    handover = factories.handover(factories.sheet(cast.network), cast.unit, status="hired")
    factories.lasting_job(handover)
    handover = change_status(handover, status="retained", by=cast.lead)
    assert titles(handover) == ["Jobbet holder. Tak!"]
    handover = change_status(handover, status="hired", by=cast.lead, text="Forkert ark")
    assert titles(handover) == []


def test_notes_texts_and_names_are_never_public(cast, handover):
    log(handover, by=cast.consultant, kind="note", text="Virker presset", expected_version=0)
    log(handover, by=cast.consultant, kind="no_answer", text="Sur", expected_version=1)
    assign(handover, owner=cast.lead, by=cast.lead, reason="Bo er syg", expected_version=2)
    assert titles(handover) == ["Vi ringede, men fik ikke fat i dig", "Arket fik en ansvarlig"]
    assert {"icon", "title", "when"} == set(public_steps(handover)[0])


def test_a_call_that_led_to_a_visit_is_two_steps(cast, handover):
    log(handover, by=cast.consultant, kind="call", status="visit_booked", expected_version=0)
    assert titles(handover) == ["Vi talte sammen", "Vi har aftalt et besøg"]


def test_no_candidate_yet_is_said_honestly(cast, handover):
    log(handover, by=cast.lead, kind="call", expected_version=0)
    offer(handover.openings.first(), by=cast.lead, hours="1-4")
    assert titles(handover)[-1] == "Vi har ikke fundet den rette endnu, men vi leder stadig"


def test_promise_shows_the_owner_s_own_phone_before_the_unit_s(cast, handover):
    cast.unit.phone, cast.consultant.phone = "98765000", "98765011"
    assert promise(handover.sheet).phone == "98765011"
    cast.consultant.phone = ""
    assert promise(handover.sheet).phone == "98765000"


def test_every_kind_of_entry_has_public_words_or_is_silent():
    assert receipts._DONE.keys() | receipts._SILENT == set(FollowUpEntry.Kind)
    assert receipts._DONE.keys() & receipts._SILENT == set()


def test_every_picture_of_a_receipt_exists(handover):
    words = [*receipts._DONE.values(), *receipts._LED_TO.values()]
    for icon in [icon for icon, _words in words] + [step.icon for step in way(handover, "")]:
        assert icon_paths(icon)


@pytest.mark.parametrize("kind", FollowUpEntry.Kind.values)
def test_no_kind_of_entry_shows_its_text_or_its_author(cast, handover, kind):
    handover.entries.create(kind=kind, text="Hemmeligt", by=cast.consultant)
    shown = "".join(titles(handover))
    assert "Hemmeligt" not in shown
    assert "consultant" not in shown


def test_silence_is_silent(cast, handover):
    for kind in ("note", "escalated", "placed", "status", "introduced"):
        handover.entries.create(kind=kind)
    assert titles(handover) == []


def test_an_introduction_is_told_when_somebody_spoke(cast, handover):
    introduction = factories.introduction(handover, cast.coordinator)
    handover.entries.create(kind="introduced")
    assert titles(handover) == []
    introduction.outcome, introduction.done_at = "reached", timezone.now()
    introduction.save()
    handover.refresh_from_db()
    assert titles(handover) == ["Netværket ringede først"]


def test_what_it_led_to_is_not_told_twice(cast, handover):
    handover.entries.create(kind="booked", status_after="visit_booked")
    handover.entries.create(kind="changed", status_after="withdrawn")
    handover.entries.create(kind="changed", status_before="withdrawn", status_after="new")
    assert titles(handover) == [
        "Vi har aftalt et besøg",
        "Tilsagnet er trukket tilbage",
        "Tilsagnet gælder igen",
    ]


def test_a_warm_introduction_is_promised_first(cast, handover):
    with time_machine.travel(MONDAY, tick=False):
        now = timezone.now()
        handover.introduction_due = now + timedelta(hours=7)
        handover.contact_due = now + timedelta(days=2)
        factories.introduction(handover, cast.coordinator)
        page = promise(handover.sheet, now=now).sentence
        mail = promise(handover.sheet).sentence
    assert page == (
        "coordinator fra Nordby Kommune ringer først, senest i dag. "
        "Så ringer consultant senest onsdag den 25. november."
    )
    assert mail == (
        "coordinator fra Nordby Kommune ringer først, senest mandag den 23. november. "
        "Så ringer consultant senest onsdag den 25. november."
    )


def test_an_introduction_that_is_over_is_not_promised(cast, handover):
    handover.introduction_due = timezone.now()
    factories.introduction(
        handover, cast.coordinator, outcome="not_reached", done_at=timezone.now()
    )
    assert promise(handover.sheet).sentence.startswith("consultant ringer senest")


@pytest.mark.parametrize(
    ("hours", "day"),
    [(3, "i dag"), (20, "i morgen"), (48, "onsdag den 25. november")],
)
def test_days_near_by_have_names(hours, day):
    with time_machine.travel(MONDAY, tick=False):
        now = timezone.now()
        assert wording.day_in_words(now + timedelta(hours=hours), now) == day
