"""What a company does with its own promise, without a log-in: entries without a person in `by`, nothing lost."""

from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone, translation

from accounts.models import Role
from outbox.models import Message
from pledges.followup.changes import change_status, log
from pledges.followup.deadlines import is_late
from pledges.followup.pausing import PauseRefused
from pledges.models import Handover, Reminder
from pledges.receipts import actions
from pledges.receipts.actions import Action, Colleague, LeaderRefused
from pledges.sheets.promised import Promised, promised_by
from tests import factories

MONDAY = "2026-11-23T09:00:00+01:00"
NEXT_MONDAY = "2026-11-30T09:00:00+01:00"

WEEKLY = Promised(tasks=("cleaning",), hours="5-9", positions=1)


@pytest.fixture
def handover(cast):
    sheet = factories.sheet(cast.network, contact_email="soren@example.org")
    with time_machine.travel(MONDAY, tick=False):
        return factories.handover(sheet, cast.unit, owner=cast.consultant, status="assigned")


def again(handover):
    return Handover.objects.get(pk=handover.pk)


def entries(handover):
    rows = handover.entries.order_by("pk")
    return [(entry.kind, entry.by, entry.status_after) for entry in rows]


def last_text(handover):
    return handover.entries.order_by("-pk").first().text


def code_of(refused):
    return refused.value.code


# Change


def test_change_rewrites_the_sheet_and_says_before_and_after(handover):
    wanted = Promised(
        tasks=("cleaning", "kitchen"),
        hours="10-14",
        positions=3,
        pattern="season",
        wants_visit=True,
        call_time="morning",
        call_way="email",
        remark="Brug bagdøren",
    )
    actions.change(handover, wanted=wanted)
    assert promised_by(again(handover).sheet) == wanted
    assert entries(handover) == [("changed", None, "")]
    assert last_text(handover).splitlines() == [
        "Job: 1 småjob, 5–9 timer om ugen: Rengøring (hver uge) → "
        "3 småjob, 10–14 timer om ugen: Rengøring, Køkken og café (i sæsonen)",
        "Besøg: nej → ja",
        "Bedste tid: Når det passer jer → Formiddag",
        "Bedste måde: Ring til mig → Skriv en e-mail",
        "Bemærkning: – → Brug bagdøren",
    ]


def test_an_english_leader_leaves_a_danish_entry(handover):
    with translation.override("en"):
        actions.change(handover, wanted=Promised(tasks=("cleaning",), hours="1-4", positions=1))
    assert last_text(handover).startswith("Job: 1 småjob, 5–9 timer om ugen: Rengøring")


def test_the_same_again_is_no_entry(handover):
    actions.change(handover, wanted=WEEKLY)
    assert entries(handover) == []
    assert again(handover).version == 0


def test_double_click_writes_once(handover):
    wanted = Promised(tasks=("green",), hours="1-4", positions=2)
    seen = WEEKLY.fingerprint
    for _n in range(2):
        actions.change(handover, wanted=wanted, seen=seen)
    assert len(entries(handover)) == 1


def test_a_tab_left_open_overwrites_nothing(handover):
    seen = WEEKLY.fingerprint
    actions.change(handover, wanted=Promised(tasks=("green",), hours="1-4", positions=2), seen=seen)
    with pytest.raises(LeaderRefused) as refused:
        actions.change(handover, wanted=Promised(wants_visit=True), seen=seen)
    assert code_of(refused) == LeaderRefused.Code.STALE
    assert again(handover).sheet.jobs == 2


def test_other_hours_leave_how_the_jobs_are_spread(cast, handover):
    sheet = handover.sheet
    sheet.lines.update(positions=3)
    sheet.lines.create(task="kitchen", hours="5-9", positions=1)
    wanted = Promised(tasks=("cleaning", "kitchen"), hours="15-19", positions=4)
    actions.change(handover, wanted=wanted)
    rows = sheet.lines.order_by("pk").values_list("task", "positions", "hours")
    assert list(rows) == [("cleaning", 3, "15-19"), ("kitchen", 1, "15-19")]


def test_a_new_remark_leaves_lines_with_hours_of_their_own(handover):
    handover.sheet.lines.create(task="kitchen", hours="20+", positions=1)
    now = promised_by(again(handover).sheet)
    actions.change(handover, wanted=Promised(**{**vars(now), "remark": "Ring på"}))
    assert sorted(handover.sheet.lines.values_list("hours", flat=True)) == ["20+", "5-9"]


def test_fingerprint_tells_every_field_apart():
    others = [
        Promised(tasks=("green",), hours="5-9", positions=1),
        Promised(tasks=("cleaning",), hours="1-4", positions=1),
        Promised(tasks=("cleaning",), hours="5-9", positions=2),
        Promised(tasks=("cleaning",), hours="5-9", positions=1, remark="x"),
    ]
    assert len({WEEKLY.fingerprint, *(other.fingerprint for other in others)}) == 5


# Pause


def test_pause_and_start_again_without_a_person(handover):
    with time_machine.travel(MONDAY, tick=False):
        actions.pause(handover, until=date(2026, 12, 14), reason="Ombygning")
        assert again(handover).paused_until == date(2026, 12, 14)
        actions.resume(again(handover))
    assert entries(handover) == [("paused", None, "on_hold"), ("resumed", None, "assigned")]
    assert again(handover).first_contact_at is None


def test_no_pause_into_the_past(handover):
    with time_machine.travel(MONDAY), pytest.raises(PauseRefused):
        actions.pause(handover, until=date(2026, 11, 22))
    assert again(handover).status == "assigned"


def test_second_press_on_start_again_is_refused(handover):
    with pytest.raises(LeaderRefused) as refused:
        actions.resume(handover)
    assert code_of(refused) == LeaderRefused.Code.NOT_NOW


# Withdraw and take back


def test_withdrawing_ends_the_sheet_and_its_clock(handover):
    actions.withdraw(handover, reason="Vi har ansat en")
    found = again(handover)
    assert (found.status, found.outcome, found.due_at) == ("withdrawn", "no_job", None)
    assert entries(handover) == [("changed", None, "withdrawn")]
    assert last_text(handover) == "Vi har ansat en"
    assert not handover.reminders.filter(kind__in=["lead", "coordinator"], done_at=None).exists()


def test_taking_back_before_any_contact_counts_as_no_contact(handover):
    with time_machine.travel(MONDAY, tick=False):
        actions.withdraw(handover)
        actions.reopen(again(handover))
    found = again(handover)
    assert (found.status, found.first_contact_at, found.closed_at) == ("assigned", None, None)
    assert found.contact_due == handover.contact_due
    assert found.furthest_step == Handover.RANKS["assigned"]
    assert found.reminders.filter(kind=Reminder.Kind.LEAD, done_at=None).count() == 1


def test_an_unowned_sheet_is_new_again(cast, handover):
    Handover.objects.update(owner=None, status="new")
    actions.withdraw(handover)
    actions.reopen(again(handover))
    assert again(handover).status == "new"


def test_taking_back_after_contact_is_contacted(cast, handover):
    log(handover, by=cast.consultant, kind="call", status="visit_booked", expected_version=0)
    contacted = again(handover).first_contact_at
    actions.withdraw(again(handover))
    actions.reopen(again(handover))
    assert (again(handover).status, again(handover).first_contact_at) == ("contacted", contacted)


def test_a_deadline_that_ran_out_while_closed_is_promised_anew(handover):
    with time_machine.travel(MONDAY, tick=False):
        actions.withdraw(handover)
    with time_machine.travel(NEXT_MONDAY, tick=False):
        actions.reopen(again(handover))
        found = again(handover)
        assert f"{timezone.localtime(found.contact_due):%Y-%m-%d %H:%M}" == "2026-12-02 16:00"
        assert not is_late(found, timezone.now())


def test_a_deadline_missed_before_the_withdrawal_stays_missed(handover):
    with time_machine.travel(NEXT_MONDAY, tick=False):
        actions.withdraw(handover)
        actions.reopen(again(handover))
        assert again(handover).contact_due == handover.contact_due
        assert is_late(again(handover), timezone.now())


@pytest.mark.parametrize("status", ["not_reachable", "expired"])
def test_a_company_that_was_given_up_may_come_back(cast, handover, status):
    change_status(handover, status=status, by=cast.consultant)
    actions.reopen(again(handover))
    assert again(handover).status == "assigned"


def test_an_open_sheet_cannot_be_opened_again(handover):
    with pytest.raises(LeaderRefused):
        actions.reopen(handover)
    assert entries(handover) == []


def test_withdrawing_twice_is_one_entry(handover):
    actions.withdraw(handover)
    with pytest.raises(LeaderRefused):
        actions.withdraw(handover)
    assert len(entries(handover)) == 1


def test_a_visit_still_to_come_is_called_off_with_it(cast, handover):
    Handover.objects.update(status="visit_booked", first_contact_at=timezone.now())
    visit = factories.visit(again(handover))
    actions.withdraw(again(handover))
    visit.refresh_from_db()
    assert visit.state == "cancelled"
    assert [kind for kind, _by, _status in entries(handover)] == ["called_off", "changed"]
    assert again(handover).status == "withdrawn"


# Delegate


def test_a_colleague_becomes_the_contact_and_both_are_told(cast, handover):
    token = handover.sheet.receipt_token
    handover.sheet.contact = factories.contact(cast.nordby)
    handover.sheet.save()
    actions.delegate(handover, colleague=Colleague("Ida Holm", email="ida@example.org"))
    sheet = again(handover).sheet
    assert (sheet.contact, sheet.contact_name, sheet.contact_phone) == (None, "Ida Holm", "")
    assert (sheet.contact_email, sheet.call_way, sheet.receipt_token) == (
        "ida@example.org",
        "email",
        token,
    )
    assert last_text(handover) == "Kontakt: Søren Ågård → Ida Holm"
    mails = Message.objects.order_by("pk")
    assert [mail.recipient for mail in mails] == ["ida@example.org", "soren@example.org"]
    assert all(sheet.get_receipt_url() in mail.text + mail.html for mail in mails)
    assert "consultant skriver senest" in mails[0].text


def test_a_colleague_with_a_phone_alone_gets_no_mail(handover):
    actions.delegate(handover, colleague=Colleague("Ida Holm", phone="87654321"))
    assert again(handover).sheet.call_way == "phone"
    assert [mail.recipient for mail in Message.objects.all()] == ["soren@example.org"]


@pytest.mark.parametrize(
    "name",
    [
        "[Din præmie](https://evil.example)",
        '<a href="https://evil.example">Klik</a>',
        "https://evil.example",
        "Hej\n\nBetal her: evil.example",
    ],
)
def test_a_name_makes_no_link_tag_or_line_in_either_mail(handover, name):
    actions.delegate(handover, colleague=Colleague(name, email="ida@example.org"))
    actions.delegate(again(handover), colleague=Colleague("Bo", email="bo@example.org"))
    for mail in Message.objects.all():
        assert "https://evil" not in mail.text + mail.html
        assert "evil.example" not in mail.text + mail.html
        assert "<a href=" not in mail.html.replace('<a class="sheet" href="http', "")
        assert "\nBetal" not in mail.text


def test_a_receipt_writes_to_few_strangers_a_day(handover):
    with time_machine.travel(MONDAY):
        for n in range(actions.COLLEAGUES_A_DAY):
            actions.delegate(handover, colleague=Colleague("Ida", email=f"ida-{n}@example.org"))
        with pytest.raises(LeaderRefused) as refused:
            actions.delegate(handover, colleague=Colleague("Ida", email="one-more@example.org"))
    assert code_of(refused) == LeaderRefused.Code.TOO_OFTEN
    assert not Message.objects.filter(recipient="one-more@example.org").exists()
    assert again(handover).sheet.contact_email == "ida-2@example.org"
    with time_machine.travel("2026-11-24T09:00:00+01:00"):
        actions.delegate(handover, colleague=Colleague("Ida", email="one-more@example.org"))
    assert again(handover).sheet.contact_email == "one-more@example.org"


# Nobody called


def test_report_reaches_the_lead_at_once(cast, handover):
    with time_machine.travel(NEXT_MONDAY, tick=False):
        actions.report_no_call(handover)
        assert again(handover).reported_at == timezone.now()
    assert again(handover).escalation == Handover.Escalation.LEAD
    assert entries(handover) == [("reported", None, "")]
    mail = Message.objects.get()
    assert (mail.organisation, mail.recipient) == (cast.unit, cast.lead.email)
    assert "Ågård Maskinfabrik" in mail.text
    assert "onsdag den 25. november" in mail.text
    assert f"/arbejdsbord/overleveringer/{handover.pk}/" in mail.text


def test_report_is_heard_once_a_day(handover):
    with time_machine.travel("2026-11-30T00:30:00+01:00"):
        actions.report_no_call(handover)
    with time_machine.travel("2026-11-30T23:30:00+01:00"), pytest.raises(LeaderRefused) as refused:
        actions.report_no_call(handover)
    assert code_of(refused) == LeaderRefused.Code.KNOWN
    assert (Message.objects.count(), len(entries(handover))) == (1, 1)


def test_next_day_the_coordinator_hears_too_but_may_not_open_the_log(cast, handover):
    with time_machine.travel("2026-11-30T23:30:00+01:00"):
        actions.report_no_call(handover)
    with time_machine.travel("2026-12-01T00:30:00+01:00"):
        actions.report_no_call(handover)
    assert again(handover).escalation == Handover.Escalation.COORDINATOR
    second = Message.objects.order_by("pk")[1:]
    assert [mail.recipient for mail in second] == [cast.lead.email, cast.coordinator.email]
    assert ["overleveringer" in mail.text + mail.html for mail in second] == [True, False]


def test_without_a_lead_the_consultants_are_told(cast, handover):
    Role.objects.filter(user=cast.lead).delete()
    with time_machine.travel(NEXT_MONDAY):
        actions.report_no_call(handover)
    assert Message.objects.get().recipient == cast.consultant.email


def test_before_the_promised_time_nobody_is_alarmed(handover):
    with time_machine.travel(MONDAY), pytest.raises(LeaderRefused) as refused:
        actions.report_no_call(handover)
    assert code_of(refused) == LeaderRefused.Code.NOT_NOW
    assert Message.objects.count() == 0


def test_a_call_that_is_only_in_the_log_can_be_reported(cast, handover):
    log(handover, by=cast.consultant, kind="call", expected_version=0)
    actions.report_no_call(again(handover))
    assert again(handover).escalation == Handover.Escalation.LEAD


def test_a_call_after_the_report_calms_the_clock(cast, handover):
    """What the consultant does next takes it all away again; the report stays in the log."""
    with time_machine.travel(NEXT_MONDAY):
        actions.report_no_call(handover)
        log(again(handover), by=cast.consultant, kind="call", expected_version=1)
    found = again(handover)
    assert (found.escalation, found.reported_at) == (Handover.Escalation.NONE, None)
    assert found.entries.filter(kind="reported").exists()


# What is possible when


@pytest.mark.parametrize(
    ("status", "closed", "contacted", "can"),
    [
        ("assigned", False, False, {"change", "delegate", "pause", "withdraw"}),
        ("contacted", False, True, {"change", "delegate", "pause", "withdraw", "report"}),
        ("no_candidate_yet", False, True, {"change", "delegate", "pause", "withdraw", "report"}),
        ("on_hold", False, True, {"change", "delegate", "resume", "withdraw"}),
        ("hired", False, True, {"delegate"}),
        ("withdrawn", True, True, {"reopen"}),
        ("expired", True, False, {"reopen"}),
        ("not_reachable", True, False, {"reopen"}),
        ("not_ours", True, True, set()),
        ("retained", True, True, set()),
    ],
)
def test_possible(status, closed, contacted, can):
    now = timezone.now()
    handover = Handover(
        status=status,
        contact_due=now + timedelta(days=1),
        closed_at=now if closed else None,
        first_contact_at=now if contacted else None,
    )
    assert actions.possible(handover) == {Action(name) for name in can}


@pytest.mark.parametrize(
    "act",
    [
        lambda h: actions.change(h, wanted=Promised(wants_visit=True)),
        lambda h: actions.pause(h, until=timezone.localdate() + timedelta(days=9)),
        lambda h: actions.withdraw(h),
        lambda h: actions.delegate(h, colleague=Colleague("Ida", email="ida@example.org")),
        lambda h: actions.report_no_call(h),
    ],
)
def test_a_sheet_that_went_elsewhere_takes_nothing_more(cast, handover, act):
    change_status(handover, status="not_ours", by=cast.consultant)
    with pytest.raises(LeaderRefused) as refused:
        act(again(handover))
    assert code_of(refused) == LeaderRefused.Code.NOT_NOW
    assert Message.objects.count() == 0
    assert len(entries(handover)) == 1
