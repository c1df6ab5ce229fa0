"""To another unit, and into a pause and out of it."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone, translation

from accounts.models import AuditEntry, Role
from pledges.followup.changes import FollowUpRefused, assign, log
from pledges.followup.pausing import PauseRefused, pause, resume
from pledges.followup.reminders import plan_clock
from pledges.followup.rerouting import RerouteRefused, reroute
from pledges.followup.statuses import FOLLOWS
from pledges.models import Handover, Reminder
from tests import factories

PauseCode, RerouteCode, Status = PauseRefused.Code, RerouteRefused.Code, Handover.Status
COPENHAGEN = ZoneInfo("Europe/Copenhagen")


def at(month, day, hour=9):
    return datetime(2026, month, day, hour, tzinfo=COPENHAGEN)


@pytest.fixture(autouse=True)
def _monday():
    with time_machine.travel(at(11, 23), tick=False):
        yield


@pytest.fixture
def handover(cast):
    made = factories.handover(
        factories.sheet(cast.network),
        cast.unit,
        owner=cast.consultant,
        status="assigned",
        contact_due=at(11, 24, 16),
    )
    plan_clock(made)
    return made


@pytest.fixture
def target(cast):
    """Sønderby's unit, with one consultant and a calendar of its own."""
    unit = factories.organisation(
        "Indgangen Sønderby", kind="employment_unit", municipality_code="0540", contact_days=3
    )
    unit.expert = factories.user("Kim")
    Role.objects.create(user=unit.expert, organisation=unit, role=Role.Kind.UNIT_LEAD)
    return unit


def refused(call, *args, **kwargs):
    with pytest.raises((PauseRefused, RerouteRefused, FollowUpRefused)) as caught:
        call(*args, **kwargs)
    return caught.value.code


def send(cast, handover, unit, **changes):
    fields = {"by": cast.consultant, "reason": "Flyttet til Sønderby", "expected_version": 0}
    return reroute(handover, unit=unit, **(fields | changes))


# --- To another unit ---------------------------------------------------------------------------


def test_a_sheet_moves_with_its_log_and_a_new_clock(cast, handover, target):
    log(handover, by=cast.consultant, kind="no_answer", text="Lagde besked", expected_version=0)
    moved = send(cast, handover, target, expected_version=1)
    assert (moved.unit, moved.owner, moved.status, moved.reason) == (target, None, "new", "queue")
    assert moved.contact_due == at(11, 26, 16)
    first, second = moved.entries.all()
    assert first.text == "Lagde besked"
    assert second.kind == "rerouted"
    assert second.text == "Virksomhedsindgangen Nordby → Indgangen Sønderby\nFlyttet til Sønderby"
    assert {r.due_at for r in moved.reminders.filter(done_at=None)} == {
        at(11, 27, 16),
        at(12, 1, 16),
    }


def test_both_units_have_the_line_in_their_audit_log(cast, handover, target):
    send(cast, handover, target)
    lines = AuditEntry.objects.filter(verb="followup.rerouted").order_by("pk")
    assert [line.organisation for line in lines] == [target, cast.unit]
    for line in lines:
        assert (line.by, line.before["unit"], line.after["unit"]) == (
            cast.consultant,
            cast.unit.pk,
            target.pk,
        )


def test_the_companys_consultant_over_there_gets_it(cast, target):
    company = factories.company()
    factories.handover(factories.sheet(cast.network, company=company), target, owner=target.expert)
    handover = factories.handover(factories.sheet(cast.network, company=company), cast.unit)
    moved = send(cast, handover, target)
    assert (moved.owner, moved.status, moved.reason) == (target.expert, "assigned", "continuity")


def test_the_old_unit_opens_it_no_more(client, cast, handover, target):
    page = f"/arbejdsbord/overleveringer/{handover.pk}/"
    client.force_login(cast.consultant)
    data = {"reroute-version": 0, "reroute-unit": target.pk, "reroute-reason": "Flyttet"}
    assert client.post(f"{page}videre/", data).url == "/arbejdsbord/indbakke/"
    assert client.get(page).status_code == 404
    client.force_login(target.expert)
    assert "Flyttet" in client.get(page).content.decode()


def test_after_the_first_call_the_answer_about_a_candidate_gets_the_new_clock(
    cast, handover, target
):
    called = log(handover, by=cast.consultant, kind="call", expected_version=0)
    with time_machine.travel(at(11, 27), tick=False):
        moved = send(cast, called, target, expected_version=1)
    assert (moved.status, moved.first_contact_at) == ("contacted", called.first_contact_at)
    assert moved.contact_due == handover.contact_due
    assert moved.candidate_due == at(12, 4, 16)


def test_a_paused_sheet_moves_paused(cast, handover, target):
    pause(handover, until=date(2026, 12, 1), by=cast.consultant)
    moved = send(cast, handover, target, expected_version=1)
    assert (moved.status, moved.status_before_pause, moved.owner) == ("on_hold", "new", None)
    assert moved.due_for == "return"


def test_a_waiting_introduction_ends_with_the_move(cast, handover, target):
    handover.introduction_due = at(11, 24, 16)
    handover.save()
    introduction = factories.introduction(handover, cast.coordinator)
    moved = send(cast, handover, target)
    introduction.refresh_from_db()
    assert (introduction.outcome, introduction.done_at) == ("passed_on", timezone.now())
    assert (moved.introduction_due, moved.due_for) == (None, "contact")


def test_the_old_systems_number_stays_behind(cast, handover, target):
    handover.external_reference = "SAG-1"
    handover.save()
    assert send(cast, handover, target).external_reference == ""


@pytest.mark.parametrize("where", ["unit", "nordby", "sonderby", "empty"])
def test_only_another_staffed_unit_takes_it(cast, handover, target, where):
    empty = factories.organisation("Tom", kind="employment_unit")
    unit = empty if where == "empty" else getattr(cast, where)
    assert refused(send, cast, handover, unit) == RerouteCode.TARGET
    handover.refresh_from_db()
    assert (handover.unit, handover.version, handover.entries.count()) == (cast.unit, 0, 0)


def test_a_unit_whose_people_all_left_takes_nothing(cast, handover, target):
    target.expert.is_active = False
    target.expert.save(update_fields=["is_active"])
    assert refused(send, cast, handover, target) == RerouteCode.TARGET


def test_a_closed_sheet_one_with_a_visit_and_one_without_a_reason_stay(cast, handover, target):
    assert refused(send, cast, handover, target, reason="  ") == RerouteCode.REASON
    Handover.objects.update(visit_at=at(11, 25))
    assert refused(send, cast, handover, target) == RerouteCode.VISIT
    Handover.objects.update(visit_at=None, status="withdrawn", closed_at=at(11, 20))
    assert refused(send, cast, handover, target) == RerouteCode.CLOSED


def test_the_second_of_two_who_write_is_told(cast, handover, target):
    log(handover, by=cast.lead, kind="no_answer", expected_version=0)
    assert refused(send, cast, handover, target) == FollowUpRefused.Code.VERSION


# --- Pause and return --------------------------------------------------------------------------


def test_a_pause_has_a_date_and_comes_back_by_itself(cast, handover):
    paused = pause(
        handover, until=date(2026, 12, 1), by=cast.consultant, reason="Ferie", expected_version=0
    )
    assert (paused.status, paused.status_before_pause) == ("on_hold", "assigned")
    assert (paused.due_at, paused.due_for) == (at(12, 1, 8), "return")
    assert paused.entries.get().text == "til 1. december 2026\nFerie"
    waiting = Reminder.objects.filter(handover=handover, done_at=None)
    assert [(r.kind, r.due_at) for r in waiting] == [("return", at(12, 1, 8))]
    line = AuditEntry.objects.get(verb="followup.paused")
    assert (line.before["status"], line.after["status"]) == ("assigned", "on_hold")
    assert line.after["paused_until"] == "2026-12-01"


def test_the_log_of_a_pause_is_danish_whoever_writes_it(cast, handover):
    with translation.override("en"):
        pause(handover, until=date(2026, 11, 30), by=cast.consultant)
    assert handover.entries.latest("pk").text == "til 30. november 2026"


@pytest.mark.parametrize(
    "until",
    [date(2026, 11, 23), date(2026, 11, 22), date(2027, 11, 24), date(9999, 12, 31), date(1, 1, 1)],
)
def test_a_pause_ends_after_today_and_within_a_year(cast, handover, until):
    assert refused(pause, handover, until=until, by=cast.consultant) == PauseCode.DATE


def test_the_longest_pause_is_a_year(cast, handover):
    assert pause(handover, until=date(2027, 11, 23), by=None).status == "on_hold"


def test_back_from_a_pause_the_sheet_is_what_it_was_with_a_new_deadline(cast, handover):
    pause(handover, until=date(2026, 12, 24), by=cast.consultant)
    with time_machine.travel(at(12, 24, 8), tick=False):
        back = resume(handover, by=None)
        plan_clock(back)
    assert (back.status, back.paused_until, back.status_before_pause) == ("assigned", None, "")
    assert back.contact_due.astimezone(COPENHAGEN) == at(12, 29, 16)  # Christmas, then a weekend
    entry = back.entries.last()
    assert (entry.kind, entry.status_before, entry.status_after) == (
        "resumed",
        "on_hold",
        "assigned",
    )


@pytest.mark.parametrize("before", [s for s in Status if Status.ON_HOLD in FOLLOWS[s]])
def test_every_status_that_may_pause_comes_back_as_it_was(cast, before):
    called = None if before in ("new", "assigned") else at(11, 20)
    handover = factories.handover(
        factories.sheet(cast.network),
        cast.unit,
        status=before,
        owner=None if before == "new" else cast.consultant,
        first_contact_at=called,
        candidate_due=called and at(11, 27, 16),
    )
    pause(handover, until=date(2026, 12, 1), by=cast.consultant)
    with time_machine.travel(at(12, 1, 8), tick=False):
        back = resume(handover, by=None)
    assert (back.status, back.first_contact_at) == (before, called)
    assert back.candidate_due == (called and at(12, 8, 16))


@pytest.mark.parametrize("before", [s for s in Status if Status.ON_HOLD not in FOLLOWS[s]])
def test_what_may_not_wait_is_not_paused(cast, before):
    handover = factories.handover(factories.sheet(cast.network), cast.unit, status=before)
    code = refused(pause, handover, until=date(2026, 12, 1), by=cast.lead)
    assert code == FollowUpRefused.Code.STATUS


def test_a_call_during_the_pause_is_not_forgotten(cast, handover):
    pause(handover, until=date(2026, 12, 1), by=cast.consultant)
    log(handover, by=cast.consultant, kind="call", expected_version=1)
    back = resume(handover, by=cast.consultant)
    assert (back.status, back.first_contact_at) == ("contacted", at(11, 23))


def test_a_sheet_given_away_during_the_pause_comes_back_assigned(cast):
    handover = factories.handover(factories.sheet(cast.network), cast.unit)
    pause(handover, until=date(2026, 12, 1), by=cast.lead)
    assign(handover, owner=cast.consultant, by=cast.lead)
    assert resume(handover, by=None).status == "assigned"


@pytest.mark.parametrize(
    ("called", "owner", "status"),
    [(True, "consultant", "contacted"), (False, "consultant", "assigned"), (False, None, "new")],
)
def test_one_on_hold_from_before_pauses_had_a_date_comes_back_too(cast, called, owner, status):
    handover = factories.handover(
        factories.sheet(cast.network),
        cast.unit,
        status="on_hold",
        owner=owner and getattr(cast, owner),
        first_contact_at=at(11, 20) if called else None,
    )
    assert resume(handover, by=cast.lead).status == status


def test_a_promise_that_still_holds_is_not_shortened(cast, handover):
    Handover.objects.update(contact_due=at(12, 10, 16))
    pause(handover, until=date(2026, 11, 24), by=cast.consultant)
    assert resume(handover, by=cast.consultant).contact_due == at(12, 10, 16)


def test_a_waiting_introduction_gets_its_day_again(cast, handover):
    handover.introduction_due = at(11, 24, 16)
    handover.save()
    introduction = factories.introduction(handover, cast.coordinator)
    pause(handover, until=date(2026, 12, 1), by=None)
    with time_machine.travel(at(12, 1, 8), tick=False):
        back = resume(handover, by=None)
    introduction.refresh_from_db()
    assert (back.introduction_due, introduction.due) == (at(12, 2, 16), at(12, 2, 16))
    assert (back.contact_due, back.due_for) == (at(12, 3, 16), "introduction")


def test_what_is_not_paused_does_not_come_back(cast, handover):
    assert refused(resume, handover, by=cast.lead) == PauseCode.NOT_PAUSED
    handover.refresh_from_db()
    assert (handover.version, handover.entries.count()) == (0, 0)


# --- The pages ---------------------------------------------------------------------------------


def url(handover, action):
    return f"/arbejdsbord/overleveringer/{handover.pk}/{action}"


def test_pausing_and_ending_the_pause_by_hand(client, cast, handover):
    client.force_login(cast.consultant)
    data = {"pause-version": 0, "pause-until": "2026-12-01", "pause-reason": "De har travlt"}
    response = client.post(url(handover, "pause/"), data, follow=True)
    assert "På pause til" in response.content.decode()
    response = client.post(url(handover, "pause/slut/"), follow=True)
    assert "På pause til" not in response.content.decode()
    handover.refresh_from_db()
    assert (handover.status, handover.version) == ("assigned", 2)


@pytest.mark.parametrize(
    "changes",
    [
        {"pause-until": ""},
        {"pause-until": "2026-11-23"},
        {"pause-until": "nonsens"},
        {"pause-reason": ""},
        {"pause-reason": "010180-1234"},
    ],
)
def test_a_refused_pause_writes_nothing_and_keeps_the_text(client, cast, handover, changes):
    client.force_login(cast.consultant)
    data = {"pause-version": 0, "pause-until": "2026-12-01", "pause-reason": "De har travlt"}
    response = client.post(url(handover, "pause/"), data | changes)
    assert response.status_code == 422
    if "pause-reason" not in changes:
        assert "De har travlt" in response.content.decode()
    handover.refresh_from_db()
    assert handover.version == 0


@pytest.mark.parametrize("action", ["pause/", "videre/"])
def test_an_empty_form_is_refused(client, cast, handover, target, action):
    client.force_login(cast.consultant)
    assert client.post(url(handover, action)).status_code == 422


def test_a_foreign_unit_is_no_choice(client, cast, handover, target):
    client.force_login(cast.consultant)
    for foreign in (cast.sonderby.pk, cast.unit.pk, 10**9):
        data = {"reroute-version": 0, "reroute-unit": foreign, "reroute-reason": "Flyttet"}
        assert client.post(url(handover, "videre/"), data).status_code == 422
    handover.refresh_from_db()
    assert handover.unit == cast.unit


def test_what_others_wrote_meanwhile_is_shown_and_can_be_sent_again(client, cast, handover, target):
    log(handover, by=cast.lead, kind="no_answer", text="Prøvede kl. 10", expected_version=0)
    client.force_login(cast.consultant)
    data = {"reroute-version": 0, "reroute-unit": target.pk, "reroute-reason": "Flyttet til byen"}
    response = client.post(url(handover, "videre/"), data)
    html = response.content.decode()
    assert response.status_code == 409
    assert "Prøvede kl. 10" in html
    assert "Flyttet til byen" in html
    assert 'name="reroute-version" value="1"' in html


def test_the_desk_offers_pause_and_move_where_they_may(client, cast, handover, target):
    client.force_login(cast.consultant)
    page = url(handover, "")
    html = client.get(page).content.decode()
    assert url(handover, "pause/") in html
    assert url(handover, "videre/") in html
    Handover.objects.update(status="hired", first_contact_at=timezone.now() - timedelta(days=2))
    assert url(handover, "pause/") not in client.get(page).content.decode()
    Handover.objects.update(status="withdrawn", closed_at=timezone.now())
    assert url(handover, "videre/") not in client.get(page).content.decode()
