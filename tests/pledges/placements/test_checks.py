"""13 and 26 weeks on: two answers side by side, and a question that is asked once."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone, translation

from accounts.models import AuditEntry
from outbox.models import Message
from pledges.clock.sweep import sweep
from pledges.figures.at_work import at_work
from pledges.figures.funnel import funnel
from pledges.followup.changes import FollowUpRefused
from pledges.models import Handover, RetentionAnswer, RetentionCheck
from pledges.placements.changes import Code, PlacementRefused, ask_about_check, end_placement
from pledges.placements.checks import answer_check, check, differs, take_back, to_answer
from pledges.steering.freezing import hold_meeting
from tests import factories
from tests.pledges.placements.test_changes import begin

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
START = date(2026, 11, 2)
WEEK_13, WEEK_26 = START + timedelta(weeks=13), START + timedelta(weeks=26)


def noon(day):
    return datetime.combine(day, datetime.min.time(), COPENHAGEN) + timedelta(hours=12)


@pytest.fixture
def clock():
    with time_machine.travel(noon(START), tick=False) as traveller:
        yield traveller


@pytest.fixture
def placement(cast, clock):
    sheet = factories.sheet(cast.network, contact_email="soren@example.org")
    handover = factories.handover(
        sheet, cast.unit, owner=cast.consultant, status="referred", first_contact_at=noon(START)
    )
    return begin(handover, cast.consultant, starts_on=START)


def of_week(placement, weeks):
    return RetentionCheck.objects.select_related("placement__handover").get(
        placement=placement, weeks=weeks
    )


def handover_of(placement):
    return Handover.objects.get(pk=placement.handover_id)


def test_still_at_13_weeks_makes_the_sheet_retained(cast, placement, clock):
    clock.move_to(noon(WEEK_13))
    found = check(of_week(placement, 13), says="still", by=cast.consultant)
    handover = handover_of(placement)
    assert (found.unit_says, found.unit_by, found.unit_at) == (
        "still",
        cast.consultant,
        noon(WEEK_13),
    )
    assert (handover.status, handover.outcome, handover.due_for) == ("retained", "job", "")
    assert handover.check_due == datetime(2027, 5, 3, 9, tzinfo=COPENHAGEN)
    assert (
        handover.entries.filter(kind="checked").get().text == "Kandidat A1\n13 uger: stadig i job"
    )


def test_an_answer_that_was_wrong_is_taken_back_and_stays_as_history(cast, placement, clock):
    clock.move_to(noon(WEEK_13))
    check(of_week(placement, 13), says="still", by=cast.consultant)
    clock.move_to(noon(WEEK_13 + timedelta(days=2)))
    take_back(of_week(placement, 13), says="ended", reason="Var stoppet før", by=cast.lead)
    handover, found = handover_of(placement), of_week(placement, 13)
    assert (handover.status, handover.outcome, handover.closed_at) == ("hired", "", None)
    assert (found.unit_says, found.unit_by) == ("ended", cast.lead)
    old = found.taken_back.get()
    assert (old.said, old.said_by, old.said_at) == ("still", cast.consultant, noon(WEEK_13))
    assert (old.reason, old.by) == ("Var stoppet før", cast.lead)
    assert "Var stoppet før" in handover.entries.last().text
    line = AuditEntry.objects.filter(verb="placement.check_taken_back").get()
    assert "Var stoppet" not in f"{line.before}{line.after}"
    take_back(found, says="still", reason="Det var en anden", by=cast.consultant)
    assert handover_of(placement).status == "retained"
    assert [each.said for each in found.taken_back.all()] == ["still", "ended"]


def test_figures_follow_what_holds_now(cast, placement, clock):
    clock.move_to(noon(WEEK_13))
    check(of_week(placement, 13), says="still", by=cast.consultant)
    assert (at_work().lasted_13, step_of("retained")) == (1, 1)
    take_back(of_week(placement, 13), reason="Vi ringede aldrig", by=cast.consultant)
    assert (at_work().lasted_13, step_of("retained")) == (0, 0)
    handover = handover_of(placement)
    assert (handover.status, handover.due_for) == ("hired", "check")  # and is asked about again
    check(of_week(placement, 13), says="still", by=cast.consultant)
    assert (at_work().lasted_13, step_of("retained")) == (1, 1)


def step_of(key):
    return {step.key: step.sheets for step in funnel()}[key]


def test_an_answer_is_taken_back_after_the_end_too(cast, placement, clock):
    clock.move_to(noon(WEEK_13))
    check(of_week(placement, 13), says="still", by=cast.consultant)
    end_placement(placement, on=WEEK_13, reason="person", by=cast.consultant)
    take_back(of_week(placement, 13), says="ended", reason="Var stoppet før", by=cast.consultant)
    assert handover_of(placement).status == "hired"


@pytest.mark.parametrize(
    ("said", "then", "reason", "code"),
    [
        ("", "ended", "Forkert", Code.UNANSWERED),
        ("still", "still", "Forkert", Code.UNANSWERED),
        ("still", "ended", "  ", Code.REASON),
    ],
)
def test_nothing_is_taken_back_without_an_answer_and_a_reason(
    cast, placement, clock, said, then, reason, code
):
    clock.move_to(noon(WEEK_13))
    if said:
        check(of_week(placement, 13), says=said, by=cast.consultant)
    with pytest.raises(PlacementRefused) as caught:
        take_back(of_week(placement, 13), says=then, reason=reason, by=cast.consultant)
    assert caught.value.code == code
    assert not RetentionAnswer.objects.exists()


def test_another_answer_never_takes_the_place_of_the_first_by_itself(cast, placement, clock):
    clock.move_to(noon(WEEK_13))
    check(of_week(placement, 13), says="still", by=cast.consultant)
    with pytest.raises(PlacementRefused) as caught:
        check(of_week(placement, 13), says="ended", by=cast.lead)
    assert caught.value.code == Code.ANSWERED
    assert handover_of(placement).status == "retained"


def test_a_held_meeting_keeps_the_figure_of_its_day(cast, placement, clock):
    clock.move_to(noon(WEEK_13))
    check(of_week(placement, 13), says="still", by=cast.consultant)
    clock.move_to(noon(WEEK_13 + timedelta(days=1)))
    meeting = factories.steering_meeting(cast.network, period_start=START)
    hold_meeting(meeting, by=cast.coordinator, now=timezone.now())
    meeting.refresh_from_db()
    held = meeting.frozen
    take_back(of_week(placement, 13), says="ended", reason="Var stoppet før", by=cast.consultant)
    clock.move_to(noon(WEEK_13 + timedelta(days=9)))
    hold_meeting(meeting, by=cast.coordinator, now=timezone.now())
    meeting.refresh_from_db()
    assert meeting.frozen == held
    fresh = factories.steering_meeting(cast.network, period_start=START)
    now = hold_meeting(fresh, by=cast.coordinator, now=timezone.now()).frozen
    assert (held["funnel"][-1][1], now["funnel"][-1][1]) == (1, 0)


def test_it_is_taken_back_by_press(cast, placement, clock, client):
    clock.move_to(noon(WEEK_13))
    found = check(of_week(placement, 13), says="still", by=cast.consultant)
    client.force_login(cast.consultant)
    page = f"/arbejdsbord/forloeb/{placement.pk}/"
    address = f"{page}tjek/{found.pk}/tilbage/"
    assert address in client.get(page).content.decode()
    typed = {"back-version": 1, "back-says": "ended", "back-reason": ""}
    response = client.post(address, typed)
    assert response.status_code == 422
    stale = client.post(address, typed | {"back-version": 0, "back-reason": "Forkert person"})
    assert (stale.status_code, "Forkert person" in stale.content.decode()) == (409, True)
    assert client.post(address, typed | {"back-reason": "Forkert person"}).status_code == 302
    assert "Forkert person" in client.get(page).content.decode()
    unanswered = of_week(placement, 26).pk
    assert client.get(f"{page}tjek/{unanswered}/tilbage/").status_code == 404


def test_what_lasted_13_weeks_and_not_26_has_lasted(cast, placement, clock):
    clock.move_to(noon(WEEK_13))
    check(of_week(placement, 13), says="still", by=cast.consultant)
    clock.move_to(noon(WEEK_26))
    check(of_week(placement, 26), says="ended", by=cast.consultant)
    assert handover_of(placement).status == "retained"


def test_an_unpaid_internship_is_still_there_and_no_lasting_job(cast, placement, clock):
    placement.steps.update(paid_hours=0, unpaid_hours=20)
    clock.move_to(noon(WEEK_13))
    check(of_week(placement, 13), says="still", by=cast.consultant)
    handover = handover_of(placement)
    assert (handover.status, handover.due_for) == ("hired", "check")


def test_an_end_of_a_job_never_makes_the_sheet_retained(cast, placement, clock):
    with pytest.raises(FollowUpRefused) as caught:
        end_placement(placement, on=START, reason="person", by=cast.consultant, then="retained")
    assert caught.value.code == FollowUpRefused.Code.EARLY
    assert handover_of(placement).status == "hired"


def test_a_retained_sheet_is_still_asked_at_26_weeks(cast, placement, clock):
    clock.move_to(noon(WEEK_13))
    check(of_week(placement, 13), says="still", by=cast.consultant)
    clock.move_to(noon(WEEK_26))
    sweep()
    assert of_week(placement, 26).asked_at == noon(WEEK_26)
    assert placement.reminders.get(kind="check_26").outcome == "done"
    check(of_week(placement, 26), says="still", by=cast.consultant)
    assert handover_of(placement).check_due is None


@pytest.mark.parametrize("weeks", [13, 26])
def test_nobody_answers_before_the_day(cast, placement, clock, weeks):
    clock.move_to(noon(START + timedelta(weeks=weeks, days=-1)))
    with pytest.raises(PlacementRefused) as caught:
        check(of_week(placement, weeks), says="still", by=cast.consultant)
    assert caught.value.code == Code.EARLY
    assert not to_answer(RetentionCheck.objects.filter(weeks=weeks)).exists()
    clock.move_to(noon(START + timedelta(weeks=weeks)))
    assert to_answer(RetentionCheck.objects.filter(weeks=weeks)).exists()


def test_the_company_is_asked_once_in_a_mail_that_says_no_reference(cast, placement, clock):
    clock.move_to(noon(WEEK_13))
    assert sweep() >= 1
    assert ask_about_check(placement, weeks=13) is None
    found, message = of_week(placement, 13), Message.objects.get(reference__startswith="check:")
    link = f"/kvittering/{placement.handover.sheet.receipt_token}/fastholdelse/{found.pk}/"
    assert (message.organisation, message.recipient) == (cast.nordby, "soren@example.org")
    assert link in message.text
    assert link in message.html
    for secret in ("Kandidat A1", "ordinære"):
        assert secret not in message.text + message.html + message.subject


@pytest.mark.parametrize("why", ["ended", "answered"])
def test_nothing_is_asked_when_there_is_nothing_to_ask(cast, placement, clock, why):
    clock.move_to(noon(WEEK_13))
    if why == "ended":
        end_placement(placement, on=WEEK_13, reason="person", by=cast.consultant)
    else:
        answer_check(of_week(placement, 13), says="still")
    assert ask_about_check(placement, weeks=13) is None
    sweep()
    assert Message.objects.filter(reference__startswith="check:").count() == 0


def test_without_an_address_the_unit_alone_is_reminded(cast, placement, clock):
    sheet = placement.handover.sheet
    sheet.contact_email = ""
    sheet.save(update_fields=["contact_email"])
    clock.move_to(noon(WEEK_13))
    ask_about_check(placement, weeks=13)
    assert Message.objects.count() == 0
    assert handover_of(placement).due_for == "check"


@pytest.mark.parametrize(
    ("unit", "company", "expected"),
    [
        ("still", "still", False),
        ("still", "ended", True),
        ("ended", "still", True),
        ("still", "", False),
        ("", "ended", False),
    ],
)
def test_two_answers_differ_only_when_both_are_there(unit, company, expected):
    assert differs(RetentionCheck(unit_says=unit, company_says=company)) is expected


def test_the_companys_answer_stands_beside_the_units(cast, placement, clock):
    clock.move_to(noon(WEEK_13))
    check(of_week(placement, 13), says="still", by=cast.consultant)
    answer_check(of_week(placement, 13), says="ended")
    found = of_week(placement, 13)
    assert (found.unit_says, found.company_says, differs(found)) == ("still", "ended", True)
    assert handover_of(placement).status == "retained"


def test_a_second_tap_writes_nothing(cast, placement, clock):
    clock.move_to(noon(WEEK_13))
    for _tap in range(2):
        answer_check(of_week(placement, 13), says="still")
        check(of_week(placement, 13), says="ended", by=cast.consultant)
    entries = placement.handover.entries
    assert entries.filter(kind="answered").count() == 1
    assert entries.filter(kind="checked").count() == 1


def test_another_tap_changes_the_answer_and_both_are_in_the_log(cast, placement, clock):
    clock.move_to(noon(WEEK_13))
    answer_check(of_week(placement, 13), says="ended")
    answer_check(of_week(placement, 13), says="still")
    assert of_week(placement, 13).company_says == "still"
    assert placement.handover.entries.filter(kind="answered").count() == 2


def test_the_unit_says_nothing_more_of_an_ended_one(cast, placement, clock):
    clock.move_to(noon(WEEK_13))
    end_placement(placement, on=WEEK_13, reason="person", by=cast.consultant)
    with pytest.raises(PlacementRefused) as caught:
        check(of_week(placement, 13), says="still", by=cast.consultant)
    assert caught.value.code == Code.ENDED


def test_a_company_that_was_asked_may_answer_after_the_end(cast, placement, clock):
    clock.move_to(noon(WEEK_13))
    ask_about_check(placement, weeks=13)
    end_placement(placement, on=WEEK_13, reason="person", by=cast.consultant)
    assert list(to_answer(placement.checks)) == [of_week(placement, 13)]


def test_the_log_of_a_check_is_danish_whoever_writes_it(cast, placement, clock):
    clock.move_to(noon(WEEK_13))
    with translation.override("en"):
        check(placement.checks.get(weeks=13), says="still", by=cast.consultant)
    entry = placement.handover.entries.filter(text__contains="uger").get()
    assert entry.text.endswith("13 uger: stadig i job")
